package desk

import (
	"slices"

	"sidan/model"
	"sidan/model/text"
)

// Steps lists every step that a task can take. Screens offer those that fit the state of a task in this order and
// number them in it, so the likeliest of them comes first.
var Steps = slices.Concat(firstSteps, requestSteps, holderSteps, endSteps)

// firstSteps are those that move a task on, or that somebody waits for.
var firstSteps = []Step{
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
		Name: "reply", Help: text.CmdTaskReply,
		Asks: Asks{Words: &WordsAsked{
			Flag: "words", Help: text.FlagWords, Needed: true,
			Label: text.AskReply, Hint: text.HintReply, Rows: noteRows,
		}},
		Body: words(func(w string) model.Body { return model.TaskReplied{Words: w} }),
		Offers: []Offer{{
			Verb: text.DoReply, Said: text.SaidReplied, Fits: isAsked,
			In: []model.State{model.Raised, model.Sorted, model.Returned},
		}},
	},
	{
		Name: "reportin", Help: text.CmdTaskReportIn,
		Asks: Asks{Words: &WordsAsked{
			Flag: "note", Help: text.FlagNote, Label: text.AskProgress, Hint: text.HintReportIn, Rows: 1,
		}},
		Body: words(func(w string) model.Body { return model.TaskReportedIn{Note: w} }),
		Offers: []Offer{{
			Verb: text.DoReportIn, Said: text.SaidReportedIn, In: []model.State{model.Claimed}, Fits: isCalled,
		}},
	},
	{
		Name: "grant", Help: text.CmdTaskGrant, Body: granted,
		Offers: []Offer{{
			Verb: text.DoGrant, Said: text.SaidExtended, In: []model.State{model.Claimed}, Fits: asksForMore,
		}},
	},
	{
		Name: "decline", Help: text.CmdTaskDecline, Asks: Asks{Words: reason(text.HintDecline)},
		Body: declined,
		Offers: []Offer{{
			Verb: text.DoDecline, Said: text.SaidDeclined, In: []model.State{model.Claimed}, Fits: asksForMore,
		}},
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
		Name: "extend", Help: text.CmdTaskExtend, Asks: longer, Body: extended,
		Offers: []Offer{{
			Verb: text.DoExtend, Said: text.SaidExtended, In: []model.State{model.Dispatched, model.Claimed},
			Fits: isOfBranch,
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
		Asks: Asks{Words: &WordsAsked{Flag: "why", Help: text.FlagWhy}},
		Body: recalled,
		Offers: []Offer{
			{Verb: text.DoRecall, Said: text.SaidRecalled, In: []model.State{model.Dispatched}},
			{Verb: text.DoTakeFrom, Said: text.SaidRecalled, In: []model.State{model.Claimed}},
		},
	},
}
