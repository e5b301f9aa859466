package hub

import (
	"maps"
	"time"

	"sidan/model"
	"sidan/model/code"
)

// step is the state of one community while changes are applied one after the other. output returns what it made.
type step struct {
	community model.Path
	account   Account
	tags      model.Tags // those of account in this community, now
	history   History
	lines     map[LineKey]Line
	records   map[model.RecordID]Stored
	waiting   map[model.RecordID][]Line
	waited    map[model.PersonID]Account // the accounts of the authors of waiting changes
	lists     map[model.RecordID]Stored  // places of the directory
	place     model.Path                 // the place that was last found in the lists
	kept      int                        // bytes that are kept of held changes of this laptop
	writes    Writes
	hashed    []byte                 // the buffer of markAfterIn
	written   map[model.RecordID]int // index in writes.Records
	created   map[model.RecordID]int // the same, but only of records that one change made from nothing
	rules     Rules
}

// Rules is a function that computes what a change does to a record. model.Apply is the real one.
type Rules func(model.Record, model.Change, model.Stamp) (model.Record, model.Outcome)

// newStep begins a step of about n changes.
func newStep(community model.Path, a Account, l Loaded, n int) *step {
	s := &step{community: community, account: a, tags: a.TagsIn(community), history: l.History,
		lines: roomy(l.Lines, n), records: roomy(l.Records, n), waiting: roomy(l.Waiting, 0),
		written: make(map[model.RecordID]int, n), created: make(map[model.RecordID]int, n), rules: model.Apply}
	s.writes.Lines, s.writes.Records = make([]Line, 0, n), make([]Stored, 0, n)
	return s
}

// roomy returns a copy of a map that has room for n more entries.
func roomy[K comparable, V any](m map[K]V, n int) map[K]V {
	c := make(map[K]V, len(m)+n)
	maps.Copy(c, m)
	return c
}

// output returns what the step made.
func (s *step) output() Output {
	s.writes.Community, s.writes.History = s.community, s.history
	return Output{
		Left: Left{s.history.Head, s.history.Mark}, Lines: s.lines, Writes: s.writes,
		written: s.written, created: s.created,
		Kept: s.kept,
	}
}

// apply lets the rules decide on a change, and logs the change with its verdict and the row that it made, if any. flag
// is a reason to flag the change if the rules accept it without one, or "". author is nil for a change of the hub
// itself.
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

