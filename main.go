// Sidan 四单: residents order, the branch dispatches, everybody claims, the organisation publishes. Package
// model has the words, package command what one can type.
package main

import (
	"os"

	"github.com/mattn/go-runewidth"

	"sidan/tui/command"
)

func main() {
	// Glyphs of ambiguous width are one cell, whatever the locale: the screens are laid out for it.
	runewidth.DefaultCondition.EastAsianWidth = false
	ctx, stop := command.Signals()
	code := command.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
