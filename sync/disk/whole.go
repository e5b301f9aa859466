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

// Write writes a file, with mode 0600, that appears under its name whole or not at all. A file that has the name
// already stays until then. fill writes the content. check may be nil; if not, it is called with the path of the
// finished file before the file gets its name, to read it back. If Write returns nil, the content and the name are on
// disk. After an error of fill or check, the new file is removed and the old one is unchanged. If only the renaming
// fails, the new file may stay beside the old one, with the ending .new.
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

// WriteBytes does what Write does, with the content b and without a check.
func WriteBytes(path string, b []byte) error {
	return Write(path, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	}, nil)
}

// Create writes a file, with mode 0600, and replaces the content of a file that has the name already. The content is
// on disk when Create returns nil, but the name may not be yet. After an error, part of the content may be in the
// file.
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

// Rename renames a file, and replaces a file that has the new name already. The new name is on disk when Rename
// returns nil.
func Rename(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return SyncFolder(filepath.Dir(to))
}

// Remove deletes a file. It is no error if there is none.
func Remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// SyncFolder writes the names in a folder to disk, so that a file that was made or renamed there is found after a
// power cut.
func SyncFolder(dir string) error {
	if runtime.GOOS == "windows" { // Windows cannot sync a folder, but journals names
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("sync folder: %w", err)
	}
	return errors.Join(d.Sync(), d.Close())
}
