package hub

import (
	"slices"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/wire"
)

// Batch is one ask with its changes decoded. NewBatch does all of its work that needs no transaction.
type Batch struct {
	Ask      wire.Ask
	Predicts bool // the laptop computes rows of records that its changes made; see prediction
	offers   []offer
}

// offer is one change as it came. err is set if this program cannot decode it. unfit is set if it says something that
// no laptop program writes.
type offer struct {
	core   []byte
	change model.Change
	err    error
	unfit  *model.Refusal
}

// NewBatch decodes the changes of an ask. A change that cannot be decoded is no error here: Step will hold it.
func NewBatch(ask wire.Ask) Batch {
	b := Batch{Ask: ask, offers: make([]offer, len(ask.Changes))}
	for i, core := range ask.Changes {
		c, err := code.Change(core)
		if err != nil { // a change that cannot be decoded has an id as well
			c.ID = code.ChangeID(core)
		}
		o := offer{core: core, change: c, err: err}
		if len(core) > code.MostCore { // no laptop keeps so large a change, so only its id is kept
			o.core = nil
		}
		if err == nil {
			o.unfit = unfit(c)
		}
		if !model.Plausible(c.At.Unix()) { // no other time is computed from an implausible one
			o.change.At = unix(0)
		}
		b.offers[i] = o
	}
	return b
}

// unfit returns a refusal if a change must not reach the rules, whatever the records hold. It repeats the tests that
// the laptop made, or should have made, before it wrote the change. It returns nil if the change passes them.
func unfit(c model.Change) (no *model.Refusal) {
	defer func() {
		if recover() != nil {
			no = &model.Refusal{Reason: model.BadInput, Args: []string{"body"}}
		}
	}()
	bad := func(field string) *model.Refusal {
		return &model.Refusal{Reason: model.BadInput, Args: []string{field}}
	}
	making, _ := model.MakingOf(c.Body)
	switch only := making.Record; {
	case c.Record.IsZero(), !only.IsZero() && c.Record != only:
		return bad("record")
	case !model.Plausible(c.At.Unix()):
		return bad("at")
	}
	if no = c.Body.Check(); no != nil && no.IsForm() {
		return no
	}
	return nil
}

// key returns the key of the line that the change has in the log of its record.
func (o offer) key() LineKey { return LineKey{o.change.Record, wire.ShortOf(o.change.ID)} }

// Need returns the keys of what Step must be given of the community itself, as Input.Loaded.
func (b Batch) Need() Keys {
	k := Keys{Community: b.Ask.Community, Seen: b.Ask.Seen, Lines: b.lines()}
	named := make(map[model.RecordID]bool, len(b.offers))
	for _, o := range b.offers {
		if id := o.change.Record; !named[id] {
			named[id] = true
			k.Records = append(k.Records, id)
		}
	}
	k.Waiting = k.Records
	return k
}

// Lists returns the keys of the places that the changes name. Step must be given them from the county's directory, as
// Input.Lists.
func (b Batch) Lists() Keys {
	k := Keys{Community: b.Ask.Community.At(model.County)}
	var last model.Path
	for _, o := range b.offers {
		making, _ := model.MakingOf(o.change.Body)
		for _, named := range making.Names {
			if named.Path == last && last != "" {
				continue
			}
			last = named.Path
			if id := model.PlaceIDOf(named.Path).Record(); !slices.Contains(k.Records, id) {
				k.Records = append(k.Records, id)
			}
		}
	}
	return k
}

// lines returns the keys of the lines of the changes, in order.
func (b Batch) lines() []LineKey {
	keys := make([]LineKey, len(b.offers))
	for i, o := range b.offers {
		keys[i] = o.key()
	}
	return keys
}

// Input is all that a step may know. Account is the sender's, read in the same transaction as Loaded. Former are the
// accounts of the people from whom the laptop was taken before it was issued anew. Waited are the accounts of the
// authors of the changes that wait in Loaded. Sent is the laptop's clock when it sent the request, and Now is the hub's
// clock when the request came.
type Input struct {
	Account Account
	Former  map[model.PersonID]Account
	Waited  map[model.PersonID]Account
	Sent    time.Time
	Now     time.Time
	Loaded  Loaded
	Lists   map[model.RecordID]Stored // places of the directory, by the keys of Batch.Lists
	Kept    int                       // bytes that the hub already keeps of this laptop's held changes
	Rules   Rules                     // nil means model.Apply
}

// Left is the head that a step left, and the mark of that head. If the journal lacks that mark later, because it was
// restored to an older state, Answer says Again and nothing else.
type Left struct {
	Head uint64    `json:"head"`
	Mark wire.Mark `json:"mark"`
}

// Output is the result of a step. If Again is set there is nothing to write, because the hub's history does not run
// through the head and mark that the laptop was told. Kept is Input.Kept after the step.
type Output struct {
	Again  bool
	Left   Left
	Lines  map[LineKey]Line // the newest line of each change that was loaded or judged
	Writes Writes
	Kept   int

	written map[model.RecordID]int // index in Writes.Records of each record that was written
	created map[model.RecordID]int // index of each record that one change of this step made from nothing
}

