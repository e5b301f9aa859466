package tui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

// first is what stands before any home: look round in a sample, or join a hub. Then, for a sample, whose day to see.
type first struct {
	a     *App
	who   bool // the second question
	cur   int
	busy  bool
	fault saying
}

type firstChoice struct {
	name, note text.Sentence
	do         func(f *first) tea.Cmd
}

func newFirst(a *App) *first { return &first{a: a} }

func (f *first) choices() []firstChoice {
	if f.who {
		return []firstChoice{
			{text.FirstWorker, text.FirstWorkerNote, func(f *first) tea.Cmd { return f.sample(model.WorkerRole) }},
			{text.FirstSupervisor, text.FirstSuperNote, func(f *first) tea.Cmd {
				return f.sample(
					model.SupervisorRole,
				)
			}},
		}
	}
	return []firstChoice{
		{text.FirstSample, text.FirstSampleNote, func(f *first) tea.Cmd { f.who, f.cur = true, 0; return nil }},
		{text.FirstJoin, text.FirstJoinNote, func(f *first) tea.Cmd { f.a.push(newJoin(f.a)); return nil }},
	}
}

// sample makes the sample world, which takes a second or two, and sits down at one of its homes.
func (f *first) sample(as model.Role) tea.Cmd {
	f.busy, f.fault = true, nil
	open := f.a.entry.Sample
	return f.a.opening(func() (*desk.Desk, error) { return open(context.Background(), as) }, func(err error) {
		f.busy, f.fault = false, f.a.saysOf(err)
	})
}

// saying is a sentence in the language of now: it stays on the screen while F10 turns it.
type saying func() string

// opening runs what opens a home in a Cmd: either the screens of its person follow, or a sentence.
func (a *App) opening(open func() (*desk.Desk, error), failed func(err error)) tea.Cmd {
	return func() tea.Msg {
		d, err := open()
		return call(func(a *App) tea.Cmd {
			if taken := new(desk.Revoked); errors.As(err, &taken) {
				a.only(newRejoin(a, taken.Hub, taken))
				return nil
			}
			if uncoded := new(desk.Uncoded); errors.As(err, &uncoded) {
				a.only(newRejoin(a, uncoded.Hub, uncoded))
				return nil
			}
			if err != nil {
				failed(err)
				return nil
			}
			a.sit(d)
			return a.begin()
		})
	}
}

// saysOf is an error's sentence, in whatever language is read when it is drawn.
func (a *App) saysOf(err error) saying {
	return func() string { return desk.Sentence(a.lang, err) }
}

func (f *first) Key(k tea.KeyPressMsg) tea.Cmd {
	if f.busy {
		return nil
	}
	all := f.choices()
	if n := widget.Nth(k, len(all)); n >= 0 {
		f.cur = n
		return all[n].do(f)
	}
	switch name := widget.Name(k); {
	case name == "up", k.Text == "k":
		f.cur = max(0, f.cur-1)
	case name == "down", k.Text == "j":
		f.cur = min(len(all)-1, f.cur+1)
	case name == "enter":
		return all[f.cur].do(f)
	case name == "esc" && f.who:
		f.who, f.cur = false, 0
	}
	return nil
}

func (f *first) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	x, y := 14, 4
	if g.W >= paneFromW {
		x, y = 34, 10
	}
	y = f.a.masthead(g, x, y)
	if f.who {
		g.Text(x, y, widget.Muted, f.a.say(text.FirstWho), g.W-x-2)
		y += 2
	}
	cursor := widget.Cursor(x-1, y)
	for i, c := range f.choices() {
		name := widget.Text
		if i == f.cur {
			name |= widget.Bold
			cursor = widget.Cursor(x-1, y)
			for line := range 2 {
				widget.Mark(g, widget.Rect{X: x - 2, Y: y + line, W: 1, H: 1})
			}
		}
		g.Spans(
			x, y, g.W-x-2, widget.Span{Ink: widget.Accent, Text: string(rune('1'+i)) + "  "},
			widget.Span{Ink: name, Text: f.a.say(c.name)},
		)
		g.Text(x+3, y+1, widget.Muted, f.a.say(c.note), g.W-x-5)
		y += 3
	}
	f.a.foot(g, x, y, f.busy, text.FirstMaking, f.fault)
	return cursor
}

// masthead is the name of the program and its four lists; it gives the row below.
func (a *App) masthead(g *widget.Grid, x, y int) int {
	g.Text(x, y, widget.Text|widget.Bold, a.say(text.AppName), g.W-x)
	g.Text(x, y+2, widget.Muted, a.say(text.AppLists), g.W-x)
	return y + 5
}

// foot says under a screen's choices that something is under way, or what went wrong.
func (a *App) foot(g *widget.Grid, x, y int, busy bool, what text.Sentence, fault saying) {
	switch {
	case busy:
		g.Spans(
			x, y, g.W-x-2, widget.Span{Ink: widget.Accent, Text: "⟳ "},
			widget.Span{Ink: widget.Muted, Text: a.say(what)},
		)
	case fault != nil:
		g.Text(x, y, widget.Bad, "✗", 1)
		g.Paragraph(widget.Rect{X: x + 2, Y: y, W: min(58, g.W-x-4), H: max(1, g.H-y-2)}, widget.Text, fault())
	}
}

// switchLanguage turns zh to en and back, at once and everywhere.
func (a *App) switchLanguage() {
	a.lang = map[text.Lang]text.Lang{text.ZH: text.EN, text.EN: text.ZH}[a.lang]
	a.refresh()
}

func (f *first) Typing() bool { return false }
func (f *first) Refresh()     {}
func (f *first) Hints() []widget.Hint {
	n := string(rune('0' + len(f.choices())))
	hints := []widget.Hint{{Key: "1-" + n, Verb: f.a.say(text.DoChoose)}, {Key: "Enter", Verb: f.a.say(text.DoStart)}}
	if f.who {
		hints = append(hints, widget.Hint{Key: "Esc", Verb: f.a.say(text.DoBack)})
	}
	return append(
		hints, widget.Hint{Key: "Ctrl+C", Verb: f.a.say(text.DoQuit)},
		widget.Hint{Key: "F10", Verb: f.a.say(text.OtherLanguage)},
	)
}
