package model_test

import (
	"fmt"
	"strings"
	"testing"

	"sidan/model"
)

// visited is a visit of the worker's, corrected by what follows.
func visited() *story {
	return (&story{}).do(worker, model.VisitMade{
		Household: model.HouseholdID{5}, Grid: grid, Outcome: model.Met, With: "王秀英", Note: "血压有点高。",
		Next: 20800,
	})
}

func (y *story) visit() *model.Visit { return y.r.(*model.Visit) }

func TestVisitAmendedByItsAuthor(t *testing.T) {
	y := visited()
	was := y.visit()
	y.do(worker, model.VisitAmended{Outcome: model.FamilySpoke, With: "女儿", Note: "是女儿说的。"})
	v := y.visit()
	if y.out.Code != model.OK || v.Outcome != model.FamilySpoke || v.Inside.With != "女儿" ||
		v.Inside.Note != "是女儿说的。" || v.Next != 0 {
		t.Errorf("%v: %+v %+v", y.out, v, v.Inside)
	}
	if v.On != was.On || v.Week != was.Week || v.Minute != was.Minute || v.By != was.By ||
		v.Household != was.Household {
		t.Errorf("it moved: %+v", v)
	}
	y.do(worker, model.VisitAmended{Outcome: model.Away})
	first, ok := y.visit().First()
	if !ok || first.Outcome != model.Met || first.Note != "血压有点高。" || first.With != "王秀英" ||
		first.Next != 20800 {
		t.Errorf("what was written first is %+v", first)
	}
	if was.Inside.Was != nil || was.Outcome != model.Met {
		t.Error("a record that was handed out was altered")
	}
}

func TestVisitStruckByItsAuthor(t *testing.T) {
	y := visited().do(worker, model.VisitStruck{Why: "记错门了"})
	v := y.visit()
	if y.out.Code != model.OK || v.Stands() || v.WhyStruck().Why != "记错门了" || v.Inside.Note != "血压有点高。" {
		t.Errorf("%v: %+v %+v", y.out, v, v.Inside)
	}
	day := v.Struck
	if y.later(3).do(worker, model.VisitStruck{Why: "真的记错了"}); y.visit().Struck != day ||
		y.visit().WhyStruck().Why != "真的记错了" {
		t.Errorf("struck twice: %+v", y.visit())
	}
}

// Another's word on a visit moves nothing, loses nothing, and somebody looks at it.
func TestVisitOfAnother(t *testing.T) {
	for _, who := range []model.Account{branch, account(9, model.WorkerRole, grid), other} {
		for _, b := range []model.Body{
			model.VisitAmended{Outcome: model.Away, Note: "我看不在家"}, model.VisitStruck{Why: "没去过"},
		} {
			t.Run(fmt.Sprintf("%s %T", who.Person.Name, b), func(t *testing.T) {
				v := visited().do(who, b).visit()
				if !v.Stands() || v.Outcome != model.Met || v.Inside.Note != "血压有点高。" {
					t.Errorf("it moved: %+v %+v", v, v.Inside)
				}
				if len(v.Inside.Flags) == 0 || v.Inside.Flags[0].Why != model.FlagOther ||
					v.Inside.Flags[0].By != who.Person {
					t.Errorf("flags: %v", v.Inside.Flags)
				}
				if was := v.Inside.Was[0]; was.Note+was.Why != model.WordsOf(b) || was.By != who.Person {
					t.Errorf("the words are gone: %+v", v.Inside.Was)
				}
				if _, amended := v.First(); amended || v.WhyStruck().Why != "" {
					t.Error("it passes for its author's word")
				}
			})
		}
	}
}

// However often it is amended, what was written first stays, and the record stays small.
func TestVisitHistoryIsBounded(t *testing.T) {
	y := visited()
	y.do(branch, model.VisitStruck{Why: "别人的话在前"})
	for i := range 100 {
		y.do(worker, model.VisitAmended{Outcome: model.Met, Note: fmt.Sprint("第", i, "次")})
	}
	v := y.visit()
	if first, _ := v.First(); first.Note != "血压有点高。" {
		t.Errorf("what was written first is %+v", first)
	}
	if n := len(v.Inside.Was); n != 21 {
		t.Errorf("%d entries", n)
	}
	if last := v.Inside.Was[20]; last.Note != "第98次" {
		t.Errorf("the last entry is %+v", last)
	}
}

func TestVisitChecks(t *testing.T) {
	long := strings.Repeat("字", model.MostWords)
	for _, c := range []struct {
		b    model.Body
		want model.Reason
	}{
		{model.VisitAmended{Outcome: model.Met, Note: long}, ""},
		{model.VisitAmended{Outcome: model.Met, Note: long + "字"}, model.TooLong},
		{model.VisitAmended{Outcome: model.Met, With: long}, model.TooLong},
		{model.VisitAmended{}, model.Missing},
		{model.VisitAmended{Outcome: "asleep"}, model.BadInput},
		{model.VisitStruck{}, model.Missing},
		{model.VisitStruck{Why: " "}, model.Missing},
		{model.VisitStruck{Why: long}, ""},
		{model.VisitStruck{Why: long + "字"}, model.TooLong},
		{model.HouseholdStruck{}, model.Missing},
		{model.HouseholdStruck{Why: long + "字"}, model.TooLong},
	} {
		got := model.Reason("")
		if no := c.b.Check(); no != nil {
			got = no.Reason
		}
		if got != c.want {
			t.Errorf("%T: %q, want %q", c.b, got, c.want)
		}
	}
}

func TestHouseholdStruck(t *testing.T) {
	y := (&story{}).do(
		worker,
		model.HouseholdAdded{Grid: grid, Door: model.Address{Compound: "金桂苑", Building: "3", Door: "702"}},
	)
	h := y.do(worker, model.HouseholdStruck{Why: "加错了"}).r.(*model.Household)
	if y.out.Code != model.OK || h.Struck == 0 || h.DueOn(nil) != 0 {
		t.Errorf("%v: %+v", y.out, h)
	}
	if e := h.Inside.Edits[len(h.Inside.Edits)-1]; e.Now != "加错了" || e.By != worker.Person {
		t.Errorf("the reason is gone: %+v", h.Inside.Edits)
	}
}
