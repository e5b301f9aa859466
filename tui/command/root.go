package command

import (
	"context"
	"os"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/admin"
	"sidan/tui/command/cli"
	"sidan/tui/command/roster"
)

// program carries out the commands of a home.
type program struct{ *cli.Run }

// Run carries out one command line and returns its exit code. When ctx ends, it stops what has begun.
func Run(ctx context.Context, args []string, in, out, errs *os.File) int {
	cobra.MousetrapHelpText = ""       // lets Windows users start the program from the desktop
	cobra.EnableCommandSorting = false // help lists commands in the order of the work
	p := &program{cli.New(args, in, out, errs)}
	columns := roster.Importer{Run: p.Run}.ColumnsHelp
	p.More = map[string]func(){"sidan import": columns, "sidan hub import": columns}
	root := p.tree()
	root.SetArgs(args)
	return p.End(cli.Stopped(ctx, root.ExecuteContext(ctx)))
}

// These are the groups of commands in which help lists them.
const (
	groupBegin = "begin"
	groupDoors = "doors"
	groupTasks = "tasks"
	groupSync  = "sync"
	groupKnown = "known"
)

// tree makes all commands.
func (p *program) tree() *cobra.Command {
	root := p.Command("sidan", text.CmdSidan, 0, 0, p.screens)
	root.Args = cobra.ArbitraryArgs
	root.RunE = p.ElseUnknown(func(c *cobra.Command) error { return p.screens(c.Context(), nil) })
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetOut(p.Out)
	root.SetErr(p.Errs)
	root.SetFlagErrorFunc(p.FlagError)
	root.SetHelpFunc(p.Help)
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error { return p.Ready(c) }
	p.Globals(root)

	add := func(group string, says text.Sentence, commands ...*cobra.Command) {
		root.AddGroup(&cobra.Group{ID: group, Title: says.In(p.Lang)})
		for _, c := range commands {
			c.GroupID = group
			root.AddCommand(c)
		}
	}
	add(groupBegin, text.GroupBegin, p.sampleCommand(), p.joinCommand(), admin.Command(p.Run))
	add(
		groupDoors, text.GroupDoors, p.roundCommand(), p.findCommand(), p.householdCommand(), p.visitCommand(),
		p.raiseCommand(), p.meetingCommand(), p.collectionCommand(), p.boxCommand(), p.meetingsCommand(),
		p.boxesCommand(), p.activityCommand(), p.activitiesCommand(), p.judgeCommand(), p.reportInCommand(),
		p.importCommand(),
	)
	add(groupTasks, text.GroupTasks, p.tasksCommand(), p.taskCommand(), p.problemsCommand(),
		p.promiseCommand(), p.promisesCommand(), p.deedCommand(), p.deedsCommand())
	add(groupSync, text.GroupSync, p.syncCommand(), p.statusCommand(), p.bouncedCommand())
	add(groupKnown, text.GroupKnown, p.placesCommand(), p.peopleCommand(),
		p.groupsCommand(model.ToUnit), p.groupsCommand(model.ToTeam), p.groupsCommand(model.ToPost),
		p.menuCommand(), p.holidaysCommand(), p.rulesCommand(),
		p.checkCommand(), p.backupCommand(), p.restoreCommand())
	root.SetHelpCommand(p.HelpCommand())
	p.Later(root, "notice", "export", "passphrase")
	return root
}