// at returns a record as this step left it. It returns false if the step did not write the record, or left it at
// another revision than rev.
func (o Output) at(id model.RecordID, rev uint64) (Stored, bool) {
	i, written := o.written[id]
	if !written || o.Writes.Records[i].Rev != rev {
		return Stored{}, false
	}
	return o.Writes.Records[i], true
}

// Step takes the changes in order (docs/visibility.md §3, steps 1 to 3). It is pure, and does not alter what it is
// given.
func (b Batch) Step(in Input) Output {
	if !fits(in.Loaded, Left{b.Ask.Seen, b.Ask.Mark}) {
		return Output{Again: true, Kept: in.Kept}
	}
	s := newStep(b.Ask.Community, in.Account, in.Loaded, len(b.offers))
	s.waited, s.lists, s.kept = in.Waited, in.Lists, in.Kept
	if in.Rules != nil {
		s.rules = in.Rules
	}
	for _, o := range b.offers {
		if _, seen := s.lines[o.key()]; !seen {
			s.judge(o, in)
		}
	}
	return s.output()
}

// fits reports whether the history of a community runs through a head and mark that a laptop was told. l must have been
// loaded with that head as Keys.Seen.
func fits(l Loaded, told Left) bool {
	if told.Head == 0 {
		return true
	}
	return l.Seen != nil && *l.Seen == told.Mark
}

// judge takes one change that was never seen before. It looks at the account of the author first, and then lets the
// rules decide. A laptop that was issued anew sends the changes that its former owner left on it, in that person's
// name. Such a change is judged by the account of the former owner and is flagged.
func (s *step) judge(o offer, in Input) {
	on := wire.CorrectedTime(o.change.At, in.Sent, in.Now)
	author, tags, flag := s.account, s.tags, model.Reason("")
	if former, ok := in.Former[o.change.Author]; ok {
		author, tags, flag = former, former.TagsIn(s.community), model.FlagReissued
	} else if farFrom(on, o.change.At) {
		flag = model.FlagClock
	}
	if o.err == nil && o.unfit == nil && !model.Plausible(on.Unix()) {
		o.unfit = &model.Refusal{Reason: model.BadInput, Args: []string{"at"}}
	}
	if o.unfit != nil {
		on = in.Now
	}
	line := Line{ID: o.change.ID, Record: o.change.Record, By: author.Person, Tags: tags,
		At: o.change.At.Unix(), On: on.Unix(), Received: in.Now.Unix(), Core: o.core}
	if why := s.outside(o, author, tags); why.Reason != "" {
		s.hold(line, why)
		return
	}
	s.apply(o.change, line, flag, &author)
}

// outside returns the reason for which a change is held before the rules see it, or the zero Refusal if the rules may
// have it. tags are the tags that the author has in this community now. An intent of an author without a scope here is
// left to the rules, which refuse it, because the record is out of the author's sight.
func (s *step) outside(o offer, author Account, tags model.Tags) (why model.Refusal) {
	body := o.change.Body
	making, _ := model.MakingOf(body)
	switch {
	case o.err != nil:
		why.Reason = model.Undecodable
	case o.change.Author != author.Person.ID:
		why.Reason = model.NotAuthor
	case model.IsFact(body) && len(tags) == 0 && !author.everIn(s.community):
		why.Reason = model.NoRight
	case o.unfit != nil: // the refusal names the field, and never repeats its content
		why = model.Refusal{Reason: model.Unfit, Args: o.unfit.Args[:min(1, len(o.unfit.Args))]}
	case making.Community != "" && making.Community != s.community:
		why.Reason = model.NoRight
	case !author.mayMake(body):
		why.Reason = model.NoRight
	default:
		for _, named := range making.Names {
			if !s.listed(named.Path) {
				return model.Refusal{Reason: model.NoPlace, Args: []string{string(named.Path)}}
			}
		}
	}
	return why
}

// listed reports whether the county's lists name a place. In a directory an earlier change of the same step may have
// added the place. The place found last is remembered, because changes that follow one another mostly name the same
// one.
func (s *step) listed(p model.Path) bool {
	if p == s.place && p != "" {
		return true
	}
	id := model.PlaceIDOf(p).Record()
	r, ok := s.records[id]
	if !ok {
		r = s.lists[id]
	}
	if r.Kind != model.KindPlace {
		return false
	}
	s.place = p
	return true
}

// clockSlack is how far a corrected time may differ from the laptop's clock before the change is flagged.
const clockSlack = 10 * time.Minute

// farFrom reports whether a corrected time differs from that of the laptop by more than clockSlack, or lies in another
// week.
func farFrom(on, at time.Time) bool {
	return on.Sub(at).Abs() > clockSlack || model.DayOf(on).Week() != model.DayOf(at).Week()
}
