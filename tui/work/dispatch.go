package work

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// dispatch is the one dialog 研判派单: a digit takes the sphere and moves on, a digit takes the menu and moves
// on, Enter or a digit dispatches. Sorting and dispatching are two changes in one save. Brief and due date lie
// below, by Tab.
type dispatch struct {
	host page.Host
	task *model.Task
	then func() tea.Cmd // once it is saved

	at        dispatchField
	sort      page.Fields // sphere and menu
	sphere    *page.Field
	menu      *page.Field
	suggested []register.Suggestion
	similar   []*model.Task
	to        int              // the marked row of 派给
	other     *present.Handler // chosen in the list of 另选; nil: nobody yet
	wanted    string           // what narrowed that list when it was last left
	instead   model.Addressee  // whom it is taken from, where it is sent on (改派)
	more      page.Fields      // brief and due date
	brief     *page.Field
	due       *page.Field
	dueChosen bool          // not the menu's day
	shown     dispatchDraft // sphere and menu as the dialog was opened with them
	no        error         // why it was not sent
	draft     page.Draft    // of what was written and chosen here
	made      string        // the brief that the resident's words make
	prefilled string        // of it, what was put into the field: "" for a family matter
	meant     string        // a brief that was asked about, and is to stand
}

// dispatchField is a field of the dialog, in the order of Tab.
type dispatchField int

const (
	atSphere dispatchField = iota
	atMenu
	atTo
	atBrief
	atDue
)

func newDispatch(host page.Host, t *model.Task, then func() tea.Cmd) *dispatch {
	d := &dispatch{host: host, task: t, then: then}
	d.sphere, d.menu = &page.Field{Choice: &widget.Choice{}}, &page.Field{Choice: &widget.Choice{}, Gap: true}
	d.brief = &page.Field{Edit: &widget.Edit{Limit: model.MostBrief}}
	d.due = &page.Field{Edit: &widget.Edit{Limit: 12}, Width: 16, Gap: true, Note: d.dueNote}
	d.speak()
	d.sort, d.more = page.NewFields(host, d.sphere, d.menu), page.NewFields(host, d.brief, d.due)
	sphere, menu, _ := register.Guess(t.Text())
	if t.Sphere != "" {
		sphere, menu = t.Sphere, t.Menu
	}
	d.sphere.Choice.Choose(slices.Index(model.Spheres, sphere))
	d.menu.Choice.Choose(slices.Index(model.Menus, menu))
	plain := *t
	plain.Sphere = ""
	d.made = host.Desk().Register().Brief(&plain)
	d.draft = page.NewDraft(host, desk.DraftKey{Form: "dispatch", Record: t.ID.Record()}, d.kept)
	d.put(d.draft.Found())
	if t.State == model.Dispatched && t.Sphere != "" {
		d.instead = t.To
	}
	d.suggest()
	d.enter(atSphere)
	if d.instead.Kind != model.ToNobody { // sphere and menu stand
		d.enter(atTo)
	}
	return d
}

// sends reports whether the task goes to somebody from here. One that is with somebody already, and is not to
// be sent on, is only sorted.
func (d *dispatch) sends() bool {
	return register.IsDispatchable(d.task) || d.instead.Kind != model.ToNobody
}

// speak puts labels, hints and answers into the language one reads.
func (d *dispatch) speak() {
	host := d.host
	d.sphere.Label, d.menu.Label, d.brief.Label, d.due.Label = host.Say(
		text.LabelSphere,
	), host.Say(text.LabelMenu), host.Say(text.LabelBrief), host.Say(text.LabelDue)
	d.due.Edit.Hint = host.Say(text.VisitDateHint)
	d.sphere.Choice.Items, d.menu.Choice.Items = nil, nil
	for _, s := range model.Spheres {
		d.sphere.Choice.Items = append(d.sphere.Choice.Items, text.Sphere(host.Lang(), s))
	}
	for _, m := range model.Menus {
		d.menu.Choice.Items = append(d.menu.Choice.Items, text.Menu(host.Lang(), m))
	}
}

// suggest asks anew who could take it: the menu decides it, and the day it is due.
func (d *dispatch) suggest() {
	sorted := *d.task
	sorted.Sphere, sorted.Menu = d.chosen()
	behind := d.to - len(d.suggested) // 0 and more: another, or anyone
	d.suggested, d.similar = nil, d.host.Desk().Register().Similar(&sorted, d.host.Desk().Today())
	if d.sends() {
		d.suggested = d.host.Desk().Register().Suggest(&sorted, d.host.Desk().Today())
	}
	if behind >= 0 && d.other != nil {
		d.to = len(d.suggested) + behind
	}
	d.to = min(d.to, d.rows()-1)
	if !d.dueChosen && sorted.Menu != "" {
		d.due.Edit.SetValue((d.host.Desk().Today() + model.Day(sorted.Menu.Days())).Short())
	}
	d.prefill(sorted.Sphere)
	hint := text.BriefHint
	if sorted.Sphere == model.Family {
		hint = text.BriefFamilyHint
	}
	d.brief.Edit.Hint = d.host.Say(hint)
}

// prefill puts the brief there to be edited, as long as nobody has: a family matter has none.
func (d *dispatch) prefill(sphere model.Sphere) {
	if d.brief.Edit.Value() != d.prefilled {
		return
	}
	d.prefilled = d.made
	if sphere == model.Family {
		d.prefilled = ""
	}
	d.brief.Edit.SetValue(d.prefilled)
}

