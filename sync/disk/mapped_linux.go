package disk

import (
	"syscall"

	bolt "go.etcd.io/bbolt"
)

// ReleasePages takes the pages of a bbolt file out of this process's memory, where every page that was ever read
// stays mapped; the system has them in its cache, and maps those again that are read later. It changes nothing that
// is read, and is called within the transaction tx, which keeps the mapping where it is.
func ReleasePages(tx *bolt.Tx) {
	// An error means that the pages stay, which only costs memory.
	_, _, _ = syscall.Syscall(
		syscall.SYS_MADVISE, tx.DB().Info().Data, uintptr(tx.Size()), syscall.MADV_DONTNEED,
	)
}
