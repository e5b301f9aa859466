package command

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// Signals returns a context that ends when the program is told to end: by an interrupt, by SIGTERM, or because its
// terminal closed. On Windows a window that closes arrives as SIGTERM. A program that was started to outlive its
// terminal, with nohup for example, does not end when the terminal closes.
func Signals() (ctx context.Context, stop func()) {
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		ends = append(ends, syscall.SIGHUP)
	}
	return signal.NotifyContext(context.Background(), ends...)
}
