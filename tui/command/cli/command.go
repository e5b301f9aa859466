package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model/text"
)

// Command makes a command that takes from least to most arguments. If most is -1, it takes any number from least on.
func (p *Run) Command(
	use string, says text.Sentence, least, most int, run func(ctx context.Context, args []string) error,
) *cobra.Command {
	c := &cobra.Command{
		Use: use, Short: says.In(p.Lang), DisableFlagsInUseLine: true,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) < least || most >= 0 && len(args) > most {
				return Usage(text.WrongUsage, c.UseLine(), Topic(c))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return run(c.Context(), args) },
	}
	c.Flags().SortFlags = false
	return c
}

// Group makes a command that has other commands below it and does nothing itself.
func (p *Run) Group(use string, says text.Sentence, below ...*cobra.Command) *cobra.Command {
	c := p.Command(use, says, 0, -1, nil)
	c.RunE = p.ElseUnknown(func(c *cobra.Command) error { return Usage(text.WrongUsage, c.UseLine(), Topic(c)) })
	c.AddCommand(below...)
	return c
}

// ElseUnknown makes the RunE of a command with commands below it. It calls run if the command is named alone, and
// refuses any word after it as an unknown command.
func (p *Run) ElseUnknown(run func(*cobra.Command) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return Usage(text.NoCommand, Clip(strings.TrimSpace(Topic(c)+" "+args[0])))
		}
		return run(c)
	}
}

// Later adds commands that are planned and do not exist yet. Help does not list them, and each is refused with a
// sentence.
func (p *Run) Later(under *cobra.Command, names ...string) {
	for _, name := range names {
		refuse := func(c *cobra.Command, _ []string) error { return NotYet(c.CommandPath()) }
		under.AddCommand(&cobra.Command{Use: name, Hidden: true, DisableFlagParsing: true, RunE: refuse})
	}
}

// NotYet is the error for a command or a flag that is planned and does not exist yet.
func NotYet(what string) error { return Fail(ExitUsage, "not-yet", text.NotYet, what) }
