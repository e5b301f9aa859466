package widget

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// These are the times for which a toast stands.
const (
	toastTime = 3 * time.Second
	undoTime  = 8 * time.Second
	failTime  = 10 * time.Second
)

// Toast is the line that says what was just done. A new toast replaces the old one. The zero Toast shows nothing.
type Toast struct {
	id   int
	text string
	ink  Ink
	undo func() tea.Cmd
}

// ToastOver is the message that the time of a toast is up. Pass it to Over. It carries the id of the toast, so that
// the timer of an old toast cannot end a new one.
type ToastOver struct{ id int }

// Say shows that something was done, for 3 s.
func (t *Toast) Say(text string) tea.Cmd { return t.show(Good, text, nil, toastTime) }

// Begin shows that something is under way, for 3 s or until another toast replaces it.
func (t *Toast) Begin(text string) tea.Cmd { return t.show(Accent, text, nil, toastTime) }

// SayUndo shows that something was done which can be undone, for 8 s.
func (t *Toast) SayUndo(text string, undo func() tea.Cmd) tea.Cmd {
	return t.show(Good, text, undo, undoTime)
}

// Fail shows that something was not done, for 10 s.
func (t *Toast) Fail(text string) tea.Cmd { return t.show(Bad, text, nil, failTime) }

func (t *Toast) show(ink Ink, text string, undo func() tea.Cmd, d time.Duration) tea.Cmd {
	id := t.id + 1
	*t = Toast{id: id, text: text, ink: ink, undo: undo}
	// This is one message and no ticker, so an idle program writes nothing.
	return tea.Tick(d, func(time.Time) tea.Msg { return ToastOver{id} })
}

// Over removes the toast that m belongs to, if it still stands.
func (t *Toast) Over(m ToastOver) {
	if m.id == t.id {
		t.text, t.undo = "", nil
	}
}

// Standing reports whether a toast is shown.
func (t *Toast) Standing() bool { return t.text != "" }

// CanUndo reports whether the toast offers to undo something.
func (t *Toast) CanUndo() bool { return t.undo != nil }

// Undo removes the toast and undoes what it is about. It returns nil if nothing can be undone.
func (t *Toast) Undo() tea.Cmd {
	undo := t.undo
	if undo == nil {
		return nil
	}
	t.text, t.undo = "", nil
	return undo()
}

// Draw paints the toast into the first row of r, with the key that undoes it.
func (t *Toast) Draw(g *Grid, r Rect, undo Hint) {
	if !t.Standing() {
		return
	}
	glyph := map[Ink]string{Good: "✓ ", Bad: "✗ ", Accent: "⟳ "}[t.ink]
	x, end := r.X+margin, r.X+r.W-margin
	room := end - x
	if t.CanUndo() {
		room -= 3 + undo.width()
	}
	x = g.Spans(x, r.Y, room, Span{t.ink, glyph}, Span{Text, t.text})
	if t.CanUndo() {
		g.Spans(x+3, r.Y, end-x-3, Span{Accent, undo.Key}, Span{Muted, " " + undo.Verb})
	}
}
