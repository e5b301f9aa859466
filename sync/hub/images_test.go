package hub

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/sync/wire"
)

const (
	imagesHere  = model.Path("522730/01")
	imagesThere = model.Path("522730/02")
)

func headsAt(here, there uint64) map[model.Path]Left {
	return map[model.Path]Left{
		imagesHere: {here, wire.Mark{byte(here)}}, imagesThere: {there, wire.Mark{byte(there)}},
	}
}

// TestHolds: a copy is put back only where it is the one that the list speaks of.
func TestHolds(t *testing.T) {
	listed := Image{Name: "hub-1.db", Heads: headsAt(5, 7), Print: Print{Size: 10, Sum: "ab"}}
	older := Image{Name: "hub-1.db", Heads: headsAt(5, 7)} // a list of a program that kept no sums
	for _, c := range []struct {
		name  string
		i     Image
		print Print
		heads map[model.Path]Left
		holds bool
	}{
		{"as it is listed", listed, Print{10, "ab"}, headsAt(5, 7), true},
		{"another sum", listed, Print{10, "ac"}, headsAt(5, 7), false},
		{"another size", listed, Print{11, "ab"}, headsAt(5, 7), false},
		{"another head", listed, Print{10, "ab"}, headsAt(5, 8), false},
		{"a community less", listed, Print{10, "ab"}, map[model.Path]Left{imagesHere: {5, wire.Mark{5}}}, false},
		{"another mark", listed, Print{10, "ab"}, map[model.Path]Left{
			imagesHere: {5, wire.Mark{5}}, imagesThere: {7, wire.Mark{9}},
		}, false},
		{"without sums, as it is listed", older, Print{10, "ab"}, headsAt(5, 7), true},
		{"without sums, another head", older, Print{10, "ab"}, headsAt(4, 7), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := c.i.Holds(c.print, c.heads)
			if (err == nil) != c.holds {
				t.Fatal(err)
			}
			var fault *CopyFault
			if err != nil && (!errors.As(err, &fault) || fault.Name != "hub-1.db" || !errors.Is(err, ErrDamaged)) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestMayReturn(t *testing.T) {
	s := Images{Safe: map[model.Path]uint64{imagesHere: 5, imagesThere: 7}}
	for _, c := range []struct {
		name      string
		heads     map[model.Path]Left
		community model.Path
		may       bool
	}{
		{"all that is safe", headsAt(5, 7), "", true},
		{"more", headsAt(6, 9), "", true},
		{"less here", headsAt(4, 7), "", false},
		{"less there", headsAt(5, 6), "", false},
		{"less there, only here is put back", headsAt(5, 6), imagesHere, true},
		{"less here, only here is put back", headsAt(4, 7), imagesHere, false},
		{"a community that it knows nothing of", map[model.Path]Left{imagesHere: {5, wire.Mark{}}}, "", false},
	} {
		if got := s.MayReturn(Image{Heads: c.heads}, c.community); got != c.may {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestSafeIsWhatTheOldestOfThreeHolds, and it never falls.
func TestSafeIsWhatTheOldestOfThreeHolds(t *testing.T) {
	list := func(heads ...uint64) (all []Image) {
		for _, h := range heads {
			all = append(all, Image{Heads: headsAt(h, 1)})
		}
		return all
	}
	for _, c := range []struct {
		name string
		was  uint64
		list []Image
		want uint64
	}{
		{"two are not enough", 0, list(5, 6), 0},
		{"three", 0, list(5, 6, 7), 5},
		{"the newest three of five", 0, list(5, 6, 7, 8, 9), 7},
		{"what was told before is more", 8, list(5, 6, 7), 8},
		{"what was told before is less", 3, list(5, 6, 7), 5},
	} {
		s := Images{List: c.list, Safe: map[model.Path]uint64{imagesHere: c.was}}
		if got := s.secured().Safe[imagesHere]; got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
		if s.Safe[imagesHere] != c.was {
			t.Errorf("%s: the list before was altered", c.name)
		}
	}
}

func TestTheListLiesWithTheCopies(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "copies")
	if s, err := ReadImages(dir); err != nil || s.Of != "" || len(s.List) > 0 {
		t.Errorf("where there is none: %+v, %v", s, err)
	}
	s := Images{Of: "x", Safe: map[model.Path]uint64{imagesHere: 3}, List: []Image{
		{Name: "hub-1.db", At: time.Unix(1795500000, 0).UTC(), Heads: headsAt(5, 7), Print: Print{10, "ab"}},
	}}
	if err := writeImages(dir, s); err != nil {
		t.Fatal(err)
	}
	got, err := ReadImages(dir)
	if d := cmp.Diff(s, got); err != nil || d != "" {
		t.Errorf("%v\n%s", err, d)
	}
	if i, ok := got.Find("hub-1.db"); !ok || i.Size != 10 {
		t.Errorf("found %+v, %v", i, ok)
	}
	if _, ok := got.Find("hub-2.db"); ok {
		t.Error("found one that is not listed")
	}
	if err := os.WriteFile(filepath.Join(dir, "backups.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	var fault *CopyFault
	_, err = ReadImages(dir)
	if !errors.As(err, &fault) || fault.Name != "backups.json" || !errors.Is(err, ErrDamaged) || err.Error() == "" {
		t.Errorf("a damaged list: %v", err)
	}
}

// TestCopiesHaveNamesOfTheirOwn also where two are made in one second.
func TestCopiesHaveNamesOfTheirOwn(t *testing.T) {
	at := time.Date(2026, 11, 27, 18, 5, 9, 0, model.Zone)
	var s Images
	for _, want := range []string{"hub-20261127-180509.db", "hub-20261127-180509-2.db", "hub-20261127-180509-3.db"} {
		got := s.name(at.UTC())
		if got != want {
			t.Errorf("named %s, want %s", got, want)
		}
		s.List = append(s.List, Image{Name: got})
	}
}
