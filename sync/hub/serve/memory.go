package serve

import (
	"os"
	"runtime/debug"
)

// How the memory of a process that only serves a hub is collected. A hub keeps little: most of what it allocates is of
// one request and soon garbage, so a collector that waits longer does less for the same. An evening's sync takes a
// sixth less CPU and some 50 MB more.
const (
	collectorPercent = 400     // GOGC: the heap grows to five times what is in use
	softLimit        = 1 << 30 // GOMEMLIMIT: near it the collector runs as often as it must
)

// TuneMemory has the collector of this process wait longer, unless the environment sets GOGC or GOMEMLIMIT itself.
func TuneMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectorPercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softLimit)
	}
}
