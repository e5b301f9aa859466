package publish

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// units is the page of what units and teams did in a month. The branch (包保单位) has all of the community there,
// enters how residents judged a unit, and strikes what was entered twice. A liaison or a member of a team (本月工作)
// has their own. Above are the units and teams with their counts, and below the activities of the month.
type units struct {
	host       page.Host
	list       widget.List
	month      model.Month
	groups     []model.Addressee
	activities []*model.Activity
}

// NewUnits returns the page, with the present month.
func NewUnits(host page.Host) page.Screen {
	u := &units{host: host, month: host.Desk().Today().Month()}
	u.list.Row, u.list.Head = u.row, u.head
	u.Refresh()
	return u
}

// Refresh lists the units, the teams and the activities of the month anew.
func (u *units) Refresh() {
	d := u.host.Desk()
	u.groups, u.activities = nil, nil
	if u.branch() {
		for _, g := range d.Register().UnitsOf(d.Community()) {
			u.groups = append(u.groups, g.Addressee())
		}
		for _, g := range d.Register().Groups() {
			if g.Sort == model.ToTeam && g.Community() == d.Community() {
				u.groups = append(u.groups, g.Addressee())
			}
		}
	} else {
		for _, g := range d.Me().Groups {
			if g.Kind == model.ToUnit || g.Kind == model.ToTeam {
				u.groups = append(u.groups, g)
			}
		}
	}
	listed := map[model.RecordID]bool{}
	for _, g := range u.groups {
		listed[g.ID] = true
	}
	for _, a := range d.Register().Activities() {
		if listed[a.By.ID] && u.month.Holds(a.On) {
			u.activities = append(u.activities, a)
		}
	}
	u.list.N, u.list.Starts = len(u.groups)+len(u.activities), []int{0, len(u.groups)}
	u.list.Changed()
}

// branch reports whether the person in front is of the branch.
func (u *units) branch() bool {
	home := u.host.Desk().Community()
	return u.host.Desk().Tags(home).Branch(home)
}

// Typing reports false: the page has no field.
func (u *units) Typing() bool { return false }

// Key moves the mark, shows another month (left, right), adds an activity (Ctrl+N), enters the judgement of the marked
// unit (Enter, for the branch), and strikes the marked activity (F7).
func (u *units) Key(k tea.KeyPressMsg) tea.Cmd {
	switch name := widget.Name(k); {
	case u.list.Move(k):
	case name == "left":
		u.month--
		u.Refresh()
	case name == "right" && u.month < u.host.Desk().Today().Month():
		u.month++
		u.Refresh()
	case name == "ctrl+n":
		u.add()
	case name == "enter":
		return u.open()
	case name == "f7":
		return u.strike()
	}
	return nil
}

// marked returns the unit or team that is marked, or that of the marked activity. ok is false on an empty page.
func (u *units) marked() (by model.Addressee, a *model.Activity, ok bool) {
	switch i := u.list.Cur; {
	case i < len(u.groups):
		return u.groups[i], nil, true
	case i < u.list.N:
		return u.activities[i-len(u.groups)].By, u.activities[i-len(u.groups)], true
	}
	return by, nil, false
}

// add opens the form of an activity of the marked unit or team. The place is at first what the unit covers, or the
// community of the team.
func (u *units) add() {
	by, _, ok := u.marked()
	if !ok {
		return
	}
	d := u.host.Desk()
	place := d.Community()
	if g := d.Register().Group(model.GroupID(by.ID)); g != nil && len(g.Covers) > 0 {
		place = g.Covers[0]
	} else if g != nil {
		place = g.Place
	}
	u.host.Push(newRecordForm(u.host, recordAsks{
		key:   desk.DraftKey{Form: "activity", Record: by.ID},
		title: func() string { return u.host.Say(text.ActivityOf, by.Name) },
		fields: []recordField{
			{name: "activity", value: "0", choices: u.sorts}, {name: "place", value: d.PlaceName(place)},
			{name: "date", value: d.Today().String(), day: true}, {name: "count"}, {name: "people"}, {name: "turnout"},
			{name: "words"},
		},
		plan: func(v []string, drop desk.DraftKey) (*desk.Plan, error) { return u.plan(by, v, drop) },
	}))
}

