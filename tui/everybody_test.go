package tui

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/sync"
	"sidan/sync/hub"
	"sidan/sync/store"
	"sidan/sync/wire"
	"sidan/tui/anywhere"
	"sidan/tui/desk"
	"sidan/tui/page/pagetest"
)

func TestFirstScreens(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := New(Entry{}, speaking, true)
		resize(a, 80, 24)
		golden(t, a, "first")
		press(t, a, "1")
		golden(t, a, "first-who")
		press(t, a, "esc", "2")
		golden(t, a, "join")
		press(t, a, "http://127.0.0.1:8731", "tab", "abcd-efg-hjk", "tab", "short", "enter", "short", "enter")
		sees(t, a, a.Say(text.JoinPassShort), "abcd-efg-hjk")
	})
}

// TestJoinSaysWhoAnswered: each thing that can stand in the hub's place has its sentence, and what was typed stays.
func TestJoinSaysWhoAnswered(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		for _, c := range []struct {
			name, address string
			err           error
		}{
			{"join-pin", "https://hub.example:8731", desk.ErrPin},
			{"join-unvouched", "https://hub.example:8731", desk.ErrUntrustedKey},
			{"join-away", "https://hub.example:8731", desk.ErrOutside},
			{"join-portal", "https://hub.example:8731", desk.ErrPortal},
			{"join-unsealed", "http://10.1.2.3:8731", nil},
		} {
			a := New(Entry{
				Join: func(context.Context, string, string, []byte) (*desk.Desk, error) { return nil, c.err },
			}, speaking, true)
			resize(a, 80, 24)
			press(t, a, "2", c.address, "tab", "K7QF-3M9-XTB-0D4A-9Z1M-7RWE-V2K8")
			if c.err != nil {
				press(t, a, "tab", "long enough", "tab", "long enough", "enter")
			}
			golden(t, a, c.name)
		}
	})
}

func TestLockedScreens(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := New(Entry{Locked: true, Pending: 3}, speaking, true)
		resize(a, 80, 24)
		press(t, a, "口令123")
		golden(t, a, "locked")
		press(t, a, "f2")
		golden(t, a, "forgot")
		press(t, a, "enter")
		sees(t, a, "*****")
	})
}

// TestLockedWantsAnotherCode: a join that was begun with a code that does not count goes on with another one,
// also after the program was left.
func TestLockedWantsAnotherCode(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		var joined [3]string
		a := New(Entry{
			Locked: true,
			Unlock: func(context.Context, []byte) (*desk.Desk, error) {
				return nil, &desk.Uncoded{Hub: "https://hub.example:8731", Why: &sync.Problem{Code: "code"}}
			},
			Join: func(_ context.Context, hub, code string, pass []byte) (*desk.Desk, error) {
				joined = [3]string{hub, code, string(pass)}
				return nil, desk.ErrOutside
			},
		}, speaking, true)
		resize(a, 80, 24)
		press(t, a, "long enough", "enter")
		golden(t, a, "another-code")
		press(t, a, "K7QF-3M9-XTB", "tab", "long enough", "enter")
		if joined != [3]string{"https://hub.example:8731", "K7QF-3M9-XTB", "long enough"} {
			t.Errorf("joined %q", joined)
		}
	})
}

// TestLoading: nothing is said to be empty, or done, before the first copy is whole.
func TestLoading(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		h := pagetest.Hub(t)
		for _, role := range []model.Role{model.WorkerRole, model.SupervisorRole, model.VolunteerRole} {
			invited, err := h.Invite(
				t.Context(),
				hub.Invite{Person: model.Ref{Name: "新来的"}, Role: role, Scopes: []model.Path{"522730/01"}},
			)
			if err != nil {
				t.Fatal(err)
			}
			dir := filepath.Join(t.TempDir(), "home")
			home, err := sync.Join(
				t.Context(), dir, nil, sync.Invitation{Code: invited.Code},
				func(ctx context.Context, j wire.Join) (wire.Joined, error) { return h.Join(ctx, j) },
			)
			if err != nil {
				t.Fatal(err)
			}
			if err := home.Close(); err != nil {
				t.Fatal(err)
			}
			golden(t, sit(t, dir, nil), "loading-"+string(role))
		}
	})
}

