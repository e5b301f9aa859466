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

// spareMemory follows the opening of a home. It returns memory to the system that the opening needed, and from then on
// makes the garbage collector run earlier than by default, unless the environment sets GOGC. It does so no sooner,
// because a small heap would be collected several times before the first frame.
func spareMemory() tea.Msg {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectorPercent)
	}
	debug.FreeOSMemory()
	return nil
}