func (u *units) sorts() (words []string) {
	for _, s := range model.ActivitySorts {
		words = append(words, text.ActivitySort(u.host.Lang(), s))
	}
	return words
}

// plan reads what was typed of an activity, and returns its plan.
func (u *units) plan(by model.Addressee, v []string, drop desk.DraftKey) (*desk.Plan, error) {
	d := u.host.Desk()
	sort, _ := strconv.Atoi(v[0])
	b := model.ActivityDone{By: by, Sort: model.ActivitySorts[sort], Words: v[6]}
	place, compound, spot := d.Where(v[1])
	if b.Place = place; compound+spot != "" || v[1] == "" {
		return nil, &model.Refusal{Reason: model.BadInput, Args: []string{"place", v[1]}}
	}
	on, no := model.ReadDay(v[2], d.Today())
	if no != nil {
		return nil, no
	}
	b.On = on
	n, err := numbersOf([]string{"count", "people", "turnout"}, v[3:6])
	if err != nil {
		return nil, err
	}
	b.Count, b.People, b.Residents = n[0], n[1], n[2]
	return d.PlanActivity(b, drop)
}

// open opens the form of what residents think of the marked unit, for the branch. For anybody else, and on an activity,
// it strikes the activity.
func (u *units) open() tea.Cmd {
	by, a, ok := u.marked()
	if !ok || a != nil || !u.branch() || by.Kind != model.ToUnit {
		return u.strike()
	}
	d, month := u.host.Desk(), u.month
	was := d.Register().Judgement(by.ID, d.Community(), month)
	if was == nil {
		was = &model.Judgement{}
	}
	names, asks := []string{"asked", "good", "fair", "bad"}, []recordField{}
	for i, n := range []int{was.Asked, was.Good, was.Fair, was.Bad} {
		asks = append(asks, recordField{name: model.Field(names[i]), value: written(n)})
	}
	u.host.Push(newRecordForm(u.host, recordAsks{
		key:    desk.DraftKey{Form: "judge", Record: model.JudgementIDOf(by.ID, d.Community(), month).Record()},
		title:  func() string { return u.host.Say(text.JudgementOf, by.Name, month.String()) },
		fields: asks,
		plan: func(v []string, drop desk.DraftKey) (*desk.Plan, error) {
			n, err := numbersOf(names, v)
			if err != nil {
				return nil, err
			}
			return d.PlanJudgement(model.UnitJudged{
				Unit: by, Place: d.Community(), Month: month, Asked: n[0], Good: n[1], Fair: n[2], Bad: n[3],
			}, drop)
		},
	}))
	return nil
}

// written returns a number as a field holds it: nothing for 0.
func written(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// strike asks for a reason and strikes the marked activity, if this person may.
func (u *units) strike() tea.Cmd {
	_, a, ok := u.marked()
	host := u.host
	if !ok || a == nil || !a.Stands() {
		return nil
	}
	if !a.StruckBy(host.Desk().Stamp(a.Community())) {
		no := &model.Refusal{Reason: model.NotYourActivity}
		return host.Toast().Fail(text.Refusal(host.Lang(), no))
	}
	page.AskReason(host, desk.DraftKey{Form: "strike", Record: a.RecordID()}, page.Reason{
		Says: func() (title, about, hint string) {
			return host.Say(text.DoStrikeMeeting), a.By.Name + " " + text.ActivitySort(host.Lang(), a.Sort) + " " +
				a.On.Short(), host.Say(text.HintStrikeActivity)
		},
		Plan: func(why string, drop desk.DraftKey) (*desk.Plan, error) {
			return host.Desk().PlanActivityStruck(a.ID, why, drop)
		},
		Said: func() string { return host.Say(text.SaidActivityStruck) + " " + host.Say(text.Saved) },
	})
	return nil
}

// work counts what a unit or team did in the month, in the community or, for an account of the county, in all of it.
func (u *units) work(by model.Addressee) register.Work {
	return u.host.Desk().Register().Work(by.ID, u.host.Desk().Community(), u.month)
}
