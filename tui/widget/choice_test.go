package widget

import (
	"slices"
	"strings"
	"testing"
)

func outcomes() *Choice {
	return &Choice{Items: []string{"见到本人", "家属代答", "不在家", "谢绝", "已搬走"}}
}

func TestChoiceOne(t *testing.T) {
	for _, tt := range []struct {
		keys string
		want int
		mine bool
	}{
		{"2", 1, true}, {"２", 1, true}, {"2 4", 3, true}, {"6", -1, false}, {"0", -1, false}, {"right", 0, true},
		{"left", 0, true}, {"3 left", 1, true}, {"3 right right right right", 4, true}, {"up", -1, false},
		{"down", -1, false}, {"enter", -1, false}, {"a", -1, false},
	} {
		t.Run(tt.keys, func(t *testing.T) {
			c, mine := outcomes(), false
			for key := range strings.FieldsSeq(tt.keys) {
				mine = c.Key(press(key))
			}
			if c.Chosen() != tt.want || mine != tt.mine {
				t.Errorf("chosen %d, %v, want %d, %v", c.Chosen(), mine, tt.want, tt.mine)
			}
		})
	}
}

func TestChoiceOneLeavesSpace(t *testing.T) {
	if outcomes().Key(press(" ")) {
		t.Error("Space is not a key of a single choice")
	}
}

func TestChoiceMany(t *testing.T) {
	for _, tt := range []struct {
		name string
		keys []string
		want []int
	}{
		{"digits mark", []string{"1", "3", "5"}, []int{0, 2, 4}},
		{"and unmark", []string{"1", "3", "1"}, []int{2}},
		{"space marks where one is", []string{"right", " ", "right", "　"}, []int{1, 2}},
		{"and unmarks", []string{"3", " "}, nil},
		{"moving chooses nothing", []string{"right", "left", "right"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := outcomes()
			c.Many = true
			for _, key := range tt.keys {
				if !c.Key(press(key)) {
					t.Fatalf("%q is not taken", key)
				}
			}
			var got []int
			for i := range c.Items {
				if c.Has(i) {
					got = append(got, i)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("chosen %v, want %v", got, tt.want)
			}
		})
	}
}

func TestChoiceTen(t *testing.T) {
	c := &Choice{Items: strings.Split("一二三四五六七八九十甲", "")}
	if c.Key(press("0")); c.Chosen() != 9 {
		t.Errorf("0 chose %d, want the tenth", c.Chosen())
	}
}

func TestChoiceDraw(t *testing.T) {
	for _, tt := range []struct {
		name   string
		w      int
		chosen int
		want   string
	}{
		{"none chosen", 70, -1, "1 见到本人   2 家属代答   3 不在家   4 谢绝   5 已搬走"},
		{"chosen", 70, 1, "1 见到本人   ✓ 家属代答   3 不在家   4 谢绝   5 已搬走"},
		{"wraps", 36, 3, "1 见到本人   2 家属代答   3 不在家\n✓ 谢绝   5 已搬走"},
		{"narrower than an answer", 8, -1, "1 见到⋯\n2 家属⋯\n3 不在家\n4 谢绝\n5 已搬走"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := outcomes()
			c.Choose(tt.chosen)
			h := c.Height(tt.w)
			g := newGrid(tt.w, h)
			c.Draw(g, Rect{0, 0, tt.w, h}, false)
			if got := g.Plain(); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestChoiceGrounds(t *testing.T) {
	c := outcomes()
	c.Choose(1)
	for focused, ground := range map[bool]Ink{true: OnChosen, false: OnFocus} {
		g := newGrid(80, 1)
		cur := c.Draw(g, Rect{12, 0, 66, 1}, focused)
		for x := range g.W {
			want := Ink(0)
			if x >= 24 && x < 36 { // ✓ 家属代答 and a cell at either side
				want = ground
			}
			if got := g.cells[x].ink & grounds; got != want {
				t.Errorf("focused %v: ground %d in column %d, want %d", focused, got, x, want)
			}
		}
		if focused && (cur == nil || cur.X != 25) || !focused && cur != nil {
			t.Errorf("focused %v: cursor %v", focused, cur)
		}
	}
}
