//go:build !linux

package disk

import bolt "go.etcd.io/bbolt"

// ReleasePages does nothing on this system, which takes mapped pages out of memory itself when it needs room.
func ReleasePages(*bolt.Tx) {}
