package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"github.com/adrg/xdg"
	"github.com/charmbracelet/x/term"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
)

// leastNewPass is how many characters a passphrase must have that somebody thinks of at a terminal. A passphrase that a
// script gives may have any length.
const leastNewPass = 8

// homeDir returns the directory to work in. It holds the home of one person or a sample world, or nothing yet. Without
// --home it lies below the user's own data directory. It returns an error if there is no such directory, so that no
// home is made at the root of the disk.
func (p *program) homeDir() (string, error) {
	switch {
	case p.Home != "":
		return p.Home, nil
	case os.Getenv("HOME") == "" && os.Getenv("XDG_DATA_HOME") == "" && runtime.GOOS != "windows":
		return "", cli.Fail(cli.ExitUsage, "no-place", text.NoPlace)
	}
	return filepath.Join(xdg.DataHome, "sidan"), nil
}

// homeLocation says where a home is. world is the sample world that the home belongs to, and nil for any other home.
type homeLocation struct {
	dir   string
	world *world
}

// homeLocation finds the home to open: the one in the directory, or in a sample world the one of the role that --as
// names.
func (p *program) homeLocation() (homeLocation, error) {
	dir, err := p.homeDir()
	if err != nil {
		return homeLocation{}, err
	}
	w, ok := worldAt(dir)
	if !ok {
		if p.As != "" && desk.Exists(dir) {
			return homeLocation{}, cli.Usage(text.OnlyWorld)
		}
		return homeLocation{dir: dir}, nil
	}
	as, err := w.who(p.As)
	if err != nil {
		return homeLocation{}, err
	}
	return homeLocation{w.home(as), &w}, nil
}

// unlocked returns where the home is, and its passphrase.
func (p *program) unlocked(ctx context.Context) (l homeLocation, pass []byte, err error) {
	if l, err = p.homeLocation(); err == nil {
		pass, err = p.passphrase(ctx, l.dir)
	}
	return l, pass, err
}

// unlockedBy calls run, which treats the home as a file, with the folder of the home and its passphrase.
func (p *program) unlockedBy(ctx context.Context, run func(dir string, passphrase []byte) error) error {
	l, pass, err := p.unlocked(ctx)
	if err != nil {
		return err
	}
	return run(l.dir, pass)
}

// options returns the options for the desk of a home, and starts the log of that home.
func (p *program) options(l homeLocation) desk.Options {
	p.Log = cli.NewLog(l.dir)
	carry := desk.HTTP
	if l.world != nil {
		carry = l.world.carry(p.Clock)
	}
	return desk.Options{Carry: carry, Clock: p.Clock, At: p.At, Log: p.Log}
}

// homeDesk is a desk that is open for the length of a command. inWorld says that its home belongs to a sample world.
type homeDesk struct {
	*desk.Desk
	inWorld bool
}

// openDesk opens the home. A home of a sample world then exchanges, unless its person works off line.
func (p *program) openDesk(ctx context.Context, how opener) (*homeDesk, error) {
	l, pass, err := p.unlocked(ctx)
	if err != nil {
		return nil, err
	}
	d, err := p.openBy(how, l, pass)
	if err != nil {
		return nil, err
	}
	s := &homeDesk{d, l.world != nil}
	s.exchange(ctx)
	return s, nil
}

// opener is desk.OpenHome or desk.OpenHomePart.
type opener func(dir string, passphrase []byte, o desk.Options) (*desk.Desk, error)

// open opens a home with its passphrase, and reads all of it into the register.
func (p *program) open(l homeLocation, pass []byte) (*desk.Desk, error) {
	return p.openBy(desk.OpenHome, l, pass)
}

// openBy opens a home with its passphrase. It refuses --at for a home that is not a sample.
func (p *program) openBy(how opener, l homeLocation, pass []byte) (*desk.Desk, error) {
	d, err := how(l.dir, pass, p.options(l))
	if err == nil && !p.At.IsZero() && !d.Sample() {
		return nil, errors.Join(cli.Usage(text.OnlySample), d.Close())
	}
	return d, err
}

// exchange exchanges the home of a sample world with its hub, unless its person works off line. It returns no error,
// because a failed exchange loses nothing and is in the log.
func (s *homeDesk) exchange(ctx context.Context) {
	if !s.inWorld || s.Status().WorkOffline {
		return
	}
	news, _ := s.Exchange(ctx)
	_ = s.Merge(news)
}

// keep saves a plan, and exchanges if the home belongs to a sample world.
func (s *homeDesk) keep(ctx context.Context, plan *desk.Plan) error {
	if err := s.Keep(plan); err != nil {
		return err
	}
	s.exchange(ctx)
	return nil
}

// plans saves acts as one plan.
func (s *homeDesk) plans(ctx context.Context, acts ...desk.Act) (*desk.Plan, error) {
	plan, err := s.Plan(nil, acts...)
	if err != nil {
		return nil, err
	}
	return plan, s.keep(ctx, plan)
}

// atDesk opens the home with all of its register, calls fn, and closes the home.
func (p *program) atDesk(ctx context.Context, fn func(s *homeDesk) error) error {
	return p.atDeskBy(ctx, desk.OpenHome, fn)
}

// atRecords is atDesk for a command that names the records it is about. Only these and those that belong to them are
// read.
func (p *program) atRecords(ctx context.Context, fn func(s *homeDesk) error) error {
	return p.atDeskBy(ctx, desk.OpenHomePart, fn)
}

