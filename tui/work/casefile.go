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

// caseFile is what a person has to know of a task to decide about it. It is put together once, when the mark moves or
// a fact changes, and then painted as often as needed: in the rows under a list, in the pane beside it, or as a page.
type caseFile struct {
	host      page.Host
	task      *model.Task
	read      present.Reader
	guess     string                // the sphere and menu that the words suggest, while nobody has sorted the task
	suggested []register.Suggestion // who could take the task, if the person in front may dispatch it
	similar   []register.Likeness   // tasks of the last 30 days that are probably about the same
	problem   register.Problem      // with its members, if the task is a common problem
	pending   bool                  // the hub has not yet confirmed every change of the task

	lines      []historyLine // the history, wrapped to linesWidth cells
	linesWidth int
}

// caseOf puts together the case file of a task.
func caseOf(host page.Host, t *model.Task) *caseFile {
	reg, today := host.Desk().Register(), host.Desk().Today()
	f := &caseFile{
		host: host, task: t, read: reader(host), pending: reg.Pending(t.ID.Record()), similar: reg.Like(t, today),
	}
	f.problem, _ = reg.Problem(t.ID)
	f.guess = f.read.TaskGuess(t)
	if register.IsDispatchable(t) && f.read.IsBranchOf(t) {
		f.suggested = reg.Suggest(t, today)
	}
	return f
}

// note returns what helps to decide about the next step, in one line or two. For a claim that the hub has not
// confirmed, it says so. For a task that is to be sorted or dispatched, it returns the proposal, unless the task was
// returned. For any other task it returns the last words that somebody wrote.
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
	var lines [][]widget.Span
	if said := f.read.LastWords(f.task); said != nil {
		lines = append(lines, said)
	}
	if f.read.Reachable(f.task) {
		lines = append(lines, []widget.Span{{Ink: widget.Muted, Text: f.read.TaskReach(f.task)}})
	}
	return lines
}

// proposal returns what the words of a task suggest while nobody has sorted it, how many similar tasks there are, and
// the first who could take the task.
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

// unconfirmedClaim reports whether the hub has not answered the person's own claim yet. Somebody else may have claimed
// the task first.
func (f *caseFile) unconfirmedClaim() bool {
	return f.task.State == model.Claimed && f.host.Desk().Register().ClaimUnanswered(f.task.ID)
}
