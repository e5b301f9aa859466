package work

import (
	"encoding/json"
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// raise is the form of a request that did not come in on a visit, but by phone, in the office or in the chat. The
// person it comes from may be left out, found in the register, or be a name that the register does not have.
type raise struct {
	page.Form
	host  page.Host
	grids []model.Path

	channel, words, grid *page.Field
	whose                *whose
}

// raiseChannels lists the channels by which such a request comes in, in the order of their digits.
var raiseChannels = []model.Channel{model.ByPhone, model.ByWalkIn, model.ByChat}

// mayRaise reports whether the person in front may enter a request: their scopes hold a small grid, and they are no
// organiser.
func mayRaise(host page.Host) bool {
	return host.Desk().Me().Role != model.OrganiserRole && len(gridsHere(host)) > 0
}

// gridsHere returns the small grids within the person's scopes, in the order of their paths.
func gridsHere(host page.Host) (grids []model.Path) {
	for _, p := range host.Desk().Register().Places() {
		if p.Path.Level() == model.SmallGrid &&
			slices.ContainsFunc(host.Desk().Me().Scopes, func(s model.Path) bool { return s.Holds(p.Path) }) {
			grids = append(grids, p.Path)
		}
	}
	return grids
}

// openRaise opens the form, with its draft if there is one. If the person may not enter a request, the toast says so.
func openRaise(host page.Host) tea.Cmd {
	if !mayRaise(host) {
		return host.Toast().Fail(host.Say(text.RaiseNowhere))
	}
	f := &raise{host: host, grids: gridsHere(host)}
	f.Form = page.NewForm(host, desk.DraftKey{Form: "raise"}, f.held, f.save)
	f.OnTyped = f.typed
	f.channel = &page.Field{Choice: &widget.Choice{}}
	f.whose = newWhose(host)
	f.grid = &page.Field{Gap: true, Choice: &widget.Choice{}}
	f.words = &page.Field{Gap: true, Rows: 5, Edit: &widget.Edit{Multi: true, Limit: model.MostWords}}
	f.Refresh()
	f.channel.Choice.Choose(0)
	if len(f.grids) == 1 {
		f.grid.Choice.Choose(0)
	}
	f.put(f.Found())
	all := []*page.Field{f.channel, f.words, f.whose.Field, f.grid}
	f.Arrange(all, all)
	host.Push(f)
	return nil
}

// Refresh puts labels and answers into the current language, and looks the household up anew.
func (f *raise) Refresh() {
	host := f.host
	f.channel.Label, f.grid.Label = host.Say(text.LabelChannel), host.Say(text.ColumnGrid)
	f.words.Label, f.words.Edit.Hint = host.Say(text.LabelRequest), host.Say(text.HintRequest)
	f.whose.speak()
	f.channel.Choice.Items, f.grid.Choice.Items = nil, nil
	for _, c := range raiseChannels {
		f.channel.Choice.Items = append(f.channel.Choice.Items, text.Channel(host.Lang(), c))
	}
	for _, p := range f.grids {
		f.grid.Choice.Items = append(f.grid.Choice.Items, host.Desk().Register().ShortName(p))
	}
	f.look()
}

// look finds the household that the typed text fits, and chooses its grid.
func (f *raise) look() {
	if f.whose.look(); f.whose.house != nil {
		f.grid.Choice.Choose(slices.Index(f.grids, f.whose.house.Grid))
	}
}

// typed runs after each key. It looks the household up while the person types.
func (f *raise) typed() {
	if f.At == f.whose.Field {
		f.look()
	}
}

// save saves the request and closes the form.
func (f *raise) save() tea.Cmd {
	switch {
	case f.whose.fits > 1:
		return f.Refuse(f.whose.Field, f.whose.note())
	case f.grid.Choice.Chosen() < 0:
		return f.Refuse(f.grid, f.host.Say(text.RaiseWhere))
	}
	plan, err := f.host.Desk().PlanOpinion(f.opinion(), f.Draft.Key)
	var no *model.Refusal
	switch {
	case errors.As(err, &no):
		return f.Refuse(f.words, desk.Sentence(f.host.Lang(), err))
	case err != nil:
		return f.host.Fail(err)
	}
	id := model.TaskID(plan.Records()[0])
	said := text.RaisedAs.In(f.host.Lang(), model.Number(f.host.Desk().Community(), id)) + " " + f.host.Say(text.Saved)
	return f.Save(plan, said, func() tea.Cmd {
		f.host.ClosePage(f)
		return nil
	})
}

// opinion returns the request as the form has it.
func (f *raise) opinion() desk.Opinion {
	return desk.Opinion{
		Request: desk.Request{Words: f.words.Edit.Value()}, House: f.whose.house, Name: f.whose.name(),
		Grid:    f.grids[f.grid.Choice.Chosen()],
		Channel: raiseChannels[max(0, f.channel.Choice.Chosen())],
	}
}

// raiseDraft is the content of the form, as its draft keeps it.
type raiseDraft struct {
	Channel model.Channel `json:"channel,omitempty"`
	Whose   string        `json:"whose,omitempty"`
	Grid    model.Path    `json:"grid,omitempty"`
	Words   string        `json:"words,omitempty"`
}

// held returns the draft, and nil if neither words nor a household were typed.
func (f *raise) held() []byte {
	d := raiseDraft{Whose: f.whose.Edit.Value(), Words: f.words.Edit.Value()}
	if d == (raiseDraft{}) {
		return nil
	}
	d.Channel = raiseChannels[max(0, f.channel.Choice.Chosen())]
	if i := f.grid.Choice.Chosen(); i >= 0 {
		d.Grid = f.grids[i]
	}
	b, err := json.Marshal(d)
	if err != nil {
		return nil
	}
	return b
}

// put fills the form with a draft.
func (f *raise) put(kept []byte) {
	var d raiseDraft
	if json.Unmarshal(kept, &d) != nil {
		return
	}
	f.channel.Choice.Choose(max(0, slices.Index(raiseChannels, d.Channel)))
	f.whose.Edit.SetValue(d.Whose)
	f.look()
	if i := slices.Index(f.grids, d.Grid); i >= 0 {
		f.grid.Choice.Choose(i)
	}
	f.words.Edit.SetValue(d.Words)
}

// Typing reports whether the field in focus takes characters.
func (f *raise) Typing() bool { return f.At.Edit != nil }

// Hints returns the keys of the field in focus.
func (f *raise) Hints() []widget.Hint {
	host := f.host
	hints := f.Form.Hints()
	if c := f.At.Choice; c != nil {
		hints = append(
			[]widget.Hint{{Key: host.Say(text.KeyDigits, len(c.Items)), Verb: host.Say(text.DoChoose)}},
			hints...)
	}
	return hints
}

// Draw paints the title and the four fields.
func (f *raise) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	g.Spans(r.X+2, r.Y, r.W-4, widget.Span{Ink: widget.Text | widget.Bold, Text: f.host.Say(text.RaiseTitle)},
		widget.Span{Ink: widget.Muted, Text: "  " + f.host.Say(text.RaiseNote)})
	_, fields := r.Top(2)
	return f.Form.Draw(g, fields)
}
