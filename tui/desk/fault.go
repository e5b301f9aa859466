package desk

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"syscall"
	"time"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync"
	"sidan/sync/store"
)

// faults are the errors that have a sentence of their own without arguments.
var faults = []struct {
	err   error
	fault text.Fault
}{
	{store.ErrPassphrase, text.WrongPassphrase},
	{store.ErrNone, text.NoHome},
	{store.ErrFull, text.DiskFull},
	{store.ErrOthersWrite, text.HomeShared},
	{context.Canceled, text.Stopped},
	{ErrOutside, text.JoinAway},
	{sync.ErrUnreachable, text.HubAway},
	{context.DeadlineExceeded, text.HubAway},
	{sync.ErrPortal, text.NotTheHub},
	{sync.ErrReply, text.HubAnsweredOddly},
	{sync.ErrContradiction, text.HubContradicts},
	{sync.ErrPin, text.HubOtherKey},
	{sync.ErrUntrustedKey, text.HubUnvouched},
	{sync.ErrNeedsTLS, text.HubWantsTLS},
	{ErrJoined, text.JoinedBefore},
	{ErrJoining, text.JoinLost},
	{ErrAddress, text.BadAddress},
}

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
	case errors.Is(err, store.ErrInUse):
		return text.HomeBusy.In(l)
	case errors.Is(err, ErrOffered):
		return text.UndoTooLate.In(l)
	case errors.Is(err, store.ErrForeign):
		return text.ForeignFile.In(l, "home.db")
	case errors.Is(err, store.ErrGone):
		return text.HomeGone.In(l)
	case errors.Is(err, store.ErrDamaged):
		return text.DamagedFile.In(l, "home.db")
	case errors.Is(err, syscall.EROFS):
		return text.ReadOnly.In(l, PathIn(err))
	case errors.Is(err, fs.ErrPermission):
		return text.NotAllowed.In(l, PathIn(err))
	case errors.Is(err, sync.ErrClock):
		return text.ClockOff.In(l, text.When(l, time.Now(), time.Time{}))
	case errors.Is(err, ErrNoRecord):
		return text.NoSuchRecord.In(l, "")
	}
	for _, f := range faults {
		if errors.Is(err, f.err) {
			return f.fault.In(l)
		}
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