// chosen sphere and menu, "" while none is.
func (d *dispatch) chosen() (s model.Sphere, m model.Menu) {
	if i := d.sphere.Choice.Chosen(); i >= 0 {
		s = model.Spheres[i]
	}
	if i := d.menu.Choice.Chosen(); i >= 0 {
		m = model.Menus[i]
	}
	return s, m
}

// rows of 派给: the suggestions, somebody else, open to anyone where that may be. A task that is with somebody
// already is only sorted, and has one.
func (d *dispatch) rows() int {
	switch {
	case !d.sends():
		return 1
	case d.openable():
		return len(d.suggested) + 2
	}
	return len(d.suggested) + 1
}

// openable says that anyone may have it: a family matter goes to somebody by name.
func (d *dispatch) openable() bool {
	sphere, _ := d.chosen()
	return d.sends() && sphere != model.Family
}

// enter puts the focus on a field.
func (d *dispatch) enter(at dispatchField) {
	d.at, d.sort.At, d.more.At = at, nil, nil
	switch at {
	case atSphere:
		d.sort.At = d.sphere
	case atMenu:
		d.sort.At = d.menu
	case atBrief:
		d.more.At = d.brief
	case atDue:
		d.more.At = d.due
	}
}

// move goes to a field before or behind, round the ends.
func (d *dispatch) move(by int) {
	n := int(atDue) + 1
	if !d.sends() {
		n = int(atTo) + 1
	}
	d.enter(dispatchField((int(d.at) + by + n) % n))
}

// Key goes from field to field; what a field does not take moves between them.
func (d *dispatch) Key(k tea.KeyPressMsg) tea.Cmd {
	if d.draft.Busy() {
		return nil
	}
	d.no, d.due.Bad = nil, ""
	switch widget.Name(k) {
	case "tab":
		d.move(1)
		return nil
	case "shift+tab":
		d.move(-1)
		return nil
	case "ctrl+s":
		return d.take(d.to)
	}
	switch d.at {
	case atSphere, atMenu:
		return d.choose(d.sort.At.Choice, k)
	case atTo:
		return d.address(k)
	}
	return d.write(k)
}

// choose is a key in one of the two groups: a digit takes the answer and moves on, Enter takes what is shown.
func (d *dispatch) choose(c *widget.Choice, k tea.KeyPressMsg) tea.Cmd {
	switch name := widget.Name(k); {
	case c.Key(k):
		d.suggest()
		if widget.Digit(k) >= 0 {
			d.move(1)
		}
		return d.draft.Typed()
	case name == "enter" && c.Chosen() >= 0, name == "down":
		d.move(1)
	case name == "up" && d.at > atSphere:
		d.move(-1)
	}
	return nil
}

// address is a key in 派给: a digit dispatches at once, 0 opens it to anyone, Enter takes the marked row. Where
// it may not be open, 0 says why.
func (d *dispatch) address(k tea.KeyPressMsg) tea.Cmd {
	last := d.rows() - 1
	name, nth := widget.Name(k), widget.Nth(k, len(d.suggested)+1)
	switch {
	case widget.Digit(k) == 0 && d.sends():
		return d.save(model.Addressee{Kind: model.ToOpen})
	case nth == len(d.suggested) && d.sends():
		return d.seekOther()
	case nth >= 0:
		return d.take(nth)
	case name == "enter":
		return d.take(d.to)
	case name == "down" && d.to < last:
		d.to++
	case name == "up" && d.to > 0:
		d.to--
	case name == "down" && last > 0:
		d.move(1)
	case name == "up":
		d.move(-1)
	}
	return nil
}

// write is a key in brief or due date: Enter sends to whom is marked.
func (d *dispatch) write(k tea.KeyPressMsg) tea.Cmd {
	if widget.Name(k) == "enter" {
		return d.take(d.to)
	}
	if d.more.At.Key(d.host, k) {
		return d.typed()
	}
	switch name := widget.Name(k); {
	case name == "down" && d.at == atBrief:
		d.move(1)
	case name == "up":
		d.move(-1)
	}
	return nil
}

func (d *dispatch) typed() tea.Cmd {
	d.dueChosen = d.dueChosen || d.at == atDue
	return d.draft.Typed()
}

// Paste goes to the brief or the date.
func (d *dispatch) Paste(s string) tea.Cmd {
	if d.more.At == nil || !d.more.Paste(s) {
		return nil
	}
	return d.typed()
}

// Leave keeps what was written and chosen as a draft.
func (d *dispatch) Leave() tea.Cmd { return d.draft.Leave() }

// Refresh takes the task as it is now; who is suggested may be others.
func (d *dispatch) Refresh() {
	if t := d.host.Desk().Register().Task(d.task.ID); t != nil {
		d.task = t
	}
	d.speak()
	d.suggest()
	for _, one := range reader(d.host).Handlers(d.task.Grid) {
		if d.other != nil && one.To == d.other.To { // as they are called now, in the language of now
			d.other = &one
		}
	}
	if !d.sends() && d.at > atTo {
		d.enter(atTo)
	}
}

// Typing says that plain characters belong to brief or date.
func (d *dispatch) Typing() bool { return d.at >= atBrief }

// Help is the section of its keys.
func (d *dispatch) Help() text.HelpSection { return text.HelpDispatch }
