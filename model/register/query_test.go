package register

import (
	"context"
	"testing"

	"sidan/model"
)

// FuzzFind types anything at all: a search ends, and every mark lies within what it marks.
func FuzzFind(f *testing.F) {
	for _, typed := range []string{
		"'", "''", "' '", "-", "--", "附", "号", "栋", "　", "·", "\x00", "\xff",
		"zw", "xi'an", "03-4172086", "3-3-102",
		"王 102", "00000000000000000000", "b1", "负二层", "ａ", "é", "欧阳", "🙂", "栋'", "0", "1 1 1 1 1 1 1 1 1 1",
	} {
		f.Add(typed)
	}
	c := newCorpus()
	h := &model.Household{
		ID: model.HouseholdID{1}, Grid: "522730/01/01/01",
		Door: model.Address{Compound: "金桂苑", Building: "3", Unit: "3", Door: "102"},
		Inside: &model.HouseholdInside{
			Residents: []model.Resident{{Name: "王秀英"}, {Name: "张伟"}}, Phones: []string{"19900000001"},
			Note: "三单元楼道灯坏了",
		},
	}
	e := c.entry(pack(h))
	f.Fuzz(func(t *testing.T, typed string) {
		finder := &Finder{entries: []*entry{e}, filters: []filter{e.filter}}
		hits, err := finder.Find(context.Background(), typed, 10)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hits {
			for _, m := range h.Marks {
				if m.From < 0 || m.To < m.From || m.To > len(h.Title) {
					t.Errorf("%q marks %+v of %q", typed, m, h.Title)
				}
			}
		}
	})
}
