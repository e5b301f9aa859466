package hub

import (
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"time"

	"sidan/model"
	"sidan/model/code"
)

// personFor finds the person whom an invitation is for. If that is somebody new, made holds the writes that enter
// them; otherwise it is nil.
func (h *Hub) personFor(s Snapshot, in Invite, now time.Time) (who model.Ref, made *Writes, err error) {
	if !in.Person.IsZero() {
		who, err = personByID(s, in)
	} else {
		who, err = personByName(s, in)
	}
	if err != nil || !who.IsZero() {
		return who, nil, err
	}
	if who = in.Person; who.IsZero() {
		if who.ID, err = newID[model.Person](now, h.random); err != nil {
			return who, nil, err
		}
	}
	made, err = enterPerson(s, who, in, now)
	return who, made, err
}

// communitiesOf returns, for some scopes, the communities and the directories of the counties that may hold the
// records of the people and groups there.
func communitiesOf(scopes []model.Path) (communities []model.Path) {
	for _, s := range scopes {
		communities = append(communities, s.Community(), s.At(model.County))
	}
	slices.Sort(communities)
	return slices.Compact(communities)
}

// personByID finds a person by the id of an invitation, first among the accounts and then among the records. It
// returns the zero Ref if nobody has the id and the invitation gives a name under which they can be entered.
func personByID(s Snapshot, in Invite) (model.Ref, error) {
	if a, ok, err := accountOf(s, in.Person.ID); err != nil || ok {
		return a.Person, err
	}
	for _, community := range communitiesOf(in.Scopes) {
		r, err := record(s, community, in.Person.ID.Record())
		if err != nil {
			return model.Ref{}, err
		}
		if p, ok := r.(*model.Person); ok {
			return p.Ref(), nil
		}
	}
	if in.Person.Name == "" { // without a name nobody can be entered
		return model.Ref{}, &model.Refusal{Reason: model.BadInput, Args: []string{"person", in.Person.ID.String()}}
	}
	return model.Ref{}, nil
}

// personByName finds the one person who has the name of an invitation, and returns the zero Ref if nobody has it. If
// several people have it, it refuses the invitation. The refusal lists the id and the place of each of them, so that
// the inviter can say by id who is meant.
func personByName(s Snapshot, in Invite) (who model.Ref, err error) {
	if in.Person.Name == "" {
		return who, &model.Refusal{Reason: model.Missing, Args: []string{"person"}}
	}
	var found []*model.Person
	for _, community := range communitiesOf(in.Scopes) {
		err := eachRow(s, community, func(r Stored) error {
			if r.Kind != model.KindPerson {
				return nil
			}
			rec, err := code.Open(r.Face, nil)
			if err != nil {
				return fmt.Errorf("read person: %w: %w", ErrDamaged, err)
			}
			if p := rec.(*model.Person); p.Name == in.Person.Name {
				found = append(found, p)
			}
			return nil
		})
		if err != nil {
			return model.Ref{}, err
		}
	}
	switch {
	case len(found) == 1:
		return found[0].Ref(), nil
	case len(found) > 1:
		no := &model.Refusal{Reason: model.BadInput, Args: []string{"name", in.Person.Name}}
		for _, p := range found[:min(len(found), mostNamesakes)] {
			no.Args = append(no.Args, p.ID.String(), string(p.Place))
		}
		return model.Ref{}, no
	}
	return model.Ref{}, nil
}

// mostNamesakes is how many people of the same name a refusal lists at most.
const mostNamesakes = 10

// eachRow calls visit for every row of a community or directory that an organiser there may see. Among these are the
// rows of all its people.
func eachRow(s Snapshot, community model.Path, visit func(Stored) error) error {
	all := model.Account{Role: model.OrganiserRole, Scopes: []model.Path{community}}.TagsIn(community)
	for after := uint64(0); ; {
		rows, upTo, err := s.Rows(community, all, after, 500, 1<<20, nil)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if err := visit(r); err != nil {
				return err
			}
		}
		if len(rows) == 0 {
			return nil
		}
		after = upTo
	}
}

// functionOf gives, for a role, the function (职务) that somebody new in that role most likely has.
var functionOf = map[model.Role]model.Function{model.WorkerRole: model.GridWorker,
	model.SupervisorRole: model.Secretary,
	model.UnitRole:       model.Liaison, model.VolunteerRole: model.Volunteer, model.OrganiserRole: model.Organiser}

// enterPerson returns the writes that make the record of somebody new. Their place is the first scope of the
// invitation; the place of a liaison is the county.
func enterPerson(s Snapshot, who model.Ref, in Invite, now time.Time) (*Writes, error) {
	body := model.PersonAdded{Name: who.Name, Function: functionOf[in.Role], Place: in.Scopes[0]}
	if in.Role == model.UnitRole {
		body.Place = body.Place.At(model.County) // a liaison serves wherever the unit does
	}
	for _, g := range in.Groups {
		if g.Kind == model.ToTeam {
			body.Teams = append(body.Teams, g.Name)
		}
	}
	if no := body.Check(); no != nil {
		return nil, no
	}
	community := model.CommunityOf(body)
	c, line, err := entry(who.ID.Record(), body, now.Unix())
	if err != nil {
		return nil, err
	}
	of := []model.RecordID{c.Record}
	l, err := s.Load(Keys{Community: community, Records: of, Waiting: of})
	if err != nil {
		return nil, err
	}
	step := newStep(community, theOrganisation(community.At(model.County)), l, 1)
	line.Tags = step.tags
	step.apply(c, line, "", nil)
	out := step.output()
	return &out.Writes, nil
}

// newID draws a UUIDv7 (RFC 9562).
func newID[K any](now time.Time, random io.Reader) (id model.ID[K], err error) {
	if _, err := io.ReadFull(random, id[6:]); err != nil {
		return id, fmt.Errorf("draw an id: %w", err)
	}
	var ms [8]byte
	binary.BigEndian.PutUint64(ms[:], uint64(now.UnixMilli()))
	copy(id[:6], ms[2:])
	id[6] = id[6]&0x0f | 0x70
	id[8] = id[8]&0x3f | 0x80
	return id, nil
}
