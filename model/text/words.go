package text

import (
	"strings"

	"sidan/model"
)

// words has the words for the values of one type.
type words[K ~string] map[K]Sentence

// in returns the word for a value. A value of a newer program has no word here, and is returned as it is.
func (w words[K]) in(l Lang, k K) string {
	if s, ok := w[k]; ok {
		return s.In(l)
	}
	return string(k)
}

// parse returns the value with a Chinese word, an English word in any case, or a name on the wire. It reports whether
// there is one.
func (w words[K]) parse(word string) (K, bool) {
	word = strings.TrimSpace(word)
	for k, s := range w {
		if word == s.zh || strings.EqualFold(word, s.en) || word == string(k) {
			return k, true
		}
	}
	return "", false
}

var states = words[model.State]{
	model.Raised:     say("待研判", "unsorted"),
	model.Sorted:     say("已研判", "sorted"),
	model.Dispatched: say("已派单", "dispatched"),
	model.Claimed:    say("办理中", "in progress"),
	model.Finished:   say("待验收", "to accept"),
	model.Accepted:   say("待回访", "to tell"),
	model.Told:       say("已回访", "told"),
	model.Closed:     say("已了结", "closed"),
	model.Returned:   say("退单", "returned"),
	model.Joined:     say("已并单", "joined"),
}

// The first two are the states of a dispatched task in a list. The others are the state of a task whose claim the hub
// has not confirmed.
var (
	stateOpen   = say("可认领", "to claim")
	stateSentTo = say("已派给 %s", "to %s")

	Unconfirmed     = say("待确认", "unconfirmed")
	UnconfirmedLong = say("已认领，中心还没确认，也可能别人先认领", "claimed; the hub has not confirmed it yet")
)

// State returns the word for a state of a task.
func State(l Lang, s model.State) string { return states.in(l, s) }

// StateOf returns the state of a task in words. A dispatched task is 可认领 if it is open to anyone, and otherwise says
// to whom it was sent.
func StateOf(l Lang, t *model.Task) string {
	if t.State == model.Dispatched {
		switch {
		case t.To.Kind == model.ToOpen:
			return stateOpen.In(l)
		case t.To.Name != "":
			return stateSentTo.In(l, t.To.Name)
		}
	}
	return State(l, t.State)
}

var spheres = words[model.Sphere]{
	model.Public:   say("公家事", "public"),
	model.Everyone: say("大家事", "everybody's"),
	model.Family:   say("自家事", "family's own"),
}

// Sphere returns the word for a sphere.
func Sphere(l Lang, s model.Sphere) string { return spheres.in(l, s) }

// ParseSphere returns the sphere with a Chinese or English word, or with a name on the wire. It reports whether there
// is one.
func ParseSphere(word string) (model.Sphere, bool) { return spheres.parse(word) }

var channels = words[model.Channel]{
	model.ByVisit:      say("走访", "visit"),
	model.ByMeeting:    say("群众会", "meeting"),
	model.ByCollection: say("征集日", "collection day"),
	model.ByBox:        say("意见箱", "box"),
	model.ByWalkIn:     say("来访", "walk-in"),
	model.ByPhone:      say("电话", "phone"),
	model.ByChat:       say("群聊", "chat"),
}

// Channel returns the word for a channel.
func Channel(l Lang, c model.Channel) string { return channels.in(l, c) }

// ParseChannel returns the channel with a Chinese or English word, or with a name on the wire. It reports whether there
// is one.
func ParseChannel(word string) (model.Channel, bool) { return channels.parse(word) }

var ratings = words[model.Rating]{
	model.Satisfied:   say("满意", "satisfied"),
	model.Fair:        say("基本满意", "fair"),
	model.Unsatisfied: say("不满意", "unsatisfied"),
}

// Rating returns the word for a rating.
func Rating(l Lang, r model.Rating) string { return ratings.in(l, r) }

// ParseRating returns the rating with a Chinese or English word, or with a name on the wire. It reports whether there
// is one.
func ParseRating(word string) (model.Rating, bool) { return ratings.parse(word) }

var outcomes = words[model.VisitOutcome]{
	model.Met:         say("见到本人", "met"),
	model.FamilySpoke: say("家属代答", "by family"),
	model.Away:        say("不在家", "away"),
	model.TurnedAway:  say("谢绝", "refused"),
	model.GoneAway:    say("已搬走", "moved"),
}

// Outcome returns the word for the outcome of a visit.
func Outcome(l Lang, o model.VisitOutcome) string { return outcomes.in(l, o) }

// ParseOutcome returns the outcome of a visit with a Chinese or English word, or with a name on the wire. It reports
// whether there is one.
func ParseOutcome(word string) (model.VisitOutcome, bool) { return outcomes.parse(word) }

var owed = words[model.OwedKind]{
	model.OwedTell:    say("告知", "tell"),
	model.OwedPromise: say("承诺", "promise"),
	model.OwedRate:    say("请评价", "rating"),
}

// Owed returns the word for what is owed to a door.
func Owed(l Lang, k model.OwedKind) string { return owed.in(l, k) }