// atDeskBy opens the home with how, calls fn, and closes the home.
func (p *program) atDeskBy(ctx context.Context, how opener, fn func(s *homeDesk) error) (err error) {
	s, err := p.openDesk(ctx, how)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return fn(s)
}

// given returns the passphrase that a script gave, in a file or in SIDAN_PASSPHRASE. It returns nil if there is none.
func (p *program) given() ([]byte, error) {
	if p.PassFile != "" {
		b, err := os.ReadFile(p.PassFile)
		if err != nil {
			return nil, err
		}
		if b = bytes.TrimRight(b, "\r\n"); len(b) > 0 {
			return b, nil
		}
	}
	if s := os.Getenv("SIDAN_PASSPHRASE"); s != "" {
		return []byte(s), nil
	}
	return nil, nil
}

// passphrase returns the passphrase of the home in a directory, given by a script or typed at the terminal. It returns
// nil if the home is not sealed. A typed passphrase is tried at once, so that the user can type it again if it is
// wrong.
func (p *program) passphrase(ctx context.Context, dir string) ([]byte, error) {
	what, err := desk.Peek(dir)
	if err != nil || !what.Sealed {
		return nil, err
	}
	if pass, err := p.given(); err != nil || pass != nil {
		return pass, err
	}
	return p.asked(func() ([]byte, error) {
		pass, err := p.ask(ctx, text.AskPassphrase)
		if err != nil {
			return nil, err
		}
		return pass, desk.TryPassphrase(dir, pass)
	})
}

// newPassphrase returns the passphrase for a new home, given by a script or typed twice at the terminal.
func (p *program) newPassphrase(ctx context.Context) ([]byte, error) {
	if pass, err := p.given(); err != nil || pass != nil {
		return pass, err
	}
	return p.asked(func() ([]byte, error) {
		pass, err := p.ask(ctx, text.AskNewPass)
		if err != nil {
			return nil, err
		}
		if len([]rune(string(pass))) < leastNewPass {
			return nil, errPassShort
		}
		again, err := p.ask(ctx, text.AskPassAgain)
		if err == nil && !bytes.Equal(pass, again) {
			err = errPassesDiffer
		}
		return pass, err
	})
}

// These errors let the user type again, as ErrPassphrase does.
var errPassShort, errPassesDiffer = cli.Usage(text.PassShort), cli.Usage(text.PassesDiffer)

// mostAsked is how often a passphrase is asked for. If the program ended at the first mistake, the user might type the
// passphrase once more into the shell, which would keep it in its history.
const mostAsked = 3

// asked calls question until its answer is good, at most mostAsked times, and says each time what was wrong.
func (p *program) asked(question func() ([]byte, error)) ([]byte, error) {
	for n := 1; ; n++ {
		pass, err := question()
		again := errors.Is(err, desk.ErrPassphrase) || errors.Is(err, errPassShort) || errors.Is(err, errPassesDiffer)
		if !again || n == mostAsked {
			return pass, err
		}
		p.Say(p.Errs, p.Sentence(err))
	}
}

// ask reads a passphrase from the terminal without showing it. If ctx ends, it returns an error and leaves the terminal
// as it was.
func (p *program) ask(ctx context.Context, says text.Sentence) ([]byte, error) {
	if !cli.IsTerminal(p.In) {
		return nil, errPassWanted
	}
	before, err := term.GetState(p.In.Fd())
	if err != nil {
		return nil, err
	}
	fmt.Fprint(p.Errs, says.In(p.Lang)+" ")
	defer fmt.Fprintln(p.Errs)
	type line struct {
		pass []byte
		err  error
	}
	typed := make(chan line, 1)
	go func() {
		pass, err := term.ReadPassword(p.In.Fd())
		typed <- line{pass, err}
	}()
	select {
	case l := <-typed:
		if errors.Is(l.err, io.EOF) {
			return nil, errPassWanted
		}
		return l.pass, l.err
	case <-ctx.Done():
		return nil, errors.Join(ctx.Err(), term.Restore(p.In.Fd(), before))
	}
}

// errPassWanted means that a passphrase is needed, and that nobody at a terminal can type it.
var errPassWanted = cli.Fail(cli.ExitUsage, "passphrase-wanted", text.NeedPassphrase)

// record returns the one record of a kind that an argument means. It returns an error if the argument means none, or
// several.
func (s *homeDesk) record(kind model.Kind, word string) (model.RecordID, error) {
	ids, err := s.Named(kind, word)
	switch {
	case err != nil:
		return model.RecordID{}, err
	case len(ids) == 0:
		return model.RecordID{}, cli.Usage(text.NoSuchRecord, cli.Clip(word))
	case len(ids) > 1:
		return model.RecordID{}, cli.Usage(text.ManyRecords, cli.Clip(word))
	}
	return ids[0], nil
}

func (s *homeDesk) task(word string) (*model.Task, error) {
	id, err := s.record(model.KindTask, word)
	if err != nil {
		return nil, err
	}
	return s.Register().Task(model.TaskID(id)), nil
}

func (s *homeDesk) household(word string) (*model.Household, error) {
	id, err := s.record(model.KindHousehold, word)
	if err != nil {
		return nil, err
	}
	return s.Register().Household(model.HouseholdID(id)), nil
}
