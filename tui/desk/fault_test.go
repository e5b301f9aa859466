package desk

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"sidan/model/text"
	"sidan/sync"
	"sidan/sync/store"
)

// TestABusyHubSaysWhenToComeBack: it has not failed, and there is something to do about it.
func TestABusyHubSaysWhenToComeBack(t *testing.T) {
	err := fmt.Errorf("sync: %w", &sync.RetryError{Wait: 90 * time.Second, Err: &sync.Problem{Code: problemBusy}})
	for l, want := range map[text.Lang]string{text.ZH: "90 秒后再试", text.EN: "try again in 90 s"} {
		if got := Sentence(l, err); !strings.Contains(got, want) {
			t.Errorf("%q does not say %q", got, want)
		}
	}
}

// TestAFullDiskHasOneRow, in whatever way the system reports it, and nothing else has it.
func TestAFullDiskHasOneRow(t *testing.T) {
	for _, err := range []error{
		store.ErrFull, syscall.ENOSPC, syscall.EDQUOT, &os.PathError{Op: "write", Err: syscall.ENOSPC},
		fmt.Errorf("import: %w", syscall.EDQUOT),
	} {
		if k, ok := KnownAs(err); !ok || k.Code != "disk-full" || k.Command != text.DiskFullCommand {
			t.Errorf("%v is known as %+v, %v", err, k, ok)
		}
	}
	for _, err := range []error{syscall.EIO, syscall.EROFS, errors.New("full")} {
		if k, _ := KnownAs(err); k.Code == "disk-full" {
			t.Errorf("%v is a full disk", err)
		}
	}
}
