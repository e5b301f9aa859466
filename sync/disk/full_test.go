package disk

import (
	"errors"
	"fmt"
	"os"
	"syscall"
	"testing"
)

func TestAFullDiskIsKnownOnEverySystem(t *testing.T) {
	for _, c := range []struct {
		name, system string
		err          error
		want         bool
	}{
		{"nothing went wrong", "linux", nil, false},
		{"no space", "linux", syscall.ENOSPC, true},
		{"quota used up", "darwin", syscall.EDQUOT, true},
		{"inside of the system's error", "linux", &os.PathError{Op: "write", Err: syscall.ENOSPC}, true},
		{"said by this package", "linux", fmt.Errorf("copy: %w", ErrFull), true},
		{"one of several", "linux", errors.Join(errors.New("close"), syscall.ENOSPC), true},
		{"ERROR_DISK_FULL", "windows", &os.PathError{Op: "write", Err: syscall.Errno(112)}, true},
		{"ERROR_HANDLE_DISK_FULL", "windows", syscall.Errno(39), true},
		{"ERROR_DISK_QUOTA_EXCEEDED", "windows", syscall.Errno(1295), true},
		{"the same number means another thing elsewhere", "linux", syscall.Errno(112), false},
		{"no right", "linux", syscall.EACCES, false},
		{"an input or output error", "linux", syscall.EIO, false},
	} {
		if got := isFullOn(c.system, c.err); got != c.want {
			t.Errorf("%s: full is %v", c.name, got)
		}
	}
}

func TestAFullDiskIsErrFull(t *testing.T) {
	if err := full(&os.PathError{Op: "write", Err: syscall.ENOSPC}); !errors.Is(err, ErrFull) || !IsFull(err) {
		t.Errorf("a full disk is %v", err)
	}
	if err := full(syscall.EIO); errors.Is(err, ErrFull) || !errors.Is(err, syscall.EIO) {
		t.Errorf("another fault is %v", err)
	}
	if full(nil) != nil {
		t.Error("no fault became one")
	}
}
