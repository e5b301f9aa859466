package cli

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/sync/hub/serve"
	"sidan/tui/desk"
)

// The exit codes, as the tables of errors have them.
const (
	ExitDone    = desk.ExitDone
	ExitFailed  = desk.ExitFailed
	ExitUsage   = desk.ExitUsage
	ExitRefused = desk.ExitRefused
	ExitAway    = desk.ExitAway
	ExitInUse   = desk.ExitInUse
	ExitDamaged = desk.ExitDamaged
)

// Fault is an error of the command line itself, with its sentence.
type Fault struct {
	Exit int
	Code string
	Say  text.Fault
	Args []any
}

// Error is the sentence in English, for logs.
func (f *Fault) Error() string { return f.Say.In(text.EN, f.Args...) }

// Fail is an error of the command line: its exit code, its word for programs, its sentence.
func Fail(exit int, code string, say text.Fault, args ...any) error {
	return &Fault{exit, code, say, args}
}

// Usage is what is wrong with a command as it was typed.
func Usage(say text.Fault, args ...any) error { return Fail(ExitUsage, "usage", say, args...) }

// hubErrors are those of a hub, and of the disk it stands on; they are looked at before those of a home (desk.KnownAs).
var hubErrors = []desk.Known{
	{Err: hub.ErrInUse, Code: "in-use", Exit: ExitInUse, Say: text.HomeBusy},
	{Err: hub.ErrNone, Code: "no-hub", Exit: ExitFailed, Say: text.NoHub},
	{Err: hub.ErrGone, Code: "damaged", Exit: ExitDamaged, Say: text.HubGone},
	{Err: hub.ErrOthersWrite, Code: "others-write", Exit: ExitFailed, Say: text.OthersWrite},
	{Err: hub.ErrForeign, Code: "foreign", Exit: ExitDamaged, Say: text.ForeignHub},
	{Err: serve.ErrKeyGone, Code: "key-gone", Exit: ExitDamaged, Say: text.KeyGone},
	{Err: serve.ErrKeyDamaged, Code: "damaged", Exit: ExitDamaged, Say: text.KeyDamaged},
	{Err: hub.ErrDamaged, Code: "damaged", Exit: ExitDamaged, Say: text.DamagedHub},
	{Err: syscall.ENOSPC, Code: "disk-full", Exit: ExitFailed, Say: text.DiskFullCommand},
	{Err: syscall.EDQUOT, Code: "disk-full", Exit: ExitFailed, Say: text.DiskFullCommand},
}

// fileErrors are those of a file that a command was given; they are looked at last.
var fileErrors = []desk.Known{
	{Err: fs.ErrNotExist, Code: "file", Exit: ExitFailed, Say: text.FileUnread, Args: itsFile},
	{Err: syscall.EISDIR, Code: "file", Exit: ExitFailed, Say: text.FileUnread, Args: itsFile},
	{Err: syscall.ENOTDIR, Code: "file", Exit: ExitFailed, Say: text.FileUnread, Args: itsFile},
}

func itsFile(_ text.Lang, err error) []any { return []any{desk.PathIn(err)} }

// knownAs is what is said of an error.
func knownAs(err error) (desk.Known, bool) {
	if k, ok := desk.FirstOf(hubErrors, err); ok {
		return k, true
	}
	if k, ok := desk.KnownAs(err); ok {
		return k, true
	}
	return desk.FirstOf(fileErrors, err)
}

// ExitOf is the exit code of an error, and its word.
func ExitOf(err error) (exit int, code string) {
	var f *Fault
	var no *model.Refusal
	switch {
	case err == nil:
		return ExitDone, ""
	case errors.As(err, &f):
		return f.Exit, f.Code
	case errors.As(err, &no):
		return ExitRefused, string(no.Reason)
	case errors.As(err, new(*hub.CopyFault)):
		return ExitDamaged, "damaged"
	case errors.As(err, new(*desk.Revoked)):
		return ExitRefused, "revoked"
	}
	if problem := desk.ProblemOf(err); problem != "" {
		return exitOfProblem(problem), problem
	}
	if k, ok := knownAs(err); ok {
		return k.Exit, k.Code
	}
	return ExitFailed, "internal"
}