func TestSmallWindow(t *testing.T) {
	a := openAs(t, model.WorkerRole)
	resize(a, 60, 15)
	if v := a.View(); !strings.Contains(v.Content, "80x24") || !strings.Contains(v.Content, "60x15") {
		t.Errorf("got %q", v.Content)
	}
	resize(a, 80, 24)
	sees(t, a, text.RoundTitle.In(text.ZH))
}

func TestFind(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.WorkerRole)
		press(t, a, "/")
		golden(t, a, "find-empty")
		press(t, a, "w")
		golden(t, a, "find")
		press(t, a, "backspace", "诸葛孔明")
		golden(t, a, "find-none")
		press(t, a, "esc")
		sees(t, a, a.Say(text.RoundTitle))
	})
}

func TestFindOpensWhatIsMarked(t *testing.T) {
	a := openAs(t, model.WorkerRole)
	door := a.desk.Register().Round(a.desk.Today(), a.desk.Today().Week(), a.desk.Grids(), false).Doors[3].Household()
	press(t, a, "ctrl+f", door.Householder(), "enter")
	sees(t, a, door.Householder(), text.Address(text.ZH, door.Door))
}

func TestHelpAndActions(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.WorkerRole)
		press(t, a, "f1")
		golden(t, a, "help")
		press(t, a, "esc", "space", "f1")
		golden(t, a, "help-visit")
		press(t, a, "esc", "esc", "3", "f1")
		golden(t, a, "help-sync")
		press(t, a, "esc", "1", "ctrl+p")
		golden(t, a, "actions")
		press(t, a, "esc")
		if len(a.Dialogs) > 0 {
			t.Error("a dialog is left")
		}
	})
}

// TestActionsInAForm: what Ctrl+S and Esc do in a form is listed by name too, on a page and in a dialog.
func TestActionsInAForm(t *testing.T) {
	save, keep := text.DoSave.In(text.ZH), text.DoKeep.In(text.ZH)
	a := openAway(t, model.WorkerRole)
	press(t, a, "space", "1", "ctrl+p")
	sees(t, a, save, keep)
	press(t, a, save, "enter")
	sees(t, a, text.Saved.In(text.ZH), text.RoundTitle.In(text.ZH))
	press(t, a, "enter", "ctrl+p", text.DoBack.In(text.ZH), "enter")
	sees(t, a, text.RoundTitle.In(text.ZH))

	id := showTask(t, a, register.OpenView, model.Dispatched)
	press(t, a, "enter", "2", "看过了", "ctrl+p")
	sees(t, a, save, keep)
	press(t, a, keep, "enter")
	if len(a.Dialogs) > 0 || len(a.Pages) == 0 {
		t.Errorf("not back on the page:\n%s", screen(a))
	}
	press(t, a, "2", "ctrl+p", save, "enter")
	if steps := now(a, id).Inside; steps == nil || len(steps.Steps) == 0 ||
		steps.Steps[len(steps.Steps)-1].Words != "看过了" {
		t.Errorf("not saved:\n%s", screen(a))
	}
}

func TestSyncScreen(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAway(t, model.WorkerRole)
		press(t, a, "space", "1", "ctrl+s")
		press(t, a, "3")
		golden(t, a, "sync")
	})
}

func TestWorkOffline(t *testing.T) {
	a := openAs(t, model.WorkerRole)
	press(t, a, "ctrl+p", text.ActionWorkOffline.In(text.ZH), "enter")
	press(t, a, "space", "1", "ctrl+s")
	if s := a.desk.Status(); s.Pending != 1 || !s.WorkOffline {
		t.Errorf("%+v", s)
	}
	sees(t, a, "⇡1")
	press(t, a, "f5")
	if s := a.desk.Status(); s.Pending != 0 || s.WorkOffline {
		t.Errorf("after F5: %+v", s)
	}
}

