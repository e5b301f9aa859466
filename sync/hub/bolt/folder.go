package bolt

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"sidan/sync/hub"
)

// standing returns nil if a directory has a hub's file that can be opened. It returns hub.ErrNone if there is no trace
// of a hub, and hub.ErrGone if a hub was there and its file is missing or empty. It also closes the directory to other
// users, and returns hub.ErrOthersWrite if it cannot.
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

// traces are the beginnings of the names of files that a hub leaves in its directory beside its own file: the owner
// file, the hub's key and its pin, the log, and files that a restore put aside. backups.json is in the directory if
// the backups are.
var traces = []string{"owner", "tls.pem", "pin", "backups.json", "sidan.log", fileName + "."}

// hasTrace reports whether one of the names is a trace of a hub.
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
