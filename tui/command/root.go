package command

import (
	"bufio"
	"context"
	"log/slog"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
)

// program is one run of the command line.
type program struct {
	in, errs *os.File
	screen   *os.File // what out writes to
	out      *bufio.Writer
	lang     text.Lang
	log      *slog.Logger
	command  string // for the log: its path, no arguments

	// Flags of every command.
	home, as, atText, passFile, langText string
	json                                 bool
	at                                   time.Time // zero: the clock decides
}

// Run carries out one command line and gives its exit code. When ctx ends, what has begun is brought to an end.
func Run(ctx context.Context, args []string, in, out, errs *os.File) int {
	cobra.MousetrapHelpText = ""       // may be started from a desktop
	cobra.EnableCommandSorting = false // help lists them as the work goes
	p := &program{
		in: in, errs: errs, screen: out, out: bufio.NewWriter(out), lang: language(args),
		json: slices.Contains(args, "--json"),
	}
	root := p.tree()
	root.SetArgs(args)
	return p.end(stopped(ctx, root.ExecuteContext(ctx)))
}

// language is what to speak before the flags are read: help and what is wrong with flags are said in it too.
func language(args []string) text.Lang {
	for i, a := range args {
		named, ok := strings.CutPrefix(a, "--lang=")
		if a == "--lang" && i+1 < len(args) {
			named, ok = args[i+1], true
		}
		if l, known := text.Parse(named); ok && known {
			return l
		}
	}
	return text.FromEnv(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG"))
}

// Groups of commands, as help lists them.
const (
	groupBegin = "begin"
	groupDoors = "doors"
	groupTasks = "tasks"
	groupSync  = "sync"
	groupKnown = "known"
)

// tree is every command there is.
func (p *program) tree() *cobra.Command {
	root := p.cmd("sidan", text.CmdSidan, 0, 0, p.screens)
	root.Args = cobra.ArbitraryArgs
	root.RunE = p.elseUnknown(func(c *cobra.Command) error { return p.screens(c.Context(), nil) })
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetOut(p.out)
	root.SetErr(p.errs)
	root.SetFlagErrorFunc(p.flagError)
	root.SetHelpFunc(p.help)
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error { return p.ready(c) }
	p.globals(root)

	add := func(group string, says text.Sentence, commands ...*cobra.Command) {
		root.AddGroup(&cobra.Group{ID: group, Title: says.In(p.lang)})
		for _, c := range commands {
			c.GroupID = group
			root.AddCommand(c)
		}
	}
	add(groupBegin, text.GroupBegin, p.sampleCommand(), p.joinCommand(), p.hubCommand())
	add(
		groupDoors, text.GroupDoors, p.roundCommand(), p.findCommand(), p.householdCommand(), p.visitCommand(),
		p.raiseCommand(), p.importCommand(),
	)
	add(groupTasks, text.GroupTasks, p.tasksCommand(), p.taskCommand())
	add(groupSync, text.GroupSync, p.syncCommand(), p.statusCommand(), p.bouncedCommand())
	add(groupKnown, text.GroupKnown, p.placesCommand(), p.peopleCommand(),
		p.groupsCommand(model.ToUnit), p.groupsCommand(model.ToTeam), p.groupsCommand(model.ToPost),
		p.checkCommand(), p.backupCommand(), p.restoreCommand())
	root.SetHelpCommand(p.helpCommand())
	p.later(root, "meeting", "collection", "box", "notice", "export", "passphrase", "boxes")
	return root
}

// globals declares the flags of every command.
func (p *program) globals(root *cobra.Command) {
	f := root.PersistentFlags()
	says := func(s text.Sentence) string { return s.In(p.lang) }
	f.Var(value{&p.home, "DIR"}, "home", says(text.FlagHome))
	f.Var(value{&p.as, "WHO"}, "as", says(text.FlagAs))
	f.Var(value{&p.langText, "zh|en"}, "lang", says(text.FlagLang))
	f.BoolVar(&p.json, "json", p.json, says(text.FlagJSON))
	f.Var(value{&p.atText, "TIME"}, "at", says(text.FlagAt))
	f.Var(value{&p.passFile, "FILE"}, "passphrase-file", says(text.FlagPassphrase))
	f.BoolP("help", "h", false, says(text.FlagHelp))
}

// ready reads the flags of every command.
func (p *program) ready(c *cobra.Command) (err error) {
	p.command = c.CommandPath()
	if _, ok := text.Parse(p.langText); p.langText != "" && !ok {
		return usage(text.OneOf, "--lang", clip(p.langText), "zh en")
	}
	p.at, err = moment(p.atText)
	return err
}

// cmd is a command with so many arguments; most -1: as many as one likes.
func (p *program) cmd(
	use string, says text.Sentence, least, most int, run func(ctx context.Context, args []string) error,
) *cobra.Command {
	c := &cobra.Command{
		Use: use, Short: says.In(p.lang), DisableFlagsInUseLine: true,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) < least || most >= 0 && len(args) > most {
				return usage(text.WrongUsage, c.UseLine(), topic(c))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return run(c.Context(), args) },
	}
	c.Flags().SortFlags = false
	return c
}

// group is a command that has others below it and does nothing itself.
func (p *program) group(use string, says text.Sentence, below ...*cobra.Command) *cobra.Command {
	c := p.cmd(use, says, 0, -1, nil)
	c.RunE = p.elseUnknown(func(c *cobra.Command) error { return usage(text.WrongUsage, c.UseLine(), topic(c)) })
	c.AddCommand(below...)
	return c
}

// elseUnknown runs a command that is named alone; a word behind it is no command.
func (p *program) elseUnknown(run func(*cobra.Command) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usage(text.NoCommand, clip(strings.TrimSpace(topic(c)+" "+args[0])))
		}
		return run(c)
	}
}

// later are commands that are planned and not there yet: not listed, and refused with a sentence.
func (p *program) later(under *cobra.Command, names ...string) {
	for _, name := range names {
		refuse := func(c *cobra.Command, _ []string) error {
			return notYet(c.CommandPath())
		}
		under.AddCommand(&cobra.Command{Use: name, Hidden: true, DisableFlagParsing: true, RunE: refuse})
	}
}

// notYet refuses what comes with a later issue.
func notYet(what string) error { return &fault{exitUsage, "not-yet", text.NotYet, []any{what}} }

// interactive reports whether somebody sits at a terminal, at both ends.
func (p *program) interactive() bool { return isTerminal(p.in) && isTerminal(p.screen) }
