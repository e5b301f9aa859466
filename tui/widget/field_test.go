package widget

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"
)

// typed presses keys: names in angle brackets, else what stands there.
func typed(e *Edit, keys string) (last bool) {
	for keys != "" {
		name := string([]rune(keys)[:1])
		keys = keys[len(name):]
		if name == "<" {
			name, keys, _ = strings.Cut(keys, ">")
		}
		last = e.Key(press(name))
	}
	return last
}

func TestEditKeys(t *testing.T) {
	for _, tt := range []struct {
		name, keys, want string
		multi, mine      bool
	}{
		{"types", "楼道灯", "楼道灯", false, true},
		{"in the middle", "楼灯<left>道", "楼道灯", false, true},
		{"backspace", "楼道灯<backspace><backspace>", "楼", false, true},
		{"delete", "楼道灯<home><delete>", "道灯", false, true},
		{"letter and mark go together", "ae\u0301<backspace>", "a", false, true},
		{"mark joins the letter before it", "e<left><right>\u0301", "e\u0301", false, true},
		{"nothing to delete", "<backspace><delete>", "", false, true},
		{"end", "一二<home><end>三", "一二三", false, true},
		{"ctrl+u clears", "楼道灯<ctrl+u>一", "一", false, true},
		{"ctrl+u clears what is before the cursor", "楼道灯<left><ctrl+u>", "灯", false, true},
		{"ctrl+u clears one line of several", "一<enter>二三<ctrl+u>四", "一\n四", true, true},
		{"ctrl+u of nothing", "<ctrl+u>", "", false, true},
		{"enter leaves one line", "一<enter>", "一", false, false},
		{"enter breaks several", "一<enter>二", "一\n二", true, true},
		{"up leaves one line", "一<up>", "一", false, false},
		{"up in the first line", "一<enter>二<up><up>", "一\n二", true, false},
		{"down in the last line", "一<down>", "一", true, false},
		{"up moves by line", "一二<enter>三四<up>x", "一二x\n三四", true, true},
		{"up to a shorter line", "一<enter>三四<up>x", "一x\n三四", true, true},
		{"down moves by line", "一二<enter>三四<up><home><down>x", "一二\nx三四", true, true},
		{"home of the line", "一<enter>二<home>x", "一\nx二", true, true},
		{"backspace joins lines", "一<enter>二<home><backspace>", "一二", true, true},
		{"soft lines, down", "一二三四五<home><down>x", "一二三四x五", true, true},
		{"soft lines, up", "一二三四五六<up>x", "一二x三四五六", true, true},
		{"end of a soft line", "一二三四五<home><up><end>x", "一二三x四五", true, true},
		{"committed word is no key", "<home>", "", false, true},
		{"function key", "<f1>", "", false, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := &Edit{Multi: tt.multi}
			g := newGrid(9, 3)
			e.Draw(g, Rect{0, 0, 9, 3}, Text, true) // four Han and the cursor's cell
			mine := typed(e, tt.keys)
			if e.Value() != tt.want || mine != tt.mine {
				t.Errorf("%q, %v, want %q, %v", e.Value(), mine, tt.want, tt.mine)
			}
		})
	}
}

func TestEditTakesTextNotNames(t *testing.T) {
	e := &Edit{}
	e.Key(tea.KeyPressMsg{Code: tea.KeyExtended, Text: "home"})
	e.Key(tea.KeyPressMsg{Code: tea.KeySpace, Text: " "})
	e.Key(tea.KeyPressMsg{Code: 'x', Mod: tea.ModCtrl})
	if got := e.Value(); got != "home " {
		t.Errorf("got %q", got)
	}
}

