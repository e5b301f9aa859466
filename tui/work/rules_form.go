package work

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

// ruleForm is the form of one key of the county's rules: its new value, and the month from which it counts. Without a
// month it counts from the earliest one, which is this month for what is switched off and else the next.
type ruleForm struct {
	page.Form
	host page.Host
	key  model.RuleKey

	value, from *page.Field
}

func newRuleForm(host page.Host, key model.RuleKey) *ruleForm {
	f := &ruleForm{host: host, key: key}
	draft := desk.DraftKey{Form: "rule-" + string(key), Record: model.RulesIDOf(host.Desk().County()).Record()}
	f.Form = page.NewForm(host, draft, f.held, f.save)
	if f.value = (&page.Field{Choice: &widget.Choice{}}); key.Choices() == nil {
		f.value = &page.Field{Edit: &widget.Edit{Limit: model.MostLine}, Width: 40}
	}
	f.from = &page.Field{Edit: &widget.Edit{Limit: 16}, Width: 20, Note: f.earliest}
	f.Refresh()
	f.put(f.opened())
	if found := f.Found(); found != nil {
		var d ruleDraft
		if json.Unmarshal(found, &d) == nil {
			f.put(d)
		}
	}
	all := []*page.Field{f.value, f.from}
	f.Arrange(all, all)
	return f
}

// Refresh puts labels and answers into the current language.
func (f *ruleForm) Refresh() {
	say, l := f.host.Say, f.host.Lang()
	f.value.Label, f.from.Label = say(text.LabelValue), say(text.LabelFromNow)
	f.from.Edit.Hint = say(text.HintFromNow)
	if f.value.Edit != nil {
		f.value.Edit.Hint = say(text.HintNumbers, text.RuleValue(l, f.key, f.key.Default()))
		return
	}
	f.value.Choice.Items = nil
	for _, v := range f.key.Choices() {
		f.value.Choice.Items = append(f.value.Choice.Items, text.RuleValue(l, f.key, v))
	}
}

// set returns the key with its new value, in the form in which it is kept if it can be read.
func (f *ruleForm) set() model.RuleValue {
	v := model.RuleValue{Key: f.key}
	if f.value.Choice != nil {
		v.Value = f.key.Choices()[max(0, f.value.Choice.Chosen())]
		return v
	}
	v.Value = text.ReadRule(f.key, f.value.Edit.Value())
	if read, ok := f.key.Read(v.Value); ok {
		v.Value = read
	}
	return v
}

// earliest says from which month the new value may count.
func (f *ruleForm) earliest() string {
	return f.host.Say(text.NoteEarliest, f.set().EarliestFor(f.host.Desk().Today().Month()).String())
}

// save saves the value. If it cannot be read, or a rule refuses it, the sentence stands under the field that it is
// about.
func (f *ruleForm) save() tea.Cmd {
	l, set := f.host.Lang(), f.set()
	var from model.Month
	if typed := strings.TrimSpace(strings.Map(model.HalfWidth, f.from.Edit.Value())); typed != "" {
		var err error
		if from, err = model.ParseMonth(typed); err != nil {
			no := &model.Refusal{Reason: model.BadInput, Args: []string{"month", typed}}
			return f.Refuse(f.from, text.Refusal(l, no))
		}
	}
	plan, err := f.host.Desk().PlanRules([]model.RuleValue{set}, from, f.Draft.Key)
	var no *model.Refusal
	switch {
	case errors.As(err, &no) && (no.Reason == model.TooSoon || no.Reason == model.TooFar):
		return f.Refuse(f.from, text.Refusal(l, no))
	case errors.As(err, &no):
		return f.Refuse(f.value, text.Refusal(l, no))
	case err != nil:
		return f.host.Fail(err)
	}
	said := text.Rule(l, f.key) + " " + text.RuleValue(l, f.key, set.Value)
	return f.Save(plan, said+" "+f.host.Say(text.Saved), func() tea.Cmd {
		f.host.ClosePage(f)
		return nil
	})
}

// ruleDraft is the content of the form, as its draft keeps it. Of a choice, Value is the value.
type ruleDraft struct {
	Value string `json:"value"`
	From  string `json:"from"`
}

// opened returns what the form holds when it is opened without a draft: the value that counts now.
func (f *ruleForm) opened() ruleDraft {
	value := f.host.Desk().Rules().Value(f.key, f.host.Desk().Today().Month())
	if f.value.Edit != nil {
		value = text.RuleValue(f.host.Lang(), f.key, value)
	}
	return ruleDraft{Value: value}
}

// held returns the draft, and nil if the form is as it was opened.
func (f *ruleForm) held() []byte {
	d := ruleDraft{From: f.from.Edit.Value()}
	if f.value.Edit != nil {
		d.Value = f.value.Edit.Value()
	} else {
		d.Value = f.set().Value
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
func (f *ruleForm) put(d ruleDraft) {
	f.from.Edit.SetValue(d.From)
	if f.value.Edit != nil {
		f.value.Edit.SetValue(d.Value)
	} else {
		f.value.Choice.Choose(slices.Index(f.key.Choices(), d.Value))
	}
}

// Typing reports whether the field in focus takes characters.
func (f *ruleForm) Typing() bool { return f.At.Edit != nil }

// Draw paints the name of the key and the fields.
func (f *ruleForm) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	g.Text(r.X+2, r.Y, widget.Text|widget.Bold, text.Rule(f.host.Lang(), f.key), r.W-4)
	_, fields := r.Top(2)
	return f.Form.Draw(g, fields)
}
