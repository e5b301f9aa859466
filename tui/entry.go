package tui

import "sidan/tui/start"

// Entry is what stands before the first screen, as package start has it.
type Entry = start.Entry
