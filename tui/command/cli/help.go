package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sidan/model/text"
)

// notes holds the sentences that help adds to some commands, by their path.
var notes = map[string][]text.Sentence{
	"sidan":            {text.HelpID, text.HelpPassphrase, text.HelpExit},
	"sidan visit":      {text.HelpVisitPairs, text.HelpVisitLines},
	"sidan raise":      {text.HelpRaiseLines},
	"sidan household":  {text.HelpResidents},
	"sidan hub import": {text.HelpImportIDs},
	"sidan import":     {text.HelpImportIDs},
}

// HelpCommand makes `sidan help`.
func (p *Run) HelpCommand() *cobra.Command {
	var c *cobra.Command
	c = p.Command("help [COMMAND]", text.CmdHelp, 0, -1, func(_ context.Context, args []string) error {
		about, rest, err := c.Root().Find(args)
		if err != nil || about.Hidden || len(rest) > 0 {
			return Usage(text.NoCommand, Clip(strings.Join(args, " ")))
		}
		p.Help(about, nil)
		return nil
	})
	return c
}

// Help prints the help of a command: what it does, how it is written, the commands below it, and its flags.
func (p *Run) Help(c *cobra.Command, _ []string) {
	line := func(s string) { fmt.Fprintln(p.Out, s) }
	line(c.Short)
	line("")
	line(text.HelpUsage.In(p.Lang) + "  " + c.UseLine())
	for _, g := range c.Groups() {
		p.list(g.Title, commands(c, g.ID))
	}
	if len(c.Groups()) == 0 {
		p.list(text.HelpCommands.In(p.Lang), commands(c, ""))
	}
	if c.HasParent() {
		own := flags(c.LocalFlags())
		for above := c.Parent(); above.HasParent(); above = above.Parent() {
			own = append(own, flags(above.PersistentFlags())...)
		}
		p.list(text.HelpFlags.In(p.Lang), own)
	}
	p.list(text.HelpGlobal.In(p.Lang), flags(c.Root().PersistentFlags()))
	if more := p.More[c.CommandPath()]; more != nil {
		more()
	}
	said := notes[c.CommandPath()]
	if !c.HasParent() {
		said = append([]text.Sentence{text.HelpMore}, said...)
	}
	for i, s := range said {
		if i == 0 {
			line("")
		}
		line(s.In(p.Lang))
	}
}

// commands returns the names and descriptions of the commands below one, as far as they belong to a group.
func commands(c *cobra.Command, group string) (rows [][2]string) {
	for _, below := range c.Commands() {
		if below.GroupID == group && !below.Hidden && below.Name() != "help" {
			rows = append(rows, [2]string{below.Name(), below.Short})
		}
	}
	return rows
}

// flags returns the names and descriptions of the flags that help shows.
func flags(set *pflag.FlagSet) (rows [][2]string) {
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		name := "--" + f.Name
		if kind := f.Value.Type(); kind != "bool" {
			name += " " + kind
		}
		rows = append(rows, [2]string{name, f.Usage})
	})
	return rows
}

// list prints names and their descriptions in two columns under a heading. Without rows it prints nothing.
func (p *Run) list(head string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	width := 0
	for _, r := range rows {
		width = max(width, runewidth.StringWidth(r[0]))
	}
	fmt.Fprintf(p.Out, "\n%s\n", head)
	for _, r := range rows {
		fmt.Fprintf(p.Out, "  %s%s  %s\n", r[0], strings.Repeat(" ", width-runewidth.StringWidth(r[0])), r[1])
	}
}
