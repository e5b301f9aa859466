package store

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"syscall"

	bolterr "go.etcd.io/bbolt/errors"
)

// What can stand against a home, for errors.Is.
var (
	ErrNone       = errors.New("no home here")
	ErrExists     = errors.New("there is a home here already")
	ErrPassphrase = errors.New("wrong passphrase")
	ErrInUse      = errors.New("home is in use by another process")
	ErrForeign    = errors.New("not a home, or one of a newer program")
	ErrDamaged    = errors.New("home is damaged")
	ErrFull       = errors.New("disk is full")
	ErrOffered    = errors.New("change was offered to the hub already")
	ErrNotKept    = errors.New("change is not kept")

	// ErrGone is ErrDamaged: a home was here, and its file is missing or empty. Nothing is made in its place.
	ErrGone = fmt.Errorf("%w: its file is missing or empty", ErrDamaged)
	// ErrOthersWrite says that others may write in the folder.
	ErrOthersWrite = errors.New("others may write in the home's folder")
)

// InUse names the process that holds the home; PID is 0 where it is not known. It is ErrInUse.
type InUse struct{ PID int }

func (e *InUse) Error() string { return fmt.Sprintf("%v (process %d)", ErrInUse, e.PID) }

// Is makes an InUse found by errors.Is(err, ErrInUse).
func (e *InUse) Is(target error) bool { return target == ErrInUse }

// contain turns what bbolt does on a damaged page (a panic, or a fault in the mapped file) into ErrDamaged. Used as
// defer contain(&err)(): a fault is fatal unless the goroutine asked for a panic beforehand.
func contain(err *error) func() {
	before := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(before)
		if p := recover(); p != nil {
			if alien, is := p.(callbackPanic); is {
				panic(alien.value)
			}
			*err = fmt.Errorf("%w: %v", ErrDamaged, p)
		}
	}
}

// callbackPanic carries a panic of a caller's function past contain: it is no damage.
type callbackPanic struct{ value any }

// shielded calls a function of the caller inside a transaction.
func shielded(fn func() bool) bool {
	defer func() {
		if p := recover(); p != nil {
			panic(callbackPanic{p})
		}
	}()
	return fn()
}

// errWindowsFull is ERROR_DISK_FULL; the portable ENOSPC is not what Windows reports.
const errWindowsFull = syscall.Errno(112)

func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) ||
		runtime.GOOS == "windows" && errors.Is(err, errWindowsFull)
}

// foreign tells a file that bbolt cannot read from other faults of opening.
func foreign(err error) bool {
	return errors.Is(err, bolterr.ErrInvalid) || errors.Is(
		err, bolterr.ErrVersionMismatch,
	) || errors.Is(err, bolterr.ErrChecksum)
}
