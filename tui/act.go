package tui

import (
	"slices"
	"strings"

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
	sure   bool // it is asked once more, the safe answer marked: the step may be the only one there is
	ask    *ask // what it has to know; nil: it asks nothing
	body   func(t *model.Task, g given) model.Body
}

// atOnce reports whether an act is saved by the key that takes it.
func (one act) atOnce() bool { return one.ask == nil && !one.triage && !one.sure }

// ask is what a form asks for: words, and for some a choice before them.
type ask struct {
	label, hint text.Sentence
	rows        int // 1: a reason, Enter saves; more: a note, where Enter is a new line
	choose      text.Sentence
	choices     func(l text.Lang) []string                     // nil: none
	first       int                                            // the choice that is marked, -1 none
	atOnce      bool                                           // a digit of the choice saves
	day         func(t *model.Task, today model.Day) model.Day // what a date is proposed as; nil: it asks for none
}

// given is what a form was given. Rehearsed, an act is given today.
type given struct {
	words  string
	choice int
	day    model.Day
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
	{id: "sort", verb: text.DoSort,
		in:   []model.State{model.Dispatched, model.Claimed, model.Finished, model.Accepted, model.Told},
		fits: func(t *model.Task, _ model.PersonID) bool { return register.IsUnsorted(t) }, triage: true,
		body: anySort},
	{id: "dispatch", verb: text.DoTriage, in: []model.State{model.Sorted, model.Returned}, triage: true, body: anySort},
	{id: "claim", verb: text.DoClaim, said: text.SaidClaimed, in: []model.State{model.Dispatched},
		body: func(*model.Task, given) model.Body { return model.TaskClaimed{} }},
	{id: "nudge", verb: text.DoNudge, said: text.SaidNudged, in: []model.State{model.Dispatched, model.Claimed},
		fits: func(t *model.Task, me model.PersonID) bool { return !holds(t, me) },
		ask:  &ask{label: text.AskNudge, hint: text.HintNudge, rows: 1},
		body: func(_ *model.Task, g given) model.Body { return model.TaskNudged{Note: g.words} }},
	{id: "extend", verb: text.DoExtend, said: text.SaidExtended, in: []model.State{model.Dispatched, model.Claimed},
		ask: &ask{label: text.AskWhy, hint: text.HintExtend, rows: 1, day: extendedTo}, body: extended},
	{id: "redispatch", verb: text.DoRedispatch, in: []model.State{model.Dispatched}, triage: true, body: sentAnew},
	{id: "recall", verb: text.DoRecall, said: text.SaidRecalled, in: []model.State{model.Dispatched},
		body: func(t *model.Task, _ given) model.Body { return model.TaskRecalled{From: t.To} }},
	{id: "finish", verb: text.DoFinish, said: text.SaidFinished, in: []model.State{model.Claimed}, fits: holds,
		ask:  note(text.AskResult, text.HintResult),
		body: func(_ *model.Task, g given) model.Body { return model.TaskFinished{Result: g.words} }},
	{id: "progress", verb: text.DoProgress, said: text.SaidProgressed, in: []model.State{model.Claimed}, fits: holds,
		ask: note(text.AskProgress, text.HintProgress), body: progress},
	{id: "progress", verb: text.DoHelp, said: text.SaidHelped, in: []model.State{model.Claimed},
		fits: func(t *model.Task, me model.PersonID) bool { return !holds(t, me) },
		ask:  note(text.AskProgress, text.HintProgress), body: progress},
	{id: "answer", verb: text.DoInterim, said: text.SaidInterim, in: []model.State{model.Claimed},
		fits: holds, ask: askHow, body: answered},
	{id: "release", verb: text.DoRelease, said: text.SaidReleased, in: []model.State{model.Claimed},
		ask:  reason(text.HintRelease),
		body: func(_ *model.Task, g given) model.Body { return model.TaskReleased{Why: g.words} }},
	{id: "return", verb: text.DoReturn, said: text.SaidReturned, in: []model.State{model.Dispatched, model.Claimed},
		ask:  reason(text.HintReturn),
		body: func(_ *model.Task, g given) model.Body { return model.TaskReturned{Why: g.words} }},
	{id: "accept", verb: text.DoAccept, said: text.SaidAccepted, in: []model.State{model.Finished},
		body: func(*model.Task, given) model.Body { return model.TaskAccepted{} }},
	{id: "sendback", verb: text.DoSendBack, said: text.SaidSentBack, key: "f7", in: []model.State{model.Finished},
		ask:  reason(text.HintSendBack),
		body: func(_ *model.Task, g given) model.Body { return model.TaskSentBack{Why: g.words} }},
	{id: "answer", verb: text.DoAnswer, said: text.SaidTold, in: []model.State{
		model.Accepted,
	}, fits: seesInside, ask: askHow, body: answered},
	{id: "rate", verb: text.DoRate, said: text.SaidRated, in: []model.State{model.Told}, fits: seesInside,
		ask: &ask{
			label: text.AskWords, hint: text.HintRated, rows: 1, choose: text.AskRating, choices: ratingWords,
			first: -1, atOnce: true,
		},
		body: func(_ *model.Task, g given) model.Body {
			if g.choice < 0 {
				return model.TaskRated{Words: g.words}
			}
			return model.TaskRated{Rating: model.Ratings[g.choice], Words: g.words}
		}},
	{id: "close", verb: text.DoEnd, said: text.SaidClosed, in: []model.State{model.Told},
		ask:  reason(text.HintClose),
		body: func(_ *model.Task, g given) model.Body { return model.TaskClosed{Why: g.words} }},
	{id: "reopen", verb: text.DoReopen, said: text.SaidReopened, in: []model.State{model.Closed},
		ask:  reason(text.HintReopen),
		body: func(_ *model.Task, g given) model.Body { return model.TaskReopened{Why: g.words} }},
	{id: "undo", verb: text.DoTakeBack, said: text.SaidTakenBack, in: anyState, fits: mayTakeBack, sure: true,
		body: func(t *model.Task, _ given) model.Body { return model.TaskUndone{Change: t.Inside.Before.Change} }},
}

