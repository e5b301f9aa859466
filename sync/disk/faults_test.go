package disk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterr "go.etcd.io/bbolt/errors"
)

var faults = Faults{
	InUse: errors.New("in use"), Foreign: errors.New("foreign"), Damaged: errors.New("damaged"),
	OthersWrite: errors.New("others write"),
}

func TestOpeningNamesWhatBboltSaid(t *testing.T) {
	for _, c := range []struct {
		name      string
		err, want error
	}{
		{"another process", bolterr.ErrTimeout, faults.InUse},
		{"another program's", bolterr.ErrInvalid, faults.Foreign},
		{"a newer bbolt's", bolterr.ErrVersionMismatch, faults.Foreign},
		{"both meta pages altered", bolterr.ErrChecksum, faults.Damaged},
		{"something else", errors.New("page 3"), faults.Damaged},
		{"damage that was named already", fmt.Errorf("%w: page 3", faults.Damaged), faults.Damaged},
		{"no right", &os.PathError{Op: "open", Err: syscall.EACCES}, syscall.EACCES},
		{"no room", syscall.ENOSPC, syscall.ENOSPC},
	} {
		got := faults.Opening(c.err)
		if !errors.Is(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		if c.want != faults.Damaged && errors.Is(got, faults.Damaged) {
			t.Errorf("%s is called damage: %v", c.name, got)
		}
	}
	if faults.Opening(nil) != nil {
		t.Error("no fault became one")
	}
}

func TestGuard(t *testing.T) {
	own := errors.New("own")
	if err := faults.Guard(func() error { return own }); err != own {
		t.Errorf("an error of the function: %v", err)
	}
	if err := faults.Guard(func() error { panic("page 3 is no leaf") }); !errors.Is(err, faults.Damaged) {
		t.Errorf("a panic of bbolt: %v", err)
	}
}

func TestAPanicOfACallerIsNoDamage(t *testing.T) {
	defer func() {
		if p := recover(); p != "mine" {
			t.Errorf("the caller's panic arrived as %v", p)
		}
	}()
	err := faults.Guard(func() error {
		Callback(func() bool { panic("mine") })
		return nil
	})
	t.Errorf("the caller's panic became %v", err)
}

func TestCallbackGivesWhatTheFunctionGives(t *testing.T) {
	for _, want := range []bool{true, false} {
		if Callback(func() bool { return want }) != want {
			t.Errorf("%v was lost", want)
		}
	}
}

// TestAFileIsInUseOnce opens one file twice.
func TestAFileIsInUseOnce(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("LOUDLY SKIPPED: written for locks of unix")
	}
	path := filepath.Join(t.TempDir(), "file.db")
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, err = bolt.Open(path, 0o600, &bolt.Options{Timeout: time.Millisecond})
	if !errors.Is(faults.Opening(err), faults.InUse) {
		t.Errorf("the second opening: %v", err)
	}
}
