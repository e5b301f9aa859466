package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/anywhere"
	"sidan/tui/page"
)

// This file opens the dialogs that every screen offers, and lists the actions that every screen offers.

// find opens the search (Ctrl+F), unless it is in front already.
func (a *App) find() tea.Cmd {
	if _, open := a.Front().(*anywhere.Find); open {
		return nil
	}
	return anywhere.OpenFind(a)
}

// help opens the list of keys for the screen in front (F1), unless it is in front already.
func (a *App) help() tea.Cmd {
	front := a.Front()
	if _, open := front.(*anywhere.Help); !open {
		a.ShowDialog(anywhere.NewHelp(a, front))
	}
	return nil
}

// actions opens the list of actions by name (Ctrl+P): those of the screen in front, the pages that have a name, and
// those that every screen offers. It does nothing over a dialog that is not a form, because such a
// dialog asks a question.
func (a *App) actions() tea.Cmd {
	front := a.Front()
	if _, form := front.(page.Closer); len(a.Dialogs) > 0 && !form {
		return nil
	}
	a.ShowDialog(
		anywhere.NewActions(a, front, func() []page.Action {
			return slices.Concat(a.wayBack(front), a.pagesByName(), a.everywhere())
		}),
	)
	return nil
}

// wayBack returns the action that leaves a screen over the root of a tab, as Esc does. If the screen is a form, the
// action is named after the draft that it keeps. It returns nil for the root itself.
func (a *App) wayBack(from page.Screen) []page.Action {
	if from == a.Root() {
		return nil
	}
	name := text.DoBack
	if _, form := from.(page.Closer); form {
		name = text.DoKeep
	}
	return []page.Action{{Name: a.Say(name), Key: "Esc", Do: a.Back}}
}

// everywhere returns the actions that every screen offers.
func (a *App) everywhere() []page.Action {
	all := []page.Action{
		{Name: a.Say(text.ActionFind), Key: "Ctrl+F", Do: a.find},
		{
			Name: a.Say(text.ActionSync),
			Key:  "F5",
			Do:   func() tea.Cmd { return tea.Batch(a.WorkOffline(false), a.syncNow(true)) },
		},
		{
			Name: a.Say(text.ActionWorkOffline),
			Key:  "",
			Do:   func() tea.Cmd { return a.WorkOffline(!a.desk.Status().WorkOffline) },
		},
		{Name: a.Say(text.ActionLanguage), Key: "F10", Do: func() tea.Cmd { a.switchLanguage(); return nil }},
		{Name: a.Say(text.ActionHelp), Key: "F1", Do: a.help},
	}
	if a.desk.Sealed() {
		all = append(all, page.Action{Name: a.Say(text.ActionLock), Key: "", Do: a.lock})
	}
	return append(all, page.Action{Name: a.Say(text.ActionQuit), Key: "Ctrl+Q", Do: a.quit})
}

// switchLanguage switches all screens at once from Chinese to English, or back.
func (a *App) switchLanguage() {
	a.lang = map[text.Lang]text.Lang{text.ZH: text.EN, text.EN: text.ZH}[a.lang]
	a.Refresh()
}
