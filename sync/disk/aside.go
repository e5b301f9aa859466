package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Aside is a name that no file has: that of a file with an ending, and a number where that is taken. The ending tells
// people when the file was put aside.
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

// KeepAside gives the file at path the name aside as well, so that at no moment it is without a name; where the file
// system knows no second names it is moved.
func KeepAside(path, aside string) error {
	if os.Link(path, aside) == nil {
		return nil
	}
	return Rename(path, aside)
}
