package tui

import (
	"context"
	"image/color"
	"time"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/start"
	"sidan/tui/widget"
)

// idleLock is how long a sealed home stays open after the last key. Then the app locks it.
const idleLock = 10 * time.Minute

// App is the one tea.Model. Everything in it belongs to the goroutine of Update and View.
type App struct {
	entry   Entry
	desk    *desk.Desk // nil while no home is open
	fatal   error      // the error the program ends with; nil if its person left
	lang    text.Lang
	colours bool

	grid   widget.Grid
	theme  *widget.Theme
	w, h   int
	bg, fg color.Color
	dark   bool
	mouse  bool

	page.Screens // the roots are those of the tabs
	tabs         []tab

	toast    widget.Toast
	writer   writer
	link     link
	touched  time.Time // when the last key was pressed; an app left alone locks itself
	drawn    drawn
	news     news
	counted  bool // newCount was counted since the facts last changed
	newCount int
	sent     func() uint64 // returns how often the terminal was written to; nil if there is no terminal
}

// New makes an App. It begins with the tabs of entry.Desk if that home is open, and else with the first screen that
// package start chooses for the entry.
func New(entry Entry, lang text.Lang, colours bool) *App {
	a := &App{entry: entry, lang: lang, colours: colours, dark: true, mouse: true}
	a.theme = widget.NewTheme(true, nil, nil, colours)
	if entry.Desk != nil {
		a.openHome(entry.Desk)
	} else {
		a.Only(start.First(a, entry))
	}
	return a
}

// Only makes s the only screen, for the time when no home is open whose tabs could be shown.
func (a *App) Only(s page.Screen) {
	a.tabs, a.Screens = nil, page.Screens{Roots: []page.Screen{s}}
}

// openHome opens the tabs of the person whom the desk belongs to, with the first tab in front.
func (a *App) openHome(d *desk.Desk) {
	a.desk, a.Screens = d, page.Screens{}
	a.news, a.counted = readNews(d), false
	a.makeTabs(d.Me().Role)
	a.touched = time.Now()
}

// Sit opens the tabs of the person whom the desk belongs to, and returns the commands that follow the opening of a
// home.
func (a *App) Sit(d *desk.Desk) tea.Cmd {
	a.openHome(d)
	write := d.Register().WriteEntries()
	return tea.Batch(a.begin(), spareMemory, func() tea.Msg { _ = write(context.Background()); return nil })
}

// begin returns the commands that follow the opening of a home: the wait for the lock, an exchange, and a message if
// something cannot be read. It returns nil if no home is open.
func (a *App) begin() tea.Cmd {
	if a.desk == nil {
		return nil
	}
	return tea.Batch(a.idle(), a.syncNow(false), a.tellUnread())
}

// Init asks the terminal for its colours, and begins what the entry says. The terminal may never answer.
func (a *App) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, tea.RequestForegroundColor, start.Open(a, a.entry), a.begin())
}

// Update is the only place where facts change. It gives each message to the desk, to the screen in front, or to the
// part of the App that the message concerns, and then begins or cancels a long poll.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := a.update(msg)
	if poll := a.longPoll(); poll != nil {
		cmd = tea.Batch(cmd, poll)
	}
	return a, cmd
}

// update handles one message, and returns the commands that follow from it.
func (a *App) update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h = m.Width, m.Height
		a.Refresh()
	case tea.BackgroundColorMsg:
		a.bg, a.dark = m.Color, m.IsDark()
		a.theme = widget.NewTheme(a.dark, a.bg, a.fg, a.colours)
	case tea.ForegroundColorMsg:
		a.fg = m.Color
		a.theme = widget.NewTheme(a.dark, a.bg, a.fg, a.colours)
	case tea.KeyPressMsg:
		a.touched = time.Now()
		a.drawn.ahead = a.pressedAhead()
		defer func() { a.drawn.ahead = false }()
		return a.key(m)
	case tea.PasteMsg:
		a.touched = time.Now()
		if p, ok := a.Front().(page.Paster); ok {
			return p.Paste(m.Content)
		}
	case tea.MouseClickMsg:
		a.drawn.ahead = a.pressedAhead()
		defer func() { a.drawn.ahead = false }()
		return a.click(m)
	case tea.MouseWheelMsg:
		return a.wheel(m)
	case widget.ToastOver:
		a.toast.Over(m)
		return a.syncAfterToast(false)
	case wrote:
		return a.writer.wrote(a, m)
	case exchanged:
		return a.exchanged(m)
	case retry:
		return a.retry(m)
	case idled:
		return a.idled()
	case page.Call:
		return m()
	}
	return nil
}
