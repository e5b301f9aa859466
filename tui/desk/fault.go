package desk

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"syscall"
	"time"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync"
	"sidan/sync/store"
)

// The exit codes of commands.
const (
	ExitDone    = 0
	ExitFailed  = 1 // among others a wrong passphrase
	ExitUsage   = 2 // typed wrong, not there yet, or no terminal where one is needed
	ExitRefused = 3 // by a rule of the domain
	ExitAway    = 4 // the hub is out of reach: nothing is lost
	ExitInUse   = 5
	ExitDamaged = 6 // the store or a file, or a file of another program in its place
)

// Known is an error that callers test for, with all that is said of it. A new error is one row of a table of these,
// beside its sentence in package text.
type Known struct {
	Err  error
	Code string // for programs (--json)
	Exit int    // of a command
	Say  text.Fault
	Args func(l text.Lang, err error) []any // of the sentence; nil: it takes none
	// what a command says instead, where Say speaks of the screen; the zero Fault: Say
	Command text.Fault
}

// known are the errors of a home and of the line to its hub; the first that fits counts.
var known = []Known{
	{Err: store.ErrPassphrase, Code: "passphrase", Exit: ExitFailed, Say: text.WrongPassphrase},
	{Err: store.ErrNone, Code: "no-home", Exit: ExitFailed, Say: text.NoHome},
	{Err: store.ErrExists, Code: "home-there", Exit: ExitFailed, Say: text.HomeThere, Args: homeFile},
	{Err: store.ErrInUse, Code: "in-use", Exit: ExitInUse, Say: text.HomeBusy},
	{Err: store.ErrForeign, Code: "foreign", Exit: ExitDamaged, Say: text.ForeignFile, Args: homeFile},
	{Err: store.ErrGone, Code: "damaged", Exit: ExitDamaged, Say: text.HomeGone},
	{Err: store.ErrDamaged, Code: "damaged", Exit: ExitDamaged, Say: text.DamagedFile, Args: homeFile},
	{Err: store.ErrFull, Code: "disk-full", Exit: ExitFailed, Say: text.DiskFull, Command: text.DiskFullCommand},
	{Err: store.ErrOthersWrite, Code: "others-write", Exit: ExitFailed, Say: text.HomeShared},
	{Err: syscall.EROFS, Code: "read-only", Exit: ExitFailed, Say: text.ReadOnly, Args: itsFile},
	{Err: fs.ErrPermission, Code: "no-permission", Exit: ExitFailed, Say: text.NotAllowed, Args: itsFile},
	{Err: sync.ErrJoined, Code: "joined", Exit: ExitFailed, Say: text.JoinedBefore},
	{Err: ErrJoining, Code: "joining", Exit: ExitFailed, Say: text.JoinLost},
	{Err: sync.ErrAddress, Code: "usage", Exit: ExitUsage, Say: text.BadAddress},
	{Err: ErrNoRecord, Code: "usage", Exit: ExitUsage, Say: text.NoSuchRecord, Args: nothing},
	{Err: store.ErrOffered, Code: "offered", Exit: ExitFailed, Say: text.Fault{What: text.UndoTooLate}},
	{Err: sync.ErrProxy, Code: "proxy", Exit: ExitAway, Say: text.HubAway}, // Sentence has more to say of it
	{Err: sync.ErrPortal, Code: "portal", Exit: ExitAway, Say: text.NotTheHub},
	{Err: sync.ErrClock, Code: "clock", Exit: ExitAway, Say: text.ClockOff, Args: itsClock},
	{Err: sync.ErrReply, Code: "reply", Exit: ExitAway, Say: text.HubAnsweredOddly},
	{Err: sync.ErrContradiction, Code: "astray", Exit: ExitAway, Say: text.HubContradicts},
	{Err: sync.ErrPin, Code: "pin", Exit: ExitAway, Say: text.HubOtherKey},
	{Err: sync.ErrUntrustedKey, Code: "unvouched", Exit: ExitAway, Say: text.HubUnvouched},
	{Err: sync.ErrNeedsTLS, Code: "usage", Exit: ExitUsage, Say: text.HubWantsTLS},
	{Err: ErrOutside, Code: "away", Exit: ExitAway, Say: text.JoinAway},
	{Err: sync.ErrUnreachable, Code: "away", Exit: ExitAway, Say: text.HubAway, Command: text.HubAwayCommand},
	{Err: context.DeadlineExceeded, Code: "away", Exit: ExitAway, Say: text.HubAway},
	{Err: context.Canceled, Code: "stopped", Exit: ExitFailed, Say: text.Stopped},
}

