package hub

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"sidan/model"
)

// Row is a row of a county's own lists. Record is the id of the record that the row is about. If it is zero, the row
// stands for the one record that it can mean: a place by its path, a household by its grid and door, a person by place
// and name, a group by sort, place and name.
type Row struct {
	Record model.RecordID
	Body   model.Body // PlaceAdded, PersonAdded, GroupAdded or HouseholdAdded
}

// Terms say what Import may write.
type Terms struct {
	Dry    bool `json:"dry"`    // write nothing, only say what would become of each row
	Accept bool `json:"accept"` // also take rows that differ from what is known, and rows that ask and can be taken
	Skip   bool `json:"skip"`   // leave out each row that is bad or asks, and take the rest
}

// RowVerdict is the result of a row. A record that differs from its row is left as it is unless the terms accept the
// row, because what was found at the door since is newer than the list.
type RowVerdict struct {
	Record model.RecordID `json:"id"` // zero if the row means no record
	State  model.RowState `json:"state"`
	Fields []model.Field  `json:"fields"` // the fields in which the row differs from the record
	Like   int            `json:"like"`   // number, from 1, of an earlier row about the same record; 0 if none
	Why    model.Refusal  `json:"why"`
}

// blocks reports whether a row with this verdict keeps the whole list from being written.
func (v RowVerdict) blocks() bool { return v.State == model.RowBad || v.State == model.RowAsk }

// Import enters a county's lists by the same rules as any other change, in the name of the organisation. It returns a
// verdict for each row, at the index of the row. If a row is bad or asks, it writes nothing, unless the terms say Skip.
// All that it writes it writes in one transaction. An error is a fault of the hub, and never of a row.
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

// judge sets the verdict of each row. made reports whether it drew the hub's secret for the ids of rows, which is then
// to be stored.
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

// write writes the changes of the list. It also stores the hub's secret for the ids of rows if judge drew it.
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

// errNothing ends a transaction in which nothing is to be written.
var errNothing = errors.New("nothing to keep")

// list is the state of an import: what is known of the records that rows may mean, and a step for each community.
type list struct {
	at       int64
	key      slotKey
	steps    map[model.Path]*step
	known    known
	taking   model.Taking
	verdicts []RowVerdict
}

// keyed sets the hub's secret if the id of a row is made with it. If the hub has none yet, keyed draws it, and made is
// true.
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

// load reads the records that the rows may touch, with one Load for each community, and begins the steps.
func (l *list) load(s Snapshot, rows []Row) error {
	keys := map[model.Path]*Keys{}
	need := func(community model.Path) *Keys {
		if keys[community] == nil {
			keys[community] = &Keys{Community: community}
		}
		return keys[community]
	}
	for _, row := range rows {
		making, makes := model.MakingOf(row.Body)
		community := making.Community
		if !makes || community == "" {
			continue // the row will be refused
		}
		k, ids := need(community), l.ids(row)
		k.Records = append(k.Records, ids...)
		k.Waiting = append(k.Waiting, ids...)
		for _, named := range making.Names {
			for p := named.Path; p != ""; p = p.Up() {
				dir := need(p.At(model.County))
				dir.Records = append(dir.Records, model.PlaceIDOf(p).Record())
			}
		}
	}
	for community, k := range keys {
		loaded, err := s.Load(*k)
		if err != nil {
			return err
		}
		l.steps[community] = newStep(community, theOrganisation(community.At(model.County)), loaded, 0)
		if l.steps[community].waited, err = authorsOf(s, loaded.Waiting); err != nil {
			return err
		}
	}
	return nil
}

// enter returns the verdict of a row, and applies its change if the row is to be written.
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

// apply applies the change of a row, and remembers the record that it made. It returns a refusal if the change was not
// accepted, and nil otherwise.
func (l *list) apply(i int, id model.RecordID, body model.Body, community model.Path) *model.Refusal {
	if no := body.Check(); no != nil { // what is known and what the row adds may together be too long
		return no
	}
	c, line, err := entry(id, body, l.at)
	if err != nil {
		return &model.Refusal{Reason: model.TooLong}
	}
	s := l.steps[community]
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

// refusal returns why a row can never be taken: its form, or a place that no list names. It returns nil if it can.
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

// accepted reports whether the change of the line was applied to its record.
func (l Line) accepted() bool { return l.Code == model.OK || l.Code == model.Flagged }
