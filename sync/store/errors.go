package store

import (
	"errors"
	"fmt"
	"sidan/sync/disk"
)

// These are the errors for a home that cannot be used, and for a change that cannot be taken back. Test for them with
// errors.Is.
var (
	ErrNone       = errors.New("no home here")
	ErrExists     = errors.New("there is a home here already")
	ErrPassphrase = errors.New("wrong passphrase")
	ErrInUse      = errors.New("home is in use by another process")
	ErrForeign    = errors.New("not a home, or one of a newer program")
	ErrDamaged    = errors.New("home is damaged")
	ErrFull       = disk.ErrFull
	ErrOffered    = errors.New("change was offered to the hub already")
	ErrNotKept    = errors.New("change is not kept")

	// ErrGone means that the folder held a home whose file is now missing or empty. It is a kind of ErrDamaged. No new
	// home is made in its place.
	ErrGone = fmt.Errorf("%w: its file is missing or empty", ErrDamaged)
	// ErrOthersWrite means that other users may write in the home's folder.
	ErrOthersWrite = errors.New("others may write in the home's folder")
)

// InUse is the error for a home that another process has open. PID is the id of that process, or 0 if it is not known.
// errors.Is finds it as ErrInUse.
type InUse struct{ PID int }

func (e *InUse) Error() string { return fmt.Sprintf("%v (process %d)", ErrInUse, e.PID) }

// Is reports whether target is ErrInUse.
func (e *InUse) Is(target error) bool { return target == ErrInUse }

// faults holds the errors that package disk returns when a home's file cannot be used.
var faults = disk.Faults{InUse: ErrInUse, Foreign: ErrForeign, Damaged: ErrDamaged, OthersWrite: ErrOthersWrite}
