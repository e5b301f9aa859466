package tui

import (
	"os"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"
)

// collectorPercent is by how many per cent the memory in use may grow before the garbage collector runs (GOGC). After
// a home was opened, the program allocates little, frame by frame, while garbage as large as a large home would cost
// much memory.
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
