package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"sidan/model"
)

func TestRefusal(t *testing.T) {
	somebody := model.Ref{ID: model.PersonID{1}, Name: "蒙大力"}
	for _, c := range []struct {
		name   string
		no     model.Refusal
		zh, en string
	}{
		{"taken, named", model.Refusal{Reason: model.Taken, Against: somebody},
			"蒙大力 先认领了。写过的进展都记作协助，一个字没丢。",
			"蒙大力 was first. Any progress you wrote is kept as help; no word is lost."},
		{"taken, unnamed", model.Refusal{Reason: model.Taken},
			"已有人先认领了。写过的进展都记作协助，一个字没丢。",
			"Somebody was first. Any progress you wrote is kept as help; no word is lost."},
		{"missing", model.Refusal{Reason: model.Missing, Args: []string{"outcome"}},
			"还缺结果。填上再存，别的都还在。",
			"The outcome is missing. Fill it in and save again; all the rest is still there."},
		{"too long", model.Refusal{Reason: model.TooLong, Args: []string{"note", "2000"}},
			"情况太长，最多 2000 字。删短一些再存，写的都还在。",
			"The note is too long: at most 2000 characters. Make it shorter and save again; what you wrote is " +
				"still there."},
		{"bad input, escapes taken out",
			model.Refusal{Reason: model.BadInput, Args: []string{"door", "\x1b[31m三栋\u202e"}},
			"地址填得不对：「三栋」。改一改再存，别的都还在。",
			`The address does not read: "三栋". Change it and save again; all the rest is still there.`},
		{"bad input that is nothing", model.Refusal{Reason: model.BadInput, Args: []string{"grid", ""}},
			"还缺网格。填上再存，别的都还在。",
			"The grid is missing. Fill it in and save again; all the rest is still there."},
		{"wrong state, named", model.Refusal{Reason: model.WrongState, Args: []string{"closed"}, Against: somebody},
			"这件事现在是「已了结」，蒙大力 动过了。打开看看到了哪一步，再定。",
			`The task is now "closed", moved by 蒙大力. Open it, see where it stands, then decide.`},
		{"held: unfit", model.Refusal{Reason: model.Unfit, Args: []string{"note"}},
			"中心不收：情况不合规矩。它好好存着。请先更新这台电脑的程序，再告诉支部。",
			"The hub does not take it: the note is not as it must be. It is kept. Update the program on this " +
				"laptop, then tell the branch."},
		{"held: no such place", model.Refusal{Reason: model.NoPlace, Args: []string{"522730/Z0"}},
			"县里的名录没有 522730/Z0 这个地方。它好好存着，请组织部把这个地方补进名录。",
			"The county's lists have no place 522730/Z0. It is kept; ask the organisers to enter the place."},
		{"arguments missing", model.Refusal{Reason: model.TooLong},
			"太长，最多  字。删短一些再存，写的都还在。",
			"The  is too long: at most  characters. Make it shorter and save again; what you wrote is still there."},
		{"unknown", model.Refusal{Reason: "moon-phase"},
			"中心给的原因是 moon-phase。什么都没丢，请把这个词告诉支部。",
			"The hub's reason is moon-phase. Nothing is lost; tell the branch this word."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Refusal(ZH, &c.no); got != c.zh {
				t.Errorf("got  %s\nwant %s", got, c.zh)
			}
			if got := Refusal(EN, &c.no); got != c.en {
				t.Errorf("got  %s\nwant %s", got, c.en)
			}
		})
	}
}

// Whatever a hub says, older or newer, with or without arguments, becomes a sentence of bounded length.
func TestRefusalIsTotal(t *testing.T) {
	page := strings.Repeat("字", 5_000_000)
	for reason := range reasons {
		for _, args := range [][]string{nil, {"note"}, {"note", page}, {page, "\xff\xfe"}, {"a", "b", "c"}} {
			for _, against := range []model.Ref{{}, {ID: model.PersonID{1}, Name: "甲"}} {
				no := &model.Refusal{Reason: reason, Args: args, Against: against}
				for _, l := range []Lang{ZH, EN} {
					got := Refusal(l, no)
					if strings.Contains(got, "%!") || !utf8.ValidString(got) || len(got) > 600 {
						t.Errorf("%s %v: %.80q", reason, l, got)
					}
				}
			}
		}
	}
}

func TestBouncedNext(t *testing.T) {
	late := &model.Refusal{Reason: model.WrongState, Args: []string{"claimed"}}
	if got := BouncedNext(ZH, model.TaskReleased{Why: "x"}, late); got != "它已不在办理中，不用再放弃。" {
		t.Errorf("a release that came too late: %s", got)
	}
	taken := &model.Refusal{Reason: model.Taken}
	if got := BouncedNext(EN, model.TaskClaimed{}, taken); got != Next(EN, taken) {
		t.Errorf("a claim that lost: %s", got)
	}
}
