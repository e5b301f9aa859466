package disk

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// TestReleasePages reads a file of 16 MB, lets go of it, and reads the same again.
func TestReleasePages(t *testing.T) {
	const values, size = 4096, 4000
	db, err := bolt.Open(filepath.Join(t.TempDir(), "db"), 0o600, nil)
	succeeds(t, err)
	defer db.Close()
	succeeds(t, db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucket([]byte("b"))
		for i := range values {
			if err == nil {
				err = b.Put(fmt.Appendf(nil, "%08d", i), []byte(strings.Repeat(string(rune('a'+i%26)), size)))
			}
		}
		return err
	}))
	read := func(tx *bolt.Tx) (sum int) {
		_ = tx.Bucket([]byte("b")).ForEach(func(_, v []byte) error {
			for at := range v {
				sum += int(v[at])
			}
			return nil
		})
		return sum
	}
	succeeds(t, db.View(func(tx *bolt.Tx) error {
		want := read(tx)
		before := mapped(t)
		ReleasePages(tx)
		if after := mapped(t); before-after < values*size/2 {
			t.Errorf("%d bytes of files are mapped, %d before", after, before)
		}
		if got := read(tx); got != want {
			t.Error("other bytes are read than before")
		}
		return nil
	}))
}

// mapped is how many bytes of files this process has in memory.
func mapped(t *testing.T) (n int) {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	succeeds(t, err)
	_, rest, ok := strings.Cut(string(status), "RssFile:")
	if !ok {
		t.Skip("the system does not say what is mapped")
	}
	_, err = fmt.Sscan(rest, &n)
	succeeds(t, err)
	return n << 10
}

func succeeds(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
