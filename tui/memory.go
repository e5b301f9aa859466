package tui

import (
	"os"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"
)

// collectorPercent is by how many per cent the memory in use may grow before the garbage collector runs (GOGC). Most
// allocations after the opening of a home are small and last for one frame. With the default of 100, the heap of a
// large home could grow to twice its size.
const collectorPercent = 50

// tuneMemory makes the garbage collector of this process run earlier than by default, unless the environment sets
// GOGC.
func tuneMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectorPercent)
	}
}

// giveBackMemory returns memory to the system that was needed to open a home and is free now.
func giveBackMemory() tea.Msg {
	debug.FreeOSMemory()
	return nil
}
