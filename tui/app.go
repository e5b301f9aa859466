package tui

import (
	"image/color"
	"time"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/start"
	"sidan/tui/widget"
)

// idleLock is how long nobody may touch a sealed home before it locks itself.
const idleLock = 10 * time.Minute

// App is the one tea.Model. Everything in it belongs to the goroutine of Update and View.
type App struct {
	entry   Entry
	desk    *desk.Desk // nil until a home is open
	fatal   error      // why the program ends, where not because its person left
	lang    text.Lang
	colours bool

	grid   widget.Grid
	theme  *widget.Theme
	w, h   int
	bg, fg color.Color
	dark   bool
	mouse  bool

	tabs     []tab
	at       int           // the tab in front
	pages    []page.Screen // over it, the last in front
	dialogs  []page.Dialog
	toast    widget.Toast
	writer   writer
	link     link
	touched  time.Time // the last key: an idle app locks itself
	drawn    drawn
	news     news
	counted  bool // newCount is as the facts are
	newCount int
	sent     func() uint64 // how often the terminal was written to; nil where there is none
}

// New makes an App that begins as entry says.
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

// Only makes s the one screen: there is no home open to show tabs of.
func (a *App) Only(s page.Screen) {
	a.tabs, a.at, a.pages, a.dialogs = []tab{{root: s}}, 0, nil, nil
}

// openHome opens the screens of whoever the desk belongs to, on the one their work begins with.
func (a *App) openHome(d *desk.Desk) {
	a.desk, a.pages, a.dialogs, a.at = d, nil, nil, 0
	a.news, a.counted = readNews(d), false
	a.tabs = a.tabsFor(d.Me().Role)
	a.touched = time.Now()
}

// Sit opens the screens of whoever the desk belongs to, and begins what an open desk starts with.
func (a *App) Sit(d *desk.Desk) tea.Cmd {
	a.openHome(d)
	return tea.Batch(a.begin(), giveBackMemory)
}

// begin is what an open desk starts with: the wait for the lock, and an exchange.
func (a *App) begin() tea.Cmd {
	if a.desk == nil {
		return nil
	}
	return tea.Batch(a.idle(), a.syncNow(false), a.tellUnread())
}

// Init asks the terminal for its colours; the answer may never come.
func (a *App) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, tea.RequestForegroundColor, start.Open(a, a.entry), a.begin())
}

// Update is the one place where facts change: what a message brings goes to the desk or to the screen in front.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := a.update(msg)
	if poll := a.longPoll(); poll != nil {
		cmd = tea.Batch(cmd, poll)
	}
	return a, cmd
}

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
