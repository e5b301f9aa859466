package tui

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// raise is the form of a request that came in another way than on a visit: by phone, in the office, in the
// chat. Whose it is may be left out, be found in the register, or be a name that nobody has listed.
type raise struct {
	host  page.Host
	grids []model.Path
	form  form
	draft draft

	channel, whose, grid, words *field

	house *model.Household // that whose means, nil for none
	fits  int              // how many households fit what was typed as well
}

// raiseChannels are the channels it is for, in the order of their digits.
var raiseChannels = []model.Channel{model.ByPhone, model.ByWalkIn, model.ByChat}

// mayRaise reports whether the person at the desk has a place that requests come from: an organiser has all and none.
func mayRaise(host page.Host) bool {
	return host.Desk().Me().Role != model.OrganiserRole && len(gridsHere(host)) > 0
}

// gridsHere are the small grids of one's scopes, in the order of their paths.
func gridsHere(host page.Host) (grids []model.Path) {
	for _, p := range host.Desk().Register().Places() {
		if p.Path.Level() == model.SmallGrid &&
			slices.ContainsFunc(host.Desk().Me().Scopes, func(s model.Path) bool { return s.Holds(p.Path) }) {
			grids = append(grids, p.Path)
		}
	}
	return grids
}

// openRaise opens the form, with its draft where there is one.
func openRaise(host page.Host) tea.Cmd {
	if !mayRaise(host) {
		return host.Toast().Fail(host.Say(text.RaiseNowhere))
	}
	f := &raise{
		host:  host,
		grids: gridsHere(host),
		form:  form{host: host},
		draft: draft{host: host, key: desk.DraftKey{Form: "raise"}},
	}
	f.channel = &field{choice: &widget.Choice{}}
	f.whose = &field{gap: true, edit: &widget.Edit{Limit: model.MostName}, width: 34, note: f.whoseNote}
	f.grid = &field{gap: true, choice: &widget.Choice{}}
	f.words = &field{gap: true, rows: 5, edit: &widget.Edit{Multi: true, Limit: model.MostWords}}
	f.Refresh()
	f.channel.choice.Choose(0)
	if len(f.grids) == 1 {
		f.grid.choice.Choose(0)
	}
	f.put(f.draft.found())
	all := []*field{f.channel, f.whose, f.grid, f.words}
	f.form.arrange(all, all)
	host.Push(f)
	return nil
}

// Refresh puts labels and answers into the language one reads, and looks the household up anew.
func (f *raise) Refresh() {
	host := f.host
	f.channel.label, f.whose.label, f.grid.label, f.words.label = host.Say(
		text.LabelChannel,
	), host.Say(text.LabelWhose), host.Say(text.ColumnGrid), host.Say(text.LabelRequest)
	f.whose.edit.Hint, f.words.edit.Hint = host.Say(text.HintWhose), host.Say(text.HintRequest)
	f.channel.choice.Items, f.grid.choice.Items = nil, nil
	for _, c := range raiseChannels {
		f.channel.choice.Items = append(f.channel.choice.Items, text.Channel(host.Lang(), c))
	}
	for _, p := range f.grids {
		f.grid.choice.Items = append(f.grid.choice.Items, host.Desk().Register().ShortName(p))
	}
	f.look()
}

// look finds whose it is, and takes the grid from the household where one is meant.
func (f *raise) look() {
	f.house, f.fits = nil, 0
	if typed := strings.TrimSpace(f.whose.edit.Value()); typed != "" {
		f.house, f.fits = f.host.Desk().Register().Whose(typed)
	}
	if f.fits != 1 {
		f.house = nil
		return
	}
	f.grid.choice.Choose(slices.Index(f.grids, f.house.Grid))
}

// whoseNote says behind the field who is meant.
func (f *raise) whoseNote() string {
	switch {
	case f.house != nil:
		return "✓ " + nameOf(f.host, f.house) + "  " + text.Address(f.host.Lang(), f.house.Door)
	case f.fits > 1:
		return text.WhoseSeveral(f.host.Lang(), f.fits)
	case strings.TrimSpace(f.whose.edit.Value()) != "":
		return f.host.Say(text.WhoseUnknown)
	}
	return ""
}

// Key types; Ctrl+S saves.
func (f *raise) Key(k tea.KeyPressMsg) tea.Cmd {
	if f.draft.busy() {
		return nil
	}
	if widget.Name(k) == "ctrl+s" {
		return f.save()
	}
	return f.typed(f.form.Key(k))
}

func (f *raise) typed(typed bool) tea.Cmd {
	if !typed {
		return nil
	}
	if f.form.at == f.whose {
		f.look()
	}
	return f.draft.typed(f.held)
}

