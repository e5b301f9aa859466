package publish

import (
	"encoding/json"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// deedForm is the dialog in which somebody recommends a person or a family.
type deedForm struct {
	page.Form
	host             page.Host
	sort, who, words *page.Field
	asked            string // the words that tell something private, when that was shown once
}

// deedDraft is the content of the form, as its draft keeps it.
type deedDraft struct {
	Sort  int    `json:"sort,omitempty"` // the index of the sort
	Who   string `json:"who,omitempty"`
	Words string `json:"words,omitempty"`
}

// openDeed opens the dialog, with its draft if there is one.
func openDeed(host page.Host) {
	f := &deedForm{host: host}
	f.Form = page.NewForm(host, desk.DraftKey{Form: "deed"}, f.held, f.save)
	f.sort = &page.Field{Choice: &widget.Choice{}}
	f.who = &page.Field{Edit: &widget.Edit{Limit: model.MostName}, Gap: true}
	f.words = &page.Field{Rows: 3, Edit: &widget.Edit{Multi: true, Limit: model.MostBrief}, Gap: true}
	f.Refresh()
	var d deedDraft
	if json.Unmarshal(f.Found(), &d) == nil {
		f.who.Edit.SetValue(d.Who)
		f.words.Edit.SetValue(d.Words)
	}
	f.sort.Choice.Choose(max(0, min(d.Sort, len(model.DeedSorts)-1)))
	all := []*page.Field{f.sort, f.who, f.words}
	f.Arrange(all, all)
	host.ShowDialog(f)
}

// Refresh puts labels, hints and answers into the current language.
func (f *deedForm) Refresh() {
	say := f.host.Say
	f.sort.Label, f.who.Label, f.words.Label = say(text.AskSort), say(text.AskHonoured), say(text.HintDeed)
	f.who.Edit.Hint, f.words.Edit.Hint = say(text.HintHonoured), say(text.HintDeed)
	f.sort.Choice.Items = nil
	for _, s := range model.DeedSorts {
		f.sort.Choice.Items = append(f.sort.Choice.Items, text.DeedSort(f.host.Lang(), s))
	}
}

// save saves the recommendation. Words that tell the name of anybody but the person recommended, a phone or a door are
// shown once, and saved if they are saved again as they are: everybody reads them once the person was chosen.
func (f *deedForm) save() tea.Cmd {
	b := model.DeedRecommended{
		Sort: model.DeedSorts[max(0, f.sort.Choice.Chosen())], Place: f.host.Desk().Community(),
		Who: f.who.Edit.Value(), Words: f.words.Edit.Value(),
	}
	plan, err := f.host.Desk().PlanDeed(b, f.Draft.Key)
	if err != nil {
		at := f.words
		if model.TidyLine(b.Who) == "" {
			at = f.who
		}
		return f.Refuse(at, desk.Sentence(f.host.Lang(), err))
	}
	others := strings.ReplaceAll(b.Words, model.TidyLine(b.Who), "")
	if no := f.host.Desk().Register().TellsOf(b.Place, others); no != nil && f.asked != b.Words {
		f.asked = b.Words
		return f.Refuse(f.words, desk.Sentence(f.host.Lang(), no)+" "+f.host.Say(text.SaveAnyway))
	}
	return f.Save(plan, f.host.Say(text.SaidDeed, model.TidyLine(b.Who)), func() tea.Cmd {
		f.host.CloseDialogs(f)
		return nil
	})
}

func (f *deedForm) held() []byte {
	d := deedDraft{f.sort.Choice.Chosen(), f.who.Edit.Value(), f.words.Edit.Value()}
	if d.Who == "" && d.Words == "" {
		return nil
	}
	b, err := json.Marshal(d)
	if err != nil {
		return nil
	}
	return b
}

// Size returns the size of the dialog in cells.
func (f *deedForm) Size(w, h int) (int, int) {
	w = min(72, w)
	in := w - page.LeastLabel - 4
	return w, min(h, 11+f.sort.Choice.Height(in)+f.who.BadRows(in)+f.words.BadRows(in))
}

// Draw paints the title and the fields.
func (f *deedForm) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	g.Text(in.X, in.Y, widget.Text|widget.Bold, f.host.Say(text.NewDeed), in.W)
	return f.Form.Draw(g, widget.Rect{X: r.X + 1, Y: in.Y + 2, W: r.W - 2, H: in.H - 2})
}

// Typing reports whether the field in focus takes characters.
func (f *deedForm) Typing() bool { return f.At.Edit != nil }

// Hints returns the keys that move on, save and leave.
func (f *deedForm) Hints() []widget.Hint {
	return []widget.Hint{
		{Key: "Ctrl+S", Verb: f.host.Say(text.DoSave)}, {Key: "Tab", Verb: f.host.Say(text.DoField)},
		{Key: "Esc", Verb: f.host.Say(text.DoKeep)},
	}
}
