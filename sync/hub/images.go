package hub

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"sidan/model"
)

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
		return s, fmt.Errorf("%w: %s: %w", ErrDamaged, imagesFile, err)
	}
	return s, nil
}

// writeImages puts a new list in the old one's place, whole or not at all, and on disk when it returns.
func writeImages(dir string, s Images) (err error) {
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	path := filepath.Join(dir, imagesFile)
	f, err := os.OpenFile(path+".new", os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(append(b, '\n'))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
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
