package tui

import (
	"slices"
	"strings"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// caseFile is what one must know of a task to decide about it: worked out once, when the mark moves or a fact
// changes, then painted as often as need be, as a peek, a pane or a page.
type caseFile struct {
	host      page.Host
	task      *model.Task
	where     string // the door, else the compound, else the grid
	raised    string // how, by whom, when
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
		host: host, task: t, where: placeOf(host, t), raised: raisedBy(host, t), pending: reg.Pending(t.ID.Record()),
		similar: reg.Similar(t, today),
	}
	if sphere, menu, ok := register.Guess(t.Text()); ok && t.Sphere == "" {
		f.guess = text.Guessed(host.Lang(), sphere, menu)
	}
	if dispatchable(t) && isBranchOf(host, t) {
		f.suggested = reg.Suggest(t, today)
	}
	return f
}

// dispatchable says that the branch sends it to somebody next.
func dispatchable(t *model.Task) bool {
	return t.State == model.Raised || t.State == model.Sorted || t.State == model.Returned
}

func isBranchOf(host page.Host, t *model.Task) bool {
	return host.Desk().Tags(t.Community()).Branch(t.Grid)
}

// beginning of a task's words, as lists show it.
func beginning(host page.Host, t *model.Task) string {
	return firstLine(desk.TaskText(host.Lang(), t))
}

// drawTitle paints the beginning of a task's words up to a column, after the mark of one that has something new.
func drawTitle(host page.Host, g *widget.Grid, x, y, end int, ink widget.Ink, t *model.Task) {
	if host.IsNew(t) {
		x = g.Text(x, y, widget.Accent|widget.Bold, host.Say(text.NewMark), end-x) + 1
	}
	g.Text(x, y, ink, beginning(host, t), end-x)
}

// shortOf is a task in a toast: enough of its words to know it by.
func shortOf(host page.Host, t *model.Task) string { return widget.Cut(beginning(host, t), 20) }

// raisedBy is how it came in, by whom, when.
func raisedBy(host page.Host, t *model.Task) string {
	return text.Channel(
		host.Lang(),
		t.Channel,
	) + "  " + t.Author.Name + "  " + text.When(
		host.Lang(),
		t.Raised,
		host.Desk().Now(),
	)
}

// placeOf a task, as far as this person may know it.
func placeOf(host page.Host, t *model.Task) string {
	if door := t.Door().Door; door != (model.Address{}) {
		return text.Address(host.Lang(), door)
	}
	if t.Compound != "" {
		return t.Compound
	}
	return host.Desk().PlaceName(t.Grid)
}

// holderOf is who has it in hand, else whom it waits for.
func holderOf(host page.Host, t *model.Task) string {
	switch {
	case !t.Holder.IsZero():
		return t.Holder.Name
	case t.State == model.Dispatched && t.To.Kind == model.ToOpen:
		return text.ToKind(host.Lang(), model.ToOpen)
	case t.State == model.Dispatched:
		return t.To.Name
	}
	return ""
}

// signOf is where a task stands, with the glyph that says "look here"; a plain state has none.
func signOf(host page.Host, t *model.Task) (glyph, word widget.Span) {
	state := text.StateOf(host.Lang(), t)
	sign := func(ink widget.Ink, glyph, word string) (widget.Span, widget.Span) {
		return widget.Span{Ink: ink, Text: glyph}, widget.Span{Ink: ink, Text: word}
	}
	mine := t.Holder.ID == host.Desk().Me().Person.ID
	came, cameBack := t.CameBack()
	switch pending := host.Desk().Register().Pending(t.ID.Record()); {
	case pending && t.State == model.Claimed && mine && claimWaits(host, t.ID):
		return sign(widget.Warn, "⇡", host.Say(text.Unconfirmed))
	case t.Late(host.Desk().Today()):
		return sign(widget.Warn, "!", text.TaskLate(host.Lang(), t.Due, host.Desk().Now()))
	case pending:
		return sign(widget.Warn, "⇡", state)
	case !t.Nudged.IsZero() && (mine || t.WaitsFor(host.Desk().Tags(t.Community()))):
		return sign(widget.Warn, "!", text.News(host.Lang(), string(model.DidNudge)))
	case t.State == model.Dispatched && t.To.ID == host.Desk().Me().Person.ID.Record():
		return sign(widget.Accent, "◉", host.Say(text.SentToYou))
	case t.State == model.Returned:
		return sign(widget.Bad, "✗", state)
	case t.State == model.Claimed && cameBack:
		return sign(widget.Bad, "✗", text.Again(host.Lang(), came.What))
	case t.State == model.Accepted && (mine || isBranchOf(host, t)),
		(t.State == model.Finished || dispatchable(t)) && isBranchOf(host, t):
		return sign(widget.Accent, "◉", state)
	case t.State == model.Closed:
		return sign(widget.Good, "✓", state)
	}
	return sign(widget.Muted, " ", state)
}

