package work

import (
	"encoding/json"
	"errors"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// problemForm is the dialog that begins a common problem: what it is, in one line, and where. The branch raises it, and
// joins requests of residents to it: those that were marked in the same save, others afterwards.
type problemForm struct {
	page.Form
	host           page.Host
	with           []*model.Task
	then           func() tea.Cmd // called after the save; nil: the page of the problem opens
	name, compound *page.Field
}

func newProblem(host page.Host) *problemForm { return newProblemOf(host, nil, nil) }

// newProblemOf begins the common problem of requests that are joined to it at once. It is proposed to lie where the
// first of them does.
func newProblemOf(host page.Host, with []*model.Task, then func() tea.Cmd) *problemForm {
	f := &problemForm{host: host, with: with, then: then}
	f.Form = page.NewForm(host, desk.DraftKey{Form: "problem"}, f.held, f.save)
	f.name = &page.Field{Rows: 1, Edit: &widget.Edit{Limit: model.MostBrief}}
	f.compound = &page.Field{Gap: true, Edit: &widget.Edit{Limit: model.MostName}, Width: 30}
	if len(with) > 0 {
		f.compound.Edit.SetValue(with[0].Compound)
	}
	var d problemDraft
	if found := f.Found(); found != nil && json.Unmarshal(found, &d) == nil {
		f.name.Edit.SetValue(d.Name)
		f.compound.Edit.SetValue(d.Compound)
	}
	f.Refresh()
	all := []*page.Field{f.name, f.compound}
	f.Arrange(all, all)
	return f
}

// Refresh puts labels and hints into the current language.
func (f *problemForm) Refresh() {
	f.name.Label, f.name.Edit.Hint = f.host.Say(text.LabelProblem), f.host.Say(text.HintProblem)
	f.compound.Label, f.compound.Edit.Hint = f.host.Say(text.LabelCompound), f.host.Say(text.HintCompound)
}

// Key handles a key. Enter saves, as Ctrl+S does.
func (f *problemForm) Key(k tea.KeyPressMsg) tea.Cmd {
	if widget.Name(k) == "enter" {
		return f.SaveAgain()
	}
	return f.Form.Key(k)
}

// save raises the problem in the community of the branch, and joins the requests to it, in one save. Those that cannot
// be joined are named with the reason first.
func (f *problemForm) save() tea.Cmd {
	d := f.host.Desk()
	words := model.TidyLine(f.name.Edit.Value())
	problem := desk.NewID()
	raise := desk.Act{Record: problem, Body: model.TaskRaised{
		Grid: d.Community(), Compound: model.TidyLine(f.compound.Edit.Value()), Common: true, Words: words,
	}}
	if _, err := d.Plan(nil, raise); err != nil {
		at := f.name
		if no := new(model.Refusal); errors.As(err, &no) && len(no.Args) > 0 && no.Args[0] == "compound" {
			at = f.compound
		}
		return f.Refuse(at, desk.Sentence(f.host.Lang(), err))
	}
	return each{
		host: f.host, tasks: f.with, first: []desk.Act{raise}, drop: []desk.DraftKey{f.Draft.Key}, save: f.Save,
		acts: func(t *model.Task) ([]desk.Act, error) {
			return []desk.Act{{Record: t.RecordID(), Body: model.TaskJoined{Into: model.TaskID(problem)}}}, nil
		},
		said: func(int) string { return f.host.Say(text.SaidProblem, widget.Cut(words, 20)) },
		then: func() tea.Cmd {
			f.host.CloseDialogs(f)
			if f.then != nil {
				return f.then()
			}
			return f.host.Open(problem)
		},
	}.take()
}

// problemDraft is the content of the form, as its draft keeps it.
type problemDraft struct {
	Name     string `json:"name,omitempty"`
	Compound string `json:"compound,omitempty"`
}

func (f *problemForm) held() []byte {
	d := problemDraft{f.name.Edit.Value(), f.compound.Edit.Value()}
	if d == (problemDraft{}) {
		return nil
	}
	b, err := json.Marshal(d)
	if err != nil {
		return nil
	}
	return b
}

// Size returns the size of the dialog in cells.
func (f *problemForm) Size(w, h int) (int, int) {
	w = min(72, w)
	return w, min(h, 9+f.name.BadRows(w-page.LeastLabel-4)+f.compound.BadRows(w-page.LeastLabel-4))
}

// Draw paints the title and the fields.
func (f *problemForm) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	g.Text(in.X, in.Y, widget.Text|widget.Bold, f.host.Say(text.NewProblem), in.W)
	return f.Form.Draw(g, widget.Rect{X: r.X + 1, Y: in.Y + 2, W: r.W - 2, H: in.H - 2})
}

// Typing reports true: both fields take characters.
func (f *problemForm) Typing() bool { return true }

// Hints returns the keys that move on, save and leave.
func (f *problemForm) Hints() []widget.Hint {
	return []widget.Hint{
		{Key: "Enter", Verb: f.host.Say(text.DoSave)}, {Key: "Tab", Verb: f.host.Say(text.DoField)},
		{Key: "Esc", Verb: f.host.Say(text.DoKeep)},
	}
}
