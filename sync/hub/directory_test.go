package hub_test

import (
	"fmt"
	"testing"

	"sidan/model"
	"sidan/sync/hub"
)

// TestPlacesAreThoseOfAllCounties, also of more than are read at once, and nothing else of the directories.
func TestPlacesAreThoseOfAllCounties(t *testing.T) {
	h, _ := newHub(t)
	invite(t, h, "w") // a person is no place
	want := map[model.Path]string{}
	for _, r := range places() {
		p := r.Body.(model.PlaceAdded)
		want[p.Path] = p.Name
	}
	rows := []hub.Row{{Body: model.PlaceAdded{Path: "522731", Name: "another county"}}}
	want["522731"] = "another county"
	for n := range 1100 {
		p := model.PlaceAdded{Path: model.Path(fmt.Sprintf("522731/%02d", n+1)), Name: fmt.Sprint("c", n)}
		if n >= 99 {
			p.Path = model.Path(fmt.Sprintf("522731/%02d/%02d", (n-99)/50+1, (n-99)%50+1))
		}
		rows, want[p.Path] = append(rows, hub.Row{Body: p}), p.Name
	}
	enter(t, h, rows...)
	got, err := h.Places(t.Context())
	if err != nil || len(got) != len(want) {
		t.Fatalf("%d places, want %d: %v", len(got), len(want), err)
	}
	for _, p := range got {
		if want[p.Path] != p.Name {
			t.Errorf("%s is named %q, want %q", p.Path, p.Name, want[p.Path])
		}
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Places(t.Context()); err == nil {
		t.Error("a hub that is closed names places")
	}
}