// Stopped is what an error means once the program was told to stop: what was under way ends with whatever fault
// it met by that, and the person who stopped it wants to hear of no other. Damage, a full disk and what was
// refused remain what they are.
func Stopped(ctx context.Context, err error) error {
	if ctx.Err() == nil || err == nil || errors.As(err, new(*Finished)) {
		return err
	}
	switch exit, code := ExitOf(err); {
	case exit == ExitAway, exit == ExitInUse, code == "internal":
		return ctx.Err()
	}
	return err
}

// exitOfProblem sorts what a hub itself says: it could not take the request now, it does not read it, or it refuses.
func exitOfProblem(code string) int {
	switch code {
	case "busy", "internal", "too-often":
		return ExitAway
	case "malformed", "too-large":
		return ExitFailed
	}
	return ExitRefused
}

// Sentence says any error to people.
func (p *Run) Sentence(err error) string {
	var f *Fault
	var path *fs.PathError
	var copied *hub.CopyFault
	switch {
	case errors.As(err, &f):
		return f.Say.In(p.Lang, f.Args...)
	case errors.As(err, &copied):
		return text.CopyDamaged.In(p.Lang, Clip(copied.Name))
	case errors.As(err, new(*desk.InUse)): // its process is named
		return desk.Sentence(p.Lang, err)
	}
	if k, ok := desk.FirstOf(hubErrors, err); ok {
		return k.In(p.Lang, err)
	}
	k, known := desk.KnownAs(err)
	switch {
	case known && k.Command != (text.Fault{}):
		return k.Command.In(p.Lang)
	case !known && errors.As(err, &path):
		return text.FileUnread.In(p.Lang, path.Path)
	case !known:
		if k, ok := desk.FirstOf(fileErrors, err); ok {
			return k.In(p.Lang, err)
		}
	}
	return desk.Sentence(p.Lang, err)
}

// End says what went wrong, to people on stderr and to programs on stdout, and gives the exit code.
func (p *Run) End(err error) int {
	exit, code := ExitOf(err)
	told := new(Finished)
	switch {
	case errors.As(err, &told):
		exit = told.Exit
	case err != nil:
		p.Say(p.Errs, p.Sentence(err))
		if p.JSON {
			p.Object(p.Failure(err))
		}
		if code == "internal" {
			p.logger().Error("failed", "command", p.Path, "err", err.Error())
		}
	}
	if p.Out.Flush() != nil && exit == ExitDone {
		return ExitFailed
	}
	return exit
}

// Finished ends a command whose failures were told one by one.
type Finished struct{ Exit int }

// Error says nothing new.
func (f *Finished) Error() string { return "told already" }

// What a program reads of what went wrong.
type (
	// Failed is any error but a rule's.
	Failed struct {
		Error   string `json:"error"`
		Message string `json:"message"`
		Process *int   `json:"process"` // that has the store, where it is known
	}
	// Refused is what a rule or a hub refuses.
	Refused struct {
		Refused string `json:"refused"`
		Message string `json:"message"`
		Against *Ref   `json:"against"` // who stood against it, where one may know
	}
)

// Failure is an error as an object.
func (p *Run) Failure(err error) any {
	exit, code := ExitOf(err)
	if exit == ExitRefused {
		r := Refused{Refused: code, Message: p.Sentence(err)}
		if no := new(model.Refusal); errors.As(err, &no) {
			r.Against = RefOf(no.Against)
		}
		return r
	}
	f := Failed{Error: code, Message: p.Sentence(err)}
	if in := new(desk.InUse); errors.As(err, &in) && in.PID > 0 {
		f.Process = &in.PID
	}
	return f
}