// save keeps the request, and leaves for the list it came from.
func (f *raise) save() tea.Cmd {
	if f.host.Ahead() {
		return f.host.TooSoon()
	}
	switch {
	case f.fits > 1:
		return f.form.refuse(f.whose, text.WhoseSeveral(f.host.Lang(), f.fits))
	case f.grid.choice.Chosen() < 0:
		return f.form.refuse(f.grid, f.host.Say(text.RaiseWhere))
	}
	plan, err := f.host.Desk().Plan([]desk.DraftKey{f.draft.key}, desk.Act{Body: f.body()})
	var no *model.Refusal
	switch {
	case errors.As(err, &no):
		return f.form.refuse(f.words, desk.Sentence(f.host.Lang(), err))
	case err != nil:
		return f.host.Fail(err)
	}
	f.draft.saving = true
	plan.Typed(f.held())
	id := model.TaskID(plan.Records()[0])
	said := text.RaisedAs.In(f.host.Lang(), model.Number(f.host.Desk().Community(), id)) + " " + f.host.Say(text.Saved)
	return f.host.Save(plan, said, func() tea.Cmd {
		f.draft.done = true
		f.host.Leave(f)
		return nil
	})
}

// body is the request as the form has it.
func (f *raise) body() model.TaskRaised {
	b := model.TaskRaised{
		Grid:    f.grids[f.grid.choice.Chosen()],
		Channel: raiseChannels[max(0, f.channel.choice.Chosen())],
		Words:   model.Tidy(f.words.edit.Value()),
	}
	switch {
	case f.house != nil:
		b.Household, b.Compound = desk.DoorOf(f.house), f.house.Door.Compound
	default:
		b.Household.Name = model.TidyLine(f.whose.edit.Value())
	}
	return b
}

// raiseDraft is every field of the form, as it is kept between two keys.
type raiseDraft struct {
	Channel model.Channel `json:"channel,omitempty"`
	Whose   string        `json:"whose,omitempty"`
	Grid    model.Path    `json:"grid,omitempty"`
	Words   string        `json:"words,omitempty"`
}

// held is what the draft holds, nil while nothing was written.
func (f *raise) held() []byte {
	d := raiseDraft{Whose: f.whose.edit.Value(), Words: f.words.edit.Value()}
	if d == (raiseDraft{}) {
		return nil
	}
	d.Channel = raiseChannels[max(0, f.channel.choice.Chosen())]
	if i := f.grid.choice.Chosen(); i >= 0 {
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
	f.channel.choice.Choose(max(0, slices.Index(raiseChannels, d.Channel)))
	f.whose.edit.SetValue(d.Whose)
	f.look()
	if i := slices.Index(f.grids, d.Grid); i >= 0 {
		f.grid.choice.Choose(i)
	}
	f.words.edit.SetValue(d.Words)
}

// Again saves once more, after the disk did not take it.
func (f *raise) Again() tea.Cmd { return f.save() }

// Leave keeps what was typed.
func (f *raise) Leave() tea.Cmd { return f.draft.keep(f.held()) }

// Paste goes to the field one is in.
func (f *raise) Paste(s string) tea.Cmd { return f.typed(f.form.Paste(s)) }

// Click puts the focus on the field under the mouse.
func (f *raise) Click(x, y int) tea.Cmd {
	f.form.Click(x, y)
	return nil
}

// Actions by name, for Ctrl+P.
func (f *raise) Actions() []page.Action {
	return []page.Action{{Name: f.host.Say(text.DoSave), Key: "Ctrl+S", Do: f.save}}
}

// Typing is true in a text.
func (f *raise) Typing() bool { return f.form.at.edit != nil }

// Hints are the keys of the field one is in.
func (f *raise) Hints() []widget.Hint {
	host := f.host
	hints := []widget.Hint{
		{Key: "Tab", Verb: host.Say(text.DoField)}, {Key: "Ctrl+S", Verb: host.Say(text.DoSave)},
		{Key: "Esc", Verb: host.Say(text.DoKeep)},
	}
	if c := f.form.at.choice; c != nil {
		hints = append(
			[]widget.Hint{{Key: host.Say(text.KeyDigits, len(c.Items)), Verb: host.Say(text.DoChoose)}},
			hints...)
	}
	return hints
}

// Draw paints the four fields under the title.
func (f *raise) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	g.Spans(r.X+2, r.Y, r.W-4, widget.Span{Ink: widget.Text | widget.Bold, Text: f.host.Say(text.RaiseTitle)},
		widget.Span{Ink: widget.Muted, Text: "  " + f.host.Say(text.RaiseNote)})
	_, fields := r.Top(2)
	f.draft.Draw(g, r)
	return f.form.Draw(g, fields)
}
