package desk

import (
	"slices"

	"sidan/model"
	"sidan/model/text"
)

// Step is one thing somebody may do with a task. The task's page and the command `sidan task NAME` are both made
// from it, so a new step is one entry of Steps.
type Step struct {
	Name string        // of the command, and of the draft of the step's form
	Help text.Sentence // what the command does
	Key  string        // takes the step from a list of tasks, too; "": none does
	Asks Asks          // what has to be known before the step can be made
	// Triage says that the step is made in the form of 研判派单, and by a command of its own. Body then only stands
	// for what that form may make, to find out whether the step is allowed.
	Triage bool
	Sure   bool // a screen asks once more, the safe answer marked: the step may be the only one there is
	Offers []Offer
	Body   func(t *model.Task, g Given) (model.Body, error)
}

// Offer is how and when screens offer a step. One step may be offered under several verbs.
type Offer struct {
	*Step
	Verb text.Sentence
	Said text.Sentence // the toast after the save; it takes the beginning of the task's words
	In   []model.State
	Fits func(t *model.Task, me model.PersonID) bool // nil: always
}

// AtOnce reports whether a screen saves the step by the key that takes it.
func (o Offer) AtOnce() bool { return !o.Triage && !o.Sure && !o.Asks.OnScreen() }

// Asks is what a step wants to know, in the order in which it is asked for; nil for what it does not want.
type Asks struct {
	Day    *DayAsked
	Choice *ChoiceAsked
	Words  *WordsAsked
}

// OnScreen reports whether a form has to be filled: what a command may be given beside it does not count.
func (a Asks) OnScreen() bool {
	return a.Day != nil || a.Choice != nil || a.Words != nil && a.Words.Rows > 0
}

// WordsAsked are a reason or a note.
type WordsAsked struct {
	Flag   string
	Help   text.Sentence // of the flag
	Needed bool          // a command refuses to go on without
	Label  text.Sentence // on the form
	Hint   text.Sentence // in the empty field
	Rows   int           // of the field. 1: Enter saves; more: Enter is a new line; 0: only the command asks
}

// ChoiceAsked is one of several words.
type ChoiceAsked struct {
	Flag, Kind string        // the flag, and what help shows in place of its value
	Help       text.Sentence // of the flag
	Label      text.Sentence // on the form
	All        []string      // that the flag takes, as they stand in records
	Form       []string      // that the form shows, in the order of their digits
	First      int           // of Form, marked when the form opens; -1: none
	AtOnce     bool          // a digit saves
	Parse      func(typed string) (string, bool)
	Word       func(l text.Lang, chosen string) string // for people
}

// Words are the choices of the form for people.
func (c *ChoiceAsked) Words(l text.Lang) []string {
	words := make([]string, len(c.Form))
	for i, one := range c.Form {
		words[i] = c.Word(l, one)
	}
	return words
}

// DayAsked is a date.
type DayAsked struct {
	Flag     string
	Help     text.Sentence // of the flag
	Label    text.Sentence // on the form
	Proposed func(t *model.Task, today model.Day) model.Day
}

// Given is what was answered to Asks. What was not asked for, or not answered, is zero.
type Given struct {
	Words  string
	Choice string // one of ChoiceAsked.All
	Day    model.Day
}

// StepsFor are the steps that whoever a stamp names may make on a task as it stands, the likeliest first. A step is
// allowed where the rules accept it in rehearsal. Who sees only the face of a task is offered no fact: they could
// not know what they would write down, and the hub would hold it.
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

// StepsOn are the steps that the person at the desk may make on a task now.
func (d *Desk) StepsOn(t *model.Task) []Offer { return StepsFor(t, d.Stamp(t.Community())) }

func (o Offer) allowed(t *model.Task, s model.Stamp) bool {
	if !slices.Contains(o.In, t.State) || o.Fits != nil && !o.Fits(t, s.By.ID) {
		return false
	}
	given := Given{Day: model.DayOf(s.On)}
	if o.Asks.Day != nil { // the least day that would do: whether the person may extend at all is the question
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
