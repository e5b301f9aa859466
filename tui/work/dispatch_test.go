package work

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page/pagetest"
	"sidan/tui/widget"
)

// openDispatch opens the dialog over the first case of a heap.
func openDispatch(t *testing.T, heap register.View) (*pagetest.Window, *dispatch) {
	t.Helper()
	w, _ := openQueue(t)
	mark(t, w, heap, 0)
	w.Press("enter")
	return w, dialog(t, w)
}

// dialog is 研判派单, which must be in front.
func dialog(t *testing.T, w *pagetest.Window) *dispatch {
	t.Helper()
	d, ok := w.Front().(*dispatch)
	if !ok {
		t.Fatalf("%T is in front:\n%s", w.Front(), w.Draw())
	}
	return d
}

func TestDispatchIsDrawn(t *testing.T) {
	w, d := openDispatch(t, register.UnsortedView)
	for _, l := range langs {
		for _, size := range sizes {
			w.Speak(l)
			w.Resize(size[0], size[1])
			w.Sees(w.Say(text.TriageTitle), begins(l, d.task), w.Say(text.LabelSphere), w.Say(text.LabelMenu),
				w.Say(text.LabelTo), d.suggested[0].To.Name, w.Say(text.LabelDue))
		}
	}
}

func TestDispatchKeys(t *testing.T) {
	type want struct {
		sphere model.Sphere
		menu   model.Menu
		to     int // a suggestion, -1 open to anyone, -2 somebody else
		days   int
		brief  string // typed behind the one that is there
	}
	for _, c := range []struct {
		name string
		keys []string
		want want
	}{
		{"digits, then Enter", []string{"1", "5", "enter"}, want{model.Public, model.Facilities, 0, 3, ""}},
		{"a digit dispatches at once", []string{"2", "4", "2"}, want{model.Everyone, model.Environment, 1, 9, ""}},
		{"zero opens it", []string{"1", "6", "0"}, want{model.Public, model.Safety, -1, 3, ""}},
		{"digits of an input method", []string{"２", "５", "１"}, want{model.Everyone, model.Facilities, 0, 3, ""}},
		{"Enter takes the guess", []string{"enter", "enter", "enter"}, want{to: 0}},
		{"as it is", []string{"ctrl+s"}, want{to: 0}},
		{"down to the second", []string{"1", "5", "down", "enter"}, want{model.Public, model.Facilities, 1, 3, ""}},
		{"somebody else by name", []string{"1", "5", "4", "杨秀芬", "enter", "enter"}, want{
			model.Public, model.Facilities, -2, 3, "",
		}},
		{"brief and date by Tab", []string{
			"1", "5", "tab", "带梯子", "tab", "backspace", "backspace", "backspace", "backspace", "backspace",
			"+9", "enter",
		}, want{model.Public, model.Facilities, 0, 9, "带梯子"}},
		{"due today", []string{"1", "5", "tab", "tab", "ctrl+u", "+0", "enter"}, want{
			model.Public, model.Facilities, 0, 0, "",
		}},
		{"left and right stay in the field", []string{"right", "right", "tab", "7", "enter"}, want{
			model.Family, model.Care, 0, 7, "",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, _ := openQueue(t)
			task := mark(t, w, register.UnsortedView, 0)
			reg, today := w.Desk().Register(), w.Desk().Today()
			if c.want.sphere == "" { // as it was guessed
				c.want.sphere, c.want.menu, _ = register.Guess(task.Text(), nil)
				c.want.days = int(reg.Due(task.Grid, c.want.menu, today) - today)
			}
			sorted := *task
			sorted.Sphere, sorted.Menu = c.want.sphere, c.want.menu
			suggested, brief := reg.Suggest(&sorted, today), reg.Brief(&sorted)+c.want.brief
			w.Press(append([]string{"enter"}, c.keys...)...)
			got := now(w, task.ID)
			if got.State != model.Dispatched || got.Sphere != c.want.sphere || got.Menu != c.want.menu ||
				got.Brief != brief || (brief == "") != (c.want.sphere == model.Family) {
				t.Fatalf("%v %v %v %q\n%s", got.State, got.Sphere, got.Menu, got.Brief, w.Draw())
			}
			if due := today + model.Day(c.want.days); got.Due != due {
				t.Errorf("due %v, want %v", got.Due, due)
			}
			switch {
			case c.want.to == -1 && got.To.Kind != model.ToOpen, c.want.to == -2 && got.To.Name != "杨秀芬",
				c.want.to >= 0 && got.To != suggested[c.want.to].To:
				t.Errorf("sent to %v", got.To)
			}
		})
	}
}

// TestDispatchSaysWhereItIsWrong: a date that does not read, or has passed, is said at the date, and nothing is sent.
func TestDispatchSaysWhereItIsWrong(t *testing.T) {
	w, d := openDispatch(t, register.UnsortedView)
	w.Press("1", "5", "tab", "tab", "ctrl+u", "-3", "enter")
	if d.at != atDue || d.due.Bad != "「-3」看不懂是哪天" {
		t.Errorf("the focus is on %d, where it says %q", d.at, d.due.Bad)
	}
	w.Press("ctrl+u", "11-20", "enter")
	w.Sees(text.VisitPast.In(text.ZH))
	if got := now(w, d.task.ID).State; got != model.Raised {
		t.Errorf("refused, it is %v", got)
	}
}

