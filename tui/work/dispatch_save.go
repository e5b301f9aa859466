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

// take sends the task to the addressee of a row of 派给. The row of 另选 stands for the person chosen in its list;
// while nobody is chosen, take opens the list.
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

// seekOther opens the list of everybody who could have the task. A choice there only fills the row; nothing is sent
// before the person presses Enter in the dialog.
func (d *dispatch) seekOther() tea.Cmd {
	d.row = len(d.suggested)
	list := newPick(d.host, d.task, func(one present.Handler) tea.Cmd { d.other = &one; return nil })
	list.left = func(words string) { d.typedName = words }
	list.narrow(d.typedName, d.other)
	d.host.ShowDialog(list)
	return nil
}

// save sorts and dispatches in one save. If a rule refuses, the dialog stays and says why.
func (d *dispatch) save(to model.Addressee) tea.Cmd {
	if d.host.Ahead() {
		return d.host.TooSoon()
	}
	var due model.Day
	if to.Kind != model.ToNobody {
		var wrong string
		due, wrong = page.NeedDay(d.host, d.due.Edit.Value(), "due")
		if wrong == "" && due < d.host.Desk().Today() {
			wrong = d.host.Say(text.VisitPast)
		}
		if wrong != "" {
			d.enter(atDue)
			d.due.Bad = wrong
			return nil
		}
	}
	if d.asks(to) {
		return nil
	}
	if d.several() {
		return d.saveSeveral(to, due)
	}
	plan, err := d.host.Desk().Plan([]desk.DraftKey{d.draft.Key}, d.acts(d.task, to, due)...)
	if err != nil {
		return d.refuse(err)
	}
	return d.draft.Save(plan, d.said(to), func() tea.Cmd {
		d.host.CloseDialogs(d)
		return d.then()
	})
}

// asks reports whether it has asked the person about the brief. It asks if the brief seems to tell who a resident is or
// where they live. That may be by chance, because a name can also be a word.
func (d *dispatch) asks(to model.Addressee) bool {
	brief := model.TidyLine(d.brief.Edit.Value())
	if to.Kind == model.ToNobody || brief == d.confirmed {
		return false
	}
	var no *model.Refusal
	for _, t := range d.sorted() {
		if no == nil {
			no = d.host.Desk().Register().Tells(t, brief)
		}
	}
	if no == nil {
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

// acts returns the changes of a task to be saved. A task that already has the chosen sphere and menu is not sorted
// again.
func (d *dispatch) acts(t *model.Task, to model.Addressee, due model.Day) (acts []desk.Act) {
	sphere, menu := d.chosen()
	if sphere != t.Sphere || menu != t.Menu || sphere == "" {
		acts = append(acts, desk.Act{Record: t.ID.Record(), Body: model.TaskSorted{Sphere: sphere, Menu: menu}})
	}
	if to.Kind != model.ToNobody {
		body := model.TaskDispatched{To: to, Due: due, Brief: model.TidyLine(d.brief.Edit.Value()), Instead: d.instead}
		acts = append(acts, desk.Act{Record: t.ID.Record(), Body: body})
	}
	return acts
}

// said returns the sentence of the toast after the save.
func (d *dispatch) said(to model.Addressee) string {
	switch to.Kind {
	case model.ToNobody:
		return d.host.Say(text.SaidSorted, reader(d.host).TaskName(d.task))
	case model.ToOpen:
		return d.host.Say(text.SaidOpened, reader(d.host).TaskName(d.task))
	}
	return d.host.Say(text.SaidSent, reader(d.host).TaskName(d.task), to.Name)
}

// refuse shows in the dialog why nothing was written. The focus goes to the sphere or the menu if that is missing, or
// to the brief if the rule is about the brief.
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

// Actions returns the actions for the list of Ctrl+P.
func (d *dispatch) Actions() []page.Action {
	return []page.Action{{Name: d.host.Say(d.asItIs()), Key: "Ctrl+S", Do: func() tea.Cmd { return d.take(d.row) }}}
}

// asItIs returns the words for what Ctrl+S does.
func (d *dispatch) asItIs() text.Sentence {
	if !d.sends() {
		return text.DoSort
	}
	return text.DoAsItIs
}

// SaveAgain saves once more. The dialog about a full disk calls it.
func (d *dispatch) SaveAgain() tea.Cmd { return d.take(d.row) }
