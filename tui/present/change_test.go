package present

import (
	"testing"

	"sidan/model"
	"sidan/model/text"
)

func TestChangeSubject(t *testing.T) {
	task := story(t, raised)
	unseen := model.TaskID{0xaa}
	door := "王秀英  " + text.Address(text.ZH, wang.Door)
	r := readers("branch", wang, task, &model.Person{ID: model.PersonID{8}, Name: "杨秀芬"})[0]
	for _, c := range []struct {
		name   string
		change model.Change
		want   string
	}{
		{"a visit", model.Change{Body: model.VisitMade{Household: wang.ID}}, door},
		{"a new request", model.Change{Body: model.TaskRaised{Words: "路灯不亮"}}, "路灯不亮"},
		{"a task", model.Change{Record: task.RecordID(), Body: model.TaskClaimed{}}, "楼道灯坏了\n上楼要摸黑"},
		{"a task out of sight", model.Change{Record: unseen.Record(), Body: model.TaskClaimed{}},
			model.Number(community, unseen)},
		{"a household", model.Change{Record: wang.RecordID(), Body: model.HouseholdMoved{}}, door},
		{"a household out of sight", model.Change{Record: model.RecordID{0xbb}, Body: model.HouseholdMoved{}}, ""},
		{"a person", model.Change{Record: model.PersonID{8}.Record(), Body: model.PersonAdded{}}, "杨秀芬"},
		{"a category", model.Change{Body: model.MenuSet{Category: model.DefaultMenu[0]}}, "政策法规咨询"},
		{"days off", model.Change{Body: model.CalendarSet{Days: model.DaySpan{
			From: today + 1, To: today + 2, As: model.Holiday,
		}}}, "11-25 周三 至 11-26 周四  节假日"},
	} {
		if got := r.ChangeSubject(community, c.change); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if got := r.ChangeLine(community, c.change); got != text.Change(text.ZH, c.change.Body)+"  "+c.want {
			t.Errorf("%s: the line is %q", c.name, got)
		}
	}
}
