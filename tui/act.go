package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
)

// act is something somebody may do with a task. Whether they may is the model's to say: the change is rehearsed.
type act struct {
	id   string // names its draft
	verb text.Sentence
	said text.Sentence // the toast, after the beginning of the task's words
	key  string        // a key that takes it from a list too
	in   []model.State
	fits func(t *model.Task, me model.PersonID) bool // nil: always

	triage bool // it is done in 研判派单
	ask    *ask // what it has to know; nil: it asks nothing
	body   func(given) model.Body
}

// ask is what a form asks for: words, and for some a choice before them.
type ask struct {
	label, hint text.Sentence
	rows        int // 1: a reason, Enter saves; more: a note, where Enter is a new line
	choose      text.Sentence
	choices     func(l text.Lang) []string // nil: none
	first       int                        // the choice that is marked, -1 none
	atOnce      bool                       // a digit of the choice saves
}

// given is what a form was given.
type given struct {
	words  string
	choice int
}

// hows are the ways to tell a resident, in the order of their digits.
var hows = []model.Channel{model.ByVisit, model.ByPhone, model.ByWalkIn, model.ByChat}

func howWords(l text.Lang) (list []string) {
	for _, c := range hows {
		list = append(list, text.Channel(l, c))
	}
	return list
}

func ratingWords(l text.Lang) (list []string) {
	for _, r := range model.Ratings {
		list = append(list, text.Rating(l, r))
	}
	return list
}

func reason(hint text.Sentence) *ask { return &ask{label: text.AskWhy, hint: hint, rows: 1} }
func note(label, hint text.Sentence) *ask {
	return &ask{label: label, hint: hint, rows: 5}
}

var askHow = &ask{label: text.AskWords, hint: text.HintTold, rows: 4, choose: text.AskHow, choices: howWords, first: 1}

// acts there are; of those for one state, the likeliest first (contract, Keys).
var acts = []act{
	{id: "sort", verb: text.DoTriage, in: []model.State{model.Raised}, triage: true, body: anySort},
	{id: "sort", verb: text.DoSort, in: []model.State{model.Dispatched, model.Claimed, model.Finished, model.Accepted, model.Told},
		fits: func(t *model.Task, _ model.PersonID) bool { return register.IsUnsorted(t) }, triage: true, body: anySort},
	{id: "dispatch", verb: text.DoTriage, in: []model.State{model.Sorted, model.Returned}, triage: true, body: anySort},
	{id: "claim", verb: text.DoClaim, said: text.SaidClaimed, in: []model.State{model.Dispatched},
		body: func(given) model.Body { return model.TaskClaimed{} }},
	{id: "finish", verb: text.DoFinish, said: text.SaidFinished, in: []model.State{model.Claimed}, fits: holds,
		ask: note(text.AskResult, text.HintResult), body: func(g given) model.Body { return model.TaskFinished{Result: g.words} }},
	{id: "progress", verb: text.DoProgress, said: text.SaidProgressed, in: []model.State{model.Claimed}, fits: holds,
		ask: note(text.AskProgress, text.HintProgress), body: progress},
	{id: "progress", verb: text.DoHelp, said: text.SaidHelped, in: []model.State{model.Claimed},
		fits: func(t *model.Task, me model.PersonID) bool { return !holds(t, me) },
		ask:  note(text.AskProgress, text.HintProgress), body: progress},
	{id: "answer", verb: text.DoInterim, said: text.SaidInterim, in: []model.State{model.Claimed},
		fits: holds, ask: askHow, body: answered},
	{id: "release", verb: text.DoRelease, said: text.SaidReleased, in: []model.State{model.Claimed},
		ask: reason(text.HintRelease), body: func(g given) model.Body { return model.TaskReleased{Why: g.words} }},
	{id: "return", verb: text.DoReturn, said: text.SaidReturned, in: []model.State{model.Dispatched, model.Claimed},
		ask: reason(text.HintReturn), body: func(g given) model.Body { return model.TaskReturned{Why: g.words} }},
	{id: "accept", verb: text.DoAccept, said: text.SaidAccepted, in: []model.State{model.Finished},
		body: func(given) model.Body { return model.TaskAccepted{} }},
	{id: "sendback", verb: text.DoSendBack, said: text.SaidSentBack, key: "f7", in: []model.State{model.Finished},
		ask: reason(text.HintSendBack), body: func(g given) model.Body { return model.TaskSentBack{Why: g.words} }},
	{id: "answer", verb: text.DoAnswer, said: text.SaidTold, in: []model.State{model.Accepted}, ask: askHow, body: answered},
	{id: "rate", verb: text.DoRate, said: text.SaidRated, in: []model.State{model.Told},
		ask: &ask{label: text.AskWords, hint: text.HintRated, rows: 1, choose: text.AskRating, choices: ratingWords, first: -1, atOnce: true},
		body: func(g given) model.Body {
			if g.choice < 0 {
				return model.TaskRated{Words: g.words}
			}
			return model.TaskRated{Rating: model.Ratings[g.choice], Words: g.words}
		}},
	{id: "close", verb: text.DoEnd, said: text.SaidClosed, in: []model.State{model.Told},
		ask: reason(text.HintClose), body: func(g given) model.Body { return model.TaskClosed{Why: g.words} }},
	{id: "reopen", verb: text.DoReopen, said: text.SaidReopened, in: []model.State{model.Closed},
		ask: reason(text.HintReopen), body: func(g given) model.Body { return model.TaskReopened{Why: g.words} }},
}

func holds(t *model.Task, me model.PersonID) bool { return t.Holder.ID == me }

// anySort stands for the two changes of 研判派单 when it is asked whether one may.
func anySort(given) model.Body {
	return model.TaskSorted{Sphere: model.Public, Menu: model.Policy}
}

func progress(g given) model.Body { return model.TaskProgressed{Note: g.words} }

func answered(g given) model.Body {
	return model.TaskAnswered{How: hows[max(0, g.choice)], Words: g.words}
}

// actsFor are the acts of whoever s stamps on a task as it stands, the likeliest first. Whoever has not the inside can claim.
func actsFor(t *model.Task, s model.Stamp) (can []act) {
	for _, one := range acts {
		if !slices.Contains(one.in, t.State) || one.fits != nil && !one.fits(t, s.By.ID) {
			continue
		}
		body := one.body(given{})
		if t.Inside == nil && body.Fact() {
			continue
		}
		_, out := model.Apply(t, model.Change{Record: t.ID.Record(), Author: s.By.ID, At: s.At, Body: body}, s)
		if out.Code == model.OK {
			can = append(can, one)
		}
	}
	return can
}

// actsOn are what the person at the desk may do with a task now.
func (a *App) actsOn(t *model.Task) []act {
	return actsFor(t, a.desk.Stamp(t.Home()))
}

// take begins an act: one that asks nothing is saved at once. then follows the save.
func (a *App) take(t *model.Task, one act, then func() tea.Cmd) tea.Cmd {
	switch {
	case one.triage:
		a.ask(newDispatch(a, t, then))
		return nil
	case one.ask != nil:
		a.ask(newActForm(a, t, one, then))
		return nil
	}
	plan, err := a.desk.Plan(nil, desk.Act{Record: t.ID.Record(), Body: one.body(given{})})
	if err != nil {
		return a.fail(err)
	}
	return a.save(plan, a.say(one.said, a.named(t)), then)
}

// shut closes a dialog, wherever in the stack it is by now, with all that lies over it.
func (a *App) shut(d Dialog) {
	if i := slices.Index(a.dialogs, d); i >= 0 {
		a.dialogs = a.dialogs[:i]
	}
}