func TestEditLimit(t *testing.T) {
	for _, tt := range []struct {
		name, have, paste, want string
		clipped                 bool
	}{
		{"fits", "一", "二三四五", "一二三四五", false},
		{"clipped", "一二", "三四五六", "一二三四五", true},
		{"full", "一二三四五", "六", "一二三四五", true},
		{"letters count like Han", "", "abcdef", "abcde", true},
		{"controls do not count", "", "\x1b[31m一二\u200b三四五", "一二三四五", false},
		{"newlines are blanks", "", "一\n二", "一 二", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := &Edit{Limit: 5}
			e.SetValue(tt.have)
			if clipped := e.Paste(tt.paste); e.Value() != tt.want || clipped != tt.clipped {
				t.Errorf("%q, %v, want %q, %v", e.Value(), clipped, tt.want, tt.clipped)
			}
		})
	}
}

func TestEditPasteOfMegabytes(t *testing.T) {
	for name, piece := range map[string]string{
		"han": "楼道灯坏了。", "escapes": "\x1b]0;\x1b[", "c1": "\u009d", "csi": "\u009b1", "marks": "\u0301",
		"blanks": " \n", "broken": "\xe7\x8e",
	} {
		t.Run(name, func(t *testing.T) {
			e := &Edit{Multi: true}
			e.Paste(strings.Repeat(piece, 10<<20/len(piece)))
			if n := utf8.RuneCountInString(e.Value()); n > DefaultLimit {
				t.Errorf("%d characters", n)
			}
			e.Draw(newGrid(80, 5), Rect{0, 0, 80, 5}, Text, true)
		})
	}
}

func TestEditCursor(t *testing.T) {
	for _, tt := range []struct {
		name, keys string
		e          Edit
		w, x, y    int
		want       string
	}{
		{"empty", "", Edit{Hint: "给承办人的话"}, 14, 0, 0, "给承办人的话"},
		{"han", "你好世界", Edit{}, 14, 8, 0, "你好世界"},
		{"between", "你好世界<left>", Edit{}, 14, 6, 0, "你好世界"},
		{"one line slides", "一二三四五六七八", Edit{}, 8, 5, 0, " 七八"},
		{"and back", "一二三四五六七八<home>", Edit{}, 8, 0, 0, "一二三四"},
		{"passphrase", "密码ab", Edit{Mask: true}, 14, 4, 0, "****"},
		{"passphrase, within", "密码ab<home><right>", Edit{Mask: true}, 14, 1, 0, "****"},
		{"several lines", "一二三四五", Edit{Multi: true}, 7, 4, 1, "一二三\n四五"},
		{"soft break belongs to the next line", "一二三四五六<left><left><left>", Edit{
			Multi: true,
		}, 7, 0, 1, "一二三\n四五六"},
		{"newline", "一<enter>", Edit{Multi: true}, 7, 0, 1, "一\n"},
		{"scrolls", "一<enter>二<enter>三", Edit{Multi: true}, 7, 2, 1, "二    ⋯\n三"},
		{"blanks hang over", "一二三     ", Edit{Multi: true}, 7, 6, 0, "一二三\n"},
		{"comma is not first", "一二三，四", Edit{Multi: true}, 7, 6, 1, "一二\n三，四"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := 1
			if tt.e.Multi {
				h = 2
			}
			g, r := newGrid(20, 5), Rect{3, 2, tt.w, h}
			tt.e.Draw(g, r, Text, true)
			typed(&tt.e, tt.keys)
			c := tt.e.Draw(g, r, Text, true)
			if c == nil || c.X-3 != tt.x || c.Y-2 != tt.y {
				t.Errorf("cursor %+v, want %d,%d in the field", c, tt.x, tt.y)
			}
			var rows []string
			for _, row := range strings.Split(g.Plain(), "\n")[2 : 2+h] {
				rows = append(rows, strings.TrimPrefix(row, "   "))
			}
			if got := strings.Join(rows, "\n"); got != tt.want {
				t.Errorf("shows %q, want %q", got, tt.want)
			}
			if tt.e.Draw(g, r, Text, false) != nil {
				t.Error("a field without the focus has a cursor")
			}
		})
	}
}

func TestEditGrounds(t *testing.T) {
	e, g := Edit{}, newGrid(4, 1)
	e.Draw(g, Rect{0, 0, 4, 1}, Muted, false)
	if got := g.cells[3].ink; got&grounds != OnField {
		t.Errorf("without the focus %b", got)
	}
	e.Draw(g, Rect{0, 0, 4, 1}, Muted, true)
	if got := g.cells[3].ink; got != Muted|OnFocus|Underline {
		t.Errorf("with the focus %b", got)
	}
}

