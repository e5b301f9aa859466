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

// MakeFolder makes a folder if there is none, and then does what CloseToOthers does for the file that will be in it.
func (f Faults) MakeFolder(dir, file string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return f.CloseToOthers(dir, file)
}

// CloseToOthers makes sure that no other user may write in the folder of a file, or read or write the file. Whoever
// may write in the folder could put another file in its place. If others may write in the folder, and it holds the
// file or is empty, its mode becomes 0700. It returns f.OthersWrite if the folder is not empty and either does not
// hold the file or has the sticky bit, because the folder then serves others too. It also returns f.OthersWrite if the
// mode cannot be changed. On Windows the mode of a file does not hold its permissions, so CloseToOthers does nothing
// there.
func (f Faults) CloseToOthers(dir, file string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	info, err := os.Stat(dir)
	if err != nil {
		return err
	}
	path := filepath.Join(dir, file)
	there, err := os.Stat(path)
	if err == nil && there.Mode().Perm()&0o077 != 0 {
		if err := os.Chmod(path, 0o600); err != nil {
			return fmt.Errorf("%s: %w: %w", path, f.OthersWrite, err)
		}
	}
	if info.Mode().Perm()&0o022 == 0 {
		return nil
	}
	empty, listed := isEmpty(dir)
	if listed != nil {
		return listed
	}
	if ours := err == nil && info.Mode()&fs.ModeSticky == 0; !ours && !empty {
		return fmt.Errorf("%s: %w", dir, f.OthersWrite)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return fmt.Errorf("%s: %w: %w", dir, f.OthersWrite, err)
	}
	return nil
}

// isEmpty reports whether a folder holds nothing.
func isEmpty(dir string) (bool, error) {
	d, err := os.Open(dir)
	if err != nil {
		return false, err
	}
	_, err = d.Readdirnames(1)
	empty := errors.Is(err, io.EOF)
	if empty {
		err = nil
	}
	return empty, errors.Join(err, d.Close())
}
