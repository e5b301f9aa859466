package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/adrg/xdg"
	"github.com/charmbracelet/x/term"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/store"
	"sidan/tui/desk"
)

// leastNewPass is how short a passphrase may be that somebody thinks of at a terminal; one given by a script is its own
// business.
const leastNewPass = 8

func isTerminal(f *os.File) bool { return term.IsTerminal(f.Fd()) }

// homeDir is the directory that was asked for: one person's home, a sample world, or nothing yet. Where nobody
// said one, it lies below the person's own directory; without that there is none, rather than one at the root
// of the disk.
func (p *program) homeDir() (string, error) {
	switch {
	case p.home != "":
		return p.home, nil
	case os.Getenv("HOME") == "" && os.Getenv("XDG_DATA_HOME") == "" && runtime.GOOS != "windows":
		return "", &fault{exitUsage, "no-place", text.NoPlace, nil}
	}
	return filepath.Join(xdg.DataHome, "sidan"), nil
}

// whole is a directory's whole name, wherever one stands.
func whole(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		return abs
	}
	return dir
}

// clock is the laptop's, or stands at the moment that was asked for.
func (p *program) clock() time.Time {
	if p.at.IsZero() {
		return time.Now()
	}
	return p.at
}

// logger writes to the log of the home in use.
func (p *program) logger() *slog.Logger {
	if p.log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return p.log
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
		if p.as != "" && store.Exists(dir) {
			return lodging{}, usage(text.OnlyWorld)
		}
		return lodging{dir: dir}, nil
	}
	as, err := w.who(p.as)
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

// atStore has the store of the home that was asked for open for the length of a command: it needs no register.
func (p *program) atStore(ctx context.Context, run func(home *store.Store) error) (err error) {
	l, pass, err := p.unlocked(ctx)
	if err != nil {
		return err
	}
	home, err := store.Open(l.dir, pass)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, home.Close()) }()
	return run(home)
}

// options are what a desk in a lodging is opened with.
func (p *program) options(l lodging) desk.Options {
	p.log = newLog(l.dir)
	carry := desk.HTTP
	if l.world != nil {
		carry = l.world.carry(p.clock)
	}
	return desk.Options{Carry: carry, Clock: p.clock, At: p.at, Log: p.log}
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
	if err == nil && !p.at.IsZero() && !d.Sample() {
		return nil, errors.Join(usage(text.OnlySample), d.Close())
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
	if p.passFile != "" {
		b, err := os.ReadFile(p.passFile)
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
	what, err := store.Peek(dir)
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
		home, err := store.Open(dir, pass)
		if err != nil {
			return nil, err
		}
		return pass, home.Close()
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
var errPassShort, errPassesDiffer = usage(text.PassShort), usage(text.PassesDiffer)

// mostAsked is how often a passphrase is asked for: a program that ends at the first mistake has the next line
// land in the shell, and in its history.
const mostAsked = 3

// asked asks until an answer will do, and says each time what is wrong with it.
func (p *program) asked(question func() ([]byte, error)) ([]byte, error) {
	for n := 1; ; n++ {
		pass, err := question()
		again := errors.Is(err, store.ErrPassphrase) || errors.Is(err, errPassShort) || errors.Is(err, errPassesDiffer)
		if !again || n == mostAsked {
			return pass, err
		}
		p.say(p.errs, p.sentence(err))
	}
}

// ask reads a passphrase off the terminal, unseen. When ctx ends the terminal is left as it was, and nothing was typed.
func (p *program) ask(ctx context.Context, says text.Sentence) ([]byte, error) {
	if !isTerminal(p.in) {
		return nil, errPassWanted
	}
	before, err := term.GetState(p.in.Fd())
	if err != nil {
		return nil, err
	}
	fmt.Fprint(p.errs, says.In(p.lang)+" ")
	defer fmt.Fprintln(p.errs)
	type line struct {
		pass []byte
		err  error
	}
	typed := make(chan line, 1)
	go func() {
		pass, err := term.ReadPassword(p.in.Fd())
		typed <- line{pass, err}
	}()
	select {
	case l := <-typed:
		if errors.Is(l.err, io.EOF) {
			return nil, errPassWanted
		}
		return l.pass, l.err
	case <-ctx.Done():
		return nil, errors.Join(ctx.Err(), term.Restore(p.in.Fd(), before))
	}
}

var errPassWanted = &fault{exitUsage, "passphrase-wanted", text.NeedPassphrase, nil}

// record is the one that a command's argument means.
func (s *seat) record(kind model.Kind, word string) (model.RecordID, error) {
	ids, err := s.Named(kind, word)
	switch {
	case err != nil:
		return model.RecordID{}, err
	case len(ids) == 0:
		return model.RecordID{}, usage(text.NoSuchRecord, clip(word))
	case len(ids) > 1:
		return model.RecordID{}, usage(text.ManyRecords, clip(word))
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
