package hub

import (
	"slices"
	"sync"

	"sidan/model"
	"sidan/sync/wire"
)

// Room is how many rows, and how many bytes of rows, a reply can still take. Answer counts it down.
type Room struct{ Rows, Bytes int }

// NewRoom returns the room of an empty reply.
func NewRoom() *Room { return &Room{wire.MostRows, wire.MostRowBytes} }

// Answer returns the hub's answer to an ask, all of it from one snapshot (docs/visibility.md §3, steps 4 to 7). done is
// the output of the ask's Step; for an ask without changes only its Left is set, to the ask's own head and mark. week
// is the present week.
func Answer(s Snapshot, a Account, b Batch, done Output, week model.Week, room *Room) (wire.Answer, error) {
	ask := b.Ask
	asked := b.lines()
	for _, h := range ask.Held {
		asked = append(asked, LineKey{h.Record, h.ID})
	}
	lines := done.finalLines(asked)
	keys := Keys{Community: ask.Community, Seen: done.Left.Head}
	for i, key := range asked {
		if lines[i].Rev == 0 {
			keys.Lines = append(keys.Lines, key)
		}
	}
	l, err := s.Load(keys)
	if err != nil {
		return wire.Answer{}, err
	}
	if !fits(l, done.Left) {
		return wire.Answer{Community: ask.Community, Ask: ask.Ask, Again: true}, nil
	}
	for i, key := range asked {
		if lines[i].Rev == 0 {
			lines[i] = l.Lines[key]
		}
	}
	answer := wire.Answer{
		Community: ask.Community, Ask: ask.Ask, Head: l.History.Head, Mark: l.History.Mark, Safe: l.History.Safe,
	}
	tags := a.TagsIn(ask.Community)
	if answer.Verdicts, err = b.verdicts(s, asked, lines, tags); err != nil {
		return wire.Answer{}, err
	}
	if ask.Rows {
		answer.Page, err = b.page(s, l.History, tags, done, lines, week, room)
	}
	return answer, err
}

// finalLines returns, for each change, its line in the output if the verdict there is final, and otherwise the zero
// Line. Such lines are in every snapshot whose history runs through Left, so they need not be read again. The line of a
// held change must be read, because the change may have another line since.
func (o Output) finalLines(asked []LineKey) []Line {
	lines := make([]Line, len(asked))
	for i, key := range asked {
		if l := o.Lines[key]; l.Code != model.Held {
			lines[i] = l
		}
	}
	return lines
}

// verdicts returns the verdict of each change that was offered or asked about. It says who stood against a change only
// if the viewer sees the face of the record now. A change that is not in the log of its record is held.
func (b Batch) verdicts(s Snapshot, asked []LineKey, lines []Line, tags model.Tags) ([]wire.Verdict, error) {
	disputed, err := disputedRecords(s, b.Ask.Community, lines)
	if err != nil {
		return nil, err
	}
	verdicts := make([]wire.Verdict, 0, len(asked))
	known := sync.OnceValues(func() (bool, error) { return Known(s, b.Ask.Community) })
	for i, key := range asked {
		line := lines[i]
		v := wire.Verdict{ID: key.ID, Code: line.Code, Rev: line.Rev, Why: line.Why.Reason, Args: line.Why.Args}
		if line.Rev == 0 {
			v.Code = model.Held
			if v.Why, v.Args, err = b.untold(known, i); err != nil {
				return nil, err
			}
		} else if !line.Why.Against.IsZero() && disputed[key.Record].FaceTags.Meet(tags) {
			v.Against = line.Why.Against
		}
		verdicts = append(verdicts, v)
	}
	return verdicts, nil
}

// disputedRecords returns the records of those lines that say who stood against the change. Only for them does verdicts
// have to know who sees the record, and they are few.
func disputedRecords(s Snapshot, community model.Path, lines []Line) (map[model.RecordID]Stored, error) {
	keys := Keys{Community: community}
	for _, line := range lines {
		if !line.Why.Against.IsZero() {
			keys.Records = append(keys.Records, line.Record)
		}
	}
	if keys.Records == nil {
		return nil, nil
	}
	l, err := s.Load(keys)
	return l.Records, err
}

