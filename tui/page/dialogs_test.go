package page_test

import (
	"fmt"
	"slices"
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

// blank is a page with nothing on it, for dialogs to lie over.
type blank struct{}

func (blank) Draw(*widget.Grid, widget.Rect) *tea.Cursor { return nil }
func (blank) Key(tea.KeyPressMsg) tea.Cmd                { return nil }
func (blank) Typing() bool                               { return false }
func (blank) Hints() []widget.Hint                       { return nil }
func (blank) Refresh()                                   {}

func overBlank(t *testing.T, role model.Role) *pagetest.Window {
	t.Helper()
	return pagetest.Open(t, role, text.EN, func(page.Host) page.Screen { return blank{} })
}

// TestQuestion: its first answer is marked; digits and Enter answer, Esc does not, and each closes it.
func TestQuestion(t *testing.T) {
	for _, c := range []struct {
		keys string
		want string
	}{
		{"enter", "keep"}, {"down enter", "drop"}, {"down down enter", "look"}, {"down down down enter", "look"},
		{"down up enter", "keep"}, {"up enter", "keep"}, {"j k enter", "keep"}, {"j enter", "drop"},
		{"1", "keep"}, {"2", "drop"}, {"3", "look"}, {"esc", ""},
	} {
		w, got := overBlank(t, model.WorkerRole), ""
		answer := func(name string) page.Answer {
			return page.Answer{Text: name + " it", Do: func() tea.Cmd { got = name; return nil }}
		}
		w.ShowDialog(page.NewQuestion(w, func() page.Question {
			return page.Question{
				Title: "A title", Body: strings.Repeat("A long body of many words. ", 9),
				Answers: []page.Answer{answer("keep"), answer("drop"), answer("look")},
			}
		}))
		w.Sees("A title", "A long body", "1  keep it", "2  drop it", "3  look it")
		w.Press(strings.Fields(c.keys)...)
		if got != c.want || strings.Contains(w.Draw(), "A title") {
			t.Errorf(
				"%s answers %q, want %q; still open: %v", c.keys, got, c.want,
				strings.Contains(w.Draw(), "A title"),
			)
		}
	}
}

// TestAnotherDigitAnswersNothing, and the question stays.
func TestAnotherDigitAnswersNothing(t *testing.T) {
	w := overBlank(t, model.WorkerRole)
	w.ShowDialog(page.NewQuestion(w, func() page.Question {
		return page.Question{Title: "A title", Answers: []page.Answer{{Text: "only", Do: func() tea.Cmd {
			t.Error("it was answered")
			return nil
		}}}}
	}))
	w.Press("2", "9", "0", "x", "space")
	w.Sees("A title")
}

// TestDialogsFollowTheLanguage while they stand.
func TestDialogsFollowTheLanguage(t *testing.T) {
	w := overBlank(t, model.WorkerRole)
	w.ShowDialog(page.NewQuestion(w, func() page.Question {
		return page.Question{Title: w.Say(text.DoUndo), Answers: []page.Answer{{Text: w.Say(text.DoSave)}}}
	}))
	w.Sees(text.DoUndo.In(text.EN), text.DoSave.In(text.EN))
	w.Speak(text.ZH)
	w.Sees(text.DoUndo.In(text.ZH), text.DoSave.In(text.ZH))
}

// menuOf opens a menu of so many lines, which note what was taken.
func menuOf(t *testing.T, n int) (w *pagetest.Window, took *[]int) {
	t.Helper()
	w, took = overBlank(t, model.WorkerRole), new([]int)
	w.ShowDialog(page.NewMenu(w, text.DoChoose, func() (lines []page.MenuLine) {
		for i := range n {
			lines = append(lines, page.MenuLine{Text: fmt.Sprintf("line %d", i+1), Count: i - 1, Do: func() tea.Cmd {
				*took = append(*took, i+1)
				return nil
			}})
		}
		return lines
	}))
	return w, took
}

func TestMenu(t *testing.T) {
	for _, c := range []struct {
		n    int
		keys string
		want []int
	}{
		{3, "enter", []int{1}}, {3, "down enter", []int{2}}, {3, "3", []int{3}}, {3, "4", nil}, {3, "0", nil},
		{30, "end enter", []int{30}}, {30, "9", []int{9}}, {30, "pgdown home enter", []int{1}}, {0, "enter", nil},
		{3, "esc", nil},
	} {
		w, took := menuOf(t, c.n)
		w.Press(strings.Fields(c.keys)...)
		if !slices.Equal(*took, c.want) {
			t.Errorf("of %d lines %s takes %v, want %v", c.n, c.keys, *took, c.want)
		}
	}
}

// TestALongMenuScrolls with its mark, and counts stand where there is one.
func TestALongMenuScrolls(t *testing.T) {
	w, _ := menuOf(t, 60)
	w.Sees("1  line 1", "9  line 9 ")
	for i := 1; i < 60; i++ {
		w.Press("down")
		if row := w.Marked(); !strings.Contains(row, fmt.Sprintf("line %d ", i+1)) ||
			!strings.Contains(row, fmt.Sprint(i-1)) {
			t.Fatalf("%d down: the mark is at %q", i, row)
		}
	}
	if strings.Contains(w.Draw(), "1  line 1") {
		t.Error("the first line is still drawn")
	}
}

// TestAMenuThatShrinksKeepsItsMarkInside.
func TestAMenuThatShrinksKeepsItsMarkInside(t *testing.T) {
	w, n, took := overBlank(t, model.WorkerRole), 8, 0
	w.ShowDialog(page.NewMenu(w, text.DoChoose, func() (lines []page.MenuLine) {
		for i := range n {
			lines = append(
				lines, page.MenuLine{Text: "line", Count: -1, Do: func() tea.Cmd { took = i + 1; return nil }},
			)
		}
		return lines
	}))
	w.Press("end")
	n = 3
	w.Refresh()
	w.Press("enter")
	if took != 3 {
		t.Errorf("line %d was taken", took)
	}
}

// TestReason: Enter saves with the words, an empty one is refused, and Esc keeps them as a draft.
func TestReason(t *testing.T) {
	w := overBlank(t, model.SupervisorRole)
	var task *model.Task
	for _, x := range w.Desk().Register().Tasks("all", w.Desk().Today(), "") {
		if x.State == model.Finished {
			task = x
		}
	}
	key := desk.DraftKey{Form: "back", Record: task.RecordID()}
	ask := func() {
		page.AskReason(w, key, page.Reason{
			Says: func() (title, about, hint string) { return "Send back", "the lamp", "what is missing" },
			Plan: func(why string, drop desk.DraftKey) (*desk.Plan, error) {
				return w.Desk().Plan(
					[]desk.DraftKey{drop},
					desk.Act{Record: task.RecordID(), Body: model.TaskSentBack{Why: why}},
				)
			},
			Said: func() string { return "sent back" },
		})
	}
	ask()
	w.Sees("Send back", "the lamp", "what is missing")
	w.Press("enter")
	if len(w.Said) != 0 || !strings.Contains(w.Draw(), "✗") {
		t.Fatal("without a reason it is saved, or nothing is said")
	}
	w.Press("one lamp is da")
	w.Press("esc")
	if strings.Contains(w.Draw(), "Send back") {
		t.Fatal("Esc does not close it")
	}
	ask()
	w.Sees("one lamp is da")
	w.Press("rk", "enter")
	if got := w.Desk().Register().Task(task.ID); got.State != model.Claimed ||
		!slices.Equal(w.Said, []string{"sent back"}) {
		t.Errorf("the task is %s, said %v", got.State, w.Said)
	}
	if strings.Contains(w.Draw(), "Send back") {
		t.Error("it stays open after the save")
	}
	if data, _ := w.Desk().Draft(key); data != nil {
		t.Errorf("the draft is still there: %q", data)
	}
}
