package hub

import (
	"maps"
	"time"

	"sidan/model"
	"sidan/model/code"
)

// step is a community's state while changes go in one after the other; what it made is in output.
type step struct {
	home      model.Path
	account   Account
	tags      model.Tags // the author's, here, now
	community Community
	lines     map[LineKey]Line
	records   map[model.RecordID]Stored
	waiting   map[model.RecordID][]Line
	waited    map[model.PersonID]Account // of the authors of what waits
	lists     map[model.RecordID]Stored  // places of the directory
	place     model.Path                 // the last that was found in the lists
	kept      int                        // bytes kept of what was held from this laptop
	writes    Writes
	hashed    []byte                 // a buffer, of markAfterIn
	written   map[model.RecordID]int // where in writes.Records
	created   map[model.RecordID]int // the same, of records that one change of this step made from nothing
	rules     Rules
}

// Rules say what a change does to a record: model.Apply, or what is handed in for it.
type Rules func(model.Record, model.Change, model.Stamp) (model.Record, model.Outcome)

// newStep begins one of about n changes.
func newStep(home model.Path, a Account, l Loaded, n int) *step {
	s := &step{home: home, account: a, tags: a.TagsIn(home), community: l.Community, lines: roomy(l.Lines, n),
		records: roomy(l.Records, n), waiting: roomy(l.Waiting, 0), written: make(map[model.RecordID]int, n),
		created: make(map[model.RecordID]int, n),
		rules:   model.Apply}
	s.writes.Lines, s.writes.Records = make([]Line, 0, n), make([]Stored, 0, n)
	return s
}

// roomy is a copy with room for n more.
func roomy[K comparable, V any](m map[K]V, n int) map[K]V {
	c := make(map[K]V, len(m)+n)
	maps.Copy(c, m)
	return c
}

func (s *step) output() Output {
	s.writes.Home, s.writes.Community = s.home, s.community
	return Output{
		Left: Left{s.community.Head, s.community.Mark}, Lines: s.lines, Writes: s.writes,
		written: s.written, created: s.created,
		Kept: s.kept,
	}
}

// apply lets the rules say what a change does, writes the row they made, and logs the verdict. flag is what
// somebody should look at where the rules find nothing, "" for nothing. author is nil where the hub itself says
// it.
func (s *step) apply(c model.Change, line Line, flag model.Reason, author *Account) {
	stored, known := s.records[c.Record]
	after, out := s.rule(stored, known, c, line, author)
	if !out.Accepted() {
		line.Code, line.Why = out.Code, out.Why
		switch {
		case out.Code == model.Held && out.Why.Reason == model.UnknownRecord:
			s.wait(line)
		case out.Code == model.Held:
			s.hold(line, out.Why)
		default:
			s.log(line, nil)
		}
		return
	}
	if out.Code == model.OK && flag != "" {
		out = model.Outcome{Code: model.Flagged, Why: model.Refusal{Reason: flag}}
	}
	line.Code, line.Why = out.Code, out.Why
	s.log(line, after)
	if !known {
		s.settle(c.Record)
	}
}

// rule is Apply, and a fault in it: a panic holds the one change that met it and no other.
func (s *step) rule(stored Stored, known bool, c model.Change, line Line, author *Account) (row *Stored,
	out model.Outcome) {
	defer func() {
		if recover() != nil {
			row, out = nil, held(model.RulePanic)
		}
	}()
	var before model.Record // an untyped nil where there is none
	if known {
		var err error
		if before, err = code.Open(stored.Face, stored.Inside); err != nil {
			return nil, held(model.Undecodable) // a newer program wrote it
		}
	}
	after, out := s.rules(before, c, line.stamp(s.community.Head+1))
	if !out.Accepted() {
		return nil, out
	}
	switch {
	case after.Community() != s.home:
		return nil, held(model.NoRight)
	case !known && author != nil && takesSlot(after):
		return nil, held(model.Unfit)
	}
	row, err := newStored(after, s.community.Head+1)
	if err != nil {
		return nil, held(model.RulePanic)
	}
	if !known {
		stored = *row
	}
	if author != nil && model.IsFact(c.Body) && !stored.InsideTags.Meet(line.Tags) &&
		author.neverSaw(s.home, before, after) {
		return nil, held(model.NeverSeen)
	}
	switch row.Fault() {
	case "":
		return row, out
	case Untyped:
		return nil, held(model.Unfit)
	}
	return nil, held(model.RecordFull)
}

// takesSlot reports whether what was born on a laptop has an id that a list may give to something else.
func takesSlot(made model.Record) bool {
	return !made.Kind().Has(model.ByOrganisers) && made.RecordID().IsSlot()
}

func held(why model.Reason) model.Outcome {
	return model.Outcome{Code: model.Held, Why: model.Refusal{Reason: why}}
}