func TestDispatchAsksForWhatIsMissing(t *testing.T) {
	w, d := openDispatch(t, register.UnsortedView)
	d.sphere.Choice.Choose(-1)
	w.Press("ctrl+s")
	if w.Sees("缺三事"); d.at != atSphere || now(w, d.task.ID).State != model.Raised {
		t.Error("sent without a sphere")
	}
}

// TestFamilyMatterIsNotOfferedToAnyone: what a rule refuses is not offered; who presses 0 all the same is told why.
func TestFamilyMatterIsNotOfferedToAnyone(t *testing.T) {
	w, d := openDispatch(t, register.UnsortedView)
	open := "0 " + text.ToKind(text.ZH, model.ToOpen)
	w.Press("1", "5")
	w.Sees(open)
	w.Press("up", "up", "3", "2")
	if strings.Contains(w.Draw(), open) || d.rows() != len(d.suggested)+1 {
		t.Errorf("open to anyone is offered:\n%s", w.Draw())
	}
	if brief := d.brief.Edit.Value(); brief != "" {
		t.Errorf("the brief %q is proposed", brief)
	}
	w.Press("0")
	w.Sees("✗ ")
}

// TestReasonsStandWhole: why somebody is suggested is not cut.
func TestReasonsStandWhole(t *testing.T) {
	w, d := openDispatch(t, register.UnsortedView)
	w.Press("3", "2")
	for _, size := range sizes {
		w.Resize(size[0], size[1])
		var g widget.Grid // of the dialog alone, because the page beside it stands between the rows of a reason
		width, height := d.Size(size[0], size[1])
		g.Reset(width, height)
		d.Draw(&g, widget.Rect{W: width, H: height})
		shown := strings.Join(strings.Fields(g.Plain()), "")
		for _, s := range d.suggested { // the number of tasks in hand stands beside the first row of the reasons
			shown = strings.ReplaceAll(shown, strings.Join(strings.Fields(text.InHand(text.ZH, s.Load)), ""), "")
		}
		for _, s := range d.suggested {
			for _, r := range s.Reasons {
				said, _, _ := strings.Cut(text.Suggested(text.ZH, string(r.Code), r.Args), "，")
				if !strings.Contains(shown, strings.Join(strings.Fields(said), "")) {
					t.Errorf("%v: %q is cut:\n%s", size, said, w.Draw())
				}
			}
		}
	}
}

func TestReturnedTaskIsSortedOnce(t *testing.T) {
	w, d := openDispatch(t, register.ReturnedView)
	n := len(d.task.Inside.Steps)
	came, _ := d.task.CameBack()
	w.Sees(came.Who.Name, model.TidyLine(came.Words))
	for _, s := range d.suggested {
		if s.To.Name == came.Who.Name {
			t.Error("who returned it is proposed again")
		}
	}
	w.Press("enter", "enter", "enter")
	got := now(w, d.task.ID)
	if got.State != model.Dispatched || len(got.Inside.Steps) != n+1 {
		t.Errorf("%v after %d steps more, want one", got.State, len(got.Inside.Steps)-n)
	}
}

// TestSentOnFromWhoHasIt: a dispatch to another names whom the task is taken from, and that one is not proposed.
func TestSentOnFromWhoHasIt(t *testing.T) {
	w, d := openDispatch(t, register.UnsortedView)
	w.Press("1", "5", "1")
	first := now(w, d.task.ID).To
	w.Push(NewTask(w, d.task.ID))
	p := w.Page().(*task)
	for i, step := range p.steps {
		if step.Verb == text.DoRedispatch {
			w.Press(string(rune('1' + i)))
		}
	}
	again := dialog(t, w)
	w.Sees(text.RedispatchTitle.In(text.ZH))
	if again.at != atTo || again.instead != first {
		t.Errorf("it begins at %d, instead of %v", again.at, again.instead)
	}
	for _, s := range again.suggested {
		if s.To == first {
			t.Error("who has it is proposed again")
		}
	}
	w.Press("1")
	if got := now(w, d.task.ID); got.State != model.Dispatched || got.To == first {
		t.Errorf("sent on, it is %v with %v", got.State, got.To)
	}
}

// TestBriefIsAskedAbout: one that names somebody may stand, where the person says so.
func TestBriefIsAskedAbout(t *testing.T) {
	w, d := openDispatch(t, register.UnsortedView)
	resident := w.Desk().Register().Household(d.task.Door().ID).Householder()
	w.Press("1", "5", "tab", "找"+resident, "shift+tab", "0")
	w.Sees(text.BriefAsk.In(text.ZH))
	w.Press("1") // change it
	if dialog(t, w); d.at != atBrief || now(w, d.task.ID).State == model.Dispatched {
		t.Fatal("it was sent, or the focus is elsewhere")
	}
	w.Press("shift+tab", "0", "2") // as it is
	if got := now(w, d.task.ID); got.State != model.Dispatched || !strings.HasSuffix(got.Brief, "找"+resident) {
		t.Errorf("%v %q", got.State, got.Brief)
	}
}

