package desk

import (
	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
)

// Steps lists every step that a task can take. Screens offer those that fit the state of a task in this order and
// number them in it, so the likeliest of them comes first.
var Steps = []Step{
	{
		Name: "sort", Help: text.CmdTaskSort, Triage: true, Body: anySort,
		Offers: []Offer{
			{Verb: text.DoTriage, In: []model.State{model.Raised}},
			{Verb: text.DoSort, Fits: isUnsorted, In: []model.State{
				model.Dispatched, model.Claimed, model.Finished, model.Accepted, model.Told,
			}},
		},
	},
	{
		Name: "claim", Help: text.CmdTaskClaim, Body: always(model.TaskClaimed{}),
		Offers: []Offer{{Verb: text.DoClaim, Said: text.SaidClaimed, In: []model.State{model.Dispatched}}},
	},
	{
		Name: "nudge", Help: text.CmdTaskNudge,
		Asks: Asks{Words: &WordsAsked{
			Flag: "note", Help: text.FlagNote, Label: text.AskNudge, Hint: text.HintNudge, Rows: 1,
		}},
		Body: words(func(w string) model.Body { return model.TaskNudged{Note: w} }),
		Offers: []Offer{{
			Verb: text.DoNudge, Said: text.SaidNudged, In: []model.State{model.Dispatched, model.Claimed},
			Fits: isAnothers,
		}},
	},
	{
		Name: "extend", Help: text.CmdTaskExtend,
		Asks: Asks{
			Day: &DayAsked{
				Flag: "until", Help: text.FlagUntil, Label: text.AskUntil, Proposed: proposedExtension,
			},
			Words: reason(text.HintExtend),
		},
		Body: func(_ *model.Task, g Given) (model.Body, error) {
			return model.TaskExtended{Until: g.Day, Why: g.Words}, nil
		},
		Offers: []Offer{{
			Verb: text.DoExtend, Said: text.SaidExtended, In: []model.State{model.Dispatched, model.Claimed},
		}},
	},
	{
		Name: "dispatch", Help: text.CmdTaskDispatch, Triage: true, Body: anyDispatch,
		Offers: []Offer{
			{Verb: text.DoTriage, In: []model.State{model.Sorted, model.Returned}},
			{Verb: text.DoRedispatch, In: []model.State{model.Dispatched}},
		},
	},
	{
		Name: "recall", Help: text.CmdTaskRecall,
		Asks:   Asks{Words: &WordsAsked{Flag: "why", Help: text.FlagWhy}},
		Body:   recalled,
		Offers: []Offer{{Verb: text.DoRecall, Said: text.SaidRecalled, In: []model.State{model.Dispatched}}},
	},
	{
		Name: "finish", Help: text.CmdTaskFinish,
		Asks: Asks{Words: &WordsAsked{
			Flag: "result", Help: text.FlagResult, Needed: true,
			Label: text.AskResult, Hint: text.HintResult, Rows: noteRows,
		}},
		Body: words(func(w string) model.Body { return model.TaskFinished{Result: w} }),
		Offers: []Offer{{
			Verb: text.DoFinish, Said: text.SaidFinished, In: []model.State{model.Claimed}, Fits: isHeldBy,
		}},
	},
	{
		Name: "progress", Help: text.CmdTaskProgress,
		Asks: Asks{Words: &WordsAsked{
			Flag: "note", Help: text.FlagNote, Needed: true,
			Label: text.AskProgress, Hint: text.HintProgress, Rows: noteRows,
		}},
		Body: words(func(w string) model.Body { return model.TaskProgressed{Note: w} }),
		Offers: []Offer{
			{Verb: text.DoProgress, Said: text.SaidProgressed, In: []model.State{model.Claimed}, Fits: isHeldBy},
			{Verb: text.DoHelp, Said: text.SaidHelped, In: []model.State{model.Claimed}, Fits: isAnothers},
		},
	},
	{
		Name: "answer", Help: text.CmdTaskAnswer,
		Asks: Asks{Choice: &channel, Words: &WordsAsked{
			Flag: "words", Help: text.FlagWords, Label: text.AskWords, Hint: text.HintTold, Rows: 4,
		}},
		Body: func(_ *model.Task, g Given) (model.Body, error) {
			return model.TaskAnswered{How: model.Channel(g.Choice), Words: g.Words}, nil
		},
		Offers: []Offer{
			{Verb: text.DoInterim, Said: text.SaidInterim, In: []model.State{model.Claimed}, Fits: isHeldBy},
			{Verb: text.DoAnswer, Said: text.SaidTold, In: []model.State{model.Accepted}},
		},
	},
	{
		Name: "release", Help: text.CmdTaskRelease, Asks: Asks{Words: reason(text.HintRelease)},
		Body:   words(func(w string) model.Body { return model.TaskReleased{Why: w} }),
		Offers: []Offer{{Verb: text.DoRelease, Said: text.SaidReleased, In: []model.State{model.Claimed}}},
	},
	{
		Name: "return", Help: text.CmdTaskReturn, Asks: Asks{Words: reason(text.HintReturn)},
		Body: words(func(w string) model.Body { return model.TaskReturned{Why: w} }),
		Offers: []Offer{{
			Verb: text.DoReturn, Said: text.SaidReturned, In: []model.State{model.Dispatched, model.Claimed},
		}},
	},
	{
		Name: "accept", Help: text.CmdTaskAccept,
		Asks:   Asks{Words: &WordsAsked{Flag: "note", Help: text.FlagNote}},
		Body:   words(func(w string) model.Body { return model.TaskAccepted{Note: w} }),
		Offers: []Offer{{Verb: text.DoAccept, Said: text.SaidAccepted, In: []model.State{model.Finished}}},
	},
	{
		Name: "sendback", Help: text.CmdTaskSendBack, Key: "f7", Asks: Asks{Words: reason(text.HintSendBack)},
		Body:   words(func(w string) model.Body { return model.TaskSentBack{Why: w} }),
		Offers: []Offer{{Verb: text.DoSendBack, Said: text.SaidSentBack, In: []model.State{model.Finished}}},
	},
	{
		Name: "rate", Help: text.CmdTaskRate,
		Asks: Asks{Choice: &rating, Words: &WordsAsked{
			Flag: "words", Help: text.FlagWords, Label: text.AskWords, Hint: text.HintRated, Rows: 1,
		}},
		Body: func(_ *model.Task, g Given) (model.Body, error) {
			return model.TaskRated{Rating: model.Rating(g.Choice), Words: g.Words}, nil
		},
		Offers: []Offer{{Verb: text.DoRate, Said: text.SaidRated, In: []model.State{model.Told}}},
	},
	{
		Name: "close", Help: text.CmdTaskClose, Asks: Asks{Words: reason(text.HintClose)},
		Body:   words(func(w string) model.Body { return model.TaskClosed{Why: w} }),
		Offers: []Offer{{Verb: text.DoEnd, Said: text.SaidClosed, In: []model.State{model.Told}}},
	},
	{
		Name: "reopen", Help: text.CmdTaskReopen, Asks: Asks{Words: reason(text.HintReopen)},
		Body:   words(func(w string) model.Body { return model.TaskReopened{Why: w} }),
		Offers: []Offer{{Verb: text.DoReopen, Said: text.SaidReopened, In: []model.State{model.Closed}}},
	},
	{
		Name: "undo", Help: text.CmdTaskUndo, Sure: true, Body: undone,
		Offers: []Offer{{
			Verb: text.DoTakeBack, Said: text.SaidTakenBack, Fits: mayTakeBack, In: []model.State{
				model.Sorted, model.Dispatched, model.Claimed, model.Finished, model.Accepted, model.Told, model.Closed,
				model.Returned,
			},
		}},
	},
}

