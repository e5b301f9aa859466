package register_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"sidan/model"
	"sidan/model/register"
)

// town is what the examples are looked for in.
func town(t testing.TB) *world {
	w := newWorld(t, branch)
	put := func(door, residents, phone string) model.HouseholdID {
		a, err := model.ParseAddress(door)
		if err != nil {
			t.Fatalf("%s: %v", door, err)
		}
		return model.HouseholdID(w.did(branch, noon(today-90), model.RecordID{}, model.HouseholdAdded{
			Grid: grid1, Door: a, Residents: model.ParseResidents(residents), Phones: strings.Fields(phone)}))
	}
	wang := put("金桂苑3栋3单元102", "王秀英 1948 户主\n张伟 1975 儿子", "19900009473")
	put("金桂苑3栋3单元1021", "王国栋", "19900001234")
	put("金桂苑13栋3单元102", "张伟\n王小燕", "19900005512")
	put("金桂苑4栋1单元501", "单德福", "1990000 0473")
	put("金桂苑4栋1单元502", "欧阳桂兰", "")
	put("望城路12号附1号", "吕刚", "")
	put("清水湾2栋1单元501", "张雯", "")
	gone := put("清水湾2栋1单元301", "张伟", "")
	w.did(branch, noon(today), gone.Record(), model.HouseholdMoved{})
	w.raise(wang, today-2, "三单元楼道灯坏了三天,晚上上楼全靠摸。", nil)
	w.did(
		worker, noon(today-1), model.RecordID{},
		model.TaskRaised{Grid: grid2, Compound: "清水湾", Channel: model.ByBox, Words: "垃圾桶满了\n没人收"},
	)
	w.person(11, "张望", model.GridWorker, grid1, nil)
	return w
}

func called(hits []register.Hit) string {
	var list []string
	for _, h := range hits {
		s := h.Title
		if h.Kind == model.KindHousehold {
			s += " " + strings.TrimPrefix(strings.ReplaceAll(h.Address, " ", ""), "金桂苑")
		}
		if h.Also != "" {
			s += " (" + h.Also + ")"
		}
		if h.Gone {
			s += " gone"
		}
		list = append(list, s)
	}
	return strings.Join(list, " · ")
}

func TestFind(t *testing.T) {
	w := town(t)
	number := w.Tasks(register.AllView, today, grid2)[0].No()
	for _, c := range []struct{ words, want string }{
		// a name, in Chinese, in pinyin, by initials, in between
		{"张伟", "张伟 13栋3单元102 · 王秀英 3栋3单元102 (张伟) · 张伟 清水湾2栋1单元301 gone"},
		{"zhangwei", "张伟 13栋3单元102 · 王秀英 3栋3单元102 (张伟) · 张伟 清水湾2栋1单元301 gone"},
		{"ZhangWei", "张伟 13栋3单元102 · 王秀英 3栋3单元102 (张伟) · 张伟 清水湾2栋1单元301 gone"},
		{"zw", "张雯 清水湾2栋1单元501 · 张伟 13栋3单元102 · 张望 · 王秀英 3栋3单元102 (张伟) · " +
			"张伟 清水湾2栋1单元301 gone"},
		{"ｚｗ", "张雯 清水湾2栋1单元501 · 张伟 13栋3单元102 · 张望 · 王秀英 3栋3单元102 (张伟) · " +
			"张伟 清水湾2栋1单元301 gone"},
		{"zhwei", "张伟 13栋3单元102 · 王秀英 3栋3单元102 (张伟) · 张伟 清水湾2栋1单元301 gone"},
		{
			"zhangwe",
			"张雯 清水湾2栋1单元501 · 张伟 13栋3单元102 · 王秀英 3栋3单元102 (张伟) · 张伟 清水湾2栋1单元301 gone",
		},
		{"sdf", "单德福 4栋1单元501"},
		{"ouyang", "欧阳桂兰 4栋1单元502"},
		{"lvg", "吕刚 望城路12附1号"},
		{"lugang", "吕刚 望城路12附1号"},
		{"xiuying", "王秀英 3栋3单元102 · 三单元楼道灯坏了三天,晚上上楼全靠摸。"},
		// an address, in any spelling
		{"金桂苑3栋3单元102", "王秀英 3栋3单元102 · 三单元楼道灯坏了三天,晚上上楼全靠摸。 · 王国栋 3栋3单元1021"},
		{"金桂苑 3幢 三单元 102室", "王秀英 3栋3单元102 · 三单元楼道灯坏了三天,晚上上楼全靠摸。 · 王国栋 3栋3单元1021"},
		{"3-3-1021", "王国栋 3栋3单元1021"},
		{"望城路12号附1号", "吕刚 望城路12附1号"},
		{"4栋1单元", "单德福 4栋1单元501 · 欧阳桂兰 4栋1单元502"},
		{"清水湾", "张雯 清水湾2栋1单元501 · 张伟 清水湾2栋1单元301 gone"},
		// several words, all of which must fit
		{"zw 501", "张雯 清水湾2栋1单元501"},
		{"501 zw", "张雯 清水湾2栋1单元501"},
		{"王 102", "王秀英 3栋3单元102 · 三单元楼道灯坏了三天,晚上上楼全靠摸。 · 张伟 13栋3单元102 (王小燕) · " +
			"王国栋 3栋3单元1021"},
		{"王 没有的", ""},
		// a phone's tail: of three digits or more, and only its tail
		{"0473", "单德福 4栋1单元501"},
		{"473", "王秀英 3栋3单元102 · 单德福 4栋1单元501"},
		{"73", ""},
		{"947", ""},
		{"1990000-9473", "王秀英 3栋3单元102"},
		// a task, by its words and its number
		{"楼道灯", "三单元楼道灯坏了三天,晚上上楼全靠摸。"},
		{number, "垃圾桶满了"},
		{strings.ReplaceAll(number, "-", ""), "垃圾桶满了"},
		{number[3:], "垃圾桶满了"},
		{number[:8], "垃圾桶满了"},
		// nothing
		{"诸葛", ""},
		{"", ""},
		{" \t", ""},
	} {
		if got := called(w.Find(c.words, 20)); got != c.want {
			t.Errorf("%q:\n%s, want\n%s", c.words, got, c.want)
		}
	}
}

