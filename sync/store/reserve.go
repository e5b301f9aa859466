package store

import (
	"io"
	"os"
	"path/filepath"
)

const reserveName = "reserve"

// reserveSize is room for some thousand saves. Tests lower it.
var reserveSize = int64(32 << 20)

// makeReserve takes the room ahead, where there is room; it is written, since a file with holes holds none. A
// home works without one.
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

// giveUpReserve reports whether there was one.
func giveUpReserve(dir string) bool { return os.Remove(filepath.Join(dir, reserveName)) == nil }

type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}
