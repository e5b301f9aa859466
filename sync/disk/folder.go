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

// MakeFolder makes a folder, where there is none, and closes it to others for the file that will be in it.
func (f Faults) MakeFolder(dir, file string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return f.CloseToOthers(dir, file)
}

// CloseToOthers sees to it that nobody else may write in the folder of a file, nor read or write the file: whoever may
// write there can put another file in its place. A folder that holds the file, or nothing, is made 0700 where others
// may write in it. One that holds other things alone, or where each may delete only what is theirs, is somebody
// else's, and is refused with OthersWrite. On Windows rights are not in a file's mode, and nothing is done.
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
