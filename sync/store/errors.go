package store

import (
	"errors"
	"fmt"
	"sidan/sync/disk"
)

// What can stand against a home, for errors.Is.
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

// faults names what stands against a home's file.
var faults = disk.Faults{InUse: ErrInUse, Foreign: ErrForeign, Damaged: ErrDamaged, OthersWrite: ErrOthersWrite}
