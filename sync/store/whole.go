package store

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// This file stores in the folder that every page of a home's file was found whole. A command that needs only one
// record can then open the home without reading all pages.

// noteWhole stores the state of a file whose pages were all found whole, and which was closed since. An error does not
// matter: without a stored state the next opening reads the pages.
func noteWhole(dir string) {
	if state, err := stateOf(dir); err == nil {
		_ = os.WriteFile(filepath.Join(dir, wholeName), state, 0o600)
	}
}

// knownWhole reports whether the file is in the state that noteWhole stored.
func knownWhole(dir string) bool {
	noted, err := os.ReadFile(filepath.Join(dir, wholeName))
	if err != nil {
		return false
	}
	state, err := stateOf(dir)
	return err == nil && bytes.Equal(noted, state)
}

// stateOf returns the state of a home's file: its size, the time of the last write, and a hash of the two meta pages
// with which it begins. Every transaction writes one of these pages.
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
