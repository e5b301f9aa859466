package serve_test

import (
	"math"
	"runtime/debug"
	"testing"

	"sidan/sync/hub/serve"
)

// TestTheEnvironmentHasTheLastWord on how memory is collected.
func TestTheEnvironmentHasTheLastWord(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(math.MaxInt64))
	t.Setenv("GOGC", "50")
	t.Setenv("GOMEMLIMIT", "2GiB")
	serve.TuneMemory()
	if percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(-1); percent != 100 || limit != math.MaxInt64 {
		t.Errorf("set to %d and %d", percent, limit)
	}
	t.Setenv("GOGC", "")
	t.Setenv("GOMEMLIMIT", "")
	serve.TuneMemory()
	if percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(-1); percent != 400 || limit != 1<<30 {
		t.Errorf("set to %d and %d", percent, limit)
	}
}
