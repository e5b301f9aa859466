package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"sidan/model"
	"sidan/sync/disk"
)

// This file knows what else lies in a home's folder, and who may write there.

// traces are what a home leaves in its folder beside its file while it is somebody's: a sealed one its reserve,
// one that was killed the number of its process. The log is none: it stays where a home was put aside.
var traces = []string{reserveName, pidName}

// standing reports by its error what a folder has of a home: nil where there is a file to open, ErrNone where there is
// nothing, ErrGone where a home was and its file is missing or empty.
func standing(dir string) error {
	info, err := os.Stat(filepath.Join(dir, fileName))
	switch {
	case err == nil && info.Mode().IsRegular() && info.Size() == 0:
		return ErrGone
	case err == nil || !errors.Is(err, fs.ErrNotExist):
		return err
	}
	for _, name := range traces {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return ErrGone
		}
	}
	return ErrNone
}

// PutAside gives up the home in a folder so that another may be made there: its file gets another name, which
// comes back, and stays as it is.
func PutAside(dir string, now time.Time) (aside string, err error) {
	path := filepath.Join(dir, fileName)
	if aside, err = asideOf(path, now); err != nil {
		return "", fmt.Errorf("put home aside: %w", err)
	}
	if err := os.Rename(path, aside); err != nil {
		return "", fmt.Errorf("put home aside: %w", err)
	}
	for _, name := range append(traces[:len(traces):len(traces)], wholeName) {
		if e := os.Remove(filepath.Join(dir, name)); e != nil && !errors.Is(e, fs.ErrNotExist) {
			err = errors.Join(err, e)
		}
	}
	return aside, errors.Join(err, disk.SyncFolder(dir))
}

// asideOf is a name that no file has, for a home that is put aside.
func asideOf(path string, now time.Time) (string, error) {
	return disk.Aside(path, now.In(model.Zone).Format("20060102-150405"))
}

// ownFolder makes a folder that a home can be put into, and that nobody else may enter.
func ownFolder(dir string) error {
	if err := faults.MakeFolder(dir, fileName); err != nil {
		return err
	}
	return os.Chmod(dir, 0o700)
}
