package start

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// first is the screen when there is no home. The person can look at a sample, or join a hub. For a sample it then asks
// for the role.
type first struct {
	host  Host
	entry Entry
	who   bool // it asks for the role now
	cur   int
	busy  bool
	fault saying
}

type firstChoice struct {
	name, note text.Sentence
	do         func(f *first) tea.Cmd
}

func newFirst(host Host, e Entry) *first { return &first{host: host, entry: e} }

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
		{
			text.FirstJoin,
			text.FirstJoinNote,
			func(f *first) tea.Cmd { f.host.Push(newJoin(f.host, f.entry)); return nil },
		},
	}
}

// sample makes the sample world, which takes a second or two, and opens one of its homes.
func (f *first) sample(as model.Role) tea.Cmd {
	f.busy, f.fault = true, nil
	open := f.entry.Sample
	return opening(
		f.host,
		f.entry,
		func() (*desk.Desk, error) { return open(context.Background(), as) },
		func(err error) tea.Cmd {
			f.busy, f.fault = false, saysOf(f.host, err)
			return nil
		},
	)
}

// saying returns a sentence in the current language. So a sentence that stays on the screen follows F10.
type saying func() string

// saysOf returns the sentence about an error, in the language at the time when it is drawn.
func saysOf(host Host, err error) saying {
	return func() string { return desk.Sentence(host.Lang(), err) }
}

// Key moves the mark. Enter takes the marked choice, and a digit takes its own.
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

// Draw paints the name of the program and the choices.
func (f *first) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	x, y := 14, 4
	if g.W >= page.PaneFromW {
		x, y = 34, 10
	}
	y = masthead(f.host, g, x, y)
	if f.who {
		g.Text(x, y, widget.Muted, f.host.Say(text.FirstWho), g.W-x-2)
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
			widget.Span{Ink: name, Text: f.host.Say(c.name)},
		)
		g.Text(x+3, y+1, widget.Muted, f.host.Say(c.note), g.W-x-5)
		y += 3
	}
	foot(f.host, g, x, y, f.busy, text.FirstMaking, f.fault)
	return cursor
}

// masthead paints the name of the program and its four lists. It returns the row below.
func masthead(host Host, g *widget.Grid, x, y int) int {
	g.Text(x, y, widget.Text|widget.Bold, host.Say(text.AppName), g.W-x)
	g.Text(x, y+2, widget.Muted, host.Say(text.AppLists), g.W-x)
	return y + 5
}

// foot paints, below the choices of a screen, that something is under way, or what went wrong.
func foot(host Host, g *widget.Grid, x, y int, busy bool, what text.Sentence, fault saying) {
	switch {
	case busy:
		g.Spans(
			x, y, g.W-x-2, widget.Span{Ink: widget.Accent, Text: "⟳ "},
			widget.Span{Ink: widget.Muted, Text: host.Say(what)},
		)
	case fault != nil:
		g.Text(x, y, widget.Bad, "✗", 1)
		g.Paragraph(widget.Rect{X: x + 2, Y: y, W: min(58, g.W-x-4), H: max(1, g.H-y-2)}, widget.Text, fault())
	}
}

// Typing reports false: the screen has no field.
func (f *first) Typing() bool { return false }

// Refresh does nothing, because Draw computes everything anew.
func (f *first) Refresh() {}

// Hints returns the keys that choose and leave.
func (f *first) Hints() []widget.Hint {
	n := string(rune('0' + len(f.choices())))
	hints := []widget.Hint{
		{Key: "1-" + n, Verb: f.host.Say(text.DoChoose)},
		{Key: "Enter", Verb: f.host.Say(text.DoStart)},
	}
	if f.who {
		hints = append(hints, widget.Hint{Key: "Esc", Verb: f.host.Say(text.DoBack)})
	}
	return append(
		hints, widget.Hint{Key: "Ctrl+C", Verb: f.host.Say(text.DoQuit)},
		widget.Hint{Key: "F10", Verb: f.host.Say(text.OtherLanguage)},
	)
}
