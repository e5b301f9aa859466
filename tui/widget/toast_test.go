package widget

import (
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

func TestToastDraw(t *testing.T) {
	undo := func() tea.Cmd { return nil }
	for _, tt := range []struct {
		name string
		say  func(t *Toast)
		w    int
		want string
	}{
		{"nothing", func(*Toast) {}, 40, ""},
		{"done", func(t *Toast) { t.Say("已存本机") }, 40, "  ✓ 已存本机"},
		{"with undo", func(t *Toast) { t.SayUndo("已派给 石光荣", undo) }, 40, "  ✓ 已派给 石光荣   F4 撤回"},
		{"undo is never cut", func(t *Toast) {
			t.SayUndo(
				"楼道灯不亮 已派给 石光荣", undo,
			)
		}, 30, "  ✓ 楼道灯不亮 已⋯   F4 撤回"},
		{"failed", func(t *Toast) { t.Fail("存不进去") }, 40, "  ✗ 存不进去"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var toast Toast
			tt.say(&toast)
			g := newGrid(tt.w, 1)
			if toast.Draw(g, Rect{0, 0, tt.w, 1}, Hint{"F4", "撤回"}); g.Plain() != tt.want {
				t.Errorf("got %q, want %q", g.Plain(), tt.want)
			}
		})
	}
}

func TestOldTickCannotEndANewToast(t *testing.T) {
	var toast Toast
	toast.Say("一")
	old := ToastOver{toast.id}
	toast.Say("二")
	if toast.Over(old); !toast.Standing() {
		t.Error("ended by the tick of the toast before it")
	}
	if toast.Over(ToastOver{toast.id}); toast.Standing() {
		t.Error("its own tick did not end it")
	}
}

func TestToastUndo(t *testing.T) {
	undone := 0
	undo := func() tea.Cmd { undone++; return tea.Quit }
	var toast Toast
	if toast.Undo() != nil {
		t.Error("undid nothing")
	}
	toast.SayUndo("已派", undo)
	if cmd := toast.Undo(); cmd == nil || undone != 1 || toast.Standing() {
		t.Errorf("undone %d times, standing %v", undone, toast.Standing())
	}
	if toast.Undo() != nil || undone != 1 {
		t.Error("undone twice")
	}
	toast.SayUndo("已派", undo)
	toast.Over(ToastOver{toast.id})
	if toast.CanUndo() {
		t.Error("can be undone when its time is up")
	}
}

// TestAnOfferToUndoStandsEightSeconds, as people are told.
func TestAnOfferToUndoStandsEightSeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var toast Toast
		over, began := toast.SayUndo("saved", func() tea.Cmd { return nil }), time.Now()
		toast.Over(over().(ToastOver))
		if stood := time.Since(began); stood != 8*time.Second || toast.CanUndo() {
			t.Errorf("it stood %v, and can be undone then: %v", stood, toast.CanUndo())
		}
	})
}
