package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"sidan/sync/hub"
)

// standing reports by its error what a directory has of a hub: nil where there is a file to open, hub.ErrNone where
// nothing of a hub is there, hub.ErrGone where a hub was and its file is missing or empty.
func standing(dir string) error {
	names, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return hub.ErrNone
	}
	if err != nil {
		return err
	}
	if err := closeToOthers(dir, names); err != nil {
		return err
	}
	info, err := os.Stat(filepath.Join(dir, fileName))
	switch {
	case err == nil && info.Size() > 0:
		return nil
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	case err == nil || hasTrace(names):
		return hub.ErrGone
	}
	return hub.ErrNone
}

// traces are what a hub leaves in its directory beside its file: who serves it, its key and what it was served
// with, its log, and what a restore put aside. backups.json lies there where the copies do.
var traces = []string{"owner", "tls.pem", "pin", "backups.json", "sidan.log", fileName + "."}

func hasTrace(names []fs.DirEntry) bool {
	for _, n := range names {
		for _, t := range traces {
			if n.Name() != fileName+".new" && strings.HasPrefix(n.Name(), t) {
				return true
			}
		}
	}
	return false
}

// closeFolder makes a directory that a hub's file can be put into.
func closeFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	names, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	return closeToOthers(dir, names)
}

// closeToOthers wants that nobody else may write in a hub's directory: who can, can put another file in the place of
// hub.db. A directory that is the hub's alone, or empty, is made so; one that holds other things is somebody's, and is
// refused.
func closeToOthers(dir string, names []fs.DirEntry) error {
	info, err := os.Stat(dir)
	if err != nil {
		return err
	}
	// there the folder's owner and rights are not in its mode
	if runtime.GOOS == "windows" || info.Mode().Perm()&0o022 == 0 {
		return nil
	}
	ownAlone := len(names) == 0 || hasFile(names) && info.Mode()&fs.ModeSticky == 0
	if !ownAlone {
		return fmt.Errorf("%s: %w", dir, hub.ErrOthersWrite)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return fmt.Errorf("%s: %w: %w", dir, hub.ErrOthersWrite, err)
	}
	return nil
}

func hasFile(names []fs.DirEntry) bool {
	for _, n := range names {
		if n.Name() == fileName {
			return true
		}
	}
	return false
}
