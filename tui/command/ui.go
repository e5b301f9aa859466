package command

import (
	"context"
	"errors"
	"time"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui"
	"sidan/tui/command/admin"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
)

// screens opens the terminal UI for the directory, which may hold an open home, a locked one, or none yet.
func (p *program) screens(ctx context.Context, _ []string) error {
	if !p.Interactive() {
		return cli.Fail(cli.ExitUsage, "terminal", text.NoTerminal)
	}
	entry, err := p.entry()
	if err != nil {
		return err
	}
	return tui.Run(ctx, entry, p.Lang)
}

// entry finds out what the first screen has to show. It returns an error if the file is not a home or another process
// has it open. A home that needs no passphrase is opened while the first frame is drawn.
func (p *program) entry() (tui.Entry, error) {
	e := tui.Entry{Sample: p.enterSample, Join: p.enterJoin, Unlock: p.unlock, Forget: p.forget}
	l, err := p.homeLocation()
	if err != nil {
		return e, err
	}
	what, err := desk.Peek(l.dir)
	switch {
	case errors.Is(err, desk.ErrNoHome):
		return e, nil
	case err != nil:
		return e, err
	}
	pass, err := p.given()
	if err != nil {
		return e, err
	}
	if what.Sealed && pass == nil {
		e.Locked, e.Pending = true, what.Waiting
		return e, nil
	}
	e.Open = func(context.Context) (*desk.Desk, error) { return p.open(l, pass) }
	return e, nil
}

// enterSample makes a sample world and opens the home of a role in it.
func (p *program) enterSample(ctx context.Context, as model.Role) (*desk.Desk, error) {
	dir, err := p.homeDir()
	if err != nil {
		return nil, err
	}
	w, err := p.makeWorld(ctx, dir, admin.SampleSize{})
	if err != nil {
		return nil, err
	}
	if as, err = w.who(string(as)); err != nil {
		return nil, err
	}
	return p.open(homeLocation{w.home(as), &w}, nil)
}

// enterJoin joins the hub at an address with a code, and opens the new home.
func (p *program) enterJoin(ctx context.Context, address, code string, pass []byte) (*desk.Desk, error) {
	address, err := desk.CompleteAddress(address, code)
	if err != nil {
		return nil, err
	}
	admit, err := desk.AdmitHTTP(address)
	if err != nil {
		return nil, err
	}
	dir, err := p.homeDir()
	if err != nil {
		return nil, err
	}
	l := homeLocation{dir: dir}
	return desk.Join(
		ctx, l.dir, pass, desk.Invitation{Hub: address, Code: code, Device: deviceName()}, admit, p.options(l),
	)
}

// unlock opens the locked home. If its join was not answered yet, unlock continues the join.
func (p *program) unlock(ctx context.Context, pass []byte) (*desk.Desk, error) {
	dir, err := p.homeDir()
	if err != nil {
		return nil, err
	}
	l := homeLocation{dir: dir}
	d, err := p.open(l, pass)
	if errors.Is(err, desk.ErrJoining) {
		return desk.JoinAgain(ctx, l.dir, pass, deviceName(), p.options(l))
	}
	return d, err
}

// forget moves a home whose passphrase is forgotten aside, so that its person can join again. The file stays sealed and
// whole, and kept is its new path.
func (p *program) forget(context.Context) (kept string, err error) {
	dir, err := p.homeDir()
	if err != nil {
		return "", err
	}
	return desk.PutAside(dir, time.Now())
}
