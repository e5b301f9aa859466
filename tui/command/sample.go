package command

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/sample"
	"sidan/model/text"
	"sidan/sync/disk"
	"sidan/sync/hub"
	"sidan/sync/store"
	"sidan/tui/desk"
)

// sized are the flags that say which sample.
type sized struct{ size, seed string }

func (p *program) sizeFlags(c *cobra.Command, s *sized) {
	p.flag(c, &s.size, "size", "SIZE", text.FlagSize)
	p.flag(c, &s.seed, "seed", "N", text.FlagSeed)
}

// world makes up the world that was asked for, as it is at a moment of its day.
func (s sized) world(now time.Time) (sample.World, error) {
	switch s.size {
	case "", "small":
	case "longli":
		return sample.World{}, notYet("--size longli")
	default:
		return sample.World{}, usage(text.OneOf, "--size", clip(s.size), "small")
	}
	seed := uint64(1)
	if s.seed != "" {
		n, err := strconv.ParseUint(s.seed, 10, 64)
		if err != nil {
			return sample.World{}, usage(text.BadValue, "--seed", clip(s.seed), "7")
		}
		seed = n
	}
	return sample.Small(seed, model.DayOf(now)).Until(now), nil
}

// sampleCommand is `sidan sample`.
func (p *program) sampleCommand() *cobra.Command {
	var s sized
	c := p.cmd("sample [--size small] [--seed N] [--as "+
		"WHO]", text.CmdSample, 0, 0, func(ctx context.Context, _ []string) error {
		dir, err := p.homeDir()
		if err != nil {
			return err
		}
		w, err := p.makeWorld(ctx, dir, s)
		if err != nil {
			return err
		}
		as, err := w.who(p.as)
		if err != nil {
			return err
		}
		if p.json {
			p.object(struct {
				Home string     `json:"home"`
				As   model.Role `json:"as"`
			}{whole(dir), as})
			return nil
		}
		p.say(p.out, text.SampleMade.In(p.lang, whole(dir)))
		home := ""
		if p.home != "" {
			home = " --home " + quoted(p.home)
		}
		p.say(p.out, text.SampleMadeNext.In(p.lang, home))
		return nil
	})
	p.sizeFlags(c, &s)
	return c
}

// quoted is a word as a shell takes it.
func quoted(word string) string {
	if strings.Trim(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:\\") == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// makeWorld makes a sample world in a directory that is not there or empty: whole, or not at all.
func (p *program) makeWorld(ctx context.Context, dir string, s sized) (w world, err error) {
	if _, ok := roleNamed(p.as); p.as != "" && !ok {
		return w, usage(text.NoSuchPerson, clip(p.as), "worker supervisor organiser")
	}
	if err := vacant(dir); err != nil {
		return w, err
	}
	made, err := s.world(p.clock())
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

// vacant says that nothing lies in a directory.
func vacant(dir string) error {
	found, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case len(found) > 0:
		return &fault{exitFailed, "home-there", text.HomeThere, []any{dir}}
	}
	return nil
}

// fill replays the history into the world's hub and lets the three join it.
func (p *program) fill(ctx context.Context, w world, made sample.World) (err error) {
	h, err := beginHub(ctx, w.hub(), p.clock)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	if err := h.Replay(ctx, made.Changes); err != nil {
		return err
	}
	for _, account := range []model.Account{made.Accounts.Worker, made.Accounts.Supervisor, made.Accounts.Organiser} {
		if err := p.settle(ctx, h, w.home(account.Role), account); err != nil {
			return err
		}
	}
	return nil
}

// settle makes one person's home and takes its first copy.
func (p *program) settle(ctx context.Context, h *hub.Hub, dir string, a model.Account) error {
	in, err := h.Invite(ctx, hub.Invite{Person: a.Person, Role: a.Role, Scopes: a.Scopes})
	if err != nil {
		return err
	}
	carry := func(id store.Identity) desk.Exchange { return lent(h, bearing((*hub.Hub).Exchange, id.Secret)) }
	d, err := desk.Join(
		ctx, dir, nil, desk.Invitation{Code: in.Code, Device: deviceName()}, h.Join,
		desk.Options{Carry: carry, Clock: p.clock, At: p.at},
	)
	if err != nil {
		return err
	}
	_, err = d.Exchange(ctx)
	return errors.Join(err, d.Close())
}

// deviceName is what this laptop calls itself.
func deviceName() string {
	name, err := os.Hostname()
	if err != nil {
		return ""
	}
	return name
}

// hubSampleCommand is `sidan hub sample`.
func (p *program) hubSampleCommand(data *string) *cobra.Command {
	var s sized
	c := p.cmd("sample --data DIR [--size small] "+
		"[--seed N]", text.CmdHubSample, 0, 0, func(ctx context.Context, _ []string) error {
		made, err := s.world(p.clock())
		if err != nil {
			return err
		}
		if err := vacant(*data); err != nil {
			return &fault{exitFailed, "hub-there", text.HubNotEmpty, []any{*data}}
		}
		h, err := beginHub(ctx, *data, time.Now)
		if err != nil {
			return err
		}
		if err := errors.Join(h.Replay(ctx, made.Changes), h.Close()); err != nil {
			return err
		}
		p.answer(struct {
			Data string     `json:"data"`
			Code model.Path `json:"code"`
		}{*data, made.County.Path}, text.HubSampleMade.In(p.lang, *data))
		return nil
	})
	p.sizeFlags(c, &s)
	return c
}