// mostUnseen is how many notes somebody may leave on a task whose inside they never could see. It keeps a
// hundred, and theirs would push out the others'.
const mostUnseen = 10

// neverSaw reports whether a fact of the account's alters what they never could see: what is known of a record, or
// whether a door was called at. Words alone may come from anybody of the community.
func (a Account) neverSaw(home model.Path, before, after model.Record) bool {
	switch {
	case before == nil && after.Kind() != model.KindVisit:
		return false
	case before == nil:
		before = after
	case !model.Alters(before, after) && model.StepsBy(before, a.Person.ID) < mostUnseen:
		return false
	}
	return !model.CouldSee(before, a.Person.ID, a.EverTagsIn(home))
}

// settle applies what waited for a record, each with the stamp it came with and a new line, which is its
// verdict from now.
func (s *step) settle(id model.RecordID) {
	waiting := s.waiting[id]
	if len(waiting) == 0 {
		return
	}
	delete(s.waiting, id)
	s.writes.Settled = append(s.writes.Settled, id)
	for _, line := range waiting {
		c, err := code.Change(line.Core)
		if err != nil { // it was decoded when it came
			continue
		}
		author := s.authorOf(line)
		s.apply(c, line, line.clockFlag(), &author)
	}
}

// authorOf a line that waited: the account as it is now, or where it was not loaded what the line says of it.
func (s *step) authorOf(line Line) Account {
	if a, ok := s.waited[line.By.ID]; ok {
		return a
	}
	if s.account.Person.ID == line.By.ID {
		return s.account
	}
	return Account{Account: model.Account{Person: line.By}}
}

// What is held is kept for a person to look at, within bounds: beyond them the laptop that sent it has it, and the
// hub has not.
const (
	// mostKept is the most bytes held of one laptop, all communities: some 200,000 changes of an ordinary size.
	mostKept = 64 << 20
	// mostWaiting is how many changes wait for one record. A task's whole life is some twenty.
	mostWaiting = 200
	// keptBeside is what a line is beside its core, about.
	keptBeside = 200
)

// hold logs a change that stays outside the records.
func (s *step) hold(line Line, why model.Refusal) (_ Line, ok bool) {
	size := len(line.Core) + keptBeside
	if s.kept+size > mostKept {
		return line, false
	}
	s.kept += size
	line.Code, line.Why = model.Held, why
	return s.log(line, nil), true
}

// wait holds a change until its record comes.
func (s *step) wait(line Line) {
	if len(s.waiting[line.Record]) >= mostWaiting {
		return
	}
	if line, ok := s.hold(line, line.Why); ok {
		s.waiting[line.Record] = append(s.waiting[line.Record], line)
		s.writes.Wait = append(s.writes.Wait, line)
	}
}

// log gives a change the next revision: its line, its row if it made one, and what the row took from whose sight.
func (s *step) log(line Line, row *Stored) Line {
	s.community.Head++
	s.community.Mark, s.hashed = markAfterIn(s.hashed, s.community.Mark, line.ID, line.Code, row)
	line.Rev = s.community.Head
	s.lines[line.Key()] = line
	s.writes.Lines = append(s.writes.Lines, line)
	if row == nil {
		return line
	}
	before, known := s.records[row.ID]
	if lost := before.FaceTags.Without(row.FaceTags); len(lost) > 0 {
		s.writes.Losses = append(s.writes.Losses, Loss{Rev: line.Rev, Record: row.ID, Tags: lost})
	}
	s.records[row.ID] = *row
	i, again := s.written[row.ID]
	if again {
		s.writes.Records[i] = *row
	} else {
		i = len(s.writes.Records)
		s.written[row.ID] = i
		s.writes.Records = append(s.writes.Records, *row)
	}
	if known {
		delete(s.created, row.ID)
	} else {
		s.created[row.ID] = i
	}
	return line
}

// newStored writes a record down with who may see it.
func newStored(r model.Record, rev uint64) (*Stored, error) {
	face, inside, err := code.Record(r)
	if err != nil {
		return nil, err
	}
	who := model.AudienceOf(r)
	row := &Stored{
		Rev: rev, ID: r.RecordID(), Kind: r.Kind(), FaceTags: who.Face, InsideTags: who.Inside, Face: face,
		Inside: inside,
	}
	if v, ok := r.(*model.Visit); ok {
		row.Week = v.Week
	}
	return row, nil
}

// stamp is what a rule may know of a change beside the change itself.
func (l Line) stamp(rev uint64) model.Stamp {
	return model.Stamp{By: l.By, Tags: l.Tags, At: unix(l.At), On: unix(l.On), Received: unix(l.Received), Rev: rev}
}

// clockFlag says of a line what correct said when it came.
func (l Line) clockFlag() model.Reason {
	if farFrom(unix(l.On), unix(l.At)) {
		return model.FlagClock
	}
	return ""
}

func unix(seconds int64) time.Time { return time.Unix(seconds, 0) }
