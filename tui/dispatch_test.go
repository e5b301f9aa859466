package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

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
		{"a digit dispatches at once", []string{"2", "4", "2"}, want{model.Everyone, model.Environment, 1, 7, ""}},
		{"zero opens it", []string{"1", "6", "0"}, want{model.Public, model.Safety, -1, 3, ""}},
		{"digits of an input method", []string{"２", "５", "１"}, want{model.Everyone, model.Facilities, 0, 3, ""}},
		{"Enter takes the guess", []string{"enter", "enter", "enter"}, want{to: 0}},
		{"as it is", []string{"ctrl+s"}, want{to: 0}},
		{"down to the second", []string{"1", "5", "down", "enter"}, want{model.Public, model.Facilities, 1, 3, ""}},
		{"somebody else by name", []string{"1", "5", "4", "杨秀芬", "enter", "enter"}, want{
			model.Public, model.Facilities, -2, 3, "",
		}},
		{"brief and date by Tab",
			[]string{
				"1", "5", "tab", "带梯子", "tab", "backspace", "backspace", "backspace", "backspace",
				"backspace", "+9", "enter",
			},
			want{model.Public, model.Facilities, 0, 9, "带梯子"}},
		{"due today",
			[]string{
				"1", "5", "tab", "tab", "backspace", "backspace", "backspace", "backspace", "backspace", "+0",
				"enter",
			},
			want{model.Public, model.Facilities, 0, 0, ""}},
		{"left and right stay in the field", []string{
			"right", "right", "tab", "7", "enter",
		}, want{model.Family, model.Care, 0, 5, ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := openAs(t, model.SupervisorRole)
			task := mark(t, a, register.UnsortedView, 0)
			if c.want.sphere == "" { // as it was guessed
				c.want.sphere, c.want.menu, _ = register.Guess(task.Text())
				c.want.days = c.want.menu.Days()
			}
			sorted := *task
			sorted.Sphere, sorted.Menu = c.want.sphere, c.want.menu
			suggested := a.desk.Register().Suggest(&sorted, a.desk.Today())
			brief := a.desk.Register().Brief(&sorted) + c.want.brief
			press(t, a, append([]string{"enter"}, c.keys...)...)
			got := now(a, task.ID)
			if got.State != model.Dispatched || got.Sphere != c.want.sphere || got.Menu != c.want.menu ||
				got.Brief != brief || (brief == "") != (c.want.sphere == model.Family) {
				t.Fatalf("%v %v %v %q\n%s", got.State, got.Sphere, got.Menu, got.Brief, screen(a))
			}
			if due := a.desk.Today() + model.Day(c.want.days); got.Due != due {
				t.Errorf("due %v, want %v", got.Due, due)
			}
			switch {
			case c.want.to == -1 && got.To.Kind != model.ToOpen,
				c.want.to == -2 && got.To.Name != "杨秀芬",
				c.want.to >= 0 && got.To != suggested[c.want.to].To:
				t.Errorf("sent to %v", got.To)
			}
		})
	}
}

// inFront is the dialog 研判派单, which must still be open.
func inFront(t *testing.T, a *App) *dispatch {
	t.Helper()
	d, ok := a.Front().(*dispatch)
	if !ok {
		t.Fatalf("the dialog is gone:\n%s", screen(a))
	}
	return d
}

func TestWhatIsRefusedStaysOpen(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		task := mark(t, a, register.UnsortedView, 0)
		press(t, a, "enter", "3", "2", "0")
		inFront(t, a)
		golden(t, a, "dispatch-family")
		press(t, a, "tab", "tab", "backspace", "backspace", "backspace", "backspace", "backspace", "-3", "enter")
		if inFront(t, a).at != atDue {
			t.Error("the focus is not on the date that does not read")
		}
		press(t, a, "backspace", "backspace", "11-20", "enter")
		sees(t, a, a.Say(text.VisitPast))
		if got := now(a, task.ID).State; got != model.Raised {
			t.Errorf("refused, it is %v", got)
		}
	})
}

