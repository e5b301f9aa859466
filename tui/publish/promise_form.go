package publish

import (
	"encoding/json"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// promiseForm is the dialog of a new promise: what, by when, and for the branch whose.
type promiseForm struct {
	page.Form
	host           page.Host
	mine           bool
	words, by, who *page.Field
	asked          string // the words that tell something private, when that was shown once
}

// promiseDraft is the content of the form, as its draft keeps it.
type promiseDraft struct {
	Words string `json:"words,omitempty"`
	By    string `json:"by,omitempty"`
	Who   string `json:"who,omitempty"`
}

// openPromise opens the dialog, with its draft if there is one. mine means that the promise is one's own.
func openPromise(host page.Host, mine bool) {
	f := &promiseForm{host: host, mine: mine}
	f.Form = page.NewForm(host, desk.DraftKey{Form: "promise"}, f.held, f.save)
	f.words = &page.Field{Edit: &widget.Edit{Limit: model.MostLine}}
	f.by = &page.Field{Edit: &widget.Edit{Limit: 12}, Width: 16, Gap: true, Note: f.byNote}
	f.who = &page.Field{Edit: &widget.Edit{Limit: model.MostName}, Width: 16, Gap: true, Note: f.whoNote}
	var d promiseDraft
	if json.Unmarshal(f.Found(), &d) == nil {
		f.words.Edit.SetValue(d.Words)
		f.by.Edit.SetValue(d.By)
		f.who.Edit.SetValue(d.Who)
	}
	all := []*page.Field{f.words, f.by}
	if !mine {
		all = append(all, f.who)
	}
	f.Refresh()
	f.Arrange(all, all)
	host.ShowDialog(f)
}

// Refresh puts labels and hints into the current language.
func (f *promiseForm) Refresh() {
	say := f.host.Say
	f.words.Label, f.words.Edit.Hint = say(text.AskPromise), say(text.HintPromise)
	f.by.Label, f.by.Edit.Hint = say(text.AskBy), say(text.VisitDateHint)
	f.who.Label, f.who.Edit.Hint = say(text.AskWho), say(text.HintWho)
}

func (f *promiseForm) byNote() string {
	if note := page.DayNote(f.host, f.by.Edit.Value()); note != "" {
		return note
	}
	return f.host.Say(text.VisitDateHint)
}

// whoNote returns the office of the person that the name means, if it means one.
func (f *promiseForm) whoNote() string {
	if person := f.person(); person != nil {
		return text.Function(f.host.Lang(), person.Function)
	}
	return ""
}

// person returns whoever of the community has the name that was typed, or nil if nobody has or several have.
func (f *promiseForm) person() (found *model.Person) {
	name := model.TidyLine(f.who.Edit.Value())
	for _, p := range f.host.Desk().Register().People() {
		if name != "" && p.Name == name {
			if found != nil {
				return nil
			}
			found = p
		}
	}
	return found
}

// Key saves with Enter, and gives any other key to the form.
func (f *promiseForm) Key(k tea.KeyPressMsg) tea.Cmd {
	if widget.Name(k) == "enter" {
		return f.SaveAgain()
	}
	return f.Form.Key(k)
}

// save saves the promise. Words that tell a resident's name, phone or door are shown once, and saved if they are saved
// again as they are.
func (f *promiseForm) save() tea.Cmd {
	d := f.host.Desk()
	b := model.PromiseMade{Place: d.Community(), Words: f.words.Edit.Value()}
	var wrong string
	if b.By, wrong = page.NeedDay(f.host, f.by.Edit.Value(), "by"); wrong != "" {
		return f.Refuse(f.by, wrong)
	}
	if strings.TrimSpace(f.who.Edit.Value()) != "" && !f.mine {
		person := f.person()
		if person == nil {
			return f.Refuse(f.who, f.host.Say(text.NobodyNamed, model.TidyLine(f.who.Edit.Value())))
		}
		b.Who = person.Ref()
	}
	plan, err := d.PlanPromise(b, f.Draft.Key)
	if err != nil {
		at := f.words
		if no := new(model.Refusal); errors.As(err, &no) && no.Reason == model.BadDay {
			at = f.by
		}
		return f.Refuse(at, desk.Sentence(f.host.Lang(), err))
	}
	if no := d.Register().TellsOf(b.Place, b.Words); no != nil && f.asked != b.Words {
		f.asked = b.Words
		return f.Refuse(f.words, desk.Sentence(f.host.Lang(), no)+" "+f.host.Say(text.SaveAnyway))
	}
	who := b.Who.Name
	if who == "" {
		who = d.Me().Person.Name
	}
	return f.Save(plan, f.host.Say(text.SaidPromised, who), func() tea.Cmd {
		f.host.CloseDialogs(f)
		return nil
	})
}

func (f *promiseForm) held() []byte {
	d := promiseDraft{f.words.Edit.Value(), f.by.Edit.Value(), f.who.Edit.Value()}
	if d == (promiseDraft{}) {
		return nil
	}
	b, err := json.Marshal(d)
	if err != nil {
		return nil
	}
	return b
}

// Size returns the size of the dialog in cells.
func (f *promiseForm) Size(w, h int) (int, int) {
	w = min(72, w)
	in := w - page.LeastLabel - 4
	return w, min(h, 11+f.words.BadRows(in)+f.by.BadRows(in)+f.who.BadRows(in))
}

// Draw paints the title and the fields.
func (f *promiseForm) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	g.Text(in.X, in.Y, widget.Text|widget.Bold, f.host.Say(text.NewPromise), in.W)
	return f.Form.Draw(g, widget.Rect{X: r.X + 1, Y: in.Y + 2, W: r.W - 2, H: in.H - 2})
}

// Typing reports true: each field takes characters.
func (f *promiseForm) Typing() bool { return true }

// Hints returns the keys that move on, save and leave.
func (f *promiseForm) Hints() []widget.Hint {
	return []widget.Hint{
		{Key: "Enter", Verb: f.host.Say(text.DoSave)}, {Key: "Tab", Verb: f.host.Say(text.DoField)},
		{Key: "Esc", Verb: f.host.Say(text.DoKeep)},
	}
}
