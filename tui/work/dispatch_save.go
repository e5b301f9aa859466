package work

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/present"
)

// take sends the task where a row of 派给 says. The row of 另选 sends it to who was chosen in its list, and opens the
// list while nobody is chosen.
func (d *dispatch) take(row int) tea.Cmd {
	switch {
	case !d.sends():
		return d.save(model.Addressee{})
	case row < len(d.suggested):
		return d.save(d.suggested[row].To)
	case row == len(d.suggested) && d.other == nil:
		return d.seekOther()
	case row == len(d.suggested):
		return d.save(d.other.To)
	}
	return d.save(model.Addressee{Kind: model.ToOpen})
}

// seekOther opens the list of all who could have it. Whoever is chosen there is put into the dialog; nothing is sent
// before Enter in the dialog.
func (d *dispatch) seekOther() tea.Cmd {
	d.row = len(d.suggested)
	list := newPick(d.host, d.task, func(one present.Handler) tea.Cmd { d.other = &one; return nil })
	list.left = func(words string) { d.typedName = words }
	list.narrow(d.typedName, d.other)
	d.host.ShowDialog(list)
	return nil
}

// save sorts and dispatches in one save. What a rule refuses is said in the dialog, which stays.
func (d *dispatch) save(to model.Addressee) tea.Cmd {
	if d.host.Ahead() {
		return d.host.TooSoon()
	}
	var due model.Day
	if to.Kind != model.ToNobody {
		var ok bool
		if due, ok = page.ReadDay(d.due.Edit.Value(), d.host.Desk().Today()); !ok || due < d.host.Desk().Today() {
			d.enter(atDue)
			d.due.Bad = d.host.Say(text.VisitBadDay)
			if ok && due != 0 {
				d.due.Bad = d.host.Say(text.VisitPast)
			}
			return nil
		}
	}
	if d.asks(to) {
		return nil
	}
	plan, err := d.host.Desk().Plan([]desk.DraftKey{d.draft.Key}, d.acts(to, due)...)
	if err != nil {
		return d.refuse(err)
	}
	return d.draft.Save(plan, d.said(to), func() tea.Cmd {
		d.host.CloseDialogs(d)
		return d.then()
	})
}

// asks reports whether it asked the person about the brief: one that seems to tell who the resident is, or where they
// live, may do so by chance, for a name may be a word.
func (d *dispatch) asks(to model.Addressee) bool {
	sorted := *d.task
	sorted.Sphere, sorted.Menu = d.chosen()
	brief := model.TidyLine(d.brief.Edit.Value())
	no := d.host.Desk().Register().Tells(&sorted, brief)
	if to.Kind == model.ToNobody || no == nil || brief == d.confirmed {
		return false
	}
	d.host.ShowDialog(page.NewQuestion(d.host, func() page.Question {
		return page.Question{
			Title: d.host.Say(text.BriefAsk),
			Body:  text.Refusal(d.host.Lang(), no),
			Answers: []page.Answer{
				{Text: d.host.Say(text.BriefChange), Do: func() tea.Cmd { d.enter(atBrief); return nil }},
				{Text: d.host.Say(text.BriefAsItIs), Do: func() tea.Cmd { d.confirmed = brief; return d.save(to) }},
			},
		}
	}))
	return true
}

// acts are the changes to be saved. A task that was sorted as chosen already is not sorted again.
func (d *dispatch) acts(to model.Addressee, due model.Day) (acts []desk.Act) {
	sphere, menu := d.chosen()
	if sphere != d.task.Sphere || menu != d.task.Menu || sphere == "" {
		acts = append(acts, desk.Act{Record: d.task.ID.Record(), Body: model.TaskSorted{Sphere: sphere, Menu: menu}})
	}
	if to.Kind != model.ToNobody {
		body := model.TaskDispatched{To: to, Due: due, Brief: model.TidyLine(d.brief.Edit.Value()), Instead: d.instead}
		acts = append(acts, desk.Act{Record: d.task.ID.Record(), Body: body})
	}
	return acts
}

// said is what the toast says.
func (d *dispatch) said(to model.Addressee) string {
	switch to.Kind {
	case model.ToNobody:
		return d.host.Say(text.SaidSorted, present.TaskName(d.host.Lang(), d.task))
	case model.ToOpen:
		return d.host.Say(text.SaidOpened, present.TaskName(d.host.Lang(), d.task))
	}
	return d.host.Say(text.SaidSent, present.TaskName(d.host.Lang(), d.task), to.Name)
}

// refuse says in the dialog why nothing was written, and puts the focus where there is something to choose.
func (d *dispatch) refuse(err error) tea.Cmd {
	d.refused = err
	switch sphere, menu := d.chosen(); {
	case sphere == "":
		d.enter(atSphere)
	case menu == "":
		d.enter(atMenu)
	default:
		var no *model.Refusal
		if errors.As(err, &no) && (no.Reason == model.BriefTells || len(no.Args) > 0 && no.Args[0] == "brief") {
			d.enter(atBrief)
		}
	}
	return nil
}

// Actions by name, for Ctrl+P.
func (d *dispatch) Actions() []page.Action {
	return []page.Action{{Name: d.host.Say(d.asItIs()), Key: "Ctrl+S", Do: func() tea.Cmd { return d.take(d.row) }}}
}

// asItIs is the verb of Ctrl+S.
func (d *dispatch) asItIs() text.Sentence {
	if !d.sends() {
		return text.DoSort
	}
	return text.DoAsItIs
}

// SaveAgain is Enter on the page of a full disk.
func (d *dispatch) SaveAgain() tea.Cmd { return d.take(d.row) }
