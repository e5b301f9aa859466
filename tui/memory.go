package tui

import (
	"os"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"
)

// collectorPercent is how much a home in memory may grow by before the collector looks (GOGC). Most of what is
// allocated after opening is of one frame and small, while a large home held twice is not.
const collectorPercent = 50

// tuneMemory has the collector of this process look sooner, unless the environment sets GOGC itself.
func tuneMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectorPercent)
	}
}

// giveBackMemory hands what opening a home needed and the home does not back to the system.
func giveBackMemory() tea.Msg {
	debug.FreeOSMemory()
	return nil
}
