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

// This file holds the list of a hub's backups: which of them may be restored, and how the list is stored.

// Image is a backup of a hub: the name of its file, and the head and mark of each community.
type Image struct {
	Name  string              `json:"name"` // name of its file
	At    time.Time           `json:"at"`
	Heads map[model.Path]Left `json:"heads"`
	Print
}

// Print identifies the content of a file: its size in bytes, and its SHA-256 in hexadecimal digits. Lists that were
// written by older programs have none; then only the heads and marks are compared.
type Print struct {
	Size int64  `json:"size"`
	Sum  string `json:"sha256"`
}

// CopyFault is the error for a backup, or a list of backups, that cannot be used. Nothing is restored from it.
type CopyFault struct {
	Name string
	Err  error // wraps ErrDamaged or ErrForeign
}

func (f *CopyFault) Error() string { return fmt.Sprintf("copy %s: %v", f.Name, f.Err) }

func (f *CopyFault) Unwrap() error { return f.Err }

// Holds returns a *CopyFault if a backup, as it was read, is not the one that the list describes.
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

// Images is the list of backups, oldest first, and the highest revisions that laptops may have been told are safe. It
// is stored with the backups, not in the hub, because a hub that was restored does not know what it told later.
type Images struct {
	Of   string                `json:"of"` // an id that the hub stores too, so that it knows its own list
	List []Image               `json:"list"`
	Safe map[model.Path]uint64 `json:"safe"`
}

// LeastImages is how many backups must hold a change before it is safe.
const LeastImages = 3

// MayReturn reports whether a backup holds all changes that laptops may have dropped, so that restoring it loses
// nothing. community is the one that is restored, "" for the whole hub.
func (s Images) MayReturn(i Image, community model.Path) bool {
	for h, safe := range s.Safe {
		if (community == "" || community == h) && i.Heads[h].Head < safe {
			return false
		}
	}
	return true
}

// secured returns the list with Safe moved to what the oldest of its newest three backups holds. Safe never goes back,
// because laptops cannot send again what they have dropped.
func (s Images) secured() Images {
	if len(s.List) < LeastImages {
		return s
	}
	safe := map[model.Path]uint64{}
	for community, left := range s.List[len(s.List)-LeastImages].Heads {
		safe[community] = left.Head
	}
	for community, was := range s.Safe {
		safe[community] = max(safe[community], was)
	}
	return Images{s.Of, s.List, safe}
}

// imagesFile is the name of the list, in the folder of the backups.
const imagesFile = "backups.json"

// ReadImages reads the list in a folder of backups. It returns an empty list if there is none.
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

// writeImages replaces the list, completely or not at all. When it returns nil, the new list is on disk.
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

// name returns the file name of a new backup: the time at which it is made, in model.Zone.
func (s Images) name(at time.Time) string {
	name := "hub-" + at.In(model.Zone).Format("20060102-150405")
	for n := 2; s.has(name + ".db"); n++ {
		name = fmt.Sprintf("hub-%s-%d", at.In(model.Zone).Format("20060102-150405"), n)
	}
	return name + ".db"
}

// has reports whether the list has a backup with a name.
func (s Images) has(name string) bool {
	_, ok := s.Find(name)
	return ok
}

// Find returns the backup with a name. It returns false if the list has none.
func (s Images) Find(name string) (Image, bool) {
	for _, i := range s.List {
		if i.Name == name {
			return i, true
		}
	}
	return Image{}, false
}