// noteRows is how many rows the field of a note has.
const noteRows = 5

// reason makes the field in which the user has to say why. It is for steps that take something from somebody or put it
// off.
func reason(hint text.Sentence) *WordsAsked {
	return &WordsAsked{Flag: "why", Help: text.FlagWhy, Needed: true, Label: text.AskWhy, Hint: hint, Rows: 1}
}

// channel asks how the resident was told. A command takes every channel; a form offers only those by which one person
// tells another alone.
var channel = ChoiceAsked{
	Flag: "how", Kind: "CHANNEL", Help: text.FlagHow, Label: text.AskHow, All: written(model.Channels),
	Form:  written([]model.Channel{model.ByVisit, model.ByPhone, model.ByWalkIn, model.ByChat}),
	First: 1,
	Parse: parsed(text.ParseChannel),
	Word:  func(l text.Lang, c string) string { return text.Channel(l, model.Channel(c)) },
}

// rating asks what the resident thinks of the answer.
var rating = ChoiceAsked{
	Flag: "rating", Kind: "RATING", Help: text.FlagRating, Label: text.AskRating, All: written(model.Ratings),
	Form:   written(model.Ratings),
	First:  -1,
	AtOnce: true,
	Parse:  parsed(text.ParseRating),
	Word:   func(l text.Lang, r string) string { return text.Rating(l, model.Rating(r)) },
}

