package disk

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"syscall"

	bolterr "go.etcd.io/bbolt/errors"
)

// Faults holds the errors with which the owner of a file, a home or a hub, reports that the file cannot be used. The
// functions of this package wrap them, so test for them with errors.Is.
type Faults struct {
	InUse       error // another process has the file open
	Foreign     error // the file belongs to another program, or to a newer version
	Damaged     error // the file is not as bbolt wrote it
	OthersWrite error // other users may write in the file's folder
}

// Opening translates the error of bbolt.Open into one of f. It returns an error of the system, such as a missing
// permission, unchanged.
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

// Guard runs fn, which reads or writes a bbolt file, and returns its error. On a damaged page bbolt may panic, or may
// read memory that is not mapped. Guard then returns f.Damaged, so that the process goes on. A panic inside of
// Callback is not caught.
func (f Faults) Guard(fn func() error) (err error) {
	// A fault in mapped memory ends the process, unless SetPanicOnFault turns it into a panic on this goroutine.
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

// callbackPanic carries a panic of the caller's own function through Guard, because such a panic does not mean that
// the file is damaged.
type callbackPanic struct{ value any }

// Callback runs a function of the caller inside of Guard, and reports what it returned. If fn panics, Guard passes the
// panic on and does not take it for damage.
func Callback(fn func() bool) bool {
	defer func() {
		if p := recover(); p != nil {
			panic(callbackPanic{p})
		}
	}()
	return fn()
}
