package work

import (
	"strings"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// caseFile is what one must know of a task to decide about it. It is worked out once, when the mark moves or a fact
// changes, and then painted as often as need be: in the rows under a list, in the pane beside it, or as a page.
type caseFile struct {
	host      page.Host
	task      *model.Task
	read      present.Reader
	guess     string                // what it sounds like, while nobody has sorted it
	suggested []register.Suggestion // who could take it, where the person in front may dispatch it
	similar   []*model.Task         // the tasks like it, of the last 30 days
	pending   bool                  // the hub has not confirmed all of it

	lines      []historyLine // the history broken for a width
	linesWidth int
}

// caseOf works out the case file of a task.
func caseOf(host page.Host, t *model.Task) *caseFile {
	reg, today := host.Desk().Register(), host.Desk().Today()
	f := &caseFile{
		host: host, task: t, read: reader(host), pending: reg.Pending(t.ID.Record()), similar: reg.Similar(t, today),
	}
	f.guess = f.read.TaskGuess(t)
	if register.IsDispatchable(t) && f.read.IsBranchOf(t) {
		f.suggested = reg.Suggest(t, today)
	}
	return f
}

// note is what speaks for the next step, in one line or two: that a claim is unconfirmed; what an unsorted task sounds
// like and who could take it; else the last words that somebody left.
func (f *caseFile) note() [][]widget.Span {
	if f.unconfirmedClaim() {
		return [][]widget.Span{{
			{Ink: widget.Warn, Text: "⇡ " + f.host.Say(text.Unconfirmed) + "  "},
			{Ink: widget.Muted, Text: f.host.Say(text.UnconfirmedLong)},
		}}
	}
	if register.IsDispatchable(f.task) && f.task.State != model.Returned {
		return f.proposal()
	}
	if said := f.read.LastWords(f.task); said != nil {
		return [][]widget.Span{said}
	}
	return nil
}

// proposal is what an unsorted task sounds like and how many were like it, and the first who could take it.
func (f *caseFile) proposal() (lines [][]widget.Span) {
	l, said := f.host.Lang(), f.guess
	if n := len(f.similar); n > 0 {
		said = strings.TrimSpace(said + "   " + text.SimilarCount(l, n))
	}
	if said != "" {
		lines = append(lines, []widget.Span{{Ink: widget.Muted, Text: said}})
	}
	if len(f.suggested) > 0 {
		to := text.CouldGoTo(l, f.suggested[0].To.Name+"  "+present.Reasons(l, f.suggested[0]))
		lines = append(lines, []widget.Span{{Ink: widget.Muted, Text: to}})
	}
	return lines
}

// unconfirmedClaim reports whether the person's own claim waits for the hub: another may have been first.
func (f *caseFile) unconfirmedClaim() bool {
	return f.task.State == model.Claimed && f.host.Desk().Register().ClaimUnanswered(f.task.ID)
}
