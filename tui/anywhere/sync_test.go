package anywhere

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/page/pagetest"
)

func openSync(t *testing.T, role model.Role, l text.Lang) (*pagetest.Window, *Sync) {
	t.Helper()
	w := pagetest.Open(t, role, l, func(host page.Host) page.Screen { return NewSync(host) })
	return w, w.Root().(*Sync)
}

// note saves a note of a task, which then waits to be sent.
func note(t *testing.T, w *pagetest.Window, words string) *model.Task {
	t.Helper()
	for _, x := range w.Desk().Register().Tasks("all", w.Desk().Today(), "") {
		if x.State == model.Claimed && x.Inside != nil {
			plan, err := w.Desk().Save(desk.Act{Record: x.RecordID(), Body: model.TaskProgressed{Note: words}})
			if err != nil || plan == nil {
				t.Fatal(err)
			}
			w.Refresh()
			return x
		}
	}
	t.Fatal("no task to note anything of")
	return nil
}

// markRow moves the mark down until its row holds a text.
func markRow(t *testing.T, w *pagetest.Window, holds string) {
	t.Helper()
	w.Press("home")
	for range 60 {
		if strings.Contains(w.Marked(), holds) {
			return
		}
		w.Press("down")
	}
	t.Fatalf("no row holds %q:\n%s", holds, w.Draw())
}

// TestWhatWaitsIsListed with its words when it is marked, and Enter opens its record.
func TestWhatWaitsIsListed(t *testing.T) {
	for _, l := range []text.Lang{text.ZH, text.EN} {
		w, _ := openSync(t, model.SupervisorRole, l)
		if strings.Contains(w.Draw(), text.ToSendHead.In(l)) {
			t.Fatal("something waits in a home that is in sync")
		}
		task := note(t, w, "梯子借到了，明天下午去换")
		w.Sees(text.ToSendHead.In(l)+" 1", text.Change(l, model.TaskProgressed{}))
		markRow(t, w, "⇡")
		w.Sees("梯子借到了")
		w.Press("enter")
		if len(w.Opened) != 1 || w.Opened[0] != task.RecordID() {
			t.Errorf("Enter opens %v", w.Opened)
		}
	}
}

// TestTheLastExchangesAreListed, and Enter does nothing on them.
func TestTheLastExchangesAreListed(t *testing.T) {
	w, s := openSync(t, model.WorkerRole, text.ZH)
	if len(w.Desk().Log()) == 0 {
		t.Fatal("the sample's home knows no exchange")
	}
	w.Sees(text.LastHead.In(text.ZH))
	markRow(t, w, "✓")
	before := w.Draw()
	w.Press("enter")
	if len(w.Opened) != 0 || w.Front() != page.Screen(s) || w.Draw() != before {
		t.Error("Enter does something")
	}
}

// TestWorkingOffLineIsSwitched at once, and said in the title.
func TestWorkingOffLineIsSwitched(t *testing.T) {
	for _, l := range []text.Lang{text.ZH, text.EN} {
		w, _ := openSync(t, model.WorkerRole, l)
		w.Sees(text.WorkOfflineOff.In(l))
		markRow(t, w, text.WorkOfflineOff.In(l))
		w.Press("enter")
		if !w.Desk().Status().WorkOffline {
			t.Fatal("it is not switched on")
		}
		w.Sees(text.WorkOfflineOn.In(l), text.SyncByChoice.In(l))
		w.Press("enter")
		if w.Desk().Status().WorkOffline {
			t.Error("it is not switched off")
		}
	}
}

// TestTheSyncPageKeepsItsMark while rows come and go, within what there is.
func TestTheSyncPageKeepsItsMark(t *testing.T) {
	w, s := openSync(t, model.SupervisorRole, text.EN)
	note(t, w, "one")
	note(t, w, "two")
	w.Press("end")
	for range 2 {
		plan, err := w.Desk().Save(desk.Act{
			Record: s.host.Desk().Waiting()[0].Change.Record, Body: model.TaskProgressed{Note: "three"},
		})
		if err != nil || plan == nil {
			t.Fatal(err)
		}
		w.Refresh()
		if s.list.Cur < 0 || s.list.Cur >= s.list.N {
			t.Fatalf("the mark is at %d of %d", s.list.Cur, s.list.N)
		}
		w.Draw()
	}
	w.Sees(text.ToSendHead.In(text.EN) + " 4")
}

// TestLongWordsAreCut to a few lines under their row, in the narrowest window and in a wide one.
func TestLongWordsAreCut(t *testing.T) {
	w, s := openSync(t, model.SupervisorRole, text.ZH)
	note(t, w, strings.Repeat("楼道的灯修了又坏，住户问了三回。", 30))
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		w.Resize(size[0], size[1])
		markRow(t, w, "⇡")
		if n := len(s.said(size[0])); n != mostSaid {
			t.Errorf("%v: %d lines are said", size, n)
		}
		w.Sees("楼道的灯修了又坏")
	}
}
