package hub

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"time"

	"sidan/model"
	"sidan/sync/disk"
)

// This file holds the list of a hub's copies: which of them may be put back, and how it lies on disk.

// Image is a copy of a hub: its file, and where each of its communities stood.
type Image struct {
	Name  string              `json:"name"` // of its file
	At    time.Time           `json:"at"`
	Heads map[model.Path]Left `json:"heads"`
	Print
}

// Print tells one file from every other: its size in bytes, and its SHA-256 in hexadecimal digits. Lists of
// older programs have none; then the heads and marks alone are compared.
type Print struct {
	Size int64  `json:"size"`
	Sum  string `json:"sha256"`
}

// CopyFault is what is wrong with a copy or with the list of copies, by the name of the file: nothing is put
// back from it.
type CopyFault struct {
	Name string
	Err  error // a kind of ErrDamaged or ErrForeign
}

func (f *CopyFault) Error() string { return fmt.Sprintf("copy %s: %v", f.Name, f.Err) }

func (f *CopyFault) Unwrap() error { return f.Err }

// Holds compares a copy as it was read with what the list says of it; a *CopyFault where it is another.
func (i Image) Holds(p Print, heads map[model.Path]Left) error {
	var what string
	switch {
	case i.Sum != "" && i.Print != p:
		what = fmt.Sprintf("it has %d bytes and another sum than the list says, %d", p.Size, i.Size)
	case !maps.Equal(i.Heads, heads):
		what = "its communities stand elsewhere than the list says"
	default:
		return nil
	}
	return &CopyFault{i.Name, fmt.Errorf("%w: %s", ErrDamaged, what)}
}

// Images is the list of copies, oldest first, and what homes may have been told is safe. It lies with the
// copies, not in the hub: a hub that was put back knows nothing of what it told since.
type Images struct {
	Of   string                `json:"of"` // whose they are: the hub keeps the same word
	List []Image               `json:"list"`
	Safe map[model.Path]uint64 `json:"safe"`
}

// LeastImages is how many copies have to hold a change before it is safe.
const LeastImages = 3

// MayReturn reports whether an image holds all that laptops may have let go of, so that nothing is lost when it is put
// back: one community of it, or with home "" all of them.
func (s Images) MayReturn(i Image, home model.Path) bool {
	for h, safe := range s.Safe {
		if (home == "" || home == h) && i.Heads[h].Head < safe {
			return false
		}
	}
	return true
}

// secured is the list once its newest three images are there: what the oldest of them holds is safe. It never
// falls: what was let go of cannot be asked for again.
func (s Images) secured() Images {
	if len(s.List) < LeastImages {
		return s
	}
	safe := map[model.Path]uint64{}
	for home, left := range s.List[len(s.List)-LeastImages].Heads {
		safe[home] = left.Head
	}
	for home, was := range s.Safe {
		safe[home] = max(safe[home], was)
	}
	return Images{s.Of, s.List, safe}
}

// imagesFile is the list that lies with the copies.
const imagesFile = "backups.json"

// ReadImages reads the list of a directory of copies; an empty one where there is none.
func ReadImages(dir string) (s Images, err error) {
	b, err := os.ReadFile(filepath.Join(dir, imagesFile))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return s, nil
	case err != nil:
		return s, err
	}
	if err := json.Unmarshal(b, &s); err != nil {
		return s, &CopyFault{imagesFile, fmt.Errorf("%w: %w", ErrDamaged, err)}
	}
	return s, nil
}

// writeImages puts a new list in the old one's place, whole or not at all, and on disk when it returns.
func writeImages(dir string, s Images) error {
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return disk.WriteBytes(filepath.Join(dir, imagesFile), append(b, '\n'))
}

// name is a new copy's: when it was made, in the zone of the register.
func (s Images) name(at time.Time) string {
	name := "hub-" + at.In(model.Zone).Format("20060102-150405")
	for n := 2; s.has(name + ".db"); n++ {
		name = fmt.Sprintf("hub-%s-%d", at.In(model.Zone).Format("20060102-150405"), n)
	}
	return name + ".db"
}

func (s Images) has(name string) bool {
	_, ok := s.Find(name)
	return ok
}

// Find is the image of a name.
func (s Images) Find(name string) (Image, bool) {
	for _, i := range s.List {
		if i.Name == name {
			return i, true
		}
	}
	return Image{}, false
}
