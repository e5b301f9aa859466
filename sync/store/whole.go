package store

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// This file remembers that every page of a home's file was found whole, for the commands that read one record and
// would else read all pages first.

// noteWhole keeps the state of a file that was opened with its pages read, and closed. It is no promise to
// anybody: where it cannot be kept, the next opening reads the pages.
func noteWhole(dir string) {
	if state, err := stateOf(dir); err == nil {
		_ = os.WriteFile(filepath.Join(dir, wholeName), state, 0o600)
	}
}

// knownWhole reports whether the file is in the state that was noted.
func knownWhole(dir string) bool {
	noted, err := os.ReadFile(filepath.Join(dir, wholeName))
	if err != nil {
		return false
	}
	state, err := stateOf(dir)
	return err == nil && bytes.Equal(noted, state)
}

// stateOf a home's file: its size, when it was last written, and the two pages that it begins with, one of which every
// transaction writes.
func stateOf(dir string) (state []byte, err error) {
	f, err := os.Open(filepath.Join(dir, fileName))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	metas := make([]byte, least)
	if _, err := io.ReadFull(f, metas); err != nil {
		return nil, err
	}
	return fmt.Appendf(nil, "%d %d %x\n", info.Size(), info.ModTime().UnixNano(), sha256.Sum256(metas)), nil
}
