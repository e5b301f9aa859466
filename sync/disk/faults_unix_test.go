//go:build unix

package disk

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestGuardOutlivesAFileThatWasCut reads memory mapped from a file that was cut meanwhile.
func TestGuardOutlivesAFileThatWasCut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	size := os.Getpagesize()
	if err := os.WriteFile(path, make([]byte, 2*size), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	mapped, err := syscall.Mmap(int(f.Fd()), 0, 2*size, syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		t.Fatal(err)
	}
	defer syscall.Munmap(mapped)
	if err := f.Truncate(int64(size)); err != nil {
		t.Fatal(err)
	}
	var got byte
	if err := faults.Guard(func() error { got = mapped[size]; return nil }); !errors.Is(err, faults.Damaged) {
		t.Errorf("reading past the end gave %d (%v)", got, err)
	}
}
