package hub

import (
	"slices"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/wire"
)

// Take is one ask with its changes decoded: all that is done before a transaction begins.
type Take struct {
	Ask    wire.Ask
	offers []offer
}

// offer is one change as it came; err where this program cannot read it.
type offer struct {
	core   []byte
	change model.Change
	err    error
}

// NewTake decodes an ask's changes. One that cannot be read is no error: it will be held.
func NewTake(ask wire.Ask) Take {
	t := Take{Ask: ask, offers: make([]offer, len(ask.Changes))}
	for i, core := range ask.Changes {
		c, err := code.Change(core)
		if err != nil { // what cannot be read has an id as well
			c.ID = code.ChangeID(core)
		}
		if y := c.At.Year(); err == nil && (y < 1 || y > 9999) { // no time that could be written down (RFC 3339)
			err = code.ErrBytes
		}
		t.offers[i] = offer{core, c, err}
	}
	return t
}

func (o offer) key() LineKey { return LineKey{o.change.Record, wire.ShortOf(o.change.ID)} }

// Need names what Step has to be given.
func (t Take) Need() Keys {
	k := Keys{Home: t.Ask.Home, Seen: t.Ask.Seen, Lines: t.lines()}
	for _, o := range t.offers {
		if !slices.Contains(k.Records, o.change.Record) {
			k.Records = append(k.Records, o.change.Record)
		}
	}
	k.Waiting = k.Records
	return k
}

// lines names the offers' own.
func (t Take) lines() []LineKey {
	keys := make([]LineKey, len(t.offers))
	for i, o := range t.offers {
		keys[i] = o.key()
	}
	return keys
}

// Input is all that a step may know. Sent is the laptop's clock when it sent the request, Now the hub's when it came;
// Account is the sender's as it is in the transaction that Loaded was read in; Former are those of whom the laptop was taken
// from before it was issued anew.
type Input struct {
	Account Account
	Former  map[model.PersonID]Account
	Sent    time.Time
	Now     time.Time
	Loaded  Loaded
	Rules   Rules // nil: model.Apply
}

// Left is the head a step left, and its mark: a reply is only worth its word while that mark is there.
type Left struct {
	Head uint64    `json:"head"`
	Mark wire.Mark `json:"mark"`
}

// Output is what came of a step. With Again there is nothing to write: the home's history is not this one.
type Output struct {
	Again  bool
	Left   Left
	Writes Writes
}

// Step takes the changes in order (visibility §3, steps 1 to 3). It is pure, and alters nothing it was given.
func (t Take) Step(in Input) Output {
	if !fits(in.Loaded, Left{t.Ask.Seen, t.Ask.Mark}) {
		return Output{Again: true}
	}
	s := newStep(t.Ask.Home, in.Account, in.Loaded, len(t.offers))
	if in.Rules != nil {
		s.rules = in.Rules
	}
	for _, o := range t.offers {
		if _, seen := s.lines[o.key()]; !seen {
			s.take(o, in)
		}
	}
	return s.output()
}

// fits says that the history runs through a head and mark that were told.
func fits(l Loaded, told Left) bool {
	if told.Head == 0 {
		return true
	}
	return l.Seen != nil && *l.Seen == told.Mark
}

// take judges one change that was never seen before: first by its author's account alone, then by the rules. Whoever has a
// laptop that was another's sends in that one's name what was left on it.
func (s *step) take(o offer, in Input) {
	on, moved := correct(o.change.At, in.Sent, in.Now)
	author, tags, flag := s.account, s.tags, model.Reason("")
	if former, ok := in.Former[o.change.Author]; ok {
		author, tags, flag = former, former.TagsIn(s.home), model.FlagReissued
	} else if moved {
		flag = model.FlagClock
	}
	line := Line{ID: o.change.ID, Record: o.change.Record, By: author.Person, Tags: tags,
		At: o.change.At.Unix(), On: on.Unix(), Received: in.Now.Unix(), Core: o.core}
	if why := s.noRight(o, author); why != "" {
		line.Code, line.Why = model.Held, model.Refusal{Reason: why}
		s.log(line, nil)
		return
	}
	s.apply(o.change, line, flag)
}

// noRight is why a change stays outside the records, "" where the rules may have it (design §2: authority comes before
// Apply). An intent of somebody without a scope here is left to the rules, which refuse it: it is out of their sight.
func (s *step) noRight(o offer, author Account) model.Reason {
	switch body := o.change.Body; {
	case o.err != nil:
		return model.Undecodable
	case o.change.Author != author.Person.ID:
		return model.NotAuthor
	case body.Fact() && !author.everIn(s.home):
		return model.NoRight
	case model.HomeOf(body) != "" && model.HomeOf(body) != s.home:
		return model.NoRight
	case !author.mayMake(body):
		return model.NoRight
	}
	return ""
}

// clockSlack is how far a laptop's clock may be put right without anybody looking (design §2).
const clockSlack = 10 * time.Minute

// correct puts a device's time right by what its clock was off when it sent the request, never later than now, in whole
// seconds. moved says that this passed the slack or a week's edge.
func correct(at, sent, now time.Time) (on time.Time, moved bool) {
	on = at.Add(now.Sub(sent))
	if on.After(now) {
		on = now
	}
	on = on.Truncate(time.Second)
	return on, farFrom(on, at)
}

func farFrom(on, at time.Time) bool {
	return on.Sub(at).Abs() > clockSlack || model.DayOf(on).Week() != model.DayOf(at).Week()
}
