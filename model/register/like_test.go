package register_test

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
)

// alike shows the words and the reasons of likenesses.
func alike(list []register.Likeness) string {
	all := make([]string, len(list))
	for i, l := range list {
		said := []string{l.Task.Text()}
		for _, why := range l.Why {
			said = append(said, strings.TrimSpace(string(why.Code)+" "+strings.Join(why.Args, ",")))
		}
		all[i] = strings.Join(said, ", ")
	}
	return strings.Join(all, "; ")
}

func TestLike(t *testing.T) {
	w := newWorld(t, branch)
	h := w.add(grid1, "金桂苑3栋3单元102", today-90, "王秀英")
	stair := w.add(grid1, "金桂苑3栋3单元301", today-90, "李国栋")
	building := w.add(grid1, "金桂苑3栋1单元101", today-90, "龙大力")
	compound := w.add(grid1, "金桂苑5栋1单元101", today-90, "张伟")
	elsewhere := w.add(grid1, "清水湾3栋3单元102", today-90, "单明")
	task := w.raise(h, today, "三单元楼道灯坏了三天", nil)
	w.raise(compound, today-1, "路灯不亮", nil)
	w.raise(stair, today-5, "楼道灯一直闪", nil)
	w.raise(building, today-2, "我们的楼道灯坏了，也没人修", nil)
	w.raise(stair, today-4, "两口子吵架想请人劝", nil)
	w.raise(stair, today-31, "楼道灯不亮", nil)
	w.raise(elsewhere, today-1, "楼道灯不亮", nil)
	street := model.TaskID(w.did(worker, noon(today), model.RecordID{}, model.TaskRaised{
		Grid: grid1, Channel: model.ByChat, Words: "小区外头楼道灯全黑",
	}))
	w.did(worker, noon(today), model.RecordID{}, model.TaskRaised{
		Grid: grid2, Channel: model.ByChat, Words: "楼道灯全黑",
	})
	want := "楼道灯一直闪, same-stair, same-menu facilities, same-words 楼道灯; " +
		"我们的楼道灯坏了，也没人修, same-building, same-menu facilities, same-words 楼道灯坏; " +
		"小区外头楼道灯全黑, same-grid, same-menu facilities, same-words 楼道灯; " +
		"路灯不亮, same-compound, same-menu facilities"
	if got := alike(w.Like(w.Task(task), today)); got != want {
		t.Errorf("alike:\n%s, want\n%s", got, want)
	}
	if got := w.Like(w.Task(street), today); len(got) != 4 {
		t.Errorf("like what has no compound: %s", alike(got))
	}
}

// TestLikeByWordsAlone: of one compound, where the words suggest no category.
func TestLikeByWordsAlone(t *testing.T) {
	w := newWorld(t, branch)
	h := w.add(grid1, "金桂苑3栋3单元102", today-90, "王秀英")
	o := w.add(grid1, "金桂苑5栋1单元101", today-90, "张伟")
	table := w.raise(h, today, "金桂苑那张乒乓球桌", nil)
	w.raise(o, today-1, "金桂苑的乒乓球桌断了", nil)
	w.raise(o, today-1, "金桂苑的球门", nil)
	w.raise(o, today-2, "今天天气好", nil)
	if got := alike(w.Like(w.Task(table), today)); got !=
		"金桂苑的乒乓球桌断了, same-compound, same-words 乒乓球桌" {
		t.Errorf("alike: %s", got)
	}
	fine := w.raise(h, today, "三单元今天两个人都好", nil)
	if got := w.Like(w.Task(fine), today); len(got) != 0 {
		t.Errorf("like nothing: %s", alike(got))
	}
}
