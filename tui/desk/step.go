package desk

import (
	"slices"

	"sidan/model"
	"sidan/model/text"
)

// Step is one thing somebody may do with a task. The task's page and the command `sidan task NAME` are both made
// from it, so a new step is one entry of Steps.
type Step struct {
	Name string        // the name of the command, and of the draft of the step's form
	Help text.Sentence // what the command does
	Key  string        // the key that takes the step in a list of tasks, too; "" if there is none
	Asks Asks          // what has to be known before the step can be made
	// OnScreens means that only screens offer the step: a command with another name takes it too.
	OnScreens bool
	// Triage means that screens make the step in the form of 研判派单, and commands by a command of their own. Body
	// then only finds out whether the step is allowed; it returns a body that the form could make.
	Triage bool
	// Sure means that a screen asks for confirmation, with the safe answer marked, because the step may be the only one
	// that is offered.
	Sure   bool
	Offers []Offer
	Body   func(t *model.Task, g Given) (model.Body, error)
}

// Offer says how and when screens offer a step. One step may be offered under several verbs.
type Offer struct {
	*Step
	Verb text.Sentence
	Said text.Sentence // the toast after the save; its argument is the beginning of the task's words
	In   []model.State
	Fits func(t *model.Task, s model.Stamp) bool // for whom the offer is made; nil if it always is
}

// AtOnce reports whether a screen saves the step at once when its key is pressed, without a form.
func (o Offer) AtOnce() bool { return !o.Triage && !o.Sure && !o.Asks.OnScreen() }

// Asks is what has to be asked for a step, in this order. A field is nil if it is not asked for.
type Asks struct {
	To     *ToAsked
	Other  *TaskAsked
	Day    *DayAsked
	Choice *ChoiceAsked
	Words  *WordsAsked
}

// OnScreen reports whether a screen has to show a form. Words that only a command may be given do not count.
func (a Asks) OnScreen() bool {
	return a.To != nil || a.Other != nil || a.Day != nil || a.Choice != nil || a.Words != nil && a.Words.Rows > 0
}

// ToAsked asks for somebody to whom the task goes.
type ToAsked struct {
	Help  text.Sentence  // of the flag --to
	Kinds []model.ToKind // the kinds that may be named, as --to names them
}

// TaskAsked asks for another task: the one that this task is joined to, or is a double of.
type TaskAsked struct {
	Flag  string
	Help  text.Sentence // of the flag
	Title text.Sentence // over the list of a screen
	// Offered reports whether a screen lists a task for this one. A command takes any.
	Offered func(t, other *model.Task) bool
}

// WordsAsked asks for a reason or a note.
type WordsAsked struct {
	Flag   string
	Help   text.Sentence // of the flag
	Needed bool          // a command without the words is refused
	Label  text.Sentence // on the form
	Hint   text.Sentence // in the empty field
	Rows   int           // of the field. 1: Enter saves; more: Enter is a new line; 0: only the command asks
}

// ChoiceAsked asks for one of several words.
type ChoiceAsked struct {
	Flag, Kind string        // the flag, and what help shows in place of its value
	Help       text.Sentence // of the flag
	Label      text.Sentence // on the form
	All        []string      // the words that the flag takes, as records have them
	Form       []string      // the words that the form shows, in the order of their digits
	First      int           // the index in Form of the word that is marked first; -1 for none
	AtOnce     bool          // the form saves when a digit is pressed
	Parse      func(typed string) (string, bool)
	Word       func(l text.Lang, chosen string) string // the chosen word for people
}

// Words returns the choices of the form, in the words of people.
func (c *ChoiceAsked) Words(l text.Lang) []string {
	words := make([]string, len(c.Form))
	for i, one := range c.Form {
		words[i] = c.Word(l, one)
	}
	return words
}

// DayAsked asks for a date.
type DayAsked struct {
	Flag     string
	Help     text.Sentence // of the flag
	Label    text.Sentence // on the form
	Proposed func(d *Desk, t *model.Task) model.Day
	MayLack  bool // a command may leave the flag out, and gets the proposed day
}

// Given holds the answers to what a step asks. A field is zero if it was not asked for or not answered.
type Given struct {
	By     model.Stamp // of the person who takes the step
	To     model.Addressee
	Other  *model.Task
	Words  string
	Choice string // one of ChoiceAsked.All
	Day    model.Day
	Due    model.Day // when the task is due if the step gives it to its holder again; Desk.StepBody counts it
}

// StepsFor returns the steps that the person of a stamp may take with a task in its present state, the likeliest first.
// A step is allowed if the rules accept it in rehearsal. Somebody who sees only the face of a task is offered no fact:
// they could not know what they would write down, and the hub would hold it.
func StepsFor(t *model.Task, s model.Stamp) (can []Offer) {
	for i := range Steps {
		for _, o := range Steps[i].Offers {
			o.Step = &Steps[i]
			if o.allowed(t, s) {
				can = append(can, o)
			}
		}
	}
	return can
}

// StepsOn returns the steps that the person at the desk may take with a task now.
func (d *Desk) StepsOn(t *model.Task) []Offer { return StepsFor(t, d.Stamp(t.Community())) }

// StepBody returns the body of a step that the person at the desk takes with a task, from the answers to what the step
// asks. It sets By and Due of the answers, and the proposed day if the day may lack and does.
func (d *Desk) StepBody(s *Step, t *model.Task, g Given) (model.Body, error) {
	g.By, g.Due = d.Stamp(t.Community()), d.dueAgain(t)
	if asked := s.Asks.Day; asked != nil && asked.MayLack && g.Day == 0 {
		g.Day = asked.Proposed(d, t)
	}
	return s.Body(t, g)
}

// dueAgain returns the day on which a task is due if its days begin again today. It returns 0 if the task has no
// category.
func (d *Desk) dueAgain(t *model.Task) model.Day {
	if t.Menu == "" {
		return 0
	}
	return d.reg.Due(t.Grid, t.Menu, d.Today())
}

// allowed reports whether the person of a stamp may take the step with a task in its present state.
func (o Offer) allowed(t *model.Task, s model.Stamp) bool {
	if !slices.Contains(o.In, t.State) || o.Fits != nil && !o.Fits(t, s) {
		return false
	}
	given := Given{By: s, Day: model.DayOf(s.On)}
	if o.Asks.To != nil { // somebody who is nobody here yet, as is the task below
		given.To = model.Addressee{Kind: o.Asks.To.Kinds[0], ID: model.RecordID{0xff}}
	}
	if o.Asks.Other != nil {
		given.Other = &model.Task{ID: model.TaskID{0xff}, Grid: t.Grid, Common: true}
	}
	if o.Asks.Day != nil { // the earliest day that a rule could accept
		given.Day = max(given.Day, t.Due+1)
	}
	if c := o.Asks.Choice; c != nil {
		given.Choice = c.Form[0]
	}
	body, err := o.Body(t, given)
	if err != nil || t.Inside == nil && model.IsFact(body) {
		return false
	}
	_, out := model.Apply(t, model.Change{Record: t.RecordID(), Author: s.By.ID, At: s.At, Body: body}, s)
	return out.Code == model.OK
}
