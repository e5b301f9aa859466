package command

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/sample"
	"sidan/model/text"
	"sidan/sync/disk"
	"sidan/sync/hub"
	"sidan/tui/command/admin"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
)

// sampleCommand makes `sidan sample`, which makes a sample world.
func (p *program) sampleCommand() *cobra.Command {
	var s admin.SampleSize
	c := p.Command("sample [--size small|longli] [--seed N] [--as "+
		"WHO]", text.CmdSample, 0, 0, func(ctx context.Context, _ []string) error {
		dir, err := p.homeDir()
		if err != nil {
			return err
		}
		w, err := p.makeWorld(ctx, dir, s)
		if err != nil {
			return err
		}
		as, err := w.who(p.As)
		if err != nil {
			return err
		}
		if p.JSON {
			p.Object(struct {
				Home string     `json:"home"`
				As   model.Role `json:"as"`
			}{cli.Absolute(dir), as})
			return nil
		}
		p.Say(p.Out, text.SampleMade.In(p.Lang, cli.Absolute(dir)))
		home := ""
		if p.Home != "" {
			home = " --home " + quoted(p.Home)
		}
		p.Say(p.Out, text.SampleMadeNext.In(p.Lang, home))
		return nil
	})
	s.Flags(p.Run, c)
	return c
}

// quoted returns a word with quotes, if a shell needs them.
func quoted(word string) string {
	if strings.Trim(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:\\") == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// makeWorld makes a sample world in a directory that does not exist or is empty. It makes the whole world or nothing.
func (p *program) makeWorld(ctx context.Context, dir string, s admin.SampleSize) (w world, err error) {
	if _, ok := roleNamed(p.As); p.As != "" && !ok {
		return w, cli.Usage(text.NoSuchPerson, cli.Clip(p.As), "worker supervisor organiser")
	}
	if err := admin.Vacant(dir); err != nil {
		return w, err
	}
	made, err := s.World(p.Clock())
	if err != nil {
		return w, err
	}
	making := world{filepath.Clean(dir) + ".new"}
	if err := os.RemoveAll(making.dir); err != nil {
		return w, err
	}
	defer os.RemoveAll(making.dir)
	if err := os.MkdirAll(making.dir, 0o700); err != nil {
		return w, err
	}
	if err := p.fill(ctx, making, made); err != nil {
		return w, err
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return w, err
	}
	if err := disk.Rename(making.dir, dir); err != nil {
		return w, err
	}
	return world{dir}, nil
}

// fill replays the history of a made-up world into the hub, and makes the homes of its three people.
func (p *program) fill(ctx context.Context, w world, made sample.World) (err error) {
	h, err := admin.Begin(ctx, w.hub(), p.Clock)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	home := made.About / 10 // the part of the work that a home is, about
	bar := p.Progress(made.About + 3*home)
	defer bar.End()
	if err := h.Replay(ctx, cli.Stepping(bar, made.Changes)); err != nil {
		return err
	}
	for _, account := range []model.Account{made.Accounts.Worker, made.Accounts.Supervisor, made.Accounts.Organiser} {
		if err := p.settle(ctx, h, w.home(account.Role), account); err != nil {
			return err
		}
		bar.Add(home)
	}
	return nil
}

// settle makes the home of one person and fetches its first copy.
func (p *program) settle(ctx context.Context, h *hub.Hub, dir string, a model.Account) error {
	in, err := h.Invite(ctx, hub.Invite{Person: a.Person, Role: a.Role, Scopes: a.Scopes})
	if err != nil {
		return err
	}
	carry := func(id desk.Identity) desk.Exchange { return lent(h, bearing((*hub.Hub).Exchange, id.Secret)) }
	d, err := desk.Join(
		ctx, dir, nil, desk.Invitation{Code: in.Code, Device: deviceName()}, h.Join,
		desk.Options{Carry: carry, Clock: p.Clock, At: p.At},
	)
	if err != nil {
		return err
	}
	_, err = d.Exchange(ctx)
	return errors.Join(err, d.Close())
}

// deviceName returns the name by which the hub lists this laptop: its host name, or "".
func deviceName() string {
	name, err := os.Hostname()
	if err != nil {
		return ""
	}
	return name
}
