package page_test

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/page/pagetest"
	"sidan/tui/widget"
)

// noteForm is a form of two texts and a choice, which saves a progress note of a task.
type noteForm struct {
	page.Form
	about, note, how *page.Field
	task             *model.Task
	closed           int
}

func (f *noteForm) Refresh() {}

func (f *noteForm) held() []byte {
	if f.about.Edit.Value()+f.note.Edit.Value() == "" {
		return nil
	}
	return []byte(f.about.Edit.Value() + "\n" + f.note.Edit.Value())
}

var noteKey = desk.DraftKey{Form: "note", Record: model.RecordID{1}}

// openNote shows a noteForm as the page of a window.
func openNote(t *testing.T) (*pagetest.Window, *noteForm) {
	t.Helper()
	f := &noteForm{
		about: &page.Field{Label: "About", Edit: &widget.Edit{Limit: 10}},
		note:  &page.Field{Label: "Note", Edit: &widget.Edit{Limit: 200, Multi: true}, Rows: 2, Grow: true},
		how:   &page.Field{Label: "How", Choice: &widget.Choice{Items: []string{"visit", "phone", "chat"}}},
	}
	w := pagetest.Open(t, model.SupervisorRole, text.EN, func(host page.Host) page.Screen {
		f.Form = page.NewForm(host, noteKey, f.held, func() tea.Cmd { return f.write(host) })
		f.Arrange([]*page.Field{f.about, f.how, f.note}, []*page.Field{f.about, f.how, f.note})
		return f
	})
	for _, x := range w.Desk().Register().Tasks("all", w.Desk().Today(), "") {
		if x.State == model.Claimed && x.Inside != nil {
			f.task = x
		}
	}
	return w, f
}

func (f *noteForm) write(host page.Host) tea.Cmd {
	if f.note.Edit.Value() == "" {
		return f.Refuse(f.note, "write something")
	}
	plan, err := host.Desk().Plan(
		[]desk.DraftKey{noteKey},
		desk.Act{Record: f.task.RecordID(), Body: model.TaskProgressed{Note: f.note.Edit.Value()}},
	)
	if err != nil {
		return host.Fail(err)
	}
	return f.Save(plan, "saved", func() tea.Cmd { f.closed++; return nil })
}

// TestTabGoesThroughTheFields in their order and round the end; the arrows do not.
func TestTabGoesThroughTheFields(t *testing.T) {
	w, f := openNote(t)
	for _, c := range []struct {
		key  string
		want *page.Field
	}{
		{"tab", f.how}, {"tab", f.note}, {"tab", f.about}, {"shift+tab", f.note}, {"shift+tab", f.how},
		{"up", f.about}, {"up", f.about}, {"enter", f.how}, {"down", f.note}, {"down", f.note},
	} {
		w.Press(c.key)
		if f.At != c.want {
			t.Fatalf("after %s the focus is on %q, want %q", c.key, f.At.Label, c.want.Label)
		}
	}
}

// TestAFieldThatIsNotInTheOrderIsPassed: what cannot be entered is shown and never has the focus.
func TestAFieldThatIsNotInTheOrderIsPassed(t *testing.T) {
	w, f := openNote(t)
	f.Arrange([]*page.Field{f.about, f.how, f.note}, []*page.Field{f.about, f.note})
	for _, key := range []string{"tab", "tab", "down", "up", "enter"} {
		w.Press(key)
		if f.At == f.how {
			t.Fatalf("%s enters a field that is not in the order", key)
		}
	}
	f.At = f.note
	f.Arrange([]*page.Field{f.about}, []*page.Field{f.about})
	if f.At != f.about {
		t.Error("the focus stays on a field that is gone")
	}
}

// TestAFullFieldSaysSo at the letter there is no room for, until the next key.
func TestAFullFieldSaysSo(t *testing.T) {
	w, f := openNote(t)
	w.Press("0123456789")
	if f.about.Bad != "" {
		t.Fatalf("ten letters are said to be too many: %s", f.about.Bad)
	}
	w.Press("x")
	if f.about.Bad == "" || f.about.Edit.Value() != "0123456789" {
		t.Errorf("the eleventh letter: %q, %q", f.about.Edit.Value(), f.about.Bad)
	}
	w.Sees("✗ ")
	w.Press("backspace")
	if f.about.Bad != "" {
		t.Errorf("it is still said: %s", f.about.Bad)
	}
}

// TestAPasteThatIsTooLongIsCut, and says how much of it was taken.
func TestAPasteThatIsTooLongIsCut(t *testing.T) {
	w, f := openNote(t)
	w.Press("ab")
	w.Run(f.Paste("金桂苑三栋一单元五零一室"))
	if got := f.about.Edit.Value(); got != "ab金桂苑三栋一单元" {
		t.Errorf("the field holds %q", got)
	}
	if !strings.Contains(f.about.Bad, "8") {
		t.Errorf("it says %q", f.about.Bad)
	}
	f.At = f.how
	if w.Run(f.Paste("words")); f.how.Choice.Chosen() >= 0 {
		t.Error("a paste chose an answer")
	}
}

// TestClickingGoesToAField, and only to one that can be entered.
func TestClickingGoesToAField(t *testing.T) {
	w, f := openNote(t)
	w.Draw()
	spot := f.note.Spot
	w.Run(f.Click(spot.X+2, spot.Y))
	if f.At != f.note {
		t.Error("the click went elsewhere")
	}
	w.Run(f.Click(0, 20))
	if f.At != f.note {
		t.Error("a click beside the fields moved the focus")
	}
}

