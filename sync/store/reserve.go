package store

import (
	"io"
	"os"
	"path/filepath"
)

// The reserve is a file that only takes up room on the disk. When a save meets a full disk, the file is deleted so
// that the save can finish.
const reserveName = "reserve"

// reserveSize is in bytes, and enough for some thousand saves. Tests lower it.
var reserveSize = int64(32 << 20)

// makeReserve makes the reserve if the disk has room for it. It writes zeros, because a sparse file would take up no
// room. A home works without a reserve, so makeReserve returns no error.
func makeReserve(dir string) {
	path := filepath.Join(dir, reserveName)
	if info, err := os.Stat(path); err == nil && info.Size() == reserveSize {
		return
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	_, err = io.CopyN(f, zeros{}, reserveSize)
	if f.Close() != nil || err != nil {
		giveUpReserve(dir)
	}
}

// giveUpReserve deletes the reserve, and reports whether there was one.
func giveUpReserve(dir string) bool { return os.Remove(filepath.Join(dir, reserveName)) == nil }

// zeros is a reader of endless zeros.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}
