package desk

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"sidan/model/text"
	"sidan/sync"
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