// TestRefusedShowsWhere: the focus goes to the field, with the sentence under it.
func TestRefusedShowsWhere(t *testing.T) {
	w, f := openNote(t)
	w.Press("ctrl+s")
	if f.At != f.note || f.closed != 0 {
		t.Errorf("the focus is on %q; closed %d times", f.At.Label, f.closed)
	}
	w.Sees("write something")
}

// TestSavingDropsTheDraft with the same write, says so, and goes on once.
func TestSavingDropsTheDraft(t *testing.T) {
	w, f := openNote(t)
	f.At = f.note
	w.Press("seen it")
	w.Run(f.Leave())
	if data, _ := w.Desk().Draft(noteKey); string(data) != "\nseen it" {
		t.Fatalf("the draft is %q", data)
	}
	w.Press("ctrl+s")
	if data, _ := w.Desk().Draft(noteKey); data != nil || f.closed != 1 || len(w.Said) != 1 {
		t.Errorf("draft %q, closed %d times, said %v", data, f.closed, w.Said)
	}
	if steps := w.Desk().Register().Task(f.task.ID).Inside.Steps; steps[len(steps)-1].Words != "seen it" {
		t.Error("the note is not in the task")
	}
	if w.Run(f.Leave()); f.closed != 1 {
		t.Error("leaving a form that was saved does something")
	}
	if data, _ := w.Desk().Draft(noteKey); data != nil {
		t.Error("leaving a form that was saved keeps a draft")
	}
}

// TestASaveThatFailsKeepsTheForm: the words stand, the draft too, and saving once more works.
func TestASaveThatFailsKeepsTheForm(t *testing.T) {
	w, f := openNote(t)
	f.At = f.note
	w.Press("seen it")
	w.Broken = errors.New("no room")
	w.Press("ctrl+s")
	if f.closed != 0 || len(w.Failed) != 1 || f.note.Edit.Value() != "seen it" || f.Busy() {
		t.Fatalf("closed %d times, failed %v, %q, busy %v", f.closed, w.Failed, f.note.Edit.Value(), f.Busy())
	}
	w.Broken = nil
	w.Run(f.SaveAgain())
	if f.closed != 1 {
		t.Error("saving once more does not save")
	}
}

// TestAKeyPressedTooEarlyDoesNotSave: the form was not on the screen yet.
func TestAKeyPressedTooEarlyDoesNotSave(t *testing.T) {
	w, f := openNote(t)
	f.At = f.note
	w.Press("seen it")
	w.Early = true
	w.Press("ctrl+s")
	if f.closed != 0 || len(w.Said) != 0 {
		t.Errorf("closed %d times, said %v", f.closed, w.Said)
	}
}

// TestTwoSavesAtOnceAreOne: the second Ctrl+S comes while the first is on its way.
func TestTwoSavesAtOnceAreOne(t *testing.T) {
	w, f := openNote(t)
	f.At = f.note
	w.Press("seen it")
	first, second := f.SaveAgain(), f.SaveAgain()
	if second != nil {
		t.Fatal("a second save begins")
	}
	w.Run(first)
	if f.closed != 1 {
		t.Errorf("closed %d times", f.closed)
	}
}

// TestAFormOpensWithItsDraft, and says from when it is.
func TestAFormOpensWithItsDraft(t *testing.T) {
	w, f := openNote(t)
	if got := f.Found(); got != nil {
		t.Fatalf("a draft that nobody made: %q", got)
	}
	f.At = f.note
	w.Press("half a sen")
	w.Run(f.Leave())
	w.Sees(w.Say(text.DraftKept, text.Moment(w.Desk().Now())))
	if got := f.Found(); string(got) != "\nhalf a sen" {
		t.Errorf("the draft is %q", got)
	}
	w.Sees(w.Say(text.DraftBack, text.Moment(w.Desk().Now())))
	w.Run(f.Drop())
	if data, _ := w.Desk().Draft(noteKey); data != nil {
		t.Errorf("thrown away, and it is %q", data)
	}
}

// TestADraftThatIsNotKeptSaysSo.
func TestADraftThatIsNotKeptSaysSo(t *testing.T) {
	w, f := openNote(t)
	f.At = f.note
	w.Press("half a sen")
	w.Broken = errors.New("no room")
	w.Run(f.Leave())
	w.Sees(w.Say(text.DraftNotKept))
	w.Broken = nil
	w.Press("tence")
	w.Run(f.Leave())
	if data, _ := w.Desk().Draft(noteKey); string(data) != "\nhalf a sentence" {
		t.Errorf("when there is room again the draft is %q", data)
	}
}

// TestFieldsFitEverySize: the field in focus is on the screen with its cursor, however low the window.
func TestFieldsFitEverySize(t *testing.T) {
	w, f := openNote(t)
	f.note.Edit.SetValue(strings.Repeat("一二三四五六七八九十", 12))
	for h := 30; h >= 4; h-- {
		w.Resize(80, h)
		for range 3 {
			w.Press("tab")
			if row := w.Marked(); !strings.Contains(row, f.At.Label) && f.At != f.note {
				t.Fatalf("%d rows: the cursor is not in %q but in %q", h, f.At.Label, row)
			}
			if f.At.Spot.H == 0 {
				t.Fatalf("%d rows: %q has the focus and is not drawn", h, f.At.Label)
			}
		}
	}
}

// TestLabelsSetTheColumn: fields begin behind the widest of them.
func TestLabelsSetTheColumn(t *testing.T) {
	_, f := openNote(t)
	if got := f.Column(); got != page.LeastLabel {
		t.Errorf("short labels: %d", got)
	}
	f.how.Label = "How the resident was told"
	if got := f.Column(); got != 2+len(f.how.Label)+2 {
		t.Errorf("a long label: %d", got)
	}
}