// backLine is who a task came back from, and with what words; "" where it did not come back.
func backLine(host page.Host, t *model.Task) string {
	s, ok := t.CameBack()
	if !ok {
		return ""
	}
	return strings.TrimSpace(s.Who.Name + " " + text.Step(host.Lang(), s) + "  " + model.TidyLine(s.Words))
}

// fact is a label and what it says; empty ones are not painted.
type fact struct {
	label text.Sentence
	value string
}

// facts of the case, beside its place and words.
func (f *caseFile) facts() []fact {
	host, t := f.host, f.task
	sorted := f.guess
	if t.Sphere != "" {
		sorted = text.Sphere(host.Lang(), t.Sphere) + "  " + text.Menu(host.Lang(), t.Menu)
	}
	due := text.DateAndWeekday(host.Lang(), t.Due, host.Desk().Today())
	if t.Promised {
		due += "  " + host.Say(text.TaskPromised)
	}
	rated := ""
	if t.Inside != nil && len(t.Inside.Ratings) > 0 {
		rated = text.Rating(host.Lang(), t.Inside.Ratings[len(t.Inside.Ratings)-1])
	}
	if t.Reopened > 0 {
		rated = strings.TrimSpace(rated + "  " + text.TaskReopened(host.Lang(), t.Reopened))
	}
	resident := t.Door().Name
	if phone := t.Door().Phone; phone != "" {
		resident += "  " + text.Phone(phone)
	}
	holder := text.LabelHolder
	if t.State == model.Dispatched {
		holder = text.LabelTo
	}
	all := []fact{{text.LabelResident, resident}, {text.LabelSphere, sorted}, {text.LabelRaised, f.raised},
		{holder, holderOf(host, t)}, {text.LabelDue, due}, {text.AskRating, rated}}
	return slices.DeleteFunc(all, func(one fact) bool { return one.value == "" })
}

// wordsOf a task are the resident's, else what stands in their place for whoever has no inside.
func wordsOf(host page.Host, t *model.Task) string {
	if t.Inside != nil && t.Inside.Words != "" {
		return t.Inside.Words
	}
	hidden := text.TaskFaceOnly
	if t.WaitsFor(host.Desk().Tags(t.Community())) || t.Holder.ID == host.Desk().Me().Person.ID {
		hidden = text.TaskNoInside
	}
	return desk.TaskText(host.Lang(), t) + "\n" + host.Say(hidden)
}

// note is the line of a peek below the words, two where there is room: what speaks for the next step.
func (f *caseFile) note() [][]widget.Span {
	host, t := f.host, f.task
	if f.unconfirmedClaim() {
		return [][]widget.Span{{{Ink: widget.Warn, Text: "⇡ " + host.Say(
			text.Unconfirmed,
		) + "  "}, {Ink: widget.Muted, Text: host.Say(text.UnconfirmedLong)}}}
	}
	if dispatchable(t) && t.State != model.Returned {
		said := f.guess
		if n := len(f.similar); n > 0 {
			said = strings.TrimSpace(said + "   " + text.SimilarCount(host.Lang(), n))
		}
		var lines [][]widget.Span
		if said != "" {
			lines = append(lines, []widget.Span{{Ink: widget.Muted, Text: said}})
		}
		if len(f.suggested) > 0 {
			to := text.CouldGoTo(host.Lang(), f.suggested[0].To.Name+"  "+reasonsOf(host, f.suggested[0]))
			lines = append(lines, []widget.Span{{Ink: widget.Muted, Text: to}})
		}
		return lines
	}
	if t.Inside == nil {
		return nil
	}
	for _, s := range slices.Backward(t.Inside.Steps) { // the last that left words
		if s.Words != "" {
			return [][]widget.Span{{{Ink: widget.Muted, Text: s.Who.Name + " " + text.Step(
				host.Lang(), s,
			) + "  "}, {Ink: widget.Text, Text: s.Words}}}
		}
	}
	return nil
}

// unconfirmedClaim says that one's own claim waits for the hub: another may have been first.
func (f *caseFile) unconfirmedClaim() bool {
	return f.task.State == model.Claimed && claimWaits(f.host, f.task.ID)
}

// claimWaits says that among what the hub has not answered of a task there is a claim; a note on it alone is none.
func claimWaits(host page.Host, id model.TaskID) bool {
	return slices.ContainsFunc(host.Desk().Register().Unanswered(id.Record()), func(p register.Pending) bool {
		_, claim := p.Change.Body.(model.TaskClaimed)
		return claim
	})
}

// reasonsOf to ask somebody, in one line.
func reasonsOf(host page.Host, s register.Suggestion) string {
	said := make([]string, len(s.Reasons))
	for i, r := range s.Reasons {
		said[i] = text.Suggested(host.Lang(), string(r.Code), r.Args)
	}
	return text.Listed(host.Lang(), said...)
}
