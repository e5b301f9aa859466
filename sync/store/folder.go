package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"sidan/model"
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
	for _, name := range traces {
		if e := os.Remove(filepath.Join(dir, name)); e != nil && !errors.Is(e, fs.ErrNotExist) {
			err = errors.Join(err, e)
		}
	}
	return aside, errors.Join(err, syncDir(dir))
}

// asideOf is a name that no file has, for one that is put aside.
func asideOf(path string, now time.Time) (string, error) {
	name := path + "." + now.In(model.Zone).Format("20060102-150405")
	for n, free := 2, name; ; n++ {
		if _, err := os.Lstat(free); errors.Is(err, fs.ErrNotExist) {
			return free, nil
		} else if err != nil {
			return "", err
		}
		free = fmt.Sprintf("%s-%d", name, n)
	}
}

// ownFolder makes a folder that a home can be put into, and that nobody else may enter.
func ownFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	if err := closeToOthers(dir); err != nil {
		return err
	}
	return os.Chmod(dir, 0o700)
}

// closeToOthers wants that nobody else may write in a home's folder, nor read or write its file: who may write
// there can put another file in its place. A folder that is a home's, or empty, is made 0700; one that holds
// other things, or where each may delete only what is theirs, is somebody else's, and is refused.
func closeToOthers(dir string) error {
	if runtime.GOOS == "windows" { // there a folder's owner and rights are not in its mode
		return nil
	}
	info, err := os.Stat(dir)
	if err != nil {
		return err
	}
	path := filepath.Join(dir, fileName)
	file, err := os.Stat(path)
	if err == nil && file.Mode().Perm()&0o077 != 0 {
		if err := os.Chmod(path, 0o600); err != nil {
			return fmt.Errorf("%s: %w: %w", path, ErrOthersWrite, err)
		}
	}
	if info.Mode().Perm()&0o022 == 0 {
		return nil
	}
	names, listed := os.ReadDir(dir)
	if listed != nil {
		return listed
	}
	if ours := err == nil || len(names) == 0; !ours || info.Mode()&fs.ModeSticky != 0 {
		return fmt.Errorf("%s: %w", dir, ErrOthersWrite)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return fmt.Errorf("%s: %w: %w", dir, ErrOthersWrite, err)
	}
	return nil
}
