package widget

import "testing"

func TestKeysDropsButNeverTheLast(t *testing.T) {
	hints := []Hint{{"Space", "登记"}, {"Enter", "打开"}, {"/", "查找"}, {"F1", "全部按键"}}
	for _, tt := range []struct {
		name string
		w    int
		want string
	}{
		{"all", 80, "  Space 登记   Enter 打开   / 查找   F1 全部按键"},
		{"just", 51, "  Space 登记   Enter 打开   / 查找   F1 全部按键"},
		{"the longer one goes", 48, "  Space 登记   Enter 打开   F1 全部按键"},
		{"two", 34, "  Space 登记   F1 全部按键"},
		{"only help", 18, "  F1 全部按键"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := newGrid(tt.w, 1)
			if Keys(g, Rect{0, 0, tt.w, 1}, hints); g.Plain() != tt.want {
				t.Errorf("got %q, want %q", g.Plain(), tt.want)
			}
		})
	}
}

func TestBand(t *testing.T) {
	b := Band{
		Tabs: []string{"走访", "任务", "同步"}, Cur: 1,
		Right: []Span{{Muted, "金桂苑 2 网格  "}, {Muted, "杨秀芬   "}, {Warn, "⇡3 待传"}},
	}
	for _, tt := range []struct {
		name string
		w    int
		want string
	}{
		{"all", 60, "  走访   任务   同步       金桂苑 2 网格  杨秀芬   ⇡3 待传"},
		{"place goes first", 44, "  走访   任务   同步      杨秀芬   ⇡3 待传"},
		{"then the person", 34, "  走访   任务   同步     ⇡3 待传"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := newGrid(tt.w, 1)
			if b.Draw(g, Rect{0, 0, tt.w, 1}); g.Plain() != tt.want {
				t.Errorf("got %q, want %q", g.Plain(), tt.want)
			}
			if got := g.cells[9].ink; got != Accent|Bold|Underline|OnPanel {
				t.Errorf("the current tab is %b", got)
			}
			if got := g.cells[tt.w-3].ink; got != Warn|OnPanel {
				t.Errorf("the right end is %b", got)
			}
		})
	}
}

func TestProgress(t *testing.T) {
	for _, tt := range []struct {
		name        string
		done, total int
		want        int
	}{
		{"none", 0, 120, 0}, {"one shows", 1, 120, 1}, {"half", 60, 120, 5}, {"all but one", 119, 120, 9},
		{"all", 120, 120, 10}, {"more", 130, 120, 10}, {"of nothing", 0, 0, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g, full := newGrid(10, 1), 0
			Progress(g, 0, 0, 10, tt.done, tt.total)
			for _, c := range g.cells {
				if c.ink == Accent {
					full++
				}
			}
			if full != tt.want {
				t.Errorf("%d cells, want %d", full, tt.want)
			}
		})
	}
}
