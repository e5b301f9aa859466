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

// This file handles the other files in a home's folder, and who may write in the folder.

// traces are the files that show that a folder holds or held a home, beside the home's own file. A sealed home has a
// reserve, and a home whose process was killed still has home.pid. The log is not a trace, because it stays in the
// folder when the home is put aside.
var traces = []string{reserveName, pidName}

// standing returns nil if a folder has a home's file that can be opened. It returns ErrNone if there is no trace of a
// home, and ErrGone if a home was there and its file is missing or empty.
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

// PutAside renames the file of the home in a folder, so that another home may be made there. It returns the new path,
// and does not change the file. now is part of the new name.
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

// asideOf returns a name that no file has yet, for a home that is put aside.
func asideOf(path string, now time.Time) (string, error) {
	return disk.Aside(path, now.In(model.Zone).Format("20060102-150405"))
}

// ownFolder makes the folder of a home if there is none, and closes it to all other users.
func ownFolder(dir string) error {
	if err := faults.MakeFolder(dir, fileName); err != nil {
		return err
	}
	return os.Chmod(dir, 0o700)
}
