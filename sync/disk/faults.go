package disk

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"syscall"

	bolterr "go.etcd.io/bbolt/errors"
)

// Faults are the errors by which the owner of a file names what stands against it, for errors.Is.
type Faults struct {
	InUse       error // another process has it open
	Foreign     error // it is another program's, or a newer one's
	Damaged     error // it is not as bbolt wrote it
	OthersWrite error // others may write in its folder
}

// Opening names what bbolt said when it opened a file. An error of the system (no right, no room) stays as it is.
func (f Faults) Opening(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, bolterr.ErrTimeout):
		return f.InUse
	case errors.Is(err, bolterr.ErrInvalid), errors.Is(err, bolterr.ErrVersionMismatch):
		return fmt.Errorf("%w: %w", f.Foreign, err)
	case errors.Is(err, f.Damaged), errors.As(err, new(syscall.Errno)), errors.As(err, new(*os.PathError)):
		return err
	}
	return fmt.Errorf("%w: %w", f.Damaged, err)
}

// Guard runs fn, which reads or writes a bbolt file. What bbolt does on a damaged page (it panics, or reads memory
// that is not there) comes back as Damaged: the file is damaged, the process is not. A panic inside Callback passes.
func (f Faults) Guard(fn func() error) (err error) {
	// A fault in mapped memory ends the process, unless its goroutine asked for a panic.
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			if from, is := p.(callbackPanic); is {
				panic(from.value)
			}
			err = fmt.Errorf("%w: %v", f.Damaged, p)
		}
	}()
	return fn()
}

// callbackPanic carries a panic of a caller's function past Guard: it says nothing of the file.
type callbackPanic struct{ value any }

// Callback runs a function of somebody else inside of Guard: its panic is no damage, and passes on.
func Callback(fn func() bool) bool {
	defer func() {
		if p := recover(); p != nil {
			panic(callbackPanic{p})
		}
	}()
	return fn()
}
