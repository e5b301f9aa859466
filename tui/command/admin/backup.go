package admin

import (
	"context"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
	"sidan/sync/hub/serve"
	"sidan/tui/command/cli"
)

// backedUp is the answer of `sidan hub backup`: the copy that was made, and the copies that are there now.
type backedUp struct {
	File      string      `json:"file"`
	At        cli.Instant `json:"at"`
	Revisions uint64      `json:"revisions"`
	Kept      int         `json:"kept"`   // how many copies of this history there are now
	Struck    []string    `json:"struck"` // copies of a history that the hub has left; Kept does not count them
}

// hubBackupCommand makes `sidan hub backup`, which makes a copy of the hub beside the earlier copies, while the hub
// runs on.
func (p program) hubBackupCommand(data *string) *cobra.Command {
	var anew bool
	c := p.looksAfter(data, "backup FOLDER --data DIR "+
		"[--new]", text.CmdHubBackup, 1, func(ctx context.Context, k hub.Keeper, folder string) error {
		b, err := k.Backup(ctx, cli.Absolute(folder), anew)
		if err == nil {
			err = serve.KeepKey(*data, cli.Absolute(folder))
		}
		if err != nil {
			return err
		}
		line := text.BackupMade.In(p.Lang, b.File, b.Kept)
		if b.Kept < hub.LeastImages {
			line += "\n" + text.BackupFew.In(p.Lang)
		}
		p.Answer(backedUp{b.File, cli.Instant(b.At), b.Revisions, b.Kept, cli.NonNil(b.Struck)}, line)
		return nil
	})
	c.Flags().BoolVar(&anew, "new", false, text.FlagNew.In(p.Lang))
	return c
}

// putBack is the answer of `sidan hub restore`.
type putBack struct {
	File      string     `json:"file"`
	Community model.Path `json:"community"` // "" for all of them
	Accounts  bool       `json:"accounts"`  // whether the accounts are those of now, and not those of the copy
}

// hubRestoreCommand makes `sidan hub restore`, which takes the hub, or one community of it, back to a copy. The hub
// must not be running.
func (p program) hubRestoreCommand(data *string) *cobra.Command {
	var one string
	c := p.Command("restore FILE --data DIR [--community PATH]", text.CmdHubRestore, 1, 1, nil)
	c.RunE = func(_ *cobra.Command, args []string) error {
		var home model.Path
		if one != "" {
			at, err := cli.Path("community", one)
			if err != nil {
				return err
			}
			home = at
		}
		file := cli.Absolute(args[0])
		accounts, err := bolt.PutBack(filepath.Clean(*data), file, home, time.Now())
		if err != nil {
			return err
		}
		line := text.RestoreDone.In(p.Lang, filepath.Base(file))
		if !accounts {
			line += "\n" + text.RestoreAccounts.In(p.Lang)
		}
		p.Answer(putBack{file, home, accounts}, line)
		return nil
	}
	p.Flag(c, &one, "community", "PATH", text.FlagOnlyOne)
	return c
}
