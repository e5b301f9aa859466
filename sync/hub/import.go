package hub

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"sidan/model"
	"sidan/model/code"
)

// Row is a line of a county's own lists. A zero Record stands for the one record such a row can have: a place by its
// path, a household by its grid and door, a person by place and name, a group by sort, place and name.
type Row struct {
	Record model.RecordID
	Body   model.Body // PlaceAdded, PersonAdded, GroupAdded or HouseholdAdded
}

// RowVerdict is what became of a row. Unchanged: it was there already. A household that differs from what is there is
// left as it is and flagged: what was found at the door since is newer than the list.
type RowVerdict struct {
	Record    model.RecordID `json:"id"`
	Code      model.Code     `json:"code"` // OK, Flagged or Refused
	Unchanged bool           `json:"unchanged"`
	Why       model.Refusal  `json:"why"`
}

// Import enters a county's lists through the same rules as everything else, in the name of the organisation. All rows go
// in or, where one is refused or dry is set, none: verdicts says which, a verdict per row.
func (h *Hub) Import(ctx context.Context, rows []Row, dry bool) (verdicts []RowVerdict, err error) {
	now := h.now().Unix()
	err = h.journal.Update(ctx, func(tx Tx) error {
		l := &list{at: now, steps: map[model.Path]*step{}, verdicts: make([]RowVerdict, len(rows))}
		made, err := l.keyed(tx, rows, h.random)
		if err != nil {
			return err
		}
		if err := l.load(tx, rows); err != nil {
			return err
		}
		for i, row := range rows {
			l.verdicts[i] = l.enter(row)
		}
		verdicts = l.verdicts
		refused := func(v RowVerdict) bool { return v.Code == model.Refused }
		if dry || slices.ContainsFunc(verdicts, refused) {
			return errNothing
		}
		for _, s := range l.steps {
			if out := s.output(); len(out.Writes.Lines) > 0 {
				if err := tx.Write(out.Writes); err != nil {
					return err
				}
			}
		}
		if made {
			return put(tx, Meta, SlotsKey, l.key)
		}
		return nil
	})
	if err != nil && !errors.Is(err, errNothing) {
		return nil, fmt.Errorf("import: %w", err)
	}
	return verdicts, nil
}

// errNothing ends a transaction of which nothing is to be kept.
var errNothing = errors.New("nothing to keep")

// list is an import on its way: the places known so far, and a step for each community the rows touch.
type list struct {
	at       int64
	key      slotKey
	steps    map[model.Path]*step
	fresh    map[model.RecordID]bool // entered by this very list
	verdicts []RowVerdict
}

// keyed gives the list the hub's key where a row's id is made with it; made says that there was none.
func (l *list) keyed(s Snapshot, rows []Row, random io.Reader) (made bool, err error) {
	if !slices.ContainsFunc(rows, Row.wantsKey) {
		return false, nil
	}
	if l.key, err = readSlotKey(s); err != nil || l.key != (slotKey{}) {
		return false, err
	}
	l.key, err = drawSlotKey(random)
	return true, err
}

// load reads what the rows touch, a round for each community.
func (l *list) load(s Snapshot, rows []Row) error {
	l.fresh = map[model.RecordID]bool{}
	keys := map[model.Path]*Keys{}
	need := func(home model.Path) *Keys {
		if keys[home] == nil {
			keys[home] = &Keys{Home: home}
		}
		return keys[home]
	}
	for _, row := range rows {
		home := model.HomeOf(row.Body)
		if home == "" {
			continue // it will be refused
		}
		k, ids := need(home), l.ids(row)
		k.Records = append(k.Records, ids...)
		k.Waiting = append(k.Waiting, ids...)
		for _, named := range placesOf(row.Body) {
			for p := named.path; p != ""; p = p.Up() {
				dir := need(p.At(model.County))
				dir.Records = append(dir.Records, model.PlaceIDOf(p).Record())
			}
		}
	}
	for home, k := range keys {
		loaded, err := s.Load(*k)
		if err != nil {
			return err
		}
		l.steps[home] = newStep(home, theOrganisation(home.At(model.County)), loaded, 0)
		if l.steps[home].waited, err = authorsOf(s, loaded.Waiting); err != nil {
			return err
		}
	}
	return nil
}

