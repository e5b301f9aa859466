package desk

import (
	"sidan/model"
	"sidan/model/text"
)

// undecided are the states in which a request is the branch's alone: nobody else has been given it.
var undecided = []model.State{model.Raised, model.Sorted, model.Returned}

// requestSteps are what the branch does with a request instead of dispatching it.
var requestSteps = []Step{
	{
		Name: "ask", Help: text.CmdTaskAsk,
		Asks: Asks{Words: &WordsAsked{
			Flag: "question", Help: text.FlagQuestion, Needed: true,
			Label: text.AskQuestion, Hint: text.HintAsk, Rows: 1,
		}},
		Body:   words(func(w string) model.Body { return model.TaskAsked{Words: w} }),
		Offers: []Offer{{Verb: text.DoAsk, Said: text.SaidAsked, In: undecided, Fits: isOfHousehold}},
	},
	{
		Name: "settle", Help: text.CmdTaskSettle,
		Asks: Asks{Choice: &channel, Words: &WordsAsked{
			Flag: "words", Help: text.FlagWords, Needed: true, Label: text.AskWords, Hint: text.HintSettle, Rows: 4,
		}},
		Body: func(_ *model.Task, g Given) (model.Body, error) {
			return model.TaskSettled{How: model.Channel(g.Choice), Words: g.Words}, nil
		},
		Offers: []Offer{{Verb: text.DoSettle, Said: text.SaidSettled, In: undecided, Fits: isOfHousehold}},
	},
	{
		Name: "join", Help: text.CmdTaskJoin, Key: "f6",
		Asks: Asks{Other: &TaskAsked{
			Flag: "into", Help: text.FlagIntoTask, Title: text.JoinWhich, Offered: isOpenProblem,
		}},
		Body:   joins,
		Offers: []Offer{{Verb: text.DoJoinTo, Said: text.SaidJoined, In: undecided, Fits: isOfHousehold}},
	},
	{
		Name: "double", Help: text.CmdTaskDouble,
		Asks: Asks{Other: &TaskAsked{Flag: "of", Help: text.FlagOf, Title: text.DoubleWhich, Offered: isAnother}},
		Body: func(_ *model.Task, g Given) (model.Body, error) {
			return model.TaskDoubled{Of: g.Other.ID}, nil
		},
		Offers: []Offer{{Verb: text.DoDouble, Said: text.SaidDoubled, In: undecided, Fits: isOfHousehold}},
	},
	{
		Name: "unjoin", Help: text.CmdTaskUnjoin,
		Asks: Asks{Words: &WordsAsked{
			Flag: "why", Help: text.FlagWhy, Label: text.AskWhy, Hint: text.HintUnjoin, Rows: 1,
		}},
		Body: func(t *model.Task, g Given) (model.Body, error) {
			if t.Into.IsZero() {
				return nil, &model.Refusal{Reason: model.WrongState, Args: []string{string(t.State)}}
			}
			return model.TaskUnjoined{Into: t.Into, Why: g.Words}, nil
		},
		Offers: []Offer{{Verb: text.DoUnjoin, Said: text.SaidUnjoined, In: []model.State{model.Joined}}},
	},
}

// holderSteps are those of whoever has a task.
var holderSteps = []Step{
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
			{Verb: text.DoAnswerAll, Said: text.SaidToldAll, In: []model.State{model.Accepted}, Fits: isCommon},
			{
				Verb: text.DoAnswer, Said: text.SaidTold, In: []model.State{model.Accepted, model.Joined},
				Fits: isUntold,
			},
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
		Name: "askmore", OnScreens: true, Help: text.CmdTaskExtend, Asks: longer, Body: extended,
		Offers: []Offer{{
			Verb: text.DoAskMore, Said: text.SaidAskedMore, In: []model.State{model.Claimed}, Fits: holdsForBranch,
		}},
	},
	{
		Name: "handon", Help: text.CmdTaskHandOn,
		Asks: Asks{
			To: &ToAsked{Help: text.FlagTo, Kinds: []model.ToKind{
				model.ToPerson, model.ToUnit, model.ToTeam, model.ToPost,
			}},
			Words: reason(text.HintHandOn),
		},
		Body: func(_ *model.Task, g Given) (model.Body, error) {
			return model.TaskHandedOn{To: g.To, Why: g.Words}, nil
		},
		Offers: []Offer{{Verb: text.DoHandOn, Said: text.SaidHandedOn, In: []model.State{model.Claimed}}},
	},
	{
		Name: "whistle", Help: text.CmdTaskWhistle,
		Asks: Asks{
			To: &ToAsked{Help: text.FlagToUnit, Kinds: []model.ToKind{model.ToUnit}},
			Day: &DayAsked{
				Flag: "by", Help: text.FlagReportBy, Label: text.AskReportBy, Proposed: proposedReport, MayLack: true,
			},
			Words: reason(text.HintWhistle),
		},
		Body:   whistles,
		Offers: []Offer{{Verb: text.DoWhistle, Said: text.SaidWhistled, In: []model.State{model.Claimed}}},
	},
}

// endSteps are those after a task is finished, and the one that takes a step back.
var endSteps = []Step{
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
			return model.TaskRated{Rating: model.Rating(g.Choice), Words: g.Words, Due: g.Due}, nil
		},
		Offers: []Offer{{
			Verb: text.DoRate, Said: text.SaidRated, In: []model.State{model.Told, model.Joined}, Fits: isToldOf,
		}},
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
				model.Raised, model.Sorted, model.Joined, model.Dispatched, model.Claimed, model.Finished,
				model.Accepted, model.Told, model.Closed, model.Returned,
			},
		}},
	},
}