func TestEditWithoutFocusShowsItsBeginning(t *testing.T) {
	e, g := Edit{}, newGrid(8, 1)
	e.SetValue("一二三四五六七八")
	e.Draw(g, Rect{0, 0, 8, 1}, Text, true)
	if e.Draw(g, Rect{0, 0, 8, 1}, Text, false); g.Plain() != "一二三⋯" {
		t.Errorf("shows %q", g.Plain())
	}
}

// After typing Chinese the cursor stands right behind the last character, in
// sight, whatever the size of the field.
func TestEditCursorFollowsTyping(t *testing.T) {
	han := rapid.SampledFrom([]rune("楼道灯坏了三天，晚上。“”（）aB1 \U00020BB7"))
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(4, 30).Draw(t, "w"), rapid.IntRange(1, 5).Draw(t, "h")
		e, r := &Edit{Multi: rapid.Bool().Draw(t, "multi")}, Rect{1, 1, w, h}
		for _, c := range rapid.SliceOfN(han, 1, 60).Draw(t, "text") {
			e.Key(press(string(c)))
			g := newGrid(w+2, h+2)
			cur := e.Draw(g, r, Text, true)
			if cur.X < r.X || cur.X >= r.X+w || cur.Y < r.Y || cur.Y >= r.Y+h {
				t.Fatalf("cursor %v out of the field", cur.Position)
			}
			if c == ' ' {
				continue
			}
			before := g.cells[cur.Y*g.W+cur.X-1]
			if before.w == 0 {
				before = g.cells[cur.Y*g.W+cur.X-2]
			}
			if before.s != string(c) {
				t.Fatalf("typed %q, before the cursor is %q in\n%s", c, before.s, g.Plain())
			}
		}
	})
}

// Any keys and pastes leave the cursor between two whole characters, the
// text clean and within its limit.
func TestEditHolds(t *testing.T) {
	keys := []string{"left", "right", "up", "down", "home", "end", "backspace", "delete", "enter"}
	rapid.Check(t, func(t *rapid.T) {
		e := &Edit{Multi: rapid.Bool().Draw(t, "multi"), Limit: rapid.IntRange(1, 30).Draw(t, "limit")}
		e.Mask = !e.Multi && rapid.Bool().Draw(t, "mask")
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			if rapid.Bool().Draw(t, "paste") {
				e.Paste(hostile().Draw(t, "text"))
			} else {
				e.Key(press(rapid.SampledFrom(keys).Draw(t, "key")))
			}
			r := Rect{0, 0, rapid.IntRange(0, 12).Draw(t, "w"), rapid.IntRange(0, 3).Draw(t, "h")}
			e.Draw(newGrid(12, 3), r, Text, rapid.Bool().Draw(t, "focused"))
			clean := Clean
			if e.Multi {
				clean = CleanLines
			}
			if e.text != clean(e.text) || utf8.RuneCountInString(e.text) > e.Limit {
				t.Fatalf("text %q", e.text)
			}
			at := 0
			for at < e.at {
				at = e.after(at)
			}
			if at != e.at {
				t.Fatalf("cursor at %d splits a character of %q", e.at, e.text)
			}
		}
	})
}

func BenchmarkEditKey(b *testing.B) {
	e, g := &Edit{Multi: true, Limit: 5000}, newGrid(80, 24)
	e.SetValue(strings.Repeat("楼道灯坏了三天，晚上上楼全靠摸。", 94)) // 1,500 characters
	for b.Loop() {
		e.Key(press("灯"))
		e.Draw(g, Rect{12, 6, 66, 4}, Text, true)
		e.Key(press("backspace"))
	}
}

func BenchmarkEditPaste(b *testing.B) {
	s := strings.Repeat("楼道灯坏了。", 10<<20/18)
	for b.Loop() {
		new(Edit).Paste(s)
	}
}
