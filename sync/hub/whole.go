package hub

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// WriteWhole leaves a file, 0600, that is there whole or not at all, under its name and on disk when it returns.
func WriteWhole(path string, b []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*") // is 0600
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return SyncDir(filepath.Dir(path))
}

// SyncDir makes the names in a folder last: a file that was renamed is there after a power cut too.
func SyncDir(path string) error {
	if runtime.GOOS == "windows" { // folders cannot be synced there, and names are journalled
		return nil
	}
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
