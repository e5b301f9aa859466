package desk

import (
	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
)

// This file holds what the entries of Steps are made of: what they ask, the bodies of their changes, and for whom they
// fit.

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

// proposedExtension returns the day that is proposed for an extension. The task gets the working days of its category
// once more, counted from its due day or from today, whichever is later.
func proposedExtension(d *Desk, t *model.Task) model.Day {
	return d.reg.Due(t.Grid, t.Menu, max(t.Due, d.Today()))
}

// longer asks for a later due day. The branch gives it; anybody else asks the branch for it.
var longer = Asks{
	Day:   &DayAsked{Flag: "until", Help: text.FlagUntil, Label: text.AskUntil, Proposed: proposedExtension},
	Words: reason(text.HintExtend),
}

// extended puts the due day off if the branch says so, and else asks the branch to.
func extended(t *model.Task, g Given) (model.Body, error) {
	if g.By.Tags.Branch(t.Grid) {
		return model.TaskExtended{Until: g.Day, Why: g.Words}, nil
	}
	return model.TaskExtensionAsked{Until: g.Day, Why: g.Words}, nil
}

// granted gives the day that the holder asks for, with the reason that the holder gave.
func granted(t *model.Task, _ Given) (model.Body, error) {
	s, ok := t.Last(model.DidAskMore)
	if !ok || t.Until == 0 {
		return nil, &model.Refusal{Reason: model.NotAsked}
	}
	return model.TaskExtended{Until: t.Until, Why: s.Words}, nil
}

// declined declines the day that the holder asks for.
func declined(t *model.Task, g Given) (model.Body, error) {
	if t.Until == 0 {
		return nil, &model.Refusal{Reason: model.NotAsked}
	}
	return model.TaskExtensionDeclined{Until: t.Until, Why: g.Words}, nil
}

// reportDays is how many working days a department that is called has to come, unless whoever calls says otherwise.
const reportDays = 3

func proposedReport(d *Desk, t *model.Task) model.Day {
	return d.reg.Calendar(t.Grid).After(d.Today(), reportDays)
}

func whistles(_ *model.Task, g Given) (model.Body, error) {
	return model.TaskWhistled{To: g.To, By: g.Day, Why: g.Words}, nil
}

// joins joins a task to the common problem that was given.
func joins(_ *model.Task, g Given) (model.Body, error) { return JoinTo(g.Other) }

// JoinTo returns the change that joins a task to a common problem. It refuses what is none, or is over: the rule knows
// only the task that is joined.
func JoinTo(problem *model.Task) (model.Body, error) {
	switch {
	case !problem.Common:
		return nil, &model.Refusal{Reason: model.NotCommon, Args: []string{problem.No()}}
	case problem.State == model.Closed:
		return nil, &model.Refusal{Reason: model.CommonOver, Args: []string{problem.No()}}
	}
	return model.TaskJoined{Into: problem.ID}, nil
}

// recalled takes the task back from whoever has it now. A task that nobody has is refused.
func recalled(t *model.Task, g Given) (model.Body, error) {
	if t.Has().Kind == model.ToNobody {
		return nil, &model.Refusal{Reason: model.WrongState, Args: []string{string(t.State)}}
	}
	return model.TaskRecalled{From: t.Has(), Why: g.Words}, nil
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
func isHeldBy(t *model.Task, s model.Stamp) bool { return t.Holder.ID == s.By.ID }

// isAnothers reports whether a person does not hold the task: another holds it, or nobody does.
func isAnothers(t *model.Task, s model.Stamp) bool { return t.Holder.ID != s.By.ID }

// isUnsorted reports whether the task waits for 研判派单, whoever the person is.
func isUnsorted(t *model.Task, _ model.Stamp) bool { return register.IsUnsorted(t) }

// mayTakeBack reports whether a person took the last step of the task and may take it back. A dispatch cannot be
// taken back in this way, because it has a step of its own for that, the recall.
func mayTakeBack(t *model.Task, s model.Stamp) bool {
	if t.Inside == nil || t.Inside.Before == nil || t.Inside.Before.By != s.By.ID {
		return false
	}
	steps := t.Inside.Steps
	return t.State != model.Dispatched || steps[len(steps)-1].What != model.DidDispatch
}

// isOfBranch reports whether somebody works for the branch of the task.
func isOfBranch(t *model.Task, s model.Stamp) bool { return s.Tags.Branch(t.Grid) }

// holdsForBranch reports whether somebody holds the task and is not of the branch, which would be asking itself.
func holdsForBranch(t *model.Task, s model.Stamp) bool { return isHeldBy(t, s) && !isOfBranch(t, s) }

// asksForMore reports whether the holder waits for the branch to decide on a later due day.
func asksForMore(t *model.Task, _ model.Stamp) bool { return t.Until != 0 }

// isAsked reports whether the branch has asked the author of the request something.
func isAsked(t *model.Task, _ model.Stamp) bool { return t.Asked != 0 }

// isCalled reports whether a department was called to the task and has not reported in.
func isCalled(t *model.Task, s model.Stamp) bool { return !t.Whistled.IsZero() && t.Whistled.In == 0 }

// isOfHousehold reports whether the task is a resident's own request, and no common problem.
func isOfHousehold(t *model.Task, _ model.Stamp) bool { return !t.Common }

// isCommon reports whether the task is a common problem.
func isCommon(t *model.Task, _ model.Stamp) bool { return t.Common }

// isUntold reports whether the task's own resident is to be told: a joined task only once.
func isUntold(t *model.Task, _ model.Stamp) bool {
	return !t.Common && (t.State != model.Joined || t.Told == 0)
}

// isToldOf reports whether the task's own resident was told, and may say how it was.
func isToldOf(t *model.Task, _ model.Stamp) bool { return !t.Common && t.Told != 0 }

// isOpenProblem reports whether a task can be joined to another: that is a common problem of its community, and not
// closed.
func isOpenProblem(t, other *model.Task) bool {
	return other.Common && other.State != model.Closed && other.Community() == t.Community()
}

// isAnother reports whether a task could be the same request as another: that is a household's and still under way.
func isAnother(t, other *model.Task) bool {
	return other.ID != t.ID && !other.Common && other.State != model.Closed && other.Community() == t.Community()
}