// untold returns why a change that has no line in the log is held. n is its index among the changes that were asked
// about, of which those offered in this request come first. If the community does not exist, the reason is NoPlace. If
// the change was offered now and could be decoded, it is NotKept: the hub keeps no more held changes of this laptop or
// this record. Otherwise it is Undecodable.
func (b Batch) untold(known func() (bool, error), n int) (model.Reason, []string, error) {
	there, err := known()
	switch {
	case err != nil:
		return "", nil, err
	case !there:
		return model.NoPlace, []string{string(b.Ask.Community)}, nil
	case n < len(b.offers) && b.offers[n].err == nil:
		return model.NotKept, nil, nil
	}
	return model.Undecodable, nil, nil
}

// page reads the rows after the cursor of the laptop's copy, and the records that went out of the viewer's sight since.
// done is the output of Step for the ask, lines are those of the changes that were offered or asked about. It leaves
// out rows that the laptop computes itself.
func (b Batch) page(
	s Snapshot, c History, tags model.Tags, done Output, lines []Line, week model.Week, room *Room,
) (*wire.Page, error) {
	ask := b.Ask
	p := &wire.Page{From: ask.After, Digest: wire.DigestOf(tags), Week: week}
	tooOld := ask.After > 0 && max(ask.After, ask.Since) < c.Floor
	if ask.Digest != p.Digest || week < ask.Week || tooOld {
		p.From = 0
	}
	var predict *prediction
	if b.Predicts && p.From > 0 { // a new copy gets every row
		predict = &prediction{done: done, lines: lines[:len(b.offers)], verdicts: len(lines)}
	}
	p.Next = p.From
	if room.Rows <= 0 || room.Bytes <= 0 { // the rows of other communities fill this reply
		return p, nil
	}
	rows, upTo, err := s.Rows(ask.Community, tags, p.From, room.Rows, room.Bytes, done.at)
	if err != nil {
		return nil, err
	}
	gone, lostUpTo, err := goneSince(s, ask, p.From, tags, room.Rows)
	if err != nil {
		return nil, err
	}
	p.Next = min(upTo, lostUpTo, c.Head)
	if predict == nil {
		p.Rows = slices.Grow(p.Rows, len(rows)+len(gone))
	}
	for _, r := range rows {
		if r.Rev > p.Next {
			continue
		}
		room.Rows--
		if r.Fault() != "" {
			p.LeftOut = append(p.LeftOut, r.ID)
			continue
		}
		room.Bytes -= len(r.Face) + len(r.Inside)
		if row, within := show(r, tags, week); within && !predict.leavesOut(p, r, row) {
			p.Rows = append(p.Rows, row)
		}
	}
	predict.finish(p)
	for _, g := range gone {
		if g.Rev <= p.Next {
			room.Rows--
			p.Rows = append(p.Rows, g)
		}
	}
	slices.SortStableFunc(p.Rows, func(a, b wire.Row) int { return int(int64(a.Rev) - int64(b.Rev)) })
	return p, nil
}

// show returns a record as a viewer may see it, without an inside that is not for them. within is false for a visit
// that is past the horizon.
func show(r Stored, tags model.Tags, week model.Week) (row wire.Row, within bool) {
	if r.Kind == model.KindVisit && r.Week < week-model.Horizon {
		return row, false
	}
	row = wire.Row{Rev: r.Rev, ID: r.ID, Face: r.Face}
	if r.InsideTags.Meet(tags) {
		row.Inside = r.Inside
	}
	return row, true
}

// goneSince returns, as rows without a face, the records that lost a tag of the viewer after the last page and that the
// viewer does not see now. They are all there are up to the revision upTo. A new copy has nothing to lose, and a copy
// that was begun at Since has nothing that was lost before it.
func goneSince(
	s Snapshot, ask wire.Ask, from uint64, tags model.Tags, most int,
) (gone []wire.Row, upTo uint64, err error) {
	if from == 0 {
		return nil, ^uint64(0), nil
	}
	losses, upTo, err := s.Losses(ask.Community, max(from, ask.Since), most)
	if err != nil {
		return nil, 0, err
	}
	losses = slices.DeleteFunc(losses, func(l Loss) bool { return !l.Tags.Meet(tags) })
	keys := Keys{Community: ask.Community}
	for _, l := range losses {
		keys.Records = append(keys.Records, l.Record)
	}
	now, err := s.Load(keys)
	if err != nil {
		return nil, 0, err
	}
	for _, l := range losses {
		if !now.Records[l.Record].FaceTags.Meet(tags) {
			gone = append(gone, wire.Row{Rev: l.Rev, ID: l.Record})
		}
	}
	return gone, upTo, nil
}