// TestDispatchOfLongWords: words as long as may be leave room for all that is to be chosen.
func TestDispatchOfLongWords(t *testing.T) {
	w, _ := openQueue(t)
	plan, err := w.Desk().Save(desk.Act{Body: model.TaskRaised{
		Grid: w.Desk().Community() + "/01/01", Channel: model.ByPhone, Words: strings.Repeat("楼道灯坏了三天。\n", 200),
	}})
	if err != nil {
		t.Fatal(err)
	}
	w.ShowDialog(newDispatch(w, now(w, model.TaskID(plan.Records()[0])), marks{}, nil))
	w.Press("3", "2", "0")
	w.Sees("楼道灯坏了三天", "三事", "关爱帮扶", "放开认领", "事由", "时限", "自家事不能放开认领")
}

// TestDispatchTakesNoKeyThatCameTooSoon: neither Enter nor a digit sends what nobody has seen.
func TestDispatchTakesNoKeyThatCameTooSoon(t *testing.T) {
	w, d := openDispatch(t, register.UnsortedView)
	w.Press("1", "5")
	w.Early = true
	w.Press("1", "enter", "0", "ctrl+s")
	if got := now(w, d.task.ID).State; got != model.Raised {
		t.Errorf("it is %v", got)
	}
}

// TestTheMarkOfTheDialogMoves: the cursor is on the row that Enter sends to.
func TestTheMarkOfTheDialogMoves(t *testing.T) {
	w, d := openDispatch(t, register.UnsortedView)
	w.Press("1", "5")
	for i, s := range d.suggested {
		if row := w.Marked(); !contains(row, s.To.Name) || d.row != i {
			t.Errorf("the mark is on %q, want %s", row, s.To.Name)
		}
		w.Press("down")
	}
	if row := w.Marked(); !contains(row, text.SomebodyElse.In(text.ZH)) {
		t.Errorf("behind them the mark is on %q", row)
	}
	w.Press("down")
	if row := w.Marked(); !contains(row, text.ToKind(text.ZH, model.ToOpen)) || d.at != atTo {
		t.Errorf("the last row is %q", row)
	}
	w.Press("down")
	if d.at != atBrief {
		t.Errorf("below the rows is %d", d.at)
	}
}

// TestDispatchAsksForTheMenu where only the sphere is chosen.
func TestDispatchAsksForTheMenu(t *testing.T) {
	w, d := openDispatch(t, register.UnsortedView)
	w.Press("1")
	d.menu.Choice.Choose(-1)
	w.Press("ctrl+s")
	if d.at != atMenu || d.refused == nil || now(w, d.task.ID).State != model.Raised {
		t.Errorf("the focus is on %d, refused %v", d.at, d.refused)
	}
}

// TestDispatchTakesTheTaskAsItIsNow: another has sent it meanwhile, so there is nobody to choose any more.
func TestDispatchTakesTheTaskAsItIsNow(t *testing.T) {
	w, d := openDispatch(t, register.UnsortedView)
	w.Press("1", "5", "tab")
	if d.at != atBrief {
		t.Fatalf("the focus is on %d", d.at)
	}
	if _, err := w.Desk().Save(
		desk.Act{Record: d.task.RecordID(), Body: model.TaskSorted{Sphere: model.Public, Menu: model.Facilities}},
		desk.Act{Record: d.task.RecordID(), Body: model.TaskDispatched{
			To: model.Addressee{Kind: model.ToOpen}, Due: w.Desk().Today() + 3, Brief: "换灯",
		}},
	); err != nil {
		t.Fatal(err)
	}
	w.Refresh()
	if d.task.State != model.Dispatched || d.sends() || d.at != atTo {
		t.Errorf("it is %s, sent from here: %v, the focus is on %d", d.task.State, d.sends(), d.at)
	}
	w.Sees(text.OnlySort.In(text.ZH))
}

// TestDispatchPastes: what is pasted into brief or date is part of the draft; elsewhere there is nothing to paste into.
func TestDispatchPastes(t *testing.T) {
	w, d := openDispatch(t, register.UnsortedView)
	was := d.brief.Edit.Value()
	w.Run(d.Paste("带梯子"))
	if d.brief.Edit.Value() != was {
		t.Errorf("pasted while sphere has the focus, the brief is %q", d.brief.Edit.Value())
	}
	w.Press("1", "5", "tab")
	w.Run(d.Paste("带梯子"))
	if d.brief.Edit.Value() != was+"带梯子" || !contains(string(d.held()), "带梯子") {
		t.Errorf("the brief is %q, the draft %q", d.brief.Edit.Value(), d.held())
	}
}