// TestFamilyMatterIsNotOfferedToAnyone: what a rule refuses is not offered; who presses 0 all the same is told why.
func TestFamilyMatterIsNotOfferedToAnyone(t *testing.T) {
	a := openAs(t, model.SupervisorRole)
	mark(t, a, register.UnsortedView, 0)
	press(t, a, "enter", "1", "5")
	sees(t, a, "0 "+text.ToKind(text.ZH, model.ToOpen))
	press(t, a, "up", "up", "3", "2")
	if d := inFront(t, a); strings.Contains(screen(a), "0 "+text.ToKind(text.ZH, model.ToOpen)) ||
		d.rows() != len(d.suggested)+1 {
		t.Errorf("open to anyone is offered:\n%s", screen(a))
	}
	if brief := inFront(t, a).brief.Edit.Value(); brief != "" {
		t.Errorf("the brief %q is proposed", brief)
	}
	press(t, a, "0")
	sees(t, a, "✗ ")
}

// TestReasonsStandWhole: why somebody is suggested is not cut in the dialog, nor in the pane beside it.
func TestReasonsStandWhole(t *testing.T) {
	a := openAs(t, model.SupervisorRole)
	mark(t, a, register.UnsortedView, 0)
	press(t, a, "enter", "3", "2")
	for _, size := range sizes {
		resize(a, size[0], size[1])
		shown := strings.Join(strings.Fields(screen(a)), "")
		for _, s := range inFront(t, a).suggested {
			for _, r := range s.Reasons {
				if said := text.Suggested(a.lang, string(r.Code), r.Args); !strings.Contains(
					shown,
					strings.Join(strings.Fields(strings.Split(said, "，")[0]), ""),
				) {
					t.Errorf("%dx%d: %q is cut:\n%s", size[0], size[1], said, screen(a))
				}
			}
		}
	}
}

func TestDispatchAsksForWhatIsMissing(t *testing.T) {
	a := openAs(t, model.SupervisorRole)
	task := mark(t, a, register.UnsortedView, 0)
	press(t, a, "enter")
	d := inFront(t, a)
	d.sphere.Choice.Choose(-1)
	press(t, a, "ctrl+s")
	if sees(t, a, "缺三事"); d.at != atSphere || now(a, task.ID).State != model.Raised {
		t.Error("sent without a sphere")
	}
}

func TestReturnedTaskIsSortedOnce(t *testing.T) {
	a := openAs(t, model.SupervisorRole)
	task := mark(t, a, register.ReturnedView, 0)
	n := len(task.Inside.Steps)
	press(t, a, "enter", "enter", "enter", "enter")
	got := now(a, task.ID)
	if got.State != model.Dispatched || len(got.Inside.Steps) != n+1 {
		t.Errorf("%v after %d steps more, want one", got.State, len(got.Inside.Steps)-n)
	}
}

func TestTaskSettledAtTheDoorIsOnlySorted(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		q := a.Page().(*queue)
		for i, r := range q.rows {
			if r.heap == register.UnsortedView && r.task.State == model.Claimed {
				task := markTask(t, a, q.rows[i].task.ID)
				press(t, a, "enter")
				golden(t, a, "dispatch-settled")
				press(t, a, "1", "1", "enter")
				if got := now(a, task.ID); got.State != task.State || got.Sphere != model.Public ||
					got.Menu != model.Policy {
					t.Errorf("%v %v %v", got.State, got.Sphere, got.Menu)
				}
				return
			}
		}
		t.Fatal("nothing in the sample was settled at a door and waits to be sorted")
	})
}

func TestBriefIsKeptAsADraft(t *testing.T) {
	a := openAs(t, model.SupervisorRole)
	mark(t, a, register.UnsortedView, 0)
	press(t, a, "enter", "tab", "tab", "tab", "带梯子去", "esc")
	if _, page := a.Page().(*task); !page || len(a.dialogs) > 0 {
		t.Fatalf("Esc leads elsewhere:\n%s", screen(a))
	}
	press(t, a, "esc", "enter")
	if got := inFront(t, a).brief.Edit.Value(); !strings.HasSuffix(got, "。带梯子去") {
		t.Errorf("the brief is %q", got)
	}
}

