package work

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// categoryForm is the form of a category of the county's menu. A new category gets its key from its English word.
type categoryForm struct {
	page.Form
	host page.Host
	was  model.Category // the category as it is; the zero Category: a new one

	zh, en, days, kept *page.Field
}

func newCategoryForm(host page.Host, c model.Category) *categoryForm {
	f := &categoryForm{host: host, was: c}
	key := desk.DraftKey{
		Form: "category-" + string(c.Key), Record: model.MenuListIDOf(host.Desk().County()).Record(),
	}
	f.Form = page.NewForm(host, key, f.held, f.save)
	f.zh = &page.Field{Edit: &widget.Edit{Limit: model.MostMenuWord}, Width: 30}
	f.en = &page.Field{Edit: &widget.Edit{Limit: 2 * model.MostMenuWord}, Width: 30}
	f.days = &page.Field{Edit: &widget.Edit{Limit: 2}, Width: 6, Note: f.daysNote}
	f.kept = &page.Field{Choice: &widget.Choice{}, Gap: true}
	f.Refresh()
	f.put(f.opened())
	if found := f.Found(); found != nil {
		var d categoryDraft
		if json.Unmarshal(found, &d) == nil {
			f.put(d)
		}
	}
	all := []*page.Field{f.zh, f.en, f.days, f.kept}
	if c.Key == "" {
		all = all[:3]
	}
	f.Arrange(all, all)
	return f
}

// Refresh puts labels and answers into the current language.
func (f *categoryForm) Refresh() {
	say := f.host.Say
	f.zh.Label, f.en.Label, f.days.Label, f.kept.Label = say(text.HeadZh), say(text.HeadEn), say(text.LabelDays),
		say(text.LabelKept)
	f.zh.Edit.Hint, f.en.Edit.Hint = say(text.HintZh), say(text.HintEn)
	f.kept.Choice.Items = []string{say(text.KeepCategory), say(text.DropCategory)}
}

// daysNote returns the day on which a task is due that is dispatched today.
func (f *categoryForm) daysNote() string {
	d, l := f.host.Desk(), f.host.Lang()
	n, err := strconv.Atoi(strings.TrimSpace(f.days.Edit.Value()))
	if err != nil || n < 1 || n > model.MostMenuDays {
		return f.host.Say(text.NoteDays)
	}
	return text.DueIfToday(l, d.Calendar().After(d.Today(), n), d.Today())
}

// save saves the category. If a rule refuses it, the sentence stands under the field that it is about.
func (f *categoryForm) save() tea.Cmd {
	c, wrong := f.category()
	if wrong != nil {
		return f.refuse(wrong)
	}
	plan, err := f.host.Desk().PlanMenu(c, f.Draft.Key)
	if err != nil {
		return f.refuse(err)
	}
	said := f.host.Say(text.SaidCategory, text.CategoryName(f.host.Lang(), c))
	return f.Save(plan, said+" "+f.host.Say(text.Saved), func() tea.Cmd {
		f.host.ClosePage(f)
		return nil
	})
}

// category returns the category as the form has it. It refuses a new one whose key another category has.
func (f *categoryForm) category() (model.Category, error) {
	c := model.Category{
		Key: f.was.Key, Zh: model.TidyLine(f.zh.Edit.Value()), En: model.TidyLine(f.en.Edit.Value()),
		Gone: f.kept.Choice.Chosen() == 1,
	}
	days := strings.TrimSpace(strings.Map(model.HalfWidth, f.days.Edit.Value()))
	if days == "" {
		return c, &model.Refusal{Reason: model.Missing, Args: []string{"days"}}
	}
	n, err := strconv.Atoi(days)
	if err != nil {
		return c, &model.Refusal{Reason: model.BadInput, Args: []string{"days", days}}
	}
	c.Days = n
	if f.was.Key != "" {
		return c, nil
	}
	c.Key = keyOf(c.En)
	if same, known := f.host.Desk().MenuList().Category(c.Key); known && !same.Gone {
		return c, &model.Refusal{Reason: model.MenuTwice, Args: []string{c.En}}
	}
	return c, nil
}

// keyOf returns the key for a category with an English word: its letters in small ones, and a dash between words.
func keyOf(en string) model.Menu {
	other := func(r rune) bool { return r < 'a' || r > 'z' }
	key := strings.Join(strings.FieldsFunc(strings.ToLower(en), other), "-")
	return model.Menu(strings.TrimRight(key[:min(20, len(key))], "-"))
}

// refuse shows why the category cannot be saved, at the field that it is about.
func (f *categoryForm) refuse(err error) tea.Cmd {
	var no *model.Refusal
	if !errors.As(err, &no) {
		return f.host.Fail(err)
	}
	at := f.zh
	if len(no.Args) > 0 {
		switch no.Args[0] {
		case "days":
			at = f.days
		case "en", "key", model.TidyLine(f.en.Edit.Value()):
			at = f.en
		}
	}
	if no.Reason == model.MenuEmpty {
		at = f.kept
	}
	return f.Refuse(at, text.Refusal(f.host.Lang(), no))
}

// categoryDraft is the content of the form, as its draft keeps it.
type categoryDraft struct {
	Zh   string `json:"zh"`
	En   string `json:"en"`
	Days string `json:"days"`
	Gone bool   `json:"gone"`
}

// opened returns what the form holds when it is opened without a draft.
func (f *categoryForm) opened() categoryDraft {
	d := categoryDraft{Zh: f.was.Zh, En: f.was.En, Gone: f.was.Gone}
	if f.was.Days > 0 {
		d.Days = strconv.Itoa(f.was.Days)
	}
	return d
}

// held returns the draft, and nil if the form is as it was opened.
func (f *categoryForm) held() []byte {
	d := categoryDraft{
		f.zh.Edit.Value(), f.en.Edit.Value(), f.days.Edit.Value(), f.kept.Choice.Chosen() == 1,
	}
	if d == f.opened() {
		return nil
	}
	b, err := json.Marshal(d)
	if err != nil {
		return nil
	}
	return b
}

// put fills the form.
func (f *categoryForm) put(d categoryDraft) {
	f.zh.Edit.SetValue(d.Zh)
	f.en.Edit.SetValue(d.En)
	f.days.Edit.SetValue(d.Days)
	f.kept.Choice.Choose(map[bool]int{true: 1}[d.Gone])
}

// Typing reports whether the field in focus takes characters.
func (f *categoryForm) Typing() bool { return f.At.Edit != nil }

// Draw paints the title and the fields.
func (f *categoryForm) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	title := text.AddCategory
	if f.was.Key != "" {
		title = text.ChangeCategory
	}
	g.Text(r.X+2, r.Y, widget.Text|widget.Bold, f.host.Say(title), r.W-4)
	_, fields := r.Top(2)
	return f.Form.Draw(g, fields)
}
