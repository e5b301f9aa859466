package command

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
)

// copied is the answer of `sidan backup`: the copy of a home.
type copied struct {
	File string `json:"file"`
}

// backupCommand makes `sidan backup`, which copies the home to a file, sealed as it is.
func (p *program) backupCommand() *cobra.Command {
	return p.Command("backup FILE", text.CmdBackup, 1, 1, func(ctx context.Context, args []string) error {
		return p.unlockedBy(ctx, func(dir string, pass []byte) error {
			file := cli.Absolute(args[0])
			if err := desk.CopyHome(dir, pass, file); errors.Is(err, desk.ErrExists) {
				return cli.Fail(cli.ExitFailed, "file-there", text.FileThere, cli.Clip(args[0]))
			} else if err != nil {
				return err
			}
			p.Answer(copied{file}, text.HomeCopied.In(p.Lang, file))
			return nil
		})
	})
}

// restored is the answer of `sidan restore`.
type restored struct {
	File  string `json:"file"`
	Home  string `json:"home"`
	Aside string `json:"aside"` // where the home that was there is now; "" if there was none
}

// restoreCommand makes `sidan restore`, which puts a copy in the place of the home. The home must not be open. It is
// moved aside, and not deleted.
func (p *program) restoreCommand() *cobra.Command {
	return p.Command("restore FILE", text.CmdRestore, 1, 1, func(_ context.Context, args []string) error {
		l, err := p.homeLocation()
		if err != nil {
			return err
		}
		aside, err := desk.RestoreHome(l.dir, args[0], time.Now())
		if err != nil {
			return p.aboutCopy(args[0], err)
		}
		line := text.HomeRestored.In(p.Lang, filepath.Base(args[0]))
		if aside != "" {
			line += "\n" + text.HomeAside.In(p.Lang, aside)
		}
		p.Answer(restored{cli.Absolute(args[0]), l.dir, aside}, line)
		return nil
	})
}

// aboutCopy returns the error of a restore. If it is the copy that cannot be read, the error names the file of the
// copy.
func (p *program) aboutCopy(file string, err error) error {
	switch {
	case errors.Is(err, desk.ErrNoHome):
		return cli.Fail(cli.ExitFailed, "file", text.FileUnread, cli.Clip(file))
	case errors.Is(err, desk.ErrForeign):
		return cli.Fail(cli.ExitDamaged, "foreign", text.ForeignFile, cli.Clip(file))
	case errors.Is(err, desk.ErrDamaged):
		return cli.Fail(cli.ExitDamaged, "damaged", text.DamagedCopy, cli.Clip(file))
	}
	return err
}