// A brief that names somebody is asked about: it may be a word. One with a phone in it is not sent at all, nor
// is a task opened to anyone without a brief.
func TestBriefTellsNobody(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		task := mark(t, a, register.UnsortedView, 0)
		resident := a.desk.Register().Household(task.Door().ID).Householder()
		press(t, a, "enter", "1", "5", "tab", "找"+resident, "shift+tab", "0")
		golden(t, a, "dispatch-tells")
		press(t, a, "1")
		if d := inFront(t, a); d.at != atBrief || now(a, task.ID).State == model.Dispatched {
			t.Fatalf("it was sent, or the focus is elsewhere:\n%s", screen(a))
		}
		for range len([]rune("找" + resident)) {
			press(t, a, "backspace")
		}
		press(t, a, "电话19900001234", "shift+tab", "0", "2")
		if now(a, task.ID).State == model.Dispatched {
			t.Fatal("a phone was sent out")
		}
		d := inFront(t, a)
		d.brief.Edit.SetValue("")
		press(t, a, "shift+tab", "0")
		if d.at != atBrief || now(a, task.ID).State == model.Dispatched {
			t.Fatal("it was opened to anyone without a brief")
		}
		press(t, a, "换灯 "+resident, "shift+tab", "0", "2")
		if got := now(a, task.ID); got.State != model.Dispatched || got.Brief != "换灯 "+resident {
			t.Errorf("%v %q", got.State, got.Brief)
		}
	})
}

// A second Enter before the first is on disk sends nothing twice.
func TestTwoQuickEnters(t *testing.T) {
	a := openAs(t, model.SupervisorRole)
	task := mark(t, a, register.UnsortedView, 0)
	press(t, a, "enter", "1", "5")
	enter := tea.KeyPressMsg{Code: tea.KeyEnter}
	_, first := a.Update(enter)
	_, second := a.Update(enter)
	run(t, a, first)
	run(t, a, second)
	n := 0
	for _, s := range now(a, task.ID).Inside.Steps {
		if s.What == model.DidDispatch {
			n++
		}
	}
	if n != 1 {
		t.Errorf("dispatched %d times", n)
	}
}

// Sent and left in one breath: what is on its way to the disk leaves no draft of itself behind.
func TestSendAndLeaveAtOnce(t *testing.T) {
	a := openAway(t, model.SupervisorRole)
	task := mark(t, a, register.UnsortedView, 0)
	press(t, a, "enter", "tab", "tab", "tab", "带梯子去")
	key := inFront(t, a).draft.Key
	_, send := a.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	_, leave := a.Update(tea.KeyPressMsg{Code: 'q', Mod: tea.ModCtrl})
	done := make(chan struct{})
	go func() { run(t, a, leave); close(done) }()
	run(t, a, send)
	<-done
	if now(a, task.ID).State != model.Dispatched {
		t.Fatal("it was not sent")
	}
	if kept, _ := a.desk.Draft(key); kept != nil {
		t.Errorf("the draft %q stays behind", kept)
	}
}

// Words as long as may be leave room for all that is to be chosen.
func TestDispatchOfLongWords(t *testing.T) {
	a := openAs(t, model.SupervisorRole)
	raised := model.TaskRaised{
		Grid: a.desk.Community() + "/01/01", Channel: model.ByPhone,
		Words: strings.Repeat("楼道灯坏了三天。\n", 200),
	}
	plan, err := a.desk.Save(desk.Act{Body: raised})
	if err != nil {
		t.Fatal(err)
	}
	a.Ask(newDispatch(a, now(a, model.TaskID(plan.Records()[0])), nil))
	press(t, a, "3", "2", "0")
	sees(t, a, "楼道灯坏了三天", "三事", "关爱帮扶", "放开认领", "事由", "时限", "自家事不能放开认领")
	narrow(t, a)
}

// TestPickByInitials: somebody is found by the beginnings of the syllables of the name, as everywhere.
func TestPickByInitials(t *testing.T) {
	a := openAs(t, model.SupervisorRole)
	mark(t, a, register.UnsortedView, 0)
	press(t, a, "enter", "1", "5", "4", "yxf")
	sees(t, a, "杨秀芬")
	press(t, a, "ctrl+u", "yangxiuf")
	sees(t, a, "杨秀芬")
	press(t, a, "ctrl+u", "gds") // of any syllable on, and of units too
	sees(t, a, "城南供电所")
}

// The list begins with who is near the task's grid; people of the county come last.
func TestPickBeginsNear(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		task := mark(t, a, register.UnsortedView, 0)
		press(t, a, "enter", "1", "5", "4")
		golden(t, a, "pick-near")
		shown := a.Front().(*pick).shown
		first := a.desk.Register().Person(model.PersonID(shown[0].To.ID))
		last := a.desk.Register().Person(model.PersonID(shown[len(shown)-1].To.ID))
		if first == nil || first.Place != task.Grid || last == nil || last.Place.Level() != model.County {
			t.Errorf("%v … %v", shown[0], shown[len(shown)-1])
		}
	})
}

