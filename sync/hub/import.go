package hub

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"sidan/model"
)

// Row is a line of a county's own lists. A zero Record stands for the one record such a row can have: a place by its
// path, a household by its grid and door, a person by place and name, a group by sort, place and name.
type Row struct {
	Record model.RecordID
	Body   model.Body // PlaceAdded, PersonAdded, GroupAdded or HouseholdAdded
}

// Terms say how a list is to be taken in.
type Terms struct {
	Dry    bool `json:"dry"`    // only say what would become of it
	Accept bool `json:"accept"` // take what differs from what is known, and what asks and can be taken as it stands
	Skip   bool `json:"skip"`   // leave out what is bad or asks, and take the rest
}

// RowVerdict is what became of a row. What differs is left as it is unless the terms accept it: what was found
// at the door since is newer than the list.
type RowVerdict struct {
	Record model.RecordID `json:"id"` // zero where none is meant
	State  model.RowState `json:"state"`
	Fields []model.Field  `json:"fields"` // in which it differs
	Like   int            `json:"like"`   // the earlier row, from 1, that speaks of the same; 0: none
	Why    model.Refusal  `json:"why"`
}

// blocks reports whether nothing may be written while there is such a row.
func (v RowVerdict) blocks() bool { return v.State == model.RowBad || v.State == model.RowAsk }

// Import enters a county's lists through the same rules as everything else, in the name of the organisation.
// All rows go in or, where one is bad or asks, none: verdicts says which, a verdict per row.
func (h *Hub) Import(ctx context.Context, rows []Row, terms Terms) (verdicts []RowVerdict, err error) {
	now := h.now().Unix()
	err = h.journal.Update(ctx, func(tx Tx) error {
		l := &list{
			at: now, taking: model.Taking{Accept: terms.Accept}, steps: map[model.Path]*step{},
			verdicts: make([]RowVerdict, len(rows)),
		}
		made, err := l.judge(tx, rows, h.random)
		if err != nil {
			return err
		}
		verdicts = l.verdicts
		if terms.Dry || !terms.Skip && slices.ContainsFunc(verdicts, RowVerdict.blocks) {
			return errNothing
		}
		return l.write(tx, made)
	})
	if err != nil && !errors.Is(err, errNothing) {
		return nil, fmt.Errorf("import: %w", err)
	}
	return verdicts, nil
}

// judge gives each row its verdict; made reports whether the hub's key for ids of rows was drawn for it.
func (l *list) judge(s Snapshot, rows []Row, random io.Reader) (made bool, err error) {
	if made, err = l.keyed(s, rows, random); err != nil {
		return made, err
	}
	if err := l.load(s, rows); err != nil {
		return made, err
	}
	if err := l.known.load(s, rows); err != nil {
		return made, err
	}
	for i, row := range rows {
		l.verdicts[i] = l.enter(i, row)
	}
	return made, nil
}

// write writes what the rows came to, and the hub's key for ids of rows where it was made for them.
func (l *list) write(tx Tx, made bool) error {
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
}

// errNothing ends a transaction of which nothing is to be kept.
var errNothing = errors.New("nothing to keep")

// list is an import on its way: the places known so far, and a step for each community the rows touch.
type list struct {
	at       int64
	key      slotKey
	steps    map[model.Path]*step
	known    known
	taking   model.Taking
	verdicts []RowVerdict
}

// keyed gives the list the hub's key where a row's id is made with it; made reports whether there was none.
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
	keys := map[model.Path]*Keys{}
	need := func(home model.Path) *Keys {
		if keys[home] == nil {
			keys[home] = &Keys{Home: home}
		}
		return keys[home]
	}
	for _, row := range rows {
		making, makes := model.MakingOf(row.Body)
		home := making.Community
		if !makes || home == "" {
			continue // it will be refused
		}
		k, ids := need(home), l.ids(row)
		k.Records = append(k.Records, ids...)
		k.Waiting = append(k.Waiting, ids...)
		for _, named := range making.Names {
			for p := named.Path; p != ""; p = p.Up() {
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

// enter gives a row its verdict, and applies what is to be written.
func (l *list) enter(i int, row Row) RowVerdict {
	if no := l.refusal(row); no != nil {
		return RowVerdict{State: model.RowBad, Why: *no}
	}
	m := l.match(row)
	v := RowVerdict{Record: m.Meets, Fields: m.Fields}
	var write bool
	if v.State, v.Like, v.Why, write = l.taking.Judge(i+1, m); !write {
		return v
	}
	if v.Record.IsZero() {
		v.Record = l.id(row)
	}
	if no := l.apply(i, v.Record, m.Body, model.CommunityOf(row.Body)); no != nil {
		v.State, v.Why = model.RowBad, *no
	}
	return v
}

// apply applies a change of the list's, and remembers what it made.
func (l *list) apply(i int, id model.RecordID, body model.Body, home model.Path) *model.Refusal {
	if no := body.Check(); no != nil { // what is known and what the list adds may together be too much
		return no
	}
	c, line, err := entry(id, body, l.at)
	if err != nil {
		return &model.Refusal{Reason: model.TooLong}
	}
	s := l.steps[home]
	line.Tags = s.tags
	if met, ok := l.known.stored[id]; ok {
		s.records[id] = met
	}
	s.apply(c, line, "", nil)
	if said := s.lines[line.Key()]; !said.accepted() {
		return &said.Why
	}
	l.known.add(s.records[id])
	l.taking.Said(i+1, id)
	return nil
}

// refusal is what makes a row useless: its own form, or a place that no list names.
func (l *list) refusal(row Row) *model.Refusal {
	making, makes := model.MakingOf(row.Body)
	if !makes || !model.KindOf(row.Body).Has(model.InLists) {
		return &model.Refusal{Reason: model.BadInput, Args: []string{"kind"}}
	}
	if no := row.Body.Check(); no != nil {
		return no
	}
	for _, named := range making.Names {
		if _, known := l.steps[named.Path.At(model.County)].records[model.PlaceIDOf(named.Path).Record()]; !known {
			return &model.Refusal{Reason: model.BadInput, Args: []string{named.Field, string(named.Path)}}
		}
	}
	return nil
}

func (l Line) accepted() bool { return l.Code == model.OK || l.Code == model.Flagged }
