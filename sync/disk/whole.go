package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// Write makes a file, 0600, that appears under its name whole: what is there already stays until then. fill gives its
// bytes. check, which may be nil, reads them back from the file at part before the file gets its name. When Write
// returns nil the bytes and the name are on disk; after an error nothing is left beside what was there.
func Write(path string, fill func(io.Writer) error, check func(part string) error) error {
	part := path + ".new"
	err := Create(part, fill)
	if err == nil && check != nil {
		err = check(part)
	}
	if err == nil {
		return Rename(part, path)
	}
	return errors.Join(err, Remove(part))
}

// WriteBytes is Write of bytes that are at hand.
func WriteBytes(path string, b []byte) error {
	return Write(path, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	}, nil)
}

// Create writes a file, 0600, in place of one of that name. Its bytes are on disk when Create returns; its name may
// not be yet, and after an error half of it may be there.
func Create(path string, fill func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return full(err)
	}
	if err = fill(f); err == nil {
		err = f.Sync()
	}
	return full(errors.Join(err, f.Close()))
}

// Rename gives a file another name, in place of what has that name. The new name is on disk when Rename returns.
func Rename(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return SyncFolder(filepath.Dir(to))
}

// Remove deletes a file; that there is none is no error.
func Remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// SyncFolder brings the names in a folder to disk: a file that was made or renamed there is found after a power cut.
func SyncFolder(dir string) error {
	if runtime.GOOS == "windows" { // folders cannot be synced there, and names are journalled
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("sync folder: %w", err)
	}
	return errors.Join(d.Sync(), d.Close())
}