func TestPick(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		mark(t, a, register.UnsortedView, 0)
		press(t, a, "enter", "1", "5", "4", "电工")
		golden(t, a, "pick")
		press(t, a, strings.Repeat("无", 3), "enter")
		sees(t, a, a.Say(text.PickNone))
		press(t, a, "esc")
		inFront(t, a)
	})
}

// TestAnotherOnlyFillsTheField: whoever is taken from the list of 另选 stands in the form, and is sent to by
// Enter there; the list keeps what narrowed it, and leaving it sends nothing, however often Enter follows.
func TestAnotherOnlyFillsTheField(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		task := mark(t, a, register.UnsortedView, 0)
		press(t, a, "enter", "1", "5", "4", "电工", "esc")
		if inFront(t, a); now(a, task.ID).State != model.Raised {
			t.Fatal("leaving the list sent it")
		}
		press(t, a, "enter") // the list again, as it was left
		p, ok := a.Front().(*pick)
		if !ok || p.field.Value() != "电工" {
			t.Fatalf("the list is not as it was left:\n%s", screen(a))
		}
		press(t, a, "down")
		want := p.shown[p.list.Cur].To
		press(t, a, "enter")
		d := inFront(t, a)
		if now(a, task.ID).State != model.Raised || d.other == nil || d.other.To != want {
			t.Fatalf("taken from the list, it is %v", now(a, task.ID).State)
		}
		sees(t, a, want.Name)
		golden(t, a, "dispatch-another")
		press(t, a, "4")
		if p = a.Front().(*pick); p.shown[p.list.Cur].To != want {
			t.Error("opened again, the mark is not on who was chosen")
		}
		press(t, a, "esc", "shift+tab", "5", "enter") // another category, the same person
		if got := now(a, task.ID); got.State != model.Dispatched || got.To != want {
			t.Errorf("Enter on the form sent it to %v\n%s", got.To, screen(a))
		}
	})
}

// TestWhatIsWithSomebodyCanBeTakenBackForEver: long after the toast, the page recalls a dispatch or sends it on.
func TestWhatIsWithSomebodyCanBeTakenBackForEver(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		task := mark(t, a, register.UnsortedView, 0)
		press(t, a, "enter", "1", "5", "4", "杨秀芬", "enter", "enter")
		first := now(a, task.ID).To
		a.toast = widget.Toast{}
		run(t, a, a.Open(task.ID.Record()))
		golden(t, a, "task-sent")
		press(t, a, "3")
		d := inFront(t, a)
		golden(t, a, "dispatch-on")
		for _, s := range d.suggested {
			if s.To == first {
				t.Error("who has it is proposed again")
			}
		}
		press(t, a, "1")
		if got := now(a, task.ID); got.State != model.Dispatched || got.To == first {
			t.Fatalf("sent on, it is %v with %v\n%s", got.State, got.To, screen(a))
		}
		press(t, a, "4")
		if got := now(a, task.ID); got.State != model.Sorted || got.To.Kind != model.ToNobody {
			t.Errorf("recalled, it is %v with %v\n%s", got.State, got.To, screen(a))
		}
		press(t, a, "f4")
		if got := now(a, task.ID); got.State != model.Dispatched {
			t.Errorf("the recall undone, it is %v", got.State)
		}
	})
}

// TestAReturnedCaseSaysWhy: the reason stands above the choice, and whoever gave it is not proposed.
func TestAReturnedCaseSaysWhy(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		task := mark(t, a, register.ReturnedView, 0)
		back, _ := task.CameBack()
		press(t, a, "enter")
		sees(t, a, back.Who.Name, back.Words)
		golden(t, a, "dispatch-returned")
		for _, s := range inFront(t, a).suggested {
			if s.To.Name == back.Who.Name {
				t.Error("who returned it is proposed again")
			}
		}
		press(t, a, "esc")
		sees(t, a, back.Words)
	})
}

// TestOnesOwnStepIsTakenBackOnThePage: what `task undo` does the page does too, after it was asked once more.
func TestOnesOwnStepIsTakenBackOnThePage(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.WorkerRole)
		id := showTask(t, a, register.OpenView, model.Dispatched)
		press(t, a, "enter", "6")
		golden(t, a, "take-back")
		press(t, a, "enter")
		if got := now(a, id).State; got != model.Claimed {
			t.Fatalf("the safe answer took it back: %v", got)
		}
		press(t, a, "6", "2")
		if got := now(a, id).State; got != model.Dispatched {
			t.Errorf("taken back, it is %v", got)
		}
	})
}