// mostProposed is how far on, in days, an extension is proposed where no category of the menu says how long.
const mostProposed = 7

// extendedTo is the due day an extension proposes: as long again as the menu gives, from today or from the day before.
func extendedTo(t *model.Task, today model.Day) model.Day {
	days := model.Day(mostProposed)
	if t.Menu != "" {
		days = model.Day(t.Menu.Days())
	}
	return max(t.Due, today) + days
}

// extended, rehearsed, is given a reason and a day that would do: who may extend at all is asked then.
func extended(t *model.Task, g given) model.Body {
	if g.words == "" && g.day <= t.Due {
		g.day = t.Due + 1
	}
	return model.TaskExtended{Until: g.day, Why: g.words}
}

// sentAnew stands for a dispatch to another, whoever that be, when it is asked whether one may.
func sentAnew(t *model.Task, g given) model.Body {
	return model.TaskDispatched{
		To: model.Addressee{Kind: model.ToPerson, ID: t.Author.ID.Record()}, Instead: t.To, Due: g.day,
	}
}

// anyState a step may be taken back in.
var anyState = []model.State{
	model.Sorted, model.Dispatched, model.Claimed, model.Finished, model.Accepted, model.Told, model.Closed,
	model.Returned,
}

// mayTakeBack reports whether one's own step is the last. A dispatch has a recall of its own.
func mayTakeBack(t *model.Task, me model.PersonID) bool {
	if t.Inside == nil || t.Inside.Before == nil || t.Inside.Before.By != me {
		return false
	}
	steps := t.Inside.Steps
	return t.State != model.Dispatched || steps[len(steps)-1].What != model.DidDispatch
}

// seesInside reports whether one has more than the face: who has not could not know what the resident was told,
// and the hub would hold it.
func seesInside(t *model.Task, _ model.PersonID) bool { return t.Inside != nil }

func holds(t *model.Task, me model.PersonID) bool { return t.Holder.ID == me }

// anySort stands for the two changes of 研判派单 when it is asked whether one may.
func anySort(*model.Task, given) model.Body {
	return model.TaskSorted{Sphere: model.Public, Menu: model.Policy}
}

func progress(_ *model.Task, g given) model.Body { return model.TaskProgressed{Note: g.words} }

func answered(_ *model.Task, g given) model.Body {
	return model.TaskAnswered{How: hows[max(0, g.choice)], Words: g.words}
}

// actsFor are the acts of whoever s stamps on a task as it stands, the likeliest first. Whoever has not the
// inside can claim.
func actsFor(t *model.Task, s model.Stamp) (can []act) {
	for _, one := range acts {
		if !slices.Contains(one.in, t.State) || one.fits != nil && !one.fits(t, s.By.ID) {
			continue
		}
		body := one.body(t, given{day: model.DayOf(s.On)})
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
	return actsFor(t, a.desk.Stamp(t.Community()))
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
	case one.sure:
		a.ask(newQuestion(a, func() asked {
			return asked{a.say(
				one.verb,
			), a.lastStep(t), []answer{{a.say(text.DoLeaveAsIs), func() tea.Cmd { return nil }},
				{a.say(one.verb), func() tea.Cmd { return a.act(t, one, then) }}}}
		}))
		return nil
	}
	return a.act(t, one, then)
}

// lastStep is what a task's newest step was, and its words.
func (a *App) lastStep(t *model.Task) string {
	s := t.Inside.Steps[len(t.Inside.Steps)-1]
	return strings.TrimSpace(text.When(a.lang, s.On, a.desk.Now()) + "  " + text.Step(a.lang, s) + "  " + s.Words)
}

// act saves an act that asks nothing.
func (a *App) act(t *model.Task, one act, then func() tea.Cmd) tea.Cmd {
	plan, err := a.desk.Plan(nil, desk.Act{Record: t.ID.Record(), Body: one.body(t, given{})})
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