// written returns the values of a kind as plain strings.
func written[K ~string](all []K) []string {
	list := make([]string, len(all))
	for i, k := range all {
		list[i] = string(k)
	}
	return list
}

// parsed turns a parser for the values of a kind into one that returns plain strings.
func parsed[K ~string](parse func(string) (K, bool)) func(string) (string, bool) {
	return func(typed string) (string, bool) {
		k, ok := parse(typed)
		return string(k), ok
	}
}

// always makes the Body of a step that asks for nothing. The Body is b for every task.
func always(b model.Body) func(*model.Task, Given) (model.Body, error) {
	return func(*model.Task, Given) (model.Body, error) { return b, nil }
}

// words makes the Body of a step that asks for nothing but words.
func words(body func(words string) model.Body) func(*model.Task, Given) (model.Body, error) {
	return func(_ *model.Task, g Given) (model.Body, error) { return body(g.Words), nil }
}

// longestProposed is the number of days by which an extension is proposed for a task that has no category of the menu.
// No category gives more days than that.
const longestProposed = 7

// proposedExtension returns the day that is proposed for an extension. The task gets the days of its category once
// more, counted from its due day or from today, whichever is later.
func proposedExtension(t *model.Task, today model.Day) model.Day {
	days := model.Day(longestProposed)
	if t.Menu != "" {
		days = model.Day(t.Menu.Days())
	}
	return max(t.Due, today) + days
}

// recalled takes the task back from whoever it is dispatched to now. A task that is dispatched to nobody is refused.
func recalled(t *model.Task, g Given) (model.Body, error) {
	if t.To.Kind == model.ToNobody {
		return nil, &model.Refusal{Reason: model.WrongState, Args: []string{string(t.State)}}
	}
	return model.TaskRecalled{From: t.To, Why: g.Words}, nil
}

// undone takes back the last step of a task. The rule of TaskUndone, and not this function, refuses a step that
// somebody else took.
func undone(t *model.Task, _ Given) (model.Body, error) {
	if t.Inside == nil || t.Inside.Before == nil {
		return nil, &model.Refusal{Reason: model.ActedSince}
	}
	return model.TaskUndone{Change: t.Inside.Before.Change}, nil
}

// anySort returns a sorting into some sphere and category. It serves only to find out whether sorting is allowed;
// what is saved is made by the form of 研判派单.
func anySort(*model.Task, Given) (model.Body, error) {
	return model.TaskSorted{Sphere: model.Public, Menu: model.Policy}, nil
}

// anyDispatch returns a dispatch to some person. It serves only to find out whether dispatching is allowed. A task
// that is not dispatched yet is sorted and dispatched in one form, so for such a task it returns a sorting.
func anyDispatch(t *model.Task, g Given) (model.Body, error) {
	if t.State != model.Dispatched {
		return anySort(t, g)
	}
	return model.TaskDispatched{
		To: model.Addressee{Kind: model.ToPerson, ID: t.Author.ID.Record()}, Instead: t.To, Due: g.Day,
	}, nil
}

// isHeldBy reports whether a person holds the task.
func isHeldBy(t *model.Task, me model.PersonID) bool { return t.Holder.ID == me }

// isAnothers reports whether a person does not hold the task: another holds it, or nobody does.
func isAnothers(t *model.Task, me model.PersonID) bool { return t.Holder.ID != me }

// isUnsorted reports whether the task waits for 研判派单, whoever the person is.
func isUnsorted(t *model.Task, _ model.PersonID) bool { return register.IsUnsorted(t) }

// mayTakeBack reports whether a person took the last step of the task and may take it back. A dispatch cannot be
// taken back in this way, because it has a step of its own for that, the recall.
func mayTakeBack(t *model.Task, me model.PersonID) bool {
	if t.Inside == nil || t.Inside.Before == nil || t.Inside.Before.By != me {
		return false
	}
	steps := t.Inside.Steps
	return t.State != model.Dispatched || steps[len(steps)-1].What != model.DidDispatch
}
