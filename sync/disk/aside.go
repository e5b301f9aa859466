package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Aside returns a name that no file has yet: path, a dot and the ending, and a number after that if the name is taken.
// Callers use an ending that tells people when the file was put aside.
func Aside(path, ending string) (string, error) {
	name := path + "." + ending
	for n, free := 2, name; ; n++ {
		if _, err := os.Lstat(free); errors.Is(err, fs.ErrNotExist) {
			return free, nil
		} else if err != nil {
			return "", err
		}
		free = fmt.Sprintf("%s-%d", name, n)
	}
}

// KeepAside gives the file at path the second name aside, and leaves the first, so that the file always has a name. If
// the file system does not support hard links, KeepAside renames the file instead.
func KeepAside(path, aside string) error {
	if os.Link(path, aside) == nil {
		return nil
	}
	return Rename(path, aside)
}
