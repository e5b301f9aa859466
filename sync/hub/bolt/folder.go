package bolt

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
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
	if err := faults.CloseToOthers(dir, fileName); err != nil {
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
