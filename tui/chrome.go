package tui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// View paints the window anew. It runs after every message.
func (a *App) View() tea.View {
	defer a.noteDrawn()
	v := tea.View{AltScreen: true, WindowTitle: "四单"}
	if a.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if a.w < page.LeastW || a.h < page.LeastH {
		lines := widget.Wrap(text.TooSmall.In(a.lang, a.w, a.h), max(a.w, 1))
		v.Content = strings.Join(lines[:min(len(lines), max(a.h, 0))], "\n")
		return v
	}
	a.grid.Reset(a.w, a.h)
	v.Cursor = a.draw(&a.grid)
	v.Content = a.grid.String(a.theme)
	return v
}

// draw paints the band, the page, the dialogs over it, the toast and the row of keys, and returns the cursor.
func (a *App) draw(g *widget.Grid) *tea.Cursor {
	top := 1 // row 1 stays blank
	if a.desk != nil {
		a.band(g)
		if a.h >= page.AirFromH {
			top = 2
		}
	}
	cursor := a.Page().Draw(g, widget.Rect{X: 0, Y: top + 1, W: a.w, H: a.h - top - 3})
	for i, d := range a.Dialogs {
		if i == 0 {
			g.Sink()
		}
		w, h := d.Size(a.w, a.h-4)
		cursor = d.Draw(g, widget.Dialog(g, w, h))
	}
	a.toast.Draw(g, widget.Rect{X: 0, Y: a.h - 2, W: a.w, H: 1}, widget.Hint{Key: "F4", Verb: a.Say(text.DoUndo)})
	hints := a.Front().Hints()
	if a.desk != nil {
		hints = append(hints, widget.Hint{Key: "F1", Verb: a.Say(text.DoAllKeys)})
	}
	widget.Keys(g, widget.Rect{X: 0, Y: a.h - 1, W: a.w, H: 1}, hints)
	return cursor
}

// band paints row 0: the tabs at the left, and at the right the place, the person and the state of the exchange.
func (a *App) band(g *widget.Grid) {
	b := widget.Band{Cur: a.At}
	for _, t := range a.tabs {
		name := a.Say(t.name)
		if n := a.countNews(); n > 0 && t.news {
			name += " " + strconv.Itoa(n)
		}
		b.Tabs = append(b.Tabs, name)
	}
	me := a.desk.Me()
	// the role of a worker, a supervisor or a unit shows in their tabs and in their unit
	if me.Role == model.VolunteerRole || me.Role == model.OrganiserRole {
		b.Right = []widget.Span{{Ink: widget.Muted, Text: text.Role(a.lang, me.Role) + "  "}}
	}
	b.Right = append(
		b.Right, widget.Span{Ink: widget.Muted, Text: a.desk.Here(a.lang) + "  "},
		widget.Span{Ink: widget.Text, Text: me.Person.Name + "   "},
	)
	b.Right = append(b.Right, a.syncState()...)
	b.Draw(g, widget.Rect{X: 0, Y: 0, W: a.w, H: 1})
}

// syncState returns the state of the exchange as the band shows it, such as 已同步 14:05, 同步中, 离线 ⇡3 待传 or
// 有退件.
func (a *App) syncState() []widget.Span {
	s := a.desk.Status()
	return present.SyncState{
		Working: a.link.working(), Away: a.link.away, WorkOffline: s.WorkOffline,
		Pending: s.Pending, Bounced: s.Bounced, Last: s.Last,
	}.Spans(a.lang)
}
