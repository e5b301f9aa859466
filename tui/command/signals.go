package command

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// Signals gives a context that ends when the program is told to: by an interrupt, to terminate, because its
// terminal hung up, or on Windows by the closing of its window, which arrives as SIGTERM. Who was started to
// outlive its terminal does.
func Signals() (ctx context.Context, stop func()) {
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		ends = append(ends, syscall.SIGHUP)
	}
	return signal.NotifyContext(context.Background(), ends...)
}
