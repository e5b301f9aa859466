package desk

import (
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
)

// TestShareAltersNothing: what is shared reads as before, and the texts of two records are one.
func TestShareAltersNothing(t *testing.T) {
	made := func() *model.Household {
		text := func(s string) string { return string([]byte(s)) } // of its own
		return &model.Household{
			Grid: model.Path(text("522730/01/01/01")),
			Door: model.Address{Compound: text("金桂苑"), Building: text("3"), Unit: text("2"), Door: text("102")},
			Inside: &model.HouseholdInside{
				Residents: []model.Resident{{Name: text("王秀英"), Born: 1948, Role: text("户主")}},
				Phones:    []string{"19900000001"}, Tags: []model.HouseTag{model.HouseTag(text("alone"))},
				Languages: []string{text("布依话")}, Note: "耳背",
			},
		}
	}
	first, second := made(), made()
	s := sharing{}
	s.share(first)
	s.share(second)
	s.share(&model.Household{}) // no inside
	s.share(&model.Place{Name: "金桂"})
	for _, h := range []*model.Household{first, second} {
		if d := cmp.Diff(made(), h); d != "" {
			t.Errorf("the household differs:\n%s", d)
		}
	}
	for name, of := range map[string]func(h *model.Household) string{
		"grid":     func(h *model.Household) string { return string(h.Grid) },
		"compound": func(h *model.Household) string { return h.Door.Compound },
		"door":     func(h *model.Household) string { return h.Door.Door },
	} {
		if unsafe.StringData(of(first)) != unsafe.StringData(of(second)) {
			t.Errorf("the %s is held twice", name)
		}
	}
}
