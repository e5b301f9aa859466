package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLogStaysSmallAndPrivate(t *testing.T) {
	dir := t.TempDir()
	log := NewLog(dir)
	for range 3 * mostLog / 1000 {
		log.Info(strings.Repeat("x", 900))
	}
	whole := int64(0) // at most 2 MiB in all
	for _, name := range []string{LogName, LogName + ".1"} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if whole += info.Size(); whole > 2<<20 || info.Size() == 0 {
			t.Errorf("%s has %d bytes", name, info.Size())
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s may be read by others: %o", name, info.Mode().Perm())
		}
	}
}

func TestLogWithoutADirectoryLosesItsLines(t *testing.T) {
	NewLog(filepath.Join(t.TempDir(), "nowhere")).Info("nothing stops")
}
