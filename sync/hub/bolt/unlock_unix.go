//go:build unix

package bolt

import (
	"os"
	"syscall"
)

// unlock releases the lock on an open file. Closing the file would not release it, because the mapping of a
// transaction that is still reading keeps the file open.
func unlock(f *os.File) { _ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }
