package door

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// Round is the round of this week (本周走访), the first screen of a worker. It lists the doors of the person's grids
// in walking order. When it opens, the mark is on the first door that is still due.
type Round struct {
	host      page.Host
	filter    filter
	tag       model.HouseTag // the tag of the filter ofTag
	stair     stair          // the staircase of the filter ofStair
	stairName string
	urgent    bool // sorted by urgency and not in walking order (F3)

	all    register.Round          // the round of the week, for the tallies
	rows   []register.Door         // the doors that the filter lets through
	drafts map[model.RecordID]bool // the records that have a form which was left unsaved
	heads  []register.Stair
	grids  bool // several grids are listed, so each heading names its grid
	list   widget.List
	want   model.HouseholdID // the household that the mark was put on; a filter may hide it
	side   *doorside         // what is known of the marked door
	placed bool              // the mark was put on the first door due when the screen opened
	door   int               // width of the column of doors, in cells
}

// NewRound returns the round of the person in front.
func NewRound(host page.Host) page.Screen {
	r := &Round{host: host}
	r.list.Row, r.list.Head = r.row, r.head
	r.Refresh()
	return r
}

// Refresh lists the doors anew. The mark stays on its door, or in its row if that door is no longer listed.
func (r *Round) Refresh() {
	d, reg := r.host.Desk(), r.host.Desk().Register()
	today := d.Today()
	r.drafts = d.Drafted()
	r.all = reg.Round(today, today.Week(), d.Grids(), false)
	from := r.all
	if !r.filter.ofWeekAlone() {
		from = r.every()
	}
	r.choose(from)
	if i := r.index(r.want); i >= 0 {
		r.list.Cur = i
	}
	r.list.Cur = max(0, min(r.list.Cur, len(r.rows)-1))
	if !r.placed && len(r.rows) > 0 {
		r.placed = true
		r.next(0)
	}
	r.list.Changed()
	r.look()
}

// choose keeps the doors that the filter lets through, and the headings that still have doors. In the order of urgency
// there is only one heading.
func (r *Round) choose(from register.Round) {
	r.rows, r.heads, r.list.Starts, r.door, r.grids = nil, nil, nil, 4, false
	n := 0
	for _, s := range from.Stairs {
		start := n
		for _, d := range from.Doors[s.First : s.First+s.Len] {
			if !r.lets(d) {
				continue
			}
			n++
			if !r.filter.letsAll() {
				r.rows = append(r.rows, d)
			}
			r.door = max(r.door, min(8, widget.Width(r.doorText(d))))
		}
		if n > start {
			r.grids = r.grids || len(r.heads) > 0 && r.heads[0].Grid != s.Grid
			r.heads, r.list.Starts = append(r.heads, s), append(r.list.Starts, start)
		}
	}
	if r.filter.letsAll() {
		r.rows = from.Doors // the doors of a county take megabytes, and are not copied
	}
	if r.urgent && len(r.rows) > 0 {
		r.rows = slices.Clone(r.rows)
		slices.SortStableFunc(r.rows, moreUrgent)
		r.heads, r.list.Starts, r.grids = []register.Stair{
			{Heading: r.host.Say(text.UrgentFirst), Done: from.Done, Total: from.Total},
		}, []int{0}, false
	}
	r.list.N = len(r.rows)
}

// moreUrgent compares two doors by urgency. Doors that are not done come first, among them those that are most days
// late, then those that are due earliest.
func moreUrgent(a, b register.Door) int {
	done := func(d register.Door) int {
		if d.Done {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(done(a), done(b)), cmp.Compare(b.Late, a.Late), cmp.Compare(a.Due, b.Due))
}

// doorText returns the door as a row shows it: without building and unit under the heading of its staircase, and with
// them in the order of urgency.
func (r *Round) doorText(d register.Door) string {
	if !r.urgent {
		return d.Face().Door.DoorText()
	}
	_, short, ok := strings.Cut(d.Face().Door.Short(), " ")
	if !ok {
		return d.Face().Door.DoorText()
	}
	return short
}

// Doors returns the doors that are listed, from top to bottom.
func (r *Round) Doors() []register.Door { return r.rows }

// All returns the round of the week, whatever the filter lists.
func (r *Round) All() register.Round { return r.all }

// Marked returns the id of the household under the mark, and the zero id in an empty list.
func (r *Round) Marked() model.HouseholdID {
	if r.list.Cur < len(r.rows) {
		return r.rows[r.list.Cur].Face().ID
	}
	return model.HouseholdID{}
}

// index returns the row of a household, and -1 if it is not listed.
func (r *Round) index(id model.HouseholdID) int {
	return slices.IndexFunc(r.rows, func(d register.Door) bool { return d.Face().ID == id })
}

// next puts the mark on the first door that is still due, beginning at the row from. After the last row it goes on at
// the first.
func (r *Round) next(from int) {
	if i, ok := (register.Round{Doors: r.rows}).Next(from); ok {
		r.list.Cur = i
	}
	r.moved()
}

// moved remembers the household that the mark was put on, and reads it.
func (r *Round) moved() {
	r.want = r.Marked()
	r.look()
}

// visited puts the mark on the next door due after one that was just visited.
func (r *Round) visited(id model.HouseholdID) {
	from := r.list.Cur // if the door is no longer listed, the door after it stands in its row now
	if i := r.index(id); i >= 0 {
		from = i + 1
	}
	r.next(from)
}

// Mark puts the mark on a household, if it is listed.
func (r *Round) Mark(id model.RecordID) {
	if i := r.index(model.HouseholdID(id)); i >= 0 {
		r.list.Cur = i
		r.moved()
	}
}

// look reads the marked door for the peek or for the pane, which shows more visits.
func (r *Round) look() {
	visits := 3
	if w, _ := r.host.Size(); w >= page.PaneFromW {
		visits = 6
	}
	r.side = nil
	if id := r.Marked(); !id.IsZero() {
		r.side = readDoor(r.host, id, visits)
	}
}

// rest reports whether a sentence stands in the place of the list. That is so if the home is still loading, if no door
// is listed, or if the unfiltered round is done.
func (r *Round) rest() bool {
	if r.host.Desk().Loading() || len(r.rows) == 0 {
		return true
	}
	return r.filter == ofWeek && r.all.Done == r.all.Total
}

// Key moves the mark. Enter opens the page of the household, Space begins a visit, F2 filters, F3 changes the order,
// and Ctrl+N adds a household.
func (r *Round) Key(k tea.KeyPressMsg) tea.Cmd {
	switch name := widget.Name(k); {
	case name == "f2":
		return r.chooseFilter()
	case name == "f3":
		r.urgent = !r.urgent
		r.Refresh()
	case name == "ctrl+n":
		return r.add()
	case r.rest():
	case name == "enter":
		return r.open()
	case widget.IsSpace(k):
		return r.begin()
	case r.list.Move(k):
		r.moved()
	}
	return nil
}

// open opens the page of the marked household.
func (r *Round) open() tea.Cmd {
	r.host.Push(NewHousehold(r.host, r.Marked()))
	return nil
}

// begin begins a visit at the marked door.
func (r *Round) begin() tea.Cmd {
	return beginVisit(r.host, r.Marked())
}

// add opens the form that adds a household to the grid of the marked door, or to the first grid of the person if no
// door is marked.
func (r *Round) add() tea.Cmd {
	grids := r.host.Desk().Grids()
	if len(grids) == 0 {
		return nil
	}
	grid, compound := grids[0], ""
	if id := r.Marked(); !id.IsZero() {
		marked := r.rows[r.list.Cur].Household()
		grid, compound = marked.Grid, marked.Door.Compound
	}
	r.host.Push(NewAdd(r.host, grid, compound))
	return nil
}

// Click marks a door. A click on the marked door opens its page.
func (r *Round) Click(_, y int) tea.Cmd {
	if r.rest() {
		return nil
	}
	at := r.list.Cur
	cmd := page.ClickList(&r.list, y, r.open)
	if r.list.Cur != at {
		r.moved()
	}
	return cmd
}

// Typing reports false: the screen has no field.
func (r *Round) Typing() bool { return false }

// Hints returns the keys that work here, the likeliest first.
func (r *Round) Hints() []widget.Hint {
	host := r.host
	order := widget.Hint{Key: "F3", Verb: host.Say(text.DoOrder)}
	add := widget.Hint{Key: "Ctrl+N", Verb: host.Say(text.DoAddDoor)}
	page, filter := widget.Hint{Key: "Tab", Verb: host.Say(text.DoPage)}, widget.Hint{
		Key: "F2", Verb: host.Say(text.DoFilter),
	}
	if r.rest() {
		return []widget.Hint{filter, add, page}
	}
	hints := []widget.Hint{
		{Key: "Space", Verb: host.Say(text.DoRecord)}, {Key: "Enter", Verb: host.Say(text.DoOpen)},
		{Key: "/", Verb: host.Say(text.DoFind)}, filter,
	}
	if r.filter == anyDoor { // a person who looks through all doors may want to add one that is missing
		return append(hints, add, order, page)
	}
	return append(hints, order, add, page, widget.Hint{Key: "F5", Verb: host.Say(text.DoSync)})
}

// Actions returns the actions for the list of Ctrl+P.
func (r *Round) Actions() []page.Action {
	host := r.host
	all := []page.Action{{Name: host.Say(text.DoAddDoor), Key: "Ctrl+N", Do: r.add}}
	if r.rest() {
		return all
	}
	return append(
		[]page.Action{
			{Name: host.Say(text.DoVisit), Key: "Space", Do: r.begin},
			{Name: host.Say(text.DoOpen), Key: "Enter", Do: r.open},
		},
		all...)
}

// walked closes all pages over the round after a visit was saved, and moves the mark on. It reports whether the round
// is the root of the tab in front; if not, it does nothing.
func walked(host page.Host, id model.HouseholdID) bool {
	r, ok := host.Root().(*Round)
	if ok {
		host.ClosePages()
		r.Refresh()
		r.visited(id)
	}
	return ok
}

// Help returns the section of the help that lists the keys of the round.
func (r *Round) Help() text.HelpSection { return text.HelpRound }
