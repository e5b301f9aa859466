package tui

import (
	"os"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"
)

// collectorPercent is by how many per cent the memory in use may grow before the garbage collector runs (GOGC). Most
// allocations after the opening of a home are small and last for one frame. With the default of 100, the heap of a
// large home could grow to twice its size.
const collectorPercent = 30

// tuneMemory makes the garbage collector of this process run earlier than by default, unless the environment sets
// GOGC. It is called no sooner than a home is unlocked or open, because a small heap would be collected several times
// before the first frame.
func tuneMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectorPercent)
	}
}

// spareMemory follows the opening of a home. It tunes the memory, and returns to the system what the opening needed.
func spareMemory() tea.Msg {
	tuneMemory()
	debug.FreeOSMemory()
	return nil
}
