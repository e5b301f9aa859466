package hub_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// archive is a hub in memory and the images made of it, to be put back.
type archive struct {
	t      *testing.T
	clock  *clock
	memory *hub.Memory
	hub    *hub.Hub
	list   hub.Images
	images map[string]*hub.Memory
	made   int
}

func newArchive(t *testing.T) *archive {
	a := &archive{t: t, clock: &clock{noon}, images: map[string]*hub.Memory{}, memory: new(hub.Memory)}
	a.hub = openHub(t, a.memory, a.clock)
	enter(t, a.hub, hub.Row{Body: model.PlaceAdded{Path: county, Name: "c"}}) // revision 1
	return a
}

// grows adds so many records to the county's directory.
func (a *archive) grows(n int) {
	for range n {
		a.made++
		enter(a.t, a.hub, hub.Row{
			Body: model.PersonAdded{Name: fmt.Sprintf("p%d", a.made), Function: model.Organiser, Place: county},
		})
	}
}

// back makes an image, as Backup does with a file.
func (a *archive) back(name string) {
	a.t.Helper()
	heads, err := a.hub.Stand(context.Background())
	if err != nil {
		a.t.Fatal(err)
	}
	a.images[name] = a.memory.Clone()
	a.list.List = append(a.list.List, hub.Image{Name: name, Heads: heads})
	if a.list, err = a.hub.Secure(context.Background(), a.list, func(hub.Images) error { return nil }); err != nil {
		a.t.Fatal(err)
	}
}

// puts an image back, whoever allows it.
func (a *archive) puts(name string) {
	a.memory = a.images[name].Clone()
	a.hub = openHub(a.t, a.memory, a.clock)
}

func (a *archive) names() (names []string) {
	for _, i := range a.list.List {
		names = append(names, i.Name)
	}
	return names
}

// may are the images that may be put back.
func (a *archive) may() (names []string) {
	for name := range a.images {
		if i, ok := a.list.Find(name); ok && a.list.MayReturn(i, "") {
			names = append(names, name)
		}
	}
	return names
}

func (a *archive) community() hub.History {
	var c hub.History
	err := a.memory.Read(context.Background(), func(s hub.Snapshot) error {
		l, err := s.Load(hub.Keys{Community: county})
		c = l.History
		return err
	})
	if err != nil {
		a.t.Fatal(err)
	}
	return c
}

func TestSafeIsWhatTheLastThreeImagesHold(t *testing.T) {
	a := newArchive(t)
	for i, want := range []uint64{0, 0, 3, 5, 7} {
		a.grows(2)
		a.back(fmt.Sprint("b", i+1))
		if got := a.community().Safe; got != want {
			t.Errorf("after image %d: safe %d, want %d", i+1, got, want)
		}
	}
	if got := len(a.may()); got != 3 {
		t.Errorf("%d images may be put back: %v", got, a.may())
	}
}

// TestAnImageOfAHistoryThatWasLeftCountsNoMore is docs/visibility.md §7.13.
func TestAnImageOfAHistoryThatWasLeftCountsNoMore(t *testing.T) {
	a := newArchive(t)
	for i := range 4 {
		a.grows(2)
		a.back(fmt.Sprint("b", i+1))
	}
	a.puts("b2")
	a.grows(1)
	a.back("c")
	if d := cmp.Diff([]string{"b1", "b2", "c"}, a.names()); d != "" {
		t.Errorf("images:\n%s", d)
	}
}

// TestNothingIsPutBackBelowWhatWasSafe: after the hub went back, an older image is among the last three once more; but
// homes let go of what came after it.
func TestNothingIsPutBackBelowWhatWasSafe(t *testing.T) {
	a := newArchive(t)
	for i := range 6 {
		a.grows(2)
		a.back(fmt.Sprint("b", i+1))
	}
	told := a.list.Safe[county] // the head of b4
	a.puts("b4")
	a.grows(1)
	a.back("c")
	if d := cmp.Diff([]string{"b1", "b2", "b3", "b4", "c"}, a.names()); d != "" {
		t.Fatalf("images:\n%s", d)
	}
	if a.list.Safe[county] != told {
		t.Errorf("safe fell from %d to %d", told, a.list.Safe[county])
	}
	for name, want := range map[string]bool{"b2": false, "b3": false, "b4": true, "c": true} {
		if i, _ := a.list.Find(name); a.list.MayReturn(i, "") != want {
			t.Errorf("%s may be put back: %v", name, !want)
		}
	}
}

func TestTheListIsOnDiskBeforeAHomeIsTold(t *testing.T) {
	a := newArchive(t)
	for i := range 2 {
		a.grows(1)
		a.back(fmt.Sprint("b", i))
	}
	a.grows(1)
	heads, _ := a.hub.Stand(context.Background())
	list := a.list
	list.List = append(list.List, hub.Image{Name: "full", Heads: heads})
	full := fmt.Errorf("disk full")
	if _, err := a.hub.Secure(context.Background(), list, func(hub.Images) error { return full }); err == nil {
		t.Error("a list that could not be kept is no error")
	}
	if a.community().Safe != 0 {
		t.Error("safe moved without its list")
	}
}

func TestBelowTheFloorAFreshCopyIsBegun(t *testing.T) {
	a := newArchive(t)
	a.grows(2)
	early := a.community()
	a.clock.now = a.clock.now.Add(500 * 24 * time.Hour)
	a.grows(2)
	if err := a.hub.Prune(context.Background(), a.clock.now.Add(-400*24*time.Hour)); err != nil {
		t.Fatal(err)
	}
	if c := a.community(); c.Floor != early.Head || c.Head != early.Head+2 {
		t.Fatalf("floor %d of %d, want %d", c.Floor, c.Head, early.Head)
	}
	organiser := hub.Account{Account: model.Account{
		Person: model.Ref{ID: model.PersonID{1}}, Role: model.OrganiserRole, Scopes: []model.Path{county},
	}}
	digest := wire.DigestOf(organiser.TagsIn(county))
	for _, c := range []struct {
		name        string
		after, from uint64
	}{{
		"below the floor", early.Head - 1, 0,
	}, {"at the floor", early.Head, early.Head}, {"above it", early.Head + 1, early.Head + 1}} {
		left := hub.Left{Head: a.community().Head, Mark: a.community().Mark}
		ask := wire.Ask{Community: county, Seen: left.Head, Mark: left.Mark, After: c.after, Digest: digest, Rows: true}
		err := a.memory.Read(context.Background(), func(s hub.Snapshot) error {
			answer, err := hub.Answer(s, organiser, hub.NewBatch(ask), hub.Output{Left: left}, 0, hub.NewRoom())
			if err == nil && answer.Page.From != c.from {
				t.Errorf("%s: a page from %d, want %d", c.name, answer.Page.From, c.from)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
