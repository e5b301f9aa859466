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
	"sidan/sync/disk"
	"sidan/sync/store"
)

// The exit codes of commands.
const (
	ExitDone    = 0 // the command did what it was asked to do
	ExitFailed  = 1 // any other failure, a wrong passphrase among them
	ExitUsage   = 2 // the command was typed wrong, is not there yet, or needs a terminal
	ExitRefused = 3 // a rule of the work or the hub refused
	ExitAway    = 4 // no exchange with the hub was possible; nothing is lost
	ExitInUse   = 5 // another process has the home or the hub open
	ExitDamaged = 6 // a file is damaged, or is that of another program
)

// Known is an error that callers test for, with everything that the program says about it. A new error is one row in a
// table of these, and one sentence in package text.
type Known struct {
	Err  error
	Code string // for programs (--json)
	Exit int    // the exit code of a command
	Say  text.Fault
	Args func(l text.Lang, err error) []any // the arguments of the sentence; nil if it has none
	// Command is what a command says instead, if Say speaks of the screen. If it is zero, a command says Say.
	Command text.Fault
}

// known lists the errors of a home and of its exchanges with the hub. If an error matches several rows, the first
// counts.
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
	{Err: sync.ErrProxy, Code: "proxy", Exit: ExitAway, Say: text.HubAway}, // Sentence may name the proxy
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

// These functions return the arguments of the sentences in known.
func homeFile(text.Lang, error) []any       { return []any{"home.db"} }
func itsFile(_ text.Lang, err error) []any  { return []any{PathIn(err)} }
func itsClock(l text.Lang, err error) []any { return []any{text.When(l, time.Now(), time.Time{})} }
func nothing(text.Lang, error) []any        { return []any{""} }

// In returns the sentence for an error that matches the row. If Say has nothing that the user could do next, the
// sentence only says what happened.
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

// FirstOf returns the first row of a table that an error matches, and reports whether there is one.
func FirstOf(table []Known, err error) (Known, bool) {
	i := slices.IndexFunc(table, func(k Known) bool { return errors.Is(err, k.Err) })
	if i < 0 {
		return Known{}, false
	}
	return table[i], true
}

// KnownErrors returns all errors of a home and of its exchanges with the hub.
func KnownErrors() []Known { return slices.Clone(known) }

// KnownAs returns the row for an error of a home or of its exchanges with the hub, and reports whether there is one.
// Systems report a full disk in several ways; each of them has the row of store.ErrFull.
func KnownAs(err error) (Known, bool) {
	if disk.IsFull(err) {
		err = errors.Join(err, store.ErrFull)
	}
	return FirstOf(known, err)
}

// problemBusy is the code of a hub that has too much to do at the moment. A *sync.RetryError says when to try again.
const problemBusy = "busy"

// Sentence returns a sentence for people about any error, with what they can do next. An error that has no sentence of
// its own gets one that points to the log.
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

// PathIn returns the file that an error of the disk names, in a form that may be shown, and "" if it names none.
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

// ProblemOf returns the code of the problem if the hub itself refused a request or a join, and "" for any other error.
func ProblemOf(err error) string {
	if p := new(sync.Problem); errors.As(err, &p) {
		return p.Code
	}
	return ""
}

// Notable reports whether an exchange brought something that the user should hear of even without having asked for the
// exchange.
func (n News) Notable() bool { return n.sum.Again || n.sum.Moved }

// CameBack returns a sentence about what an exchange brought.
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

// FaultOf returns the Fault of an error that gets a screen of its own: a full disk or a damaged file. For any other
// error it returns the zero Fault.
func FaultOf(err error) text.Fault {
	switch {
	case errors.Is(err, store.ErrFull):
		return text.DiskFull
	case errors.Is(err, store.ErrDamaged):
		return text.DamagedFile
	}
	return text.Fault{}
}
