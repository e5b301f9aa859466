package tui

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// key handles the keys that mean the same everywhere, and gives all others to the screen in front.
func (a *App) key(k tea.KeyPressMsg) tea.Cmd {
	front := a.Front()
	switch name := widget.Name(k); {
	// This also matches with Alt: if Esc and Ctrl+C are pressed together, a terminal sends Alt+Ctrl+C.
	case k.Mod.Contains(tea.ModCtrl) && (k.Code == 'c' || k.Code == 'q'):
		return a.quit()
	case name == "f10":
		a.switchLanguage()
		return nil
	case a.desk == nil:
		return front.Key(k)
	case a.wouldActUnseen(k):
		return a.TooSoon()
	case name == "f4":
		return a.undo()
	case name == "f5":
		return tea.Batch(a.WorkOffline(false), a.syncNow(true))
	case name == "f8":
		a.mouse = !a.mouse
		return a.toast.Say(a.Say(map[bool]text.Sentence{true: text.MouseOn, false: text.MouseOff}[a.mouse]))
	case widget.IsHelp(k, front.Typing()):
		return a.help()
	case widget.IsFind(k, front.Typing()):
		return a.find()
	case name == "ctrl+p":
		return a.actions()
	case name == "esc":
		return a.Back()
	case len(a.Dialogs) == 0 && !front.Typing() && len(a.Pages) == 0:
		if cmd, took := a.tabKey(k); took {
			return cmd
		}
	}
	return front.Key(k)
}

// tabKey goes to another tab: the next one with Tab, the one before with Shift+Tab, the n-th with the digit n. It runs
// only while the root of a tab is in front. It reports whether the key was one of these.
func (a *App) tabKey(k tea.KeyPressMsg) (tea.Cmd, bool) {
	n := len(a.Roots)
	to := -1
	switch name := widget.Name(k); {
	case name == "tab":
		to = (a.At + 1) % n
	case name == "shift+tab":
		to = (a.At + n - 1) % n
	default:
		to = widget.Nth(k, n)
	}
	if to < 0 {
		return nil, false
	}
	a.At = to
	a.Page().Refresh()
	return nil, true
}

// quit ends the program. Every form keeps its draft first, then the waiting writes are carried out, then a last
// exchange is tried. What was saved is on disk already.
func (a *App) quit() tea.Cmd {
	a.link.stopLongPolls()
	if a.link.stop != nil {
		a.link.stop()
	}
	leave := a.leaveAll()
	return tea.Sequence(leave, func() tea.Msg { // by now the drafts are in the writer's queue
		return page.Call(func() tea.Cmd { return tea.Sequence(a.writer.drain(), a.lastExchange(), tea.Quit) })
	})
}

// leaveAll has every open form keep its draft, including forms that lie under others.
func (a *App) leaveAll() tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range a.Pages {
		if c, ok := s.(page.Closer); ok {
			cmds = append(cmds, c.Leave())
		}
	}
	for _, s := range a.Dialogs {
		if c, ok := s.(page.Closer); ok {
			cmds = append(cmds, c.Leave())
		}
	}
	return tea.Sequence(cmds...)
}

// click gives a click of the left button to the screen in front. The first click on a line marks it, and a click on
// the marked line opens it.
func (a *App) click(m tea.MouseClickMsg) tea.Cmd {
	mouse := m.Mouse()
	if mouse.Button != tea.MouseLeft {
		return nil
	}
	if c, ok := a.Front().(page.Clicker); ok {
		return c.Click(mouse.X, mouse.Y)
	}
	return nil
}

// wheel moves the mark of the screen in front by three rows.
func (a *App) wheel(m tea.MouseWheelMsg) tea.Cmd {
	code := tea.KeyDown
	if m.Mouse().Button == tea.MouseWheelUp {
		code = tea.KeyUp
	}
	var cmds []tea.Cmd
	for range 3 {
		cmds = append(cmds, a.Front().Key(tea.KeyPressMsg{Code: code}))
	}
	return tea.Batch(cmds...)
}
