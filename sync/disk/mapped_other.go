//go:build !linux

package disk

import bolt "go.etcd.io/bbolt"

// ReleasePages does nothing here: what the system maps of a file, it takes back when it needs the memory.
func ReleasePages(*bolt.Tx) {}
