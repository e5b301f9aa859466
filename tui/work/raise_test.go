package work

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page/pagetest"
)

// openForm opens the form of a request from the queue.
func openForm(t *testing.T) (*pagetest.Window, *raise) {
	t.Helper()
	w, _ := openQueue(t)
	w.Press("ctrl+n")
	return w, w.Page().(*raise)
}

func TestRaiseIsDrawn(t *testing.T) {
	w, f := openForm(t)
	w.Press("2", "tab", "tab", "欧阳无名氏")
	for _, l := range langs {
		for _, size := range sizes {
			w.Speak(l)
			w.Resize(size[0], size[1])
			w.Sees(w.Say(text.RaiseTitle), string([]rune(w.Say(text.WhoseUnknown))[:12]), w.Say(text.LabelRequest),
				text.Channel(l, model.ByPhone), w.Desk().Register().ShortName(f.grids[0]))
		}
	}
}

// TestRaiseTakesTheGridOfTheHousehold that was meant, and saves what was chosen and written.
func TestRaiseTakesTheGridOfTheHousehold(t *testing.T) {
	w, f := openForm(t)
	reg, today := w.Desk().Register(), w.Desk().Today()
	var house *model.Household
	for _, d := range reg.Round(today, today.Week(), w.Desk().Grids(), true).Doors {
		if found, n := reg.Whose(d.Household().Householder()); n == 1 && found.ID == d.Face().ID {
			house = d.Household()
			break
		}
	}
	had := reg.Counts().Tasks
	w.Press("2", "tab", "楼道灯坏了,上楼要摸黑。", "tab", house.Householder(), "ctrl+s")
	if f.whose.house == nil || reg.Counts().Tasks != had+1 || w.Page() != w.Root() {
		t.Fatalf("not saved:\n%s", w.Draw())
	}
	for _, got := range reg.Tasks(register.NewView, today, house.Grid) {
		if got.Door().ID == house.ID && got.Channel == model.ByWalkIn && got.Text() == "楼道灯坏了,上楼要摸黑。" {
			return
		}
	}
	t.Error("it is not among the new ones of the household's grid")
}

// TestRaiseSaysWhatIsMissing: at the field, and nothing is written.
func TestRaiseSaysWhatIsMissing(t *testing.T) {
	w, f := openForm(t)
	n := w.Desk().Register().Counts().Tasks
	w.Press("ctrl+s")
	if f.At != f.grid {
		t.Error("without a grid the focus is elsewhere")
	}
	w.Sees(text.RaiseWhere.In(text.ZH))
	w.Press("1", "ctrl+s")
	if f.words.Bad == "" || f.At != f.words || w.Desk().Register().Counts().Tasks != n {
		t.Errorf("saved without words:\n%s", w.Draw())
	}
}

// TestOfSeveralNoneIsGuessed: where more than one household fits what was typed, nobody is taken for the one.
func TestOfSeveralNoneIsGuessed(t *testing.T) {
	w, f := openForm(t)
	w.Press("tab", "路灯不亮", "tab", "金桂苑3栋")
	if f.whose.house != nil || f.whose.fits < 2 {
		t.Fatalf("%d fit:\n%s", f.whose.fits, w.Draw())
	}
	w.Press("tab", "1", "ctrl+s")
	if f.whose.Bad == "" || f.At != f.whose.Field {
		t.Errorf("saved:\n%s", w.Draw())
	}
}

func TestRaiseKeepsADraft(t *testing.T) {
	w, f := openForm(t)
	if kept := f.held(); kept != nil {
		t.Errorf("opened, it would keep %q", kept)
	}
	w.Press("3", "tab", "路灯不亮", "tab", "张三丰", "tab", "4", "esc", "ctrl+n")
	f = w.Page().(*raise)
	if f.channel.Choice.Chosen() != 2 || f.whose.Edit.Value() != "张三丰" || f.grid.Choice.Chosen() != 3 ||
		f.words.Edit.Value() != "路灯不亮" {
		t.Fatalf("the draft is not as it was left:\n%s", w.Draw())
	}
	w.Press("ctrl+s", "ctrl+n")
	if f := w.Page().(*raise); f.words.Edit.Value() != "" {
		t.Error("saved, and the draft is still there")
	}
}
