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

// These are the exit codes of package desk.
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

// Error returns the sentence in English, for logs.
func (f *Fault) Error() string { return f.Say.In(text.EN, f.Args...) }

// Fail makes an error of the command line, from its exit code, its code for programs, and its sentence.
func Fail(exit int, code string, say text.Fault, args ...any) error {
	return &Fault{exit, code, say, args}
}

// Usage makes the error for a command that was typed wrong.
func Usage(say text.Fault, args ...any) error { return Fail(ExitUsage, "usage", say, args...) }

// hubErrors lists the errors of a hub. They are tried before those of a home (desk.KnownAs).
var hubErrors = []desk.Known{
	{Err: hub.ErrInUse, Code: "in-use", Exit: ExitInUse, Say: text.HomeBusy},
	{Err: hub.ErrNone, Code: "no-hub", Exit: ExitFailed, Say: text.NoHub},
	{Err: hub.ErrGone, Code: "damaged", Exit: ExitDamaged, Say: text.HubGone},
	{Err: hub.ErrOthersWrite, Code: "others-write", Exit: ExitFailed, Say: text.OthersWrite},
	{Err: hub.ErrForeign, Code: "foreign", Exit: ExitDamaged, Say: text.ForeignHub},
	{Err: serve.ErrKeyGone, Code: "key-gone", Exit: ExitDamaged, Say: text.KeyGone},
	{Err: serve.ErrKeyDamaged, Code: "damaged", Exit: ExitDamaged, Say: text.KeyDamaged},
	{Err: hub.ErrDamaged, Code: "damaged", Exit: ExitDamaged, Say: text.DamagedHub},
}

// fileErrors lists the errors of a file that was named on the command line. They are tried last.
var fileErrors = []desk.Known{
	{Err: fs.ErrNotExist, Code: "file", Exit: ExitFailed, Say: text.FileUnread, Args: itsFile},
	{Err: syscall.EISDIR, Code: "file", Exit: ExitFailed, Say: text.FileUnread, Args: itsFile},
	{Err: syscall.ENOTDIR, Code: "file", Exit: ExitFailed, Say: text.FileUnread, Args: itsFile},
}

func itsFile(_ text.Lang, err error) []any { return []any{desk.PathIn(err)} }

// knownAs returns the row of the tables that an error matches, and reports whether there is one.
func knownAs(err error) (desk.Known, bool) {
	if k, ok := desk.FirstOf(hubErrors, err); ok {
		return k, true
	}
	if k, ok := desk.KnownAs(err); ok {
		return k, true
	}
	return desk.FirstOf(fileErrors, err)
}

// ExitOf returns the exit code of an error, and its code for programs. For nil these are ExitDone and "".
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

// Stopped returns what to report for an error that came up while the program was being stopped. Once ctx has ended,
// whatever was under way fails in some way, and the person who stopped it need not hear how: Stopped then returns
// ctx.Err(). It still returns damage, a full disk and a refusal as they are.
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

// exitOfProblem returns the exit code for a problem that the hub itself reported: the hub could not answer now, it
// could not read the request, or it refused it.
func exitOfProblem(code string) int {
	switch code {
	case "busy", "internal", "too-often":
		return ExitAway
	case "malformed", "too-large":
		return ExitFailed
	}
	return ExitRefused
}

// Sentence returns a sentence about any error, in the language of the run.
func (p *Run) Sentence(err error) string {
	var f *Fault
	var path *fs.PathError
	var copied *hub.CopyFault
	switch {
	case errors.As(err, &f):
		return f.Say.In(p.Lang, f.Args...)
	case errors.As(err, &copied):
		return text.CopyDamaged.In(p.Lang, Clip(copied.Name))
	case errors.As(err, new(*desk.InUse)): // desk.Sentence names the process
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

// End reports an error to people on stderr and to programs on stdout, and returns the exit code.
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

// Finished is the error of a command that has reported its failures one by one already. End only takes the exit code
// from it.
type Finished struct{ Exit int }

// Error satisfies the interface; nobody is shown this text.
func (f *Finished) Error() string { return "told already" }

// These are the objects in which programs read what went wrong.
type (
	// Failed is any error except a refusal.
	Failed struct {
		Error   string `json:"error"`
		Message string `json:"message"`
		Process *int   `json:"process"` // the process that has the home open, if it is known
	}
	// Refused is an error by which a rule or a hub refused something.
	Refused struct {
		Refused string `json:"refused"`
		Message string `json:"message"`
		Against *Ref   `json:"against"` // whose step stood in the way, if the user may know
	}
)

// Failure returns an error as a Failed or a Refused.
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
