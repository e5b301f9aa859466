package command

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"sidan/model/text"
	"sidan/sync/store"
)

// copied is a copy of a home.
type copied struct {
	File string `json:"file"`
}

// backupCommand is `sidan backup`: a copy of the home, sealed as it is.
func (p *program) backupCommand() *cobra.Command {
	return p.cmd("backup FILE", text.CmdBackup, 1, 1, func(ctx context.Context, args []string) error {
		return p.atStore(ctx, func(home *store.Store) error {
			file := whole(args[0])
			if err := home.Copy(file); errors.Is(err, store.ErrExists) {
				return &fault{exitFailed, "file-there", text.FileThere, []any{clip(args[0])}}
			} else if err != nil {
				return err
			}
			p.answer(copied{file}, text.HomeCopied.In(p.lang, file))
			return nil
		})
	})
}

// restored is a home that is as a copy was.
type restored struct {
	File  string `json:"file"`
	Home  string `json:"home"`
	Aside string `json:"aside"` // where what was there is now
}

// restoreCommand is `sidan restore`: a copy in the place of the home, which must not be open. What was there is
// moved aside.
func (p *program) restoreCommand() *cobra.Command {
	return p.cmd("restore FILE", text.CmdRestore, 1, 1, func(_ context.Context, args []string) error {
		l, err := p.lodging()
		if err != nil {
			return err
		}
		aside, err := store.Restore(l.dir, args[0], time.Now())
		if err != nil {
			return p.aboutCopy(args[0], err)
		}
		line := text.HomeRestored.In(p.lang, filepath.Base(args[0]))
		if aside != "" {
			line += "\n" + text.HomeAside.In(p.lang, aside)
		}
		p.answer(restored{whole(args[0]), l.dir, aside}, line)
		return nil
	})
}

// aboutCopy names the copy where it is the copy that does not read.
func (p *program) aboutCopy(file string, err error) error {
	switch {
	case errors.Is(err, store.ErrNone):
		return &fault{exitFailed, "file", text.FileUnread, []any{clip(file)}}
	case errors.Is(err, store.ErrForeign):
		return &fault{exitDamaged, "foreign", text.ForeignFile, []any{clip(file)}}
	case errors.Is(err, store.ErrDamaged):
		return &fault{exitDamaged, "damaged", text.DamagedCopy, []any{clip(file)}}
	}
	return err
}