// rule computes what a change does to its record, by the rules and by the tests of the hub on the result. If the rules
// panic, only the change for which they do is held. author is nil for a change of the hub itself, which is spared the
// tests for changes of laptops.
func (s *step) rule(stored Stored, known bool, c model.Change, line Line, author *Account) (row *Stored,
	out model.Outcome) {
	defer func() {
		if recover() != nil {
			row, out = nil, held(model.RulePanic)
		}
	}()
	var before model.Record // an untyped nil if the record is not known
	if known {
		var err error
		if before, err = code.Open(stored.Face, stored.Inside); err != nil {
			return nil, held(model.Undecodable) // the record is damaged, or a newer program wrote it
		}
	}
	after, out := s.rules(before, c, line.stamp(s.history.Head+1))
	if !out.Accepted() {
		return nil, out
	}
	switch {
	case after.Community() != s.community:
		return nil, held(model.NoRight)
	case !known && author != nil && takesSlot(c.Body, after):
		return nil, held(model.Unfit)
	}
	row, err := newStored(after, s.history.Head+1)
	if err != nil {
		return nil, held(model.RulePanic)
	}
	if !known {
		stored = *row
	}
	if author != nil && model.IsFact(c.Body) && !stored.InsideTags.Meet(line.Tags) &&
		author.neverSaw(s.community, before, after) {
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

// takesSlot reports whether a record that a laptop made has an id of the form that lists give, so that a list could
// give the same id to another record. It reports false for a kind of record that only organisers enter, and for a
// record whose id follows from its body: it was compared when the change came.
func takesSlot(body model.Body, made model.Record) bool {
	making, _ := model.MakingOf(body)
	return making.Record.IsZero() && !made.Kind().Has(model.ByOrganisers) && made.RecordID().IsSlot()
}

// held returns the outcome of a change that is held for a reason.
func held(why model.Reason) model.Outcome {
	return model.Outcome{Code: model.Held, Why: model.Refusal{Reason: why}}
}

// mostUnseen is how many notes one person may leave on a task whose inside they never could see. A task keeps a hundred
// steps, so notes without a bound could push out the steps of others.
const mostUnseen = 10

// neverSaw reports whether a fact of the account changes a record that the account never could see: its content, or
// whether somebody was at a door. Notes alone may come from anybody of the community, up to mostUnseen for each task.
func (a Account) neverSaw(community model.Path, before, after model.Record) bool {
	switch {
	case before == nil && after.Kind() != model.KindVisit:
		return false
	case before == nil:
		before = after
	case !model.Alters(before, after) && model.StepsBy(before, a.Person.ID) < mostUnseen:
		return false
	}
	return !model.CouldSee(before, a.Person.ID, a.EverTagsIn(community))
}

// settle applies the changes that waited for a record, each with the stamp with which it came. Each gets a new line,
// which is its verdict from now on.
func (s *step) settle(id model.RecordID) {
	waiting := s.waiting[id]
	if len(waiting) == 0 {
		return
	}
	delete(s.waiting, id)
	s.writes.Settled = append(s.writes.Settled, id)
	for _, line := range waiting {
		c, err := code.Change(line.Core)
		if err != nil { // cannot be: the change was decoded when it came
			continue
		}
		author := s.authorOf(line)
		s.apply(c, line, line.clockFlag(), &author)
	}
}

// authorOf returns the account of the author of a line that waited, as it is now. If the account was not loaded, it
// returns one that has only the person whom the line names, and no rights.
func (s *step) authorOf(line Line) Account {
	if a, ok := s.waited[line.By.ID]; ok {
		return a
	}
	if s.account.Person.ID == line.By.ID {
		return s.account
	}
	return Account{Account: model.Account{Person: line.By}}
}

// These bounds limit how much the hub stores of held changes, which it keeps for a person to look at. Beyond them the
// hub does not store a held change. The laptop that sent it still has it.
const (
	// mostKept is how many bytes the hub stores at most of one laptop's held changes, in all communities together: some
	// 200,000 changes of ordinary size.
	mostKept = 64 << 20
	// mostWaiting is how many changes may wait for one record. The whole life of a task has about twenty.
	mostWaiting = 200
	// keptBeside is how many bytes of a line are not its core, about.
	keptBeside = 200
)

// hold logs a change as held, outside of the records. It returns false, and logs nothing, if that would exceed
// mostKept.
func (s *step) hold(line Line, why model.Refusal) (_ Line, ok bool) {
	size := len(line.Core) + keptBeside
	if s.kept+size > mostKept {
		return line, false
	}
	s.kept += size
	line.Code, line.Why = model.Held, why
	return s.log(line, nil), true
}

// wait holds a change until its record comes. If mostWaiting changes wait for the record already, it does nothing, and
// the change has no line.
func (s *step) wait(line Line) {
	if len(s.waiting[line.Record]) >= mostWaiting {
		return
	}
	if line, ok := s.hold(line, line.Why); ok {
		s.waiting[line.Record] = append(s.waiting[line.Record], line)
		s.writes.Wait = append(s.writes.Wait, line)
	}
}

// log gives a change the next revision. It adds the line, the row if the change made one, and a loss if the row lost
// tags of the record's face.
func (s *step) log(line Line, row *Stored) Line {
	s.history.Head++
	s.history.Mark, s.hashed = markAfterIn(s.hashed, s.history.Mark, line.ID, line.Code, row)
	line.Rev = s.history.Head
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

// newStored encodes a record, and computes who may see it.
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

// stamp returns what a rule may know of a change besides the change itself.
func (l Line) stamp(rev uint64) model.Stamp {
	return model.Stamp{By: l.By, Tags: l.Tags, At: unix(l.At), On: unix(l.On), Received: unix(l.Received), Rev: rev}
}

// clockFlag returns FlagClock if the corrected time of a line is far from the laptop's own time, and otherwise "". It
// repeats what judge found when the change came.
func (l Line) clockFlag() model.Reason {
	if farFrom(unix(l.On), unix(l.At)) {
		return model.FlagClock
	}
	return ""
}

// unix returns the time of a number of Unix seconds.
func unix(seconds int64) time.Time { return time.Unix(seconds, 0) }