func TestFindKeepsToItsLimit(t *testing.T) {
	w := town(t)
	if got := called(w.Find("zw", 2)); got != "张雯 清水湾2栋1单元501 · 张伟 13栋3单元102" {
		t.Errorf("the best two: %s", got)
	}
	if got := w.Find("zw", 0); len(got) != 0 {
		t.Errorf("none asked for: %v", got)
	}
}

func TestFindMarksWhatWasSearchedFor(t *testing.T) {
	w := town(t)
	for _, c := range []struct{ words, want string }{
		{"秀英", "王[秀英]"},
		{"wx", "[王秀]英"},
		{"xiuy", "王[秀英]"},
		{"ouy", "[欧阳]桂兰"},
		{"栋 wang", "[王]国[栋]"},
		{"楼道灯", "三单元[楼道灯]坏了三天,晚上上楼全靠摸。"},
		{"3-3-1021", "王国栋"},
	} {
		hits := w.Find(c.words, 1)
		got := ""
		for _, h := range hits {
			at := 0
			for _, m := range h.Marks {
				got += h.Title[at:m.From] + "[" + h.Title[m.From:m.To] + "]"
				at = m.To
			}
			got += h.Title[at:]
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.words, got, c.want)
		}
	}
}

func TestFindBearsHostileNames(t *testing.T) {
	w := newWorld(t, branch)
	w.did(branch, noon(today), model.RecordID{}, model.HouseholdAdded{Grid: grid1,
		Door:      model.Address{Compound: "望城路", Door: "2"},
		Residents: []model.Resident{{Name: "\n\n"}, {Name: "İ王\n张伟"}, {Name: "\xff\u202e𠮷"}}})
	for _, words := range []string{"张伟", "zw", "王", "w", "i", "𠮷", "\xff", "2"} {
		for _, h := range w.Find(words, 9) {
			for _, m := range h.Marks {
				_ = h.Title[m.From:m.To]
			}
		}
	}
	if got := w.Find("张伟", 9); len(got) != 1 || got[0].Also != "İ王\n张伟" {
		t.Errorf("found %+v", got)
	}
}

func TestFindSeesChanges(t *testing.T) {
	w := town(t)
	before := w.Finder()
	if w.Finder() != before {
		t.Error("another finder, though nothing changed")
	}
	w.add(grid1, "望城路2号", today, "诸葛明")
	if got := called(w.Find("zgm", 9)); got != "诸葛明 望城路2号" {
		t.Errorf("the new one: %s", got)
	}
	if hits, err := before.Find(context.Background(), "zgm", 9); len(hits) != 0 || err != nil {
		t.Errorf("the picture from before shows %s, %v", called(hits), err)
	}
}

func TestFindStopsWhenOvertaken(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if hits, err := town(t).Finder().Find(ctx, "zw", 9); !errors.Is(err, context.Canceled) || hits != nil {
		t.Errorf("%v, %v", hits, err)
	}
}

// TestFindBesideChanges is for the race detector: a finder is searched while the register changes.
func TestFindBesideChanges(t *testing.T) {
	w := town(t)
	find, done := w.Finder(), make(chan string)
	go func() {
		hits, _ := find.Find(context.Background(), "zhugeming", 9)
		done <- called(hits)
	}()
	w.add(grid1, "望城路2号", today, "诸葛明")
	w.Find("zhugeming", 9)
	if got := <-done; got != "" {
		t.Errorf("found in the picture from before: %s", got)
	}
}

