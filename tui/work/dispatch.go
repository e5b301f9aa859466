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

// dispatch is the dialog 研判派单, which sorts a task and sends it to somebody. A digit chooses the sphere and moves
// on, then a digit chooses the menu and moves on, then Enter or a digit dispatches. Sorting and dispatching are two
// changes in one save. Tab reaches the brief and the due date below. Other tasks can be dispatched together with it.
type dispatch struct {
	host page.Host
	task *model.Task
	with marks          // the other tasks
	then func() tea.Cmd // called after the save

	at      dispatchField
	menus   []model.Menu // the categories that are offered, in the order of their digits
	sorting page.Fields  // sphere and menu
	sphere  *page.Field
	menu    *page.Field
	details page.Fields // brief and due date
	brief   *page.Field
	due     *page.Field

	suggested []register.Suggestion
	similar   []register.Likeness
	row       int              // the marked row of 派给
	other     *present.Handler // who was chosen in the list of 另选; nil: nobody yet
	typedName string           // the words that narrowed that list when it was last left
	instead   model.Addressee  // the addressee so far, if the task is sent on (改派)

	draft     page.Draft
	opened    dispatchDraft // the sphere and menu that the dialog was opened with
	dueChosen bool          // the person typed the day, so it does not follow the menu
	proposed  string        // the brief that was made from the resident's words
	prefilled string        // the text that was put into the field: proposed, or "" for a family matter
	confirmed string        // a brief that the person was asked about and kept
	refused   error         // why the last try to save was refused
}

// dispatchField is a field of the dialog. The values are in the order of Tab.
type dispatchField int

const (
	atSphere dispatchField = iota
	atMenu
	atTo
	atBrief
	atDue
)

// newDispatch returns the dialog for a task, and for the others that are marked in with.
func newDispatch(host page.Host, t *model.Task, with marks, then func() tea.Cmd) *dispatch {
	d := &dispatch{host: host, task: t, with: with, then: then}
	d.sphere, d.menu = &page.Field{Choice: &widget.Choice{}}, &page.Field{Choice: &widget.Choice{}, Gap: true}
	d.brief = &page.Field{Edit: &widget.Edit{Limit: model.MostBrief}}
	d.due = &page.Field{Edit: &widget.Edit{Limit: 12}, Width: 16, Gap: true, Note: d.dueNote}
	d.speak()
	d.sorting, d.details = page.NewFields(host, d.sphere, d.menu), page.NewFields(host, d.brief, d.due)
	sphere, menu, _ := register.Guess(t.Text(), host.Desk().Register().MenuList(t.Grid))
	if t.Sphere != "" {
		sphere, menu = t.Sphere, t.Menu
	}
	d.sphere.Choice.Choose(slices.Index(model.Spheres, sphere))
	d.menu.Choice.Choose(slices.Index(d.menus, menu))
	plain := *t
	plain.Sphere = ""
	d.proposed = host.Desk().Register().Brief(&plain)
	form := "dispatch"
	if d.several() { // what was written for many does not belong to the first of them
		form = "dispatch-several"
	}
	d.draft = page.NewDraft(host, desk.DraftKey{Form: form, Record: t.ID.Record()}, d.held)
	d.put(d.draft.Found())
	if t.State == model.Dispatched && t.Sphere != "" && !d.several() {
		d.instead = t.To
	}
	d.suggest()
	d.enter(atSphere)
	if d.instead.Kind != model.ToNobody { // the task is sorted already
		d.enter(atTo)
	}
	return d
}

// several reports whether other tasks are dispatched together with the first.
func (d *dispatch) several() bool { return len(d.with.ids) > 0 }

// tasks returns all tasks that the dialog dispatches, as they are now.
func (d *dispatch) tasks() []*model.Task {
	return append([]*model.Task{d.task}, d.with.tasks(d.host.Desk().Register())...)
}

// sends reports whether the dialog dispatches the task, or one of several. If somebody has the task already and it
// cannot be sent on, the dialog only sorts it.
func (d *dispatch) sends() bool {
	return d.instead.Kind != model.ToNobody || slices.ContainsFunc(d.tasks(), register.IsDispatchable)
}

// speak puts labels, hints and answers into the current language.
func (d *dispatch) speak() {
	host := d.host
	d.sphere.Label, d.menu.Label, d.brief.Label, d.due.Label = host.Say(
		text.LabelSphere,
	), host.Say(text.LabelMenu), host.Say(text.LabelBrief), host.Say(text.LabelDue)
	d.due.Edit.Hint = host.Say(text.VisitDateHint)
	d.sphere.Choice.Items = nil
	for _, s := range model.Spheres {
		d.sphere.Choice.Items = append(d.sphere.Choice.Items, text.Sphere(host.Lang(), s))
	}
	d.offer()
}

