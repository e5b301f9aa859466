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

// leastNewPass is how short a passphrase may be that somebody thinks of at a terminal; one given by a script is its own
// business.
const leastNewPass = 8

// homeDir is the directory that was asked for: one person's home, a sample world, or nothing yet. Where nobody
// said one, it lies below the person's own directory; without that there is none, rather than one at the root
// of the disk.
func (p *program) homeDir() (string, error) {
	switch {
	case p.Home != "":
		return p.Home, nil
	case os.Getenv("HOME") == "" && os.Getenv("XDG_DATA_HOME") == "" && runtime.GOOS != "windows":
		return "", cli.Fail(cli.ExitUsage, "no-place", text.NoPlace)
	}
	return filepath.Join(xdg.DataHome, "sidan"), nil
}

// lodging is where a person's home lies. world is the sample world it is part of, nil for a home of its own.
type lodging struct {
	dir   string
	world *world
}

// lodging finds the home to open: the directory's, or in a sample world that of the person who was asked for.
func (p *program) lodging() (lodging, error) {
	dir, err := p.homeDir()
	if err != nil {
		return lodging{}, err
	}
	w, ok := worldAt(dir)
	if !ok {
		if p.As != "" && desk.Exists(dir) {
			return lodging{}, cli.Usage(text.OnlyWorld)
		}
		return lodging{dir: dir}, nil
	}
	as, err := w.who(p.As)
	if err != nil {
		return lodging{}, err
	}
	return lodging{w.home(as), &w}, nil
}

// unlocked is the lodging that was asked for, and its passphrase.
func (p *program) unlocked(ctx context.Context) (l lodging, pass []byte, err error) {
	if l, err = p.lodging(); err == nil {
		pass, err = p.passphrase(ctx, l.dir)
	}
	return l, pass, err
}

// unlockedBy runs what looks after the home that was asked for as a file, with its folder and its passphrase.
func (p *program) unlockedBy(ctx context.Context, run func(dir string, passphrase []byte) error) error {
	l, pass, err := p.unlocked(ctx)
	if err != nil {
		return err
	}
	return run(l.dir, pass)
}

// options are what a desk in a lodging is opened with.
func (p *program) options(l lodging) desk.Options {
	p.Log = cli.NewLog(l.dir)
	carry := desk.HTTP
	if l.world != nil {
		carry = l.world.carry(p.Clock)
	}
	return desk.Options{Carry: carry, Clock: p.Clock, At: p.At, Log: p.Log}
}

// seat is a desk one sits at for the length of a command.
type seat struct {
	*desk.Desk
	inWorld bool
}

// sit opens the home that was asked for. One of a sample world exchanges first, unless its person works off line.
func (p *program) sit(ctx context.Context, how opener) (*seat, error) {
	l, pass, err := p.unlocked(ctx)
	if err != nil {
		return nil, err
	}
	d, err := p.openBy(how, l, pass)
	if err != nil {
		return nil, err
	}
	s := &seat{d, l.world != nil}
	s.exchange(ctx)
	return s, nil
}

// opener is desk.OpenHome or desk.OpenHomePart.
type opener func(dir string, passphrase []byte, o desk.Options) (*desk.Desk, error)

// open opens a home with its passphrase.
func (p *program) open(l lodging, pass []byte) (*desk.Desk, error) {
	return p.openBy(desk.OpenHome, l, pass)
}

func (p *program) openBy(how opener, l lodging, pass []byte) (*desk.Desk, error) {
	d, err := how(l.dir, pass, p.options(l))
	if err == nil && !p.At.IsZero() && !d.Sample() {
		return nil, errors.Join(cli.Usage(text.OnlySample), d.Close())
	}
	return d, err
}

// exchange is what a sample home does after opening and after each save. That it came to nothing loses nothing,
// and is in the log.
func (s *seat) exchange(ctx context.Context) {
	if !s.inWorld || s.Status().WorkOffline {
		return
	}
	news, _ := s.Exchange(ctx)
	_ = s.Merge(news)
}

// keep saves a plan, and lets a sample world know of it.
func (s *seat) keep(ctx context.Context, plan *desk.Plan) error {
	if err := s.Keep(plan); err != nil {
		return err
	}
	s.exchange(ctx)
	return nil
}

// plans saves acts, for commands that plan nothing else.
func (s *seat) plans(ctx context.Context, acts ...desk.Act) (*desk.Plan, error) {
	plan, err := s.Plan(nil, acts...)
	if err != nil {
		return nil, err
	}
	return plan, s.keep(ctx, plan)
}

// atDesk opens the home, lets fn work at it, and closes it.
func (p *program) atDesk(ctx context.Context, fn func(s *seat) error) error {
	return p.atDeskBy(ctx, desk.OpenHome, fn)
}

// atRecords is atDesk for a command that names the records it is about: nothing else is read.
func (p *program) atRecords(ctx context.Context, fn func(s *seat) error) error {
	return p.atDeskBy(ctx, desk.OpenHomePart, fn)
}

func (p *program) atDeskBy(ctx context.Context, how opener, fn func(s *seat) error) (err error) {
	s, err := p.sit(ctx, how)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return fn(s)
}

// given is the passphrase that a script gave, nil for none.
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

// passphrase of the home in a directory: given, or asked for; none where none is wanted. One that was typed is
// tried at once, so that a wrong one is asked for again here.
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

// newPassphrase is the one a home is to be sealed with: given, or asked for twice.
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

// What is asked again, beside a wrong passphrase.
var errPassShort, errPassesDiffer = cli.Usage(text.PassShort), cli.Usage(text.PassesDiffer)

// mostAsked is how often a passphrase is asked for: a program that ends at the first mistake has the next line
// land in the shell, and in its history.
const mostAsked = 3

// asked asks until an answer will do, and says each time what is wrong with it.
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

// ask reads a passphrase off the terminal, unseen. When ctx ends the terminal is left as it was, and nothing was typed.
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

var errPassWanted = cli.Fail(cli.ExitUsage, "passphrase-wanted", text.NeedPassphrase)

// record is the one that a command's argument means.
func (s *seat) record(kind model.Kind, word string) (model.RecordID, error) {
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

func (s *seat) task(word string) (*model.Task, error) {
	id, err := s.record(model.KindTask, word)
	if err != nil {
		return nil, err
	}
	return s.Register().Task(model.TaskID(id)), nil
}

func (s *seat) household(word string) (*model.Household, error) {
	id, err := s.record(model.KindHousehold, word)
	if err != nil {
		return nil, err
	}
	return s.Register().Household(model.HouseholdID(id)), nil
}
