package present

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/text"
)

// TestChatTextIsMadeOfFaces: of names, doors, phones and words that were planted in the insides nothing is told.
func TestChatTextIsMadeOfFaces(t *testing.T) {
	planted := []string{"何兴国", "909", "19900001234", "两口子", "先打电话", "陈家"}
	inside := &model.TaskInside{
		Words: "两口子吵架，找何兴国",
		Household: model.DoorRef{
			ID: model.HouseholdID{7}, Name: "何兴国", Phone: "19900001234",
			Door: model.Address{Compound: "金桂苑", Building: "3", Unit: "2", Door: "909"},
		},
		Steps: []model.Step{{What: model.DidDispatch, Words: "先打电话 陈家"}},
	}
	task := func(s model.Sphere, state model.State, brief string) *model.Task {
		return &model.Task{
			ID: model.TaskID{9}, Grid: "522730/01/01/01", Compound: "金桂苑", Inside: inside,
			Stand: model.Stand{State: state, Sphere: s, Brief: brief, Due: model.Date(2026, 11, 27)},
		}
	}
	r := readers("other")[0]
	open := task(model.Everyone, model.Dispatched, "换楼道灯，带梯子")
	all := []*model.Task{
		open, task(model.Family, model.Dispatched, ""), task(model.Everyone, model.Raised, ""),
		task(model.Everyone, model.Claimed, "有人接了"), task(model.Public, model.Dispatched, ""),
	}
	for _, l := range []text.Lang{text.ZH, text.EN} {
		r.Lang = l
		said, left := r.ChatText(all)
		for _, want := range []string{"换楼道灯，带梯子", "金桂苑", "11-27", open.No(), text.ChatEnd.In(l)} {
			if !strings.Contains(said, want) {
				t.Errorf("%q is not in %s", want, said)
			}
		}
		for _, secret := range planted {
			if strings.Contains(said, secret) {
				t.Errorf("%q is in %s", secret, said)
			}
		}
		if len(left) != 4 || strings.Contains(said, "有人接了") {
			t.Errorf("%d are left out of %s", len(left), said)
		}
		for _, one := range left {
			if r.ChatBars(one) == "" {
				t.Errorf("nothing is said of %s", one.State)
			}
		}
		if said, left = r.ChatText(all[1:]); said != "" || len(left) != 4 {
			t.Errorf("of nothing it says %q", said)
		}
	}
}
