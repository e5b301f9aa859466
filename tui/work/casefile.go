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

// caseFile is what one must know of a task to decide about it: worked out once, when the mark moves or a fact
// changes, then painted as often as need be, as a peek, a pane or a page.
type caseFile struct {
	host      page.Host
	task      *model.Task
	read      present.Reader
	guess     string // what it sounds like, while nobody has sorted it
	suggested []register.Suggestion
	similar   []*model.Task
	pending   bool // something of it is not yet confirmed

	lines      []historyLine // the history broken for a width
	linesWidth int
}

// caseOf works the file of a task out.
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

// drawTitle paints the beginning of a task's words up to a column, after the mark of one that has something new.
func drawTitle(host page.Host, g *widget.Grid, x, y, end int, ink widget.Ink, t *model.Task) {
	if host.IsNew(t) {
		x = g.Text(x, y, widget.Accent|widget.Bold, host.Say(text.NewMark), end-x) + 1
	}
	g.Text(x, y, ink, present.TaskLine(host.Lang(), t), end-x)
}

// note is the line of a peek below the words, two where there is room: what speaks for the next step.
func (f *caseFile) note() [][]widget.Span {
	host, t := f.host, f.task
	if f.unconfirmedClaim() {
		return [][]widget.Span{{{Ink: widget.Warn, Text: "⇡ " + host.Say(
			text.Unconfirmed,
		) + "  "}, {Ink: widget.Muted, Text: host.Say(text.UnconfirmedLong)}}}
	}
	if register.IsDispatchable(t) && t.State != model.Returned {
		said := f.guess
		if n := len(f.similar); n > 0 {
			said = strings.TrimSpace(said + "   " + text.SimilarCount(host.Lang(), n))
		}
		var lines [][]widget.Span
		if said != "" {
			lines = append(lines, []widget.Span{{Ink: widget.Muted, Text: said}})
		}
		if len(f.suggested) > 0 {
			to := text.CouldGoTo(host.Lang(), f.suggested[0].To.Name+"  "+present.Reasons(host.Lang(), f.suggested[0]))
			lines = append(lines, []widget.Span{{Ink: widget.Muted, Text: to}})
		}
		return lines
	}
	if said := f.read.LastWords(t); said != nil {
		return [][]widget.Span{said}
	}
	return nil
}

// unconfirmedClaim says that one's own claim waits for the hub: another may have been first.
func (f *caseFile) unconfirmedClaim() bool {
	return f.task.State == model.Claimed && f.host.Desk().Register().ClaimUnanswered(f.task.ID)
}