// TestFindNarrowsToTheSame types and erases, and holds each result against that of a finder that remembers nothing.
func TestFindNarrowsToTheSame(t *testing.T) {
	w := town(t)
	keys := []string{
		"z", "w", "h", "a", "n", "g", " ", "1", "0", "2", "3", "4", "7", "-", "王", "张", "三", "单元", "栋",
		"幢", "金桂苑", "灯", "号", "V",
	}
	rapid.Check(t, func(t *rapid.T) {
		typing := *w.Finder()
		words := ""
		for range rapid.IntRange(1, 12).Draw(t, "keys") {
			if words != "" && rapid.IntRange(0, 4).Draw(t, "erase") == 0 {
				words = words[:len(words)-1]
			} else {
				words += rapid.SampledFrom(keys).Draw(t, "key")
			}
			got, _ := typing.Find(context.Background(), words, 9)
			w.Pend(model.RecordID{1}, []register.Pending{{}}) // a new finder
			if diff := cmp.Diff(w.Find(words, 9), got); diff != "" {
				t.Fatalf("%q: afresh, narrowed:\n%s", words, diff)
			}
		}
	})
}

func ExampleRegister_Find() {
	r := register.New(branch)
	r.Put(&model.Household{ID: model.HouseholdID{1}, Grid: grid1,
		Door:   model.Address{Compound: "金桂苑", Building: "3", Unit: "3", Door: "102"},
		Inside: &model.HouseholdInside{Residents: []model.Resident{{Name: "张伟"}}}}, 1)
	for _, words := range []string{"zw", "zhangwei", "金桂苑 3幢 三单元 102室", "zw 102"} {
		fmt.Println(words, "→", r.Find(words, 1)[0].Title)
	}
	// Output:
	// zw → 张伟
	// zhangwei → 张伟
	// 金桂苑 3幢 三单元 102室 → 张伟
	// zw 102 → 张伟
}

// TestFindMarksWhoWasMeant: where somebody of the family was found, the letters are marked in that name, as in
// a householder's.
func TestFindMarksWhoWasMeant(t *testing.T) {
	w := town(t)
	for words, want := range map[string]string{
		"张伟": "张伟", "zw": "张伟", "wei": "伟", "伟": "伟", "xiaoyan": "小燕", "wxy": "王小燕",
	} {
		found := ""
		for _, h := range w.Find(words, 20) {
			if h.Also == "" {
				continue
			}
			for _, m := range h.InAlso {
				found += h.Also[m.From:m.To]
			}
			break
		}
		if found != want {
			t.Errorf("%q marks %q, want %q", words, found, want)
		}
	}
}

// Marks never lie within one another: what is painted is the title, whatever was searched for.
func TestMarksAreApart(t *testing.T) {
	w := town(t)
	for _, words := range []string{"王 王秀", "wang wx", "张 张伟 伟", "楼 楼道 道灯"} {
		for _, h := range w.Find(words, 20) {
			end := 0
			for _, m := range h.Marks {
				if m.From < end || m.To <= m.From || m.To > len(h.Title) {
					t.Errorf("%q in %q: %v", words, h.Title, h.Marks)
				}
				end = m.To
			}
		}
	}
}

func TestNotes(t *testing.T) {
	w := town(t)
	houses := w.Find("金桂苑", 20)
	noted := func(n byte, house model.RecordID, on model.Day, words string) *model.Visit {
		return &model.Visit{
			ID: model.VisitID{n}, Household: model.HouseholdID(house), On: on,
			Inside: &model.VisitInside{Note: words},
		}
	}
	var notes register.Notes
	notes.Add(noted(1, houses[0].ID, today-9, "血压有点高"))
	notes.Add(noted(2, houses[0].ID, today-2, "量了血压,还是高。换了 LED 灯"))
	notes.Add(noted(2, houses[0].ID, today-2, "中心的旧样子"))
	notes.Add(noted(3, houses[1].ID, today-1, "膝盖痛,血压正常"))
	notes.Add(noted(4, model.RecordID{99}, today, "没有这户,血压"))
	notes.Add(&model.Visit{ID: model.VisitID{5}})
	notes.Sort()
	for _, c := range []struct{ words, want string }{
		{"血压", "膝盖痛,[血压]正常 · 量了[血压],还是高。换了 LED 灯"},
		{"高 血压", "量了[血压],还是[高]。换了 LED 灯"},
		{"ＬＥＤ 量了", "[量了]血压,还是高。换了 [LED] 灯"},
		{"旧样子", ""}, {"压", ""}, {" ", ""}, {"血压 没有的", ""},
	} {
		var got []string
		for _, h := range w.Noted(notes.Find(c.words, 10), nil) {
			s, at := "", 0
			for _, m := range h.InAlso {
				s, at = s+h.Also[at:m.From]+"["+h.Also[m.From:m.To]+"]", m.To
			}
			got = append(got, s+h.Also[at:])
			if h.Title == "" || h.Address == "" || h.Noted == 0 {
				t.Errorf("%q: %+v", c.words, h)
			}
		}
		if s := strings.Join(got, " · "); s != c.want {
			t.Errorf("%q:\n%s, want\n%s", c.words, s, c.want)
		}
	}
	if got := w.Noted(notes.Find("血压", 10), houses[:1]); len(got) != 1 {
		t.Errorf("listed already: %v", got)
	}
}