func homeFile(text.Lang, error) []any       { return []any{"home.db"} }
func itsFile(_ text.Lang, err error) []any  { return []any{PathIn(err)} }
func itsClock(l text.Lang, err error) []any { return []any{text.When(l, time.Now(), time.Time{})} }
func nothing(text.Lang, error) []any        { return []any{""} }

// In is the sentence of an error that fits. A Fault that does not say what to do is said as it stands.
func (k Known) In(l text.Lang, err error) string {
	var args []any
	if k.Args != nil {
		args = k.Args(l, err)
	}
	if k.Say.Next == (text.Sentence{}) {
		return k.Say.What.In(l, args...)
	}
	return k.Say.In(l, args...)
}

// FirstOf is the first row of a table that an error fits.
func FirstOf(table []Known, err error) (Known, bool) {
	i := slices.IndexFunc(table, func(k Known) bool { return errors.Is(err, k.Err) })
	if i < 0 {
		return Known{}, false
	}
	return table[i], true
}

// KnownErrors are all rows.
func KnownErrors() []Known { return slices.Clone(known) }

// KnownAs is what is said of an error of a home, or of the line to its hub.
func KnownAs(err error) (Known, bool) { return FirstOf(known, err) }

// problemBusy is what a hub says that has too much to do at once; a *sync.RetryError has when to come back.
const problemBusy = "busy"

// Sentence says any error in one sentence for people, with what to do next. What has none of its own is in the log.
func Sentence(l text.Lang, err error) string {
	var no *model.Refusal
	var problem *sync.Problem
	var proxy *sync.ProxyError
	var inUse *store.InUse
	var later *sync.RetryError
	switch {
	case errors.As(err, &no):
		return text.Refusal(l, no)
	case errors.As(err, new(*Revoked)):
		return text.DeviceRevoked.In(l)
	case errors.As(err, &problem) && problem.Code == problemBusy && errors.As(err, &later):
		return text.HubBusy.In(l, int(later.Wait.Seconds()))
	case errors.As(err, &proxy):
		return text.Proxy(l, proxy.Proxy, proxy.Status)
	case errors.As(err, &problem):
		return text.Problem(problem.Code).In(l)
	case errors.As(err, &inUse) && inUse.PID > 0:
		return text.HomeInUse.In(l, inUse.PID)
	}
	if k, ok := KnownAs(err); ok {
		return k.In(l, err)
	}
	return text.Internal.In(l, "sidan.log")
}

// PathIn is the file that an error of the disk is about, as it may be shown; "" where it names none.
func PathIn(err error) string {
	var one *fs.PathError
	var two *os.LinkError
	switch {
	case errors.As(err, &one):
		return model.TidyLine(one.Path)
	case errors.As(err, &two):
		return model.TidyLine(two.New)
	}
	return ""
}

// ProblemOf is the code of what the hub itself said stood against a request or a join; "" where it was something else.
func ProblemOf(err error) string {
	if p := new(sync.Problem); errors.As(err, &p) {
		return p.Code
	}
	return ""
}

// Notable reports whether an exchange brought what its person should hear of, also without having asked.
func (n News) Notable() bool { return n.sum.Again || n.sum.Moved }

// CameBack says what an exchange brought.
func CameBack(l text.Lang, n News) string {
	s := n.sum
	if s.Again {
		return text.PutBack.In(l, s.Anew)
	}
	if s.Moved {
		return text.AccountChanged.In(l)
	}
	if s.Pushed == 0 && s.Pulled == 0 {
		return text.ToldNothing.In(l)
	}
	line := text.Exchanged(l, s.Pushed, s.Pulled)
	if s.Flagged+s.Refused+s.Held > 0 {
		line += "   " + text.Verdicts(l, s.Accepted, s.Flagged, s.Refused, s.Held)
	}
	return line
}

// FaultOf is the Fault of an error that wants a screen of its own: the disk, the file. The zero Fault for any other.
func FaultOf(err error) text.Fault {
	switch {
	case errors.Is(err, store.ErrFull):
		return text.DiskFull
	case errors.Is(err, store.ErrDamaged):
		return text.DamagedFile
	}
	return text.Fault{}
}
