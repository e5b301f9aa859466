package publish

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// Click marks a row. A click on the marked row opens it.
func (u *units) Click(_, y int) tea.Cmd { return page.ClickList(&u.list, y, u.open) }

// Help returns the section of the help that lists the keys of this page.
func (u *units) Help() text.HelpSection { return text.HelpUnits }

// Hints returns the keys that work here.
func (u *units) Hints() (hints []widget.Hint) {
	by, a, ok := u.marked()
	switch {
	case ok && a == nil && u.branch() && by.Kind == model.ToUnit:
		hints = append(hints, widget.Hint{Key: "Enter", Verb: u.host.Say(text.DoJudge)})
	case ok && a != nil && a.Stands():
		hints = append(hints, widget.Hint{Key: "F7", Verb: u.host.Say(text.DoStrikeMeeting)})
	}
	if ok {
		hints = append(hints, widget.Hint{Key: "Ctrl+N", Verb: u.host.Say(text.DoAddActivity)})
	}
	return append(hints, widget.Hint{Key: u.host.Say(text.KeyLeftRight), Verb: u.host.Say(text.DoMonth)},
		widget.Hint{Key: "Esc", Verb: u.host.Say(text.DoBack)})
}

// Draw paints the title with the month, how many people reported in, and the list.
func (u *units) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	title := text.OwnWorkTitle
	if u.branch() {
		title = text.UnitsTitle
		in := len(u.host.Desk().Register().ReportedIn(u.host.Desk().Community()))
		g.TextRight(r.X+r.W-2, r.Y, widget.Muted, u.host.Say(text.ReportedInCount, in), r.W/2)
	}
	g.Text(r.X+2, r.Y, widget.Text|widget.Bold, u.host.Say(title)+"  "+u.month.String(), r.W/2)
	_, body := r.Top(2)
	if u.list.N == 0 {
		return page.Centred(g, body, u.host.Say(text.UnitsNone), u.host.Say(text.UnitsNext))
	}
	return u.list.Draw(g, body)
}

// countW is the width in cells of a column of counts.
const countW = 8

// head paints the heading of the counts, or that of the activities.
func (u *units) head(g *widget.Grid, r widget.Rect, group int, _ bool) {
	if group == 1 {
		g.Text(r.X+2, r.Y, widget.Muted|widget.Bold, u.host.Say(text.ActivitiesHead, len(u.activities)), r.W-4)
		return
	}
	x := r.X + r.W - 2
	g.TextRight(x, r.Y, widget.Muted, u.host.Say(text.HeadJudged), 2*countW)
	x -= 2 * countW
	g.TextRight(x, r.Y, widget.Muted, u.host.Say(text.HeadUnitTasks), countW-1)
	for i := len(model.ActivitySorts) - 1; i >= 0; i-- {
		x -= countW
		g.TextRight(x, r.Y, widget.Muted, text.ActivitySort(u.host.Lang(), model.ActivitySorts[i]), countW-1)
	}
}

// row paints the counts of a unit or team, or an activity.
func (u *units) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	ink := widget.Text
	if marked {
		ink |= widget.Bold
	}
	if i >= len(u.groups) {
		u.drawActivity(g, r, u.activities[i-len(u.groups)], ink)
		return
	}
	by := u.groups[i]
	work, x := u.work(by), r.X+r.W-2
	if j := u.host.Desk().Register().Judgement(by.ID, u.host.Desk().Community(), u.month); j != nil {
		g.TextRight(x, r.Y, ink&^widget.Bold, text.Judged(j), 2*countW)
	}
	x -= 2 * countW
	g.TextRight(x, r.Y, ink&^widget.Bold, strconv.Itoa(work.Finished)+"/"+strconv.Itoa(work.Taken), countW-1)
	for i := len(model.ActivitySorts) - 1; i >= 0; i-- {
		x -= countW
		g.TextRight(x, r.Y, ink&^widget.Bold, strconv.Itoa(work.Counts[model.ActivitySorts[i]]), countW-1)
	}
	g.Text(r.X+2, r.Y, ink, by.Name, max(0, x-countW-r.X-2))
}

// drawActivity paints the day, what was done by whom and how much of it, and that it was struck or likely entered
// twice.
func (u *units) drawActivity(g *widget.Grid, r widget.Rect, a *model.Activity, ink widget.Ink) {
	l, twice := u.host.Lang(), len(u.host.Desk().Register().SameActivities(a)) > 0
	if !a.Stands() {
		ink = widget.Muted
	}
	x := g.Text(r.X+2, r.Y, widget.Muted, a.On.Short(), 6) + 1
	g.Text(x, r.Y, ink, text.ActivitySort(l, a.Sort)+" "+strconv.Itoa(a.Count), 12)
	g.Text(x+13, r.Y, ink, a.By.Name, 18)
	state := text.ActivityState(l, a, twice)
	if state == "" {
		g.Text(x+33, r.Y, widget.Muted, a.Words, max(0, r.X+r.W-2-x-33))
		return
	}
	g.Text(x+33, r.Y, widget.Warn, state, max(0, r.X+r.W-2-x-33))
}
