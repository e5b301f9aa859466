package model_test

import (
	"slices"
	"testing"

	"sidan/model"
)

func TestResidentsAreReadALineEach(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  []model.Resident
	}{
		{"王秀英 1948 户主", []model.Resident{{Name: "王秀英", Born: 1948, Role: "户主"}}},
		{"王　英", []model.Resident{{Name: "王英"}}},
		{"王 小 英 1950", []model.Resident{{Name: "王小英", Born: 1950}}},
		{"王启明 儿子 在广东", []model.Resident{{Name: "王启明", Role: "儿子 在广东"}}},
		{"王启明 子", []model.Resident{{Name: "王启明", Role: "子"}}},
		{"甲\n乙 1960", []model.Resident{{Name: "甲"}, {Name: "乙", Born: 1960}}},
		{"a b", []model.Resident{{Name: "a", Role: "b"}}},
	} {
		if got := model.ParseResidents(c.typed); !slices.Equal(got, c.want) {
			t.Errorf("%q: %+v", c.typed, got)
		}
	}
}
