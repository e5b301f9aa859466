package command

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/sync/hub/serve"
	"sidan/sync/store"
	"sidan/tui/desk"
)

// The exit codes. Scripts depend on them.
const (
	exitDone    = 0
	exitFailed  = 1 // among others a wrong passphrase
	exitUsage   = 2 // typed wrong, not there yet, or no terminal where one is needed
	exitRefused = 3 // by a rule of the domain
	exitAway    = 4 // the hub is out of reach: nothing is lost
	exitInUse   = 5
	exitDamaged = 6 // the store or a file, or a file of another program in its place
)

// fault is an error of the command line itself, with its sentence.
type fault struct {
	exit int
	code string
	say  text.Fault
	args []any
}

func (f *fault) Error() string { return f.say.In(text.EN, f.args...) }

// usage is what is wrong with a command as it was typed.
func usage(say text.Fault, args ...any) error { return &fault{exitUsage, "usage", say, args} }

// kinds are the errors that have an exit code and a word of their own; the first that fits counts.
var kinds = []struct {
	err  error
	exit int
	code string
}{
	{store.ErrPassphrase, exitFailed, "passphrase"},
	{store.ErrNone, exitFailed, "no-home"},
	{store.ErrExists, exitFailed, "home-there"},
	{store.ErrInUse, exitInUse, "in-use"},
	{hub.ErrInUse, exitInUse, "in-use"},
	{store.ErrForeign, exitDamaged, "foreign"},
	{hub.ErrForeign, exitDamaged, "foreign"},
	{store.ErrDamaged, exitDamaged, "damaged"},
	{hub.ErrDamaged, exitDamaged, "damaged"},
	{hub.ErrNone, exitFailed, "no-hub"},
	{hub.ErrOthersWrite, exitFailed, "others-write"},
	{serve.ErrKeyGone, exitDamaged, "key-gone"},
	{store.ErrFull, exitFailed, "disk-full"},
	{syscall.ENOSPC, exitFailed, "disk-full"}, // a hub's
	{syscall.EDQUOT, exitFailed, "disk-full"},
	{store.ErrOthersWrite, exitFailed, "others-write"},
	{syscall.EROFS, exitFailed, "read-only"},
	{fs.ErrPermission, exitFailed, "no-permission"},
	{desk.ErrJoined, exitFailed, "joined"},
	{desk.ErrJoining, exitFailed, "joining"},
	{desk.ErrAddress, exitUsage, "usage"},
	{desk.ErrNoRecord, exitUsage, "usage"},
	{desk.ErrProxy, exitAway, "proxy"},
	{desk.ErrPortal, exitAway, "portal"},
	{desk.ErrClock, exitAway, "clock"},
	{desk.ErrReply, exitAway, "reply"},
	{desk.ErrAstray, exitAway, "astray"},
	{desk.ErrPin, exitAway, "pin"},
	{desk.ErrUnvouched, exitAway, "unvouched"},
	{desk.ErrPlain, exitUsage, "usage"},
	{desk.ErrAway, exitAway, "away"},
	{context.DeadlineExceeded, exitAway, "away"},
	{context.Canceled, exitFailed, "stopped"},
	{fs.ErrNotExist, exitFailed, "file"},
	{syscall.EISDIR, exitFailed, "file"},
	{syscall.ENOTDIR, exitFailed, "file"},
}

// exitOf is the exit code of an error, and its word.
func exitOf(err error) (exit int, code string) {
	var f *fault
	var no *model.Refusal
	switch {
	case err == nil:
		return exitDone, ""
	case errors.As(err, &f):
		return f.exit, f.code
	case errors.As(err, &no):
		return exitRefused, string(no.Reason)
	case errors.As(err, new(*hub.CopyFault)):
		return exitDamaged, "damaged"
	case errors.As(err, new(*desk.Revoked)):
		return exitRefused, "revoked"
	}
	if problem := desk.ProblemOf(err); problem != "" {
		return exitOfProblem(problem), problem
	}
	for _, k := range kinds {
		if errors.Is(err, k.err) {
			return k.exit, k.code
		}
	}
	return exitFailed, "internal"
}

