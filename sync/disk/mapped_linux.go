package disk

import (
	"syscall"

	bolt "go.etcd.io/bbolt"
)

// ReleasePages releases the memory that the mapped pages of a bbolt file take in this process. Otherwise every page
// that was ever read stays mapped. The system keeps the pages in its cache, and maps them again when they are read.
// ReleasePages does not change what is read. It must be called while the transaction tx is open, because that keeps
// the mapping in its place.
func ReleasePages(tx *bolt.Tx) {
	// An error means that the pages stay, which only costs memory.
	_, _, _ = syscall.Syscall(
		syscall.SYS_MADVISE, tx.DB().Info().Data, uintptr(tx.Size()), syscall.MADV_DONTNEED,
	)
}
