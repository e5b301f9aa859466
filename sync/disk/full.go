package disk

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"syscall"
)

// ErrFull is what a write gives that found no room on the disk, or none left of the user's share of it.
var ErrFull = errors.New("disk is full")

// Windows reports a full disk by numbers of its own: ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL and
// ERROR_DISK_QUOTA_EXCEEDED.
const (
	windowsHandleFull = syscall.Errno(39)
	windowsFull       = syscall.Errno(112)
	windowsQuota      = syscall.Errno(1295)
)

// IsFull reports whether err says that there was no room on the disk. bbolt has then undone its transaction, and
// goes on once there is room.
func IsFull(err error) bool { return isFullOn(runtime.GOOS, err) }

func isFullOn(system string, err error) bool {
	kinds := []error{ErrFull, syscall.ENOSPC, syscall.EDQUOT}
	if system == "windows" {
		kinds = append(kinds, windowsFull, windowsHandleFull, windowsQuota)
	}
	return slices.ContainsFunc(kinds, func(kind error) bool { return errors.Is(err, kind) })
}

// full makes an error that says so ErrFull.
func full(err error) error {
	if err == nil || errors.Is(err, ErrFull) || !IsFull(err) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrFull, err)
}