// stopped is what an error means once the program was told to stop: what was under way ends with whatever fault
// it met by that, and the person who stopped it wants to hear of no other. Damage, a full disk and what was
// refused remain what they are.
func stopped(ctx context.Context, err error) error {
	if ctx.Err() == nil || err == nil || errors.As(err, new(*finished)) {
		return err
	}
	switch exit, code := exitOf(err); {
	case exit == exitAway, exit == exitInUse, code == "internal":
		return ctx.Err()
	}
	return err
}

// exitOfProblem sorts what a hub itself says: it could not take the request now, it does not read it, or it refuses.
func exitOfProblem(code string) int {
	switch code {
	case "busy", "internal", "too-often":
		return exitAway
	case "malformed", "too-large":
		return exitFailed
	}
	return exitRefused
}

// sentence says any error to people.
func (p *program) sentence(err error) string {
	var f *fault
	var path *fs.PathError
	var copied *hub.CopyFault
	switch {
	case errors.As(err, &f):
		return f.say.In(p.lang, f.args...)
	case errors.Is(err, hub.ErrInUse) && !errors.As(err, new(*store.InUse)):
		return text.HomeBusy.In(p.lang)
	case errors.As(err, &copied):
		return text.CopyDamaged.In(p.lang, clip(copied.Name))
	case errors.Is(err, hub.ErrNone):
		return text.NoHub.In(p.lang)
	case errors.Is(err, hub.ErrGone):
		return text.HubGone.In(p.lang)
	case errors.Is(err, hub.ErrOthersWrite):
		return text.OthersWrite.In(p.lang)
	case errors.Is(err, hub.ErrForeign):
		return text.ForeignHub.In(p.lang)
	case errors.Is(err, serve.ErrKeyGone):
		return text.KeyGone.In(p.lang)
	case errors.Is(err, serve.ErrKeyDamaged):
		return text.KeyDamaged.In(p.lang)
	case errors.Is(err, hub.ErrDamaged):
		return text.DamagedHub.In(p.lang)
	case errors.Is(err, store.ErrFull), errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return text.DiskFullCommand.In(p.lang)
	case errors.Is(err, desk.ErrAway) && !errors.Is(err, desk.ErrOutside):
		return text.HubAwayCommand.In(p.lang)
	case errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission): // said by the desk
	case errors.As(err, &path):
		return text.FileUnread.In(p.lang, path.Path)
	}
	return desk.Sentence(p.lang, err)
}

// end says what went wrong, to people on stderr and to programs on stdout, and gives the exit code.
func (p *program) end(err error) int {
	exit, code := exitOf(err)
	told := new(finished)
	switch {
	case errors.As(err, &told):
		exit = told.exit
	case err != nil:
		p.say(p.errs, p.sentence(err))
		if p.json {
			p.object(p.failure(err))
		}
		if code == "internal" {
			p.logger().Error("failed", "command", p.command, "err", err.Error())
		}
	}
	if p.out.Flush() != nil && exit == exitDone {
		return exitFailed
	}
	return exit
}

// finished ends a command whose failures were told one by one.
type finished struct{ exit int }

func (f *finished) Error() string { return "told already" }

// failed and refused are what a program reads of what went wrong.
type (
	failed struct {
		Error   string `json:"error"`
		Message string `json:"message"`
		Process *int   `json:"process"` // that has the store, where it is known
	}
	refused struct {
		Refused string `json:"refused"`
		Message string `json:"message"`
		Against *ref   `json:"against"` // who stood against it, where one may know
	}
)

// failure is an error as an object.
func (p *program) failure(err error) any {
	exit, code := exitOf(err)
	if exit == exitRefused {
		r := refused{Refused: code, Message: p.sentence(err)}
		if no := new(model.Refusal); errors.As(err, &no) {
			r.Against = refOf(no.Against)
		}
		return r
	}
	f := failed{Error: code, Message: p.sentence(err)}
	if in := new(store.InUse); errors.As(err, &in) && in.PID > 0 {
		f.Process = &in.PID
	}
	return f
}
