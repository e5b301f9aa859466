package sheet

import (
	"slices"
	"testing"

	"sidan/model"
)

func TestAPlaceIsFoundByItsWholeNameAlone(t *testing.T) {
	places := []Place{{"522730/01", "东门社区"}, {"522730/01/01", "东门大网格"}, {"522730/01/01/01", "金桂一网格"},
		{"522730/01/01/02", "金桂二网格"},
		{"522730/01/02/12", "麻园十二网格"}, {"522730/02/01/01", "清水湾网格"}, {"522730/02/02/01", "望城路网格"},
		{"522730/03/01/01", "新村网格"}, {"522730/04/01/01", "新村网格"}}
	for _, c := range []struct {
		word string
		sure bool
		want []model.Path
	}{
		{"金桂一网格", true, []model.Path{"522730/01/01/01"}},
		{"金桂 2 网格", true, []model.Path{"522730/01/01/02"}},
		{"金桂２网格", true, []model.Path{"522730/01/01/02"}},
		{"麻园12网格", true, []model.Path{"522730/01/02/12"}},
		{"清水湾", true, []model.Path{"522730/02/01/01"}},
		{"东门社区", true, []model.Path{"522730/01"}},
		{"望城路网", false, []model.Path{"522730/02/02/01"}},
		{"金桂", false, []model.Path{"522730/01/01/01", "522730/01/01/02"}},
		{"新村网格", false, []model.Path{"522730/03/01/01", "522730/04/01/01"}},
		{"城东社区", false, nil},
		{"", false, nil},
	} {
		if got, sure := named(places, c.word); sure != c.sure || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v %v, want %v %v", c.word, got, sure, c.want, c.sure)
		}
	}
}
