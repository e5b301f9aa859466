package page

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// Screens holds the screens of a window: a root for each tab, the pages over the tab in front, and the dialogs over
// these. The last one is in front. A Host embeds it, and has the methods of Stack from it, except Open. There must be a
// root before a method is called.
type Screens struct {
	Roots   []Screen
	At      int // the index of the root in front
	Pages   []Screen
	Dialogs []Dialog
}

// Front returns the screen that keys go to: the last dialog, or else the last page, or else the root in front.
func (s *Screens) Front() Screen {
	if n := len(s.Dialogs); n > 0 {
		return s.Dialogs[n-1]
	}
	return s.Page()
}

// Page returns the screen under all dialogs: the last page, or else the root in front.
func (s *Screens) Page() Screen {
	if n := len(s.Pages); n > 0 {
		return s.Pages[n-1]
	}
	return s.Root()
}

// Root returns the root in front.
func (s *Screens) Root() Screen { return s.Roots[s.At] }

// Push opens a page over the one in front, and closes all dialogs.
func (s *Screens) Push(p Screen) { s.Dialogs, s.Pages = nil, append(s.Pages, p) }

// Pop closes the page in front, if there is one, and refreshes the screen below.
func (s *Screens) Pop() {
	if n := len(s.Pages); n > 0 {
		s.Pages = s.Pages[:n-1]
	}
	s.Page().Refresh()
}

// ClosePage closes a page, if it is still open, and all pages over it.
func (s *Screens) ClosePage(p Screen) {
	if i := slices.Index(s.Pages, p); i >= 0 {
		s.Pages = s.Pages[:i]
		s.Page().Refresh()
	}
}

// ClosePages closes all pages. It refreshes nothing.
func (s *Screens) ClosePages() { s.Pages = nil }

// ShowDialog opens a dialog over what is in front.
func (s *Screens) ShowDialog(d Dialog) { s.Dialogs = append(s.Dialogs, d) }

// CloseDialog closes the dialog in front, if there is one.
func (s *Screens) CloseDialog() {
	if n := len(s.Dialogs); n > 0 {
		s.Dialogs = s.Dialogs[:n-1]
	}
}

// CloseDialogs closes a dialog, wherever it stands in the stack by now, and all dialogs over it.
func (s *Screens) CloseDialogs(from Dialog) {
	if i := slices.Index(s.Dialogs, from); i >= 0 {
		s.Dialogs = s.Dialogs[:i]
	}
}

// Back does what Esc does. It closes the dialog in front, or else the page in front. If none is open, it clears the
// filter of the root, if that has one. A form first keeps what was typed as a draft, in the command that is returned.
func (s *Screens) Back() (cmd tea.Cmd) {
	if c, ok := s.Front().(Closer); ok {
		cmd = c.Leave()
	}
	switch {
	case len(s.Dialogs) > 0:
		s.CloseDialog()
	case len(s.Pages) > 0:
		s.Pop()
	default:
		if c, ok := s.Root().(Clearer); ok {
			c.Clear()
		}
	}
	return cmd
}

// Refresh tells every screen that a fact changed.
func (s *Screens) Refresh() {
	for _, r := range s.Roots {
		r.Refresh()
	}
	for _, p := range s.Pages {
		p.Refresh()
	}
	for _, d := range s.Dialogs {
		d.Refresh()
	}
}