// TestUndoWhileTheToastStands: what F4 takes back was never offered, so nothing of it is left anywhere.
func TestUndoWhileTheToastStands(t *testing.T) {
	holding = true
	t.Cleanup(func() { holding = false })
	a := openAs(t, model.WorkerRole)
	before := a.desk.Register().Counts()
	door := roundOf(t, a).Marked()
	press(t, a, "space", "1", "tab", "tab", "血压有点高", "ctrl+s")
	sees(t, a, text.Saved.In(text.ZH), "⇡1")
	press(t, a, "f4")
	sees(t, a, text.Undone.In(text.ZH))
	roundOf(t, a).Mark(door.Record())
	press(t, a, "space") // what was typed is the form's draft again
	sees(t, a, "血压有点高")
	press(t, a, "esc")
	if after := a.desk.Register().Counts(); after != before {
		t.Errorf("%+v, before %+v", after, before)
	}
	press(t, a, "f5")
	if s := a.desk.Status(); s.Pending != 0 || len(a.desk.Bounced()) != 0 {
		t.Errorf("%+v", s)
	}
}

// TestLateUndo: F4 after the toast is over, or before anything was saved, says that it does nothing.
func TestLateUndo(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	press(t, a, "f4")
	sees(t, a, text.NothingToUndo.In(text.ZH))
	press(t, a, "space", "1", "ctrl+s", "f4", "f4")
	sees(t, a, text.NothingToUndo.In(text.ZH))
}

// TestSaveAndLeaveAtOnce: Ctrl+S and Ctrl+C in one breath lose nothing.
func TestSaveAndLeaveAtOnce(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	press(t, a, "space", "1")
	_, save := a.Update(tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl})
	_, leave := a.Update(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl})
	done := make(chan struct{})
	go func() { run(t, a, leave); close(done) }()
	run(t, a, save)
	<-done
	if ks := a.desk.Waiting(); len(ks) != 1 {
		t.Errorf("%d changes are kept, want the visit", len(ks))
	}
}

// TestBounced: two claimed the same task; the one who was second is told, and what was written is still theirs.
func TestBounced(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		h := pagetest.Hub(t)
		second, first := openWith(t, model.WorkerRole, h), openWith(t, model.SupervisorRole, h)
		task := second.desk.Register().Tasks(register.OpenView, second.desk.Today(), second.desk.Grids()[0])[0]
		run(t, second, second.WorkOffline(true))
		for _, a := range []*App{second, first} {
			p, err := a.desk.Plan(nil, desk.Act{Record: task.RecordID(), Body: model.TaskClaimed{}})
			if err != nil {
				t.Fatal(err)
			}
			run(t, a, a.Save(p, "", nil))
			run(t, a, a.syncAfterToast(true))
		}
		press(t, second, "f5")
		press(t, second, "3")
		golden(t, second, "bounced")
		press(t, second, "enter")
		golden(t, second, "bounced-what")
		sees(t, second, task.No(), task.Text(), second.Say(text.DoSeeTask))
		if strings.Contains(screen(second), second.Say(text.DoTryAgain)) {
			t.Error("a claim that another has won is offered to be sent again")
		}
		press(t, second, "enter") // understood
		if n := second.desk.Status().Bounced; n != 0 {
			t.Errorf("%d are still bounced", n)
		}
	})
}

// TestDiskFull: the form stands behind the screen that says so, and Enter saves once more.
func TestDiskFull(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAway(t, model.WorkerRole)
		press(t, a, "space", "1", "tab", "tab", "血压有点高")
		run(t, a, a.Fail(fmt.Errorf("save: %w", store.ErrFull)))
		a.Dialogs[0].(*anywhere.Fault).Log = "~/.local/share/sidan"
		golden(t, a, "disk-full")
		press(t, a, "enter")
		sees(t, a, a.Say(text.Saved))
	})
}