// offer shows the categories that the county offers, and that of the task. The chosen one stays chosen.
func (d *dispatch) offer() {
	_, chosen := d.chosen()
	d.menus, d.menu.Choice.Items = d.host.Desk().Register().MenuList(d.task.Grid).Keys(), nil
	if old := d.task.Menu; old != "" && !slices.Contains(d.menus, old) { // the county has removed it since
		d.menus = append(d.menus, old)
	}
	for _, m := range d.menus {
		d.menu.Choice.Items = append(d.menu.Choice.Items, reader(d.host).Menu(d.task.Grid, m))
	}
	d.menu.Choice.Choose(slices.Index(d.menus, chosen))
}

// suggest computes anew who could take the task, which depends on the menu. It also proposes the due day and the
// brief.
func (d *dispatch) suggest() {
	sorted := *d.task
	sorted.Sphere, sorted.Menu = d.chosen()
	behind := d.row - len(d.suggested) // 0: the row of somebody else; 1: the row open to anyone; negative: a suggestion
	reg, today := d.host.Desk().Register(), d.host.Desk().Today()
	d.suggested, d.similar = nil, reg.Like(&sorted, today)
	if d.sends() {
		d.suggested = reg.SuggestForAll(d.sorted(), today)
	}
	if behind >= 0 && d.other != nil {
		d.row = len(d.suggested) + behind
	}
	d.row = min(d.row, d.rows()-1)
	if !d.dueChosen && sorted.Menu != "" {
		d.due.Edit.SetValue(d.dueBy(sorted.Menu).Short())
	}
	d.prefill(sorted.Sphere)
	hint := text.BriefHint
	switch {
	case sorted.Sphere == model.Family:
		hint = text.BriefFamilyHint
	case d.several():
		hint = text.BriefOwnHint
	}
	d.brief.Edit.Hint = d.host.Say(hint)
}

// dueBy returns the day on which the task is due by the days of a category, counted from today.
func (d *dispatch) dueBy(menu model.Menu) model.Day {
	return d.host.Desk().Register().Due(d.task.Grid, menu, d.host.Desk().Today())
}

// prefill puts the proposed brief into its field, unless the person has edited the field. For a family matter the
// field stays empty, and for several tasks, each of which then gets the brief of its own words.
func (d *dispatch) prefill(sphere model.Sphere) {
	if d.brief.Edit.Value() != d.prefilled {
		return
	}
	d.prefilled = d.proposed
	if sphere == model.Family || d.several() {
		d.prefilled = ""
	}
	d.brief.Edit.SetValue(d.prefilled)
}

// sorted returns the tasks with the sphere and menu that are chosen.
func (d *dispatch) sorted() (tasks []*model.Task) {
	for _, t := range d.tasks() {
		one := *t
		one.Sphere, one.Menu = d.chosen()
		tasks = append(tasks, &one)
	}
	return tasks
}

// chosen returns the chosen sphere and menu. Each is "" if none is chosen.
func (d *dispatch) chosen() (s model.Sphere, m model.Menu) {
	if i := d.sphere.Choice.Chosen(); i >= 0 {
		s = model.Spheres[i]
	}
	if i := d.menu.Choice.Chosen(); i >= 0 {
		m = d.menus[i]
	}
	return s, m
}

// rows returns how many rows 派给 has: the suggestions, somebody else, and open to anyone if that is possible. If the
// dialog only sorts the task, there is one row.
func (d *dispatch) rows() int {
	switch {
	case !d.sends():
		return 1
	case d.openable():
		return len(d.suggested) + 2
	}
	return len(d.suggested) + 1
}

// openable reports whether the task can be opened to anyone. A family matter cannot: it goes to somebody by name.
func (d *dispatch) openable() bool {
	sphere, _ := d.chosen()
	return d.sends() && sphere != model.Family
}

// Leave keeps what was typed and chosen as a draft.
func (d *dispatch) Leave() tea.Cmd { return d.draft.Leave() }

// Refresh reads the task as it is now, and computes anew who could take it.
func (d *dispatch) Refresh() {
	if t := d.host.Desk().Register().Task(d.task.ID); t != nil {
		d.task = t
	}
	d.speak()
	d.suggest()
	for _, one := range reader(d.host).Handlers(d.task.Grid) {
		if d.other != nil && one.To == d.other.To { // with the name and the current language
			d.other = &one
		}
	}
	if !d.sends() && d.at > atTo {
		d.enter(atTo)
	}
}

// Typing reports whether the focus is on the brief or the due date, so that characters are typed there.
func (d *dispatch) Typing() bool { return d.at >= atBrief }

// Help returns the section of the help that lists the keys of this dialog.
func (d *dispatch) Help() text.HelpSection { return text.HelpDispatch }