// enter gives a row its verdict, and applies it.
func (l *list) enter(row Row) RowVerdict {
	v := RowVerdict{Record: l.id(row), Code: model.OK}
	if no := l.refusal(row); no != nil {
		v.Code, v.Why = model.Refused, *no
		return v
	}
	c, line, err := entry(v.Record, row.Body, l.at)
	if err != nil {
		v.Code, v.Why = model.Refused, model.Refusal{Reason: model.TooLong}
		return v
	}
	s := l.steps[model.HomeOf(row.Body)]
	line.Tags = s.tags
	stored, known := s.records[c.Record]
	if known && sameAs(stored, s, c, line) {
		v.Unchanged = true
		return v
	}
	if _, household := row.Body.(model.HouseholdAdded); known && (household || l.fresh[c.Record]) {
		v.Why = model.Refusal{Reason: model.FlagSecond}
		v.Code, v.Unchanged = model.Flagged, true
		if l.fresh[c.Record] { // twice in one list, and not the same: only a person can say which is right
			v.Code = model.Refused
		}
		return v
	}
	s.apply(c, line, "", nil)
	l.fresh[c.Record] = true
	said := s.lines[line.Key()]
	if v.Why = said.Why; !said.accepted() {
		v.Code = model.Refused
	}
	return v
}

// refusal is what makes a row useless: its own form, or a place that no list names.
func (l *list) refusal(row Row) *model.Refusal {
	switch row.Body.(type) {
	case model.PlaceAdded, model.PersonAdded, model.GroupAdded, model.HouseholdAdded:
	default:
		return &model.Refusal{Reason: model.BadInput, Args: []string{"kind"}}
	}
	if no := row.Body.Check(); no != nil {
		return no
	}
	for _, named := range placesOf(row.Body) {
		if _, known := l.steps[named.path.At(model.County)].records[model.PlaceIDOf(named.path).Record()]; !known {
			return &model.Refusal{Reason: model.BadInput, Args: []string{named.field, string(named.path)}}
		}
	}
	return nil
}

// sameAs says that entering a change would alter nothing of what a record was entered with.
func sameAs(stored Stored, s *step, c model.Change, line Line) bool {
	before, err := code.Open(stored.Face, stored.Inside)
	if err != nil {
		return false
	}
	old, isHousehold := before.(*model.Household)
	if isHousehold {
		before = nil
	}
	after, out := model.Apply(before, c, line.stamp(stored.Rev))
	if !out.Accepted() {
		return false
	}
	if h, ok := after.(*model.Household); ok && isHousehold {
		differs := func(f model.Field) bool { return h.Get(f) != old.Get(f) }
		return h.Grid == old.Grid && !slices.ContainsFunc(model.Fields, differs)
	}
	row, err := newStored(after, stored.Rev)
	return err == nil && slices.Equal(row.Face, stored.Face) && slices.Equal(row.Inside, stored.Inside)
}

// namedPlace is a place that a body speaks of, and in which of its fields.
type namedPlace struct {
	field string
	path  model.Path
}

// placesOf are those that a body speaks of, which the lists must name: of a place the one above it, and of the county none.
func placesOf(body model.Body) (named []namedPlace) {
	switch b := body.(type) {
	case model.PlaceAdded:
		if up := b.Path.Up(); up != "" {
			named = []namedPlace{{"path", up}}
		}
	case model.PersonAdded:
		named = []namedPlace{{"place", b.Place}}
	case model.GroupAdded:
		named = []namedPlace{{"place", b.Place}}
		for _, p := range b.Covers {
			named = append(named, namedPlace{"covers", p})
		}
	case model.HouseholdAdded:
		named = []namedPlace{{"grid", b.Grid}}
	case model.VisitMade:
		named = []namedPlace{{"grid", b.Grid}}
	case model.TaskRaised:
		named = []namedPlace{{"grid", b.Grid}}
	}
	return named
}

func (l Line) accepted() bool { return l.Code == model.OK || l.Code == model.Flagged }
