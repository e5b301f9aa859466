package bolt_test

import (
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"testing"

	"sidan/sync/hub/bolt"
	"sidan/sync/hub/suite"
)

// TestAFailedWriteIsForgotten has the system refuse to write (not for want of room: past a limit of 512 KiB),
// so that the hub opens its file anew: what failed is not there, and the next write goes in as if nothing had
// been.
func TestAFailedWriteIsForgotten(t *testing.T) {
	if os.Getenv("BOLT_TEST_LIMIT") == "" { // a process of its own: the limit is for all that it writes
		cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
		cmd.Env = append(os.Environ(), "BOLT_TEST_LIMIT=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	dir := suite.TempDir(t)
	put(t, dir, filled(t))
	j, err := bolt.Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	signal.Ignore(syscall.SIGXFSZ)
	defer signal.Reset(syscall.SIGXFSZ)
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 512 << 10, Max: was.Max}); err != nil {
		t.Fatal(err)
	}
	failed := 0
	for n := range uint64(20) {
		if overwrite(j, n) != nil {
			failed++
		}
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		t.Fatal(err)
	}
	if failed == 0 {
		t.Error("no write failed")
	}
	if err := overwrite(j, 30); err != nil {
		t.Errorf("a write after %d that failed: %v", failed, err)
	}
	if err := j.Close(); err != nil {
		t.Error(err)
	}
	if err := readAll(dir); err != nil {
		t.Errorf("read again: %v", err)
	}
}
