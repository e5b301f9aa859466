package disk

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"syscall"
)

// ErrFull is the error of a write that found no room on the disk, or that would exceed the user's quota.
var ErrFull = errors.New("disk is full")

// Windows reports a full disk by its own error numbers: ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL and
// ERROR_DISK_QUOTA_EXCEEDED.
const (
	windowsHandleFull = syscall.Errno(39)
	windowsFull       = syscall.Errno(112)
	windowsQuota      = syscall.Errno(1295)
)

// IsFull reports whether err says that there was no room on the disk. A bbolt transaction that fails with such an
// error is undone, and the database can be used again once there is room.
func IsFull(err error) bool { return isFullOn(runtime.GOOS, err) }

// isFullOn reports what IsFull reports on the named system (see runtime.GOOS).
func isFullOn(system string, err error) bool {
	kinds := []error{ErrFull, syscall.ENOSPC, syscall.EDQUOT}
	if system == "windows" {
		kinds = append(kinds, windowsFull, windowsHandleFull, windowsQuota)
	}
	return slices.ContainsFunc(kinds, func(kind error) bool { return errors.Is(err, kind) })
}

// full wraps an error in ErrFull if it says that the disk is full, and returns any other error unchanged.
func full(err error) error {
	if err == nil || errors.Is(err, ErrFull) || !IsFull(err) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrFull, err)
}
