//go:build unix

package bolt

import (
	"os"
	"syscall"
)

// unlock lets go of the lock on an open file. Closing it would not: the mapping of a transaction that still
// reads keeps it.
func unlock(f *os.File) { _ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }
