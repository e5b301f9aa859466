package hub

import (
	"slices"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/wire"
)

// Batch is one ask with its changes decoded, which is all that can be done before a transaction begins.
type Batch struct {
	Ask      wire.Ask
	Predicts bool // the home computes rows of what its changes made; see prediction
	offers   []offer
}

// offer is one change as it came. err is set where this program cannot read it, unfit where it says what no laptop of
// ours writes.
type offer struct {
	core   []byte
	change model.Change
	err    error
	unfit  *model.Refusal
}

// NewBatch decodes an ask's changes. That one cannot be read is no error: it will be held.
func NewBatch(ask wire.Ask) Batch {
	b := Batch{Ask: ask, offers: make([]offer, len(ask.Changes))}
	for i, core := range ask.Changes {
		c, err := code.Change(core)
		if err != nil { // what cannot be read has an id as well
			c.ID = code.ChangeID(core)
		}
		o := offer{core: core, change: c, err: err}
		if len(core) > code.MostCore { // larger than any that a laptop keeps: the id stands for it
			o.core = nil
		}
		if err == nil {
			o.unfit = unfit(c)
		}
		if !model.Plausible(c.At.Unix()) { // nothing is reckoned with it
			o.change.At = unix(0)
		}
		b.offers[i] = o
	}
	return b
}

// unfit is what keeps a change from the rules whatever stands in the records: the tests that its laptop made, or
// should have made, before it was written.
func unfit(c model.Change) (no *model.Refusal) {
	defer func() {
		if recover() != nil {
			no = &model.Refusal{Reason: model.BadInput, Args: []string{"body"}}
		}
	}()
	bad := func(field string) *model.Refusal {
		return &model.Refusal{Reason: model.BadInput, Args: []string{field}}
	}
	place, isPlace := c.Body.(model.PlaceAdded)
	switch {
	case c.Record.IsZero(), isPlace && c.Record != model.PlaceIDOf(place.Path).Record():
		return bad("record")
	case !model.Plausible(c.At.Unix()):
		return bad("at")
	}
	if no = c.Body.Check(); no != nil && no.IsForm() {
		return no
	}
	return nil
}

func (o offer) key() LineKey { return LineKey{o.change.Record, wire.ShortOf(o.change.ID)} }

// Need names what Step has to be given.
func (b Batch) Need() Keys {
	k := Keys{Home: b.Ask.Home, Seen: b.Ask.Seen, Lines: b.lines()}
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

// Lists names what Step has to be given of the county's directory: the places that the changes speak of.
func (b Batch) Lists() Keys {
	k := Keys{Home: b.Ask.Home.At(model.County)}
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

// lines names the offers' own.
func (b Batch) lines() []LineKey {
	keys := make([]LineKey, len(b.offers))
	for i, o := range b.offers {
		keys[i] = o.key()
	}
	return keys
}

// Input is all that a step may know. Sent is the laptop's clock when it sent the request, Now the hub's when it
// came; Account is the sender's as it is in the transaction that Loaded was read in; Former are those of whom
// the laptop was taken from before it was issued anew; Waited are those of the authors of what waits in Loaded.
type Input struct {
	Account Account
	Former  map[model.PersonID]Account
	Waited  map[model.PersonID]Account
	Sent    time.Time
	Now     time.Time
	Loaded  Loaded
	Lists   map[model.RecordID]Stored // of the directory, as Lists named them
	Kept    int                       // bytes the hub keeps already of what it held from this laptop
	Rules   Rules                     // nil: model.Apply
}

// Left is the head after a step, and its mark. Where the journal later lacks that mark, because it was put back to an
// older state, Answer says Again and nothing else.
type Left struct {
	Head uint64    `json:"head"`
	Mark wire.Mark `json:"mark"`
}

// Output is what came of a step. With Again there is nothing to write: the home's history is not this one. Kept is as
// in Input, after the step.
type Output struct {
	Again  bool
	Left   Left
	Lines  map[LineKey]Line // the newest of each change that was loaded or judged
	Writes Writes
	Kept   int

	written map[model.RecordID]int // where in Writes.Records
	created map[model.RecordID]int // where in Writes.Records are those that one change of this step made from nothing
}

// at gives a record that this step wrote, at the revision it left it at.
func (o Output) at(id model.RecordID, rev uint64) (Stored, bool) {
	i, written := o.written[id]
	if !written || o.Writes.Records[i].Rev != rev {
		return Stored{}, false
	}
	return o.Writes.Records[i], true
}

// Step takes the changes in order (docs/visibility.md §3, steps 1 to 3). It is pure, and alters nothing it was given.
func (b Batch) Step(in Input) Output {
	if !fits(in.Loaded, Left{b.Ask.Seen, b.Ask.Mark}) {
		return Output{Again: true, Kept: in.Kept}
	}
	s := newStep(b.Ask.Home, in.Account, in.Loaded, len(b.offers))
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

// fits reports whether the history runs through a head and mark that a home was told.
func fits(l Loaded, told Left) bool {
	if told.Head == 0 {
		return true
	}
	return l.Seen != nil && *l.Seen == told.Mark
}

// judge takes one change that was never seen before: first its author's account is looked at, then the rules decide.
// Whoever has a laptop that was another's sends in that one's name what was left on it.
func (s *step) judge(o offer, in Input) {
	on := wire.CorrectedTime(o.change.At, in.Sent, in.Now)
	author, tags, flag := s.account, s.tags, model.Reason("")
	if former, ok := in.Former[o.change.Author]; ok {
		author, tags, flag = former, former.TagsIn(s.home), model.FlagReissued
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

// outside is why a change stays outside the records, nothing where the rules may have it (authority comes
// before Apply). An intent of somebody without a scope here is left to the rules, which refuse it: it is out of their
// sight. tags are those of the author here, now.
func (s *step) outside(o offer, author Account, tags model.Tags) (why model.Refusal) {
	body := o.change.Body
	making, _ := model.MakingOf(body)
	switch {
	case o.err != nil:
		why.Reason = model.Undecodable
	case o.change.Author != author.Person.ID:
		why.Reason = model.NotAuthor
	case model.IsFact(body) && len(tags) == 0 && !author.everIn(s.home):
		why.Reason = model.NoRight
	case o.unfit != nil: // the field, never what was in it
		why = model.Refusal{Reason: model.Unfit, Args: o.unfit.Args[:min(1, len(o.unfit.Args))]}
	case making.Community != "" && making.Community != s.home:
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

// listed reports whether the county's lists name a place. In a directory they may do so since an earlier change of this
// step. Changes that follow one another mostly name the same place.
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

// clockSlack is how far a laptop's clock may be put right without anybody looking.
const clockSlack = 10 * time.Minute

// farFrom reports whether a corrected time differs from the laptop's by more than the slack, or lies in another week.
func farFrom(on, at time.Time) bool {
	return on.Sub(at).Abs() > clockSlack || model.DayOf(on).Week() != model.DayOf(at).Week()
}
