package simulate

import (
	"slices"
	"strings"

	"sidan/model"
)

// This file checks the figures on the face of a task. What is published is counted from them, and they repeat what
// the steps in the inside say. The reference here knows the steps alone.

// figures are what the steps of a task say.
type figures struct {
	figureStand
	helped []model.Help
}

// figureStand is the part that an undo puts back.
type figureStand struct {
	state                  model.State
	since                  model.Day // of the state
	holder                 model.PersonID
	several                bool // sent to several: of a return the steps do not say whether it left others
	took, done, flag, told model.Day
	rating                 model.Rating
	sent                   int
	returns, mostReturns   int // at least, and at most
}

// checkFace requires that the figures on a task's face are what its steps say, while it has all of them. A second
// raising under the same id leaves a step that looks like help, so such a task is not checked.
func (w *world) checkFace(id model.RecordID, t *model.Task) {
	second := func(f model.Flag) bool { return f.Why == model.FlagSecond }
	if t.Inside.More > 0 || slices.ContainsFunc(t.Inside.Flags, second) {
		return
	}
	f, s := figuresOf(t.Inside.Steps), t.Stand
	for _, x := range []struct {
		name      string
		face, say any
	}{
		{"Took", s.Took, f.took}, {"Done", s.Done, f.done}, {"Flag", s.Flag, f.flag},
		{"Told", s.Told, f.told}, {"Rating", s.Rating, f.rating}, {"Sent", s.Sent, f.sent},
		{"Returns", min(max(s.Returns, f.returns), f.mostReturns), s.Returns},
	} {
		if x.face != x.say {
			w.violated(
				"a face's figures are what its steps say", "task %s: %s is %v, its steps say %v", id, x.name, x.face,
				x.say,
			)
		}
	}
	if !slices.Equal(t.Helped, f.helped) {
		w.violated("a face's figures are what its steps say", "task %s: Helped is %v, its steps say %v", id, t.Helped,
			f.helped)
	}
}

// figuresOf goes through the steps of a task.
func figuresOf(steps []model.Step) (f figures) {
	var before figureStand
	for _, s := range steps {
		was := f.figureStand
		switch s.What {
		case model.DidHelp:
			f.help(s)
		case model.DidUndo:
			f.figureStand = before
		case model.DidRate:
			f.rate(s)
		case model.DidReturn:
			f.giveBack()
		default:
			f.step(s)
		}
		if f.state != was.state && s.What != model.DidUndo {
			f.since = model.DayOf(s.On)
		}
		before = was
	}
	return f
}

// help counts somebody who helped, the first time.
func (f *figures) help(s model.Step) {
	known := func(h model.Help) bool { return h.Who.ID == s.Who.ID }
	if !slices.ContainsFunc(f.helped, known) && len(f.helped) < 8 {
		f.helped = append(f.helped, model.Help{Who: s.Who, On: model.DayOf(s.On)})
	}
}

// step takes a step that is no help, no rating, no return and no undo.
func (f *figures) step(s model.Step) {
	on := model.DayOf(s.On)
	switch s.What {
	case model.DidClaim, model.DidPromise:
		f.state, f.holder, f.took = model.Claimed, s.Who.ID, on
	case model.DidFinish:
		f.state, f.done = model.Finished, on
	case model.DidSendBack:
		f.state, f.done, f.flag = model.Claimed, 0, 0
	case model.DidAccept:
		if f.state = model.Accepted; s.Who.ID != f.holder {
			f.flag = on
		}
	case model.DidTell:
		if f.told, f.rating = on, ""; f.state != model.Joined {
			f.state = model.Told
		}
	case model.DidAnswer:
		f.state, f.holder, f.told = model.Told, s.Who.ID, on
	case model.DidSettle:
		f.free(model.Told)
		f.holder, f.told, f.rating = s.Who.ID, on, ""
	case model.DidDispatch:
		f.free(model.Dispatched)
		f.sent, f.several = f.sent+1, strings.Contains(s.Via, "、")
	case model.DidHandOn:
		f.free(model.Dispatched)
		f.several = false
	case model.DidRelease:
		f.free(model.Dispatched)
	case model.DidRecall, model.DidReopen, model.DidUnjoin:
		f.free(model.Sorted)
	case model.DidJoin:
		f.free(model.Joined)
	case model.DidClose, model.DidDouble:
		f.state = model.Closed
	}
}

// free clears what only a task with a holder has.
func (f *figures) free(to model.State) {
	f.state, f.holder, f.took, f.done, f.flag = to, model.PersonID{}, 0, 0, 0
}

// giveBack takes a return. One of several to whom a task is sent may leave others.
func (f *figures) giveBack() {
	if f.mostReturns++; !f.several || !f.holder.IsZero() {
		f.returns++
	}
	f.free(model.Returned)
}

// rate takes a rating, which counts only where the resident was told.
func (f *figures) rate(s model.Step) {
	on, joined := model.DayOf(s.On), f.state == model.Joined
	if f.state != model.Told && f.state != model.Closed && (!joined || f.told == 0) {
		return
	}
	f.rating = model.Rating(s.Via)
	switch {
	case f.rating != model.Unsatisfied && !joined:
		f.state = model.Closed
	case f.rating != model.Unsatisfied, joined && on-f.told > 30, !joined && on-f.since > 30:
	case joined:
		f.state = model.Sorted
	case !f.holder.IsZero():
		f.state, f.done, f.flag = model.Claimed, 0, 0
		if f.took == 0 {
			f.took = on
		}
	}
}
