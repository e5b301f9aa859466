package present

import (
	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

// QueueHolder returns who has a task that stands in a heap of the queue. In the heap of returned tasks it returns who
// sent the task back. It returns "--" for nobody.
func (r Reader) QueueHolder(heap register.View, t *model.Task) string {
	holder := r.TaskHolder(t)
	if s, ok := t.CameBack(); ok && heap == register.ReturnedView {
		holder = s.Who.Name
	}
	if holder == "" {
		return "--"
	}
	return holder
}

// QueueSign returns why a task stands in a heap of the queue: how late it is, since when it waits, or the words with
// which it came back.
func (r Reader) QueueSign(heap register.View, t *model.Task) Sign {
	if heap == register.WaitsView {
		return r.waitsSign(t)
	}
	at := r.TaskSign(t)
	if at.Glyph.Text != "⇡" && heap != register.LateView && heap != register.ReturnedView {
		at.Glyph = widget.Span{Ink: widget.Muted, Text: " "}
	}
	at.Word.Ink = widget.Muted
	switch heap {
	case register.UnsortedView:
		at.Word.Text = text.When(r.Lang, t.Raised, r.Now)
	case register.AskedView:
		at.Word.Text = text.AsksUntil(r.Lang, t.Until, r.Today)
	case register.FinishedView:
		at.Word.Text = text.FinishedOn(r.Lang, model.DayOf(t.Since), r.Today)
	case register.OwedView:
		return r.taskOwed(t, at.Glyph)
	case register.ReturnedView:
		at.Word.Ink = widget.Text
		if s, ok := t.Last(model.DidReturn, model.DidRelease); ok {
			at.Word.Text = s.Words
		}
	case register.LateView:
		at.Word.Ink = at.Glyph.Ink
	}
	return at
}

// waitsSign returns when the author of a request was asked, when the holder of a late task was nudged, or when a
// promise is due.
func (r Reader) waitsSign(t *model.Task) Sign {
	if t.Asked != 0 {
		return sign(" ", widget.Muted, text.AskedOn(r.Lang, t.Asked, r.Today))
	}
	word := text.NudgedOn(r.Lang, model.DayOf(t.Nudged), r.Today)
	if t.Nudged.IsZero() {
		word = text.Owed(r.Lang, model.OwedPromise) + " " + text.Due(r.Lang, t.Due, r.Now)
	}
	return sign(" ", widget.Muted, word)
}

// taskOwed returns what is owed to the resident, and by what day. If that is not late, it has the given glyph.
func (r Reader) taskOwed(t *model.Task, glyph widget.Span) Sign {
	kind, by := r.Register.Owed(t)
	if late := text.OwedLate(r.Lang, by, r.Today); late != "" {
		return sign("!", widget.Warn, text.Owed(r.Lang, kind)+" "+late)
	}
	word := text.Owed(r.Lang, kind) + " " + text.By(r.Lang, by, r.Today)
	return Sign{glyph, widget.Span{Ink: widget.Muted, Text: word}}
}

// ListSign returns the state of a task in a view and the day by which it is due. For a task that is open to be claimed
// and needs no other sign, it returns only the day. For a task that is done, it returns the day on which that was.
func (r Reader) ListSign(view register.View, t *model.Task) Sign {
	at := r.TaskSign(t)
	due := text.Due(r.Lang, register.DueOn(t), r.Now)
	switch view {
	case register.OpenView:
		if at.Glyph.Text == " " {
			at.Word.Text = due
			if t.To.Kind == model.ToTeam || t.To.Kind == model.ToPost { // sent to a team or post, not open to everybody
				at.Glyph = widget.Span{Ink: widget.Accent, Text: "◉"}
			}
		}
		return at
	case register.DoneView:
		at.Word = widget.Span{Ink: widget.Muted, Text: text.On(r.Lang, model.DayOf(t.Since), r.Today)}
		return at
	}
	if due != "" && !t.Late(r.Today) {
		at.Word.Text += "  " + due
	}
	return at
}
