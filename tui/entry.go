package tui

import "sidan/tui/start"

// Entry says how the program begins, before its first screen. It is the type of package start.
type Entry = start.Entry
