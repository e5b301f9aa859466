package command

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"sidan/sync/store"
)

// window is the real program in a terminal of its own, as a person's.
type window struct {
	*testing.T
	cmd    *exec.Cmd
	master *os.File
	mu     sync.Mutex
	seen   strings.Builder
	ended  chan struct{}
}

func ioctl(f *os.File, request uintptr, arg unsafe.Pointer) error {
	if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, f.Fd(), request, uintptr(arg)); errno != 0 {
		return errno
	}
	return nil
}

// openWindow starts the program, as start says, at a home, 80x24.
func openWindow(t *testing.T, home string, start ...string) *window {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no terminals here: ", err)
	}
	var n, unlock uint32
	size := [4]uint16{24, 80}
	must(t, ioctl(master, syscall.TIOCGPTN, unsafe.Pointer(&n)))
	must(t, ioctl(master, syscall.TIOCSPTLCK, unsafe.Pointer(&unlock)))
	must(t, ioctl(master, syscall.TIOCSWINSZ, unsafe.Pointer(&size)))
	slave, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|syscall.O_NOCTTY, 0)
	must(t, err)
	w := &window{
		T: t, cmd: exec.Command(start[0], append(start[1:], "--home", home, "--lang", "zh")...), master: master,
		ended: make(chan struct{}),
	}
	w.cmd.Env = append(os.Environ(), "TERM=xterm-256color")
	w.cmd.Stdin, w.cmd.Stdout, w.cmd.Stderr = slave, slave, slave
	w.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	must(t, w.cmd.Start())
	must(t, slave.Close())
	go func() {
		var b [4096]byte
		for {
			n, err := master.Read(b[:])
			w.mu.Lock()
			w.seen.Write(b[:n])
			w.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	go func() { _ = w.cmd.Wait(); close(w.ended) }()
	t.Cleanup(func() { _ = w.cmd.Process.Kill(); <-w.ended; _ = master.Close() })
	return w
}

// sees waits for words that were drawn since the last call.
func (w *window) sees(words string) {
	w.Helper()
	for end := time.Now().Add(30 * time.Second); ; time.Sleep(time.Millisecond) {
		w.mu.Lock()
		_, after, ok := strings.Cut(w.seen.String(), words)
		if ok {
			w.seen.Reset()
			w.seen.WriteString(after)
		}
		w.mu.Unlock()
		if ok {
			return
		}
		if time.Now().After(end) {
			w.Fatalf("waited for %q", words)
		}
	}
}

func (w *window) types(s string) {
	w.Helper()
	if _, err := w.master.WriteString(s); err != nil {
		w.Fatal(err)
	}
}

// waits for the program's end, and gives its exit code.
func (w *window) waits() int {
	w.Helper()
	select {
	case <-w.ended:
	case <-time.After(20 * time.Second):
		w.Fatal("it did not end")
	}
	return w.cmd.ProcessState.ExitCode()
}

// draftsIn reads what a home holds that was typed and not saved.
func draftsIn(t *testing.T, home string) (all string) {
	t.Helper()
	s, err := store.Open(home, nil)
	must(t, err)
	defer s.Close()
	drafts, err := s.Drafts()
	must(t, err)
	for _, d := range drafts {
		all += string(d.Data)
	}
	return all
}

// visiting opens a window on a home and begins a visit's note.
func visiting(t *testing.T, home string, start ...string) *window {
	w := openWindow(t, home, start...)
	w.sees("本周走访")
	w.types(" ")
	w.sees("走访登记")
	w.types("1\t\t")
	return w
}

// workerHome is the worker's home of a sample made for the test.
func workerHome(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "world")
	ran(t, "sidan", "sample", "--home", dir)
	return dir
}

// TestNothingTypedIsLostHoweverItEnds: the last key was drawn, the pause has not come; a signal, a closed
// window or a cut line ends the program, and all that was typed is in the home.
func TestNothingTypedIsLostHoweverItEnds(t *testing.T) {
	sidan := []string{"sidan"}
	for _, c := range []struct {
		name  string
		start []string
		ends  func(w *window)
	}{
		{"hang-up", sidan, func(w *window) { must(w, w.cmd.Process.Signal(syscall.SIGHUP)) }},
		{"terminate", sidan, func(w *window) { must(w, w.cmd.Process.Signal(syscall.SIGTERM)) }},
		{"interrupt", sidan, func(w *window) { must(w, w.cmd.Process.Signal(syscall.SIGINT)) }},
		{"the window is closed", sidan, func(w *window) { must(w, w.master.Close()) }},
		{"the line is cut, no signal comes", []string{
			"sh", "-c", `trap "" HUP; exec sidan "$@"`, "sh",
		}, func(w *window) { must(w, w.master.Close()) }},
		{"Ctrl+C", sidan, func(w *window) { w.types("\x03") }},
		{"Ctrl+Q", sidan, func(w *window) { w.types("\x11") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := workerHome(t)
			w := visiting(t, dir, c.start...)
			w.types("楼道灯已经换")
			w.sees("换")
			c.ends(w)
			if code := w.waits(); code != 0 {
				t.Errorf("it ends with %d", code)
			}
			if all := draftsIn(t, filepath.Join(dir, "worker")); !strings.Contains(all, "楼道灯已经换") ||
				!strings.Contains(all, `"outcome":"met"`) {
				t.Errorf("kept is %q", all)
			}
		})
	}
}

// TestAKillLosesLessThanASecond types without a pause and kills the program: what was drawn a second before is
// in the home.
func TestAKillLosesLessThanASecond(t *testing.T) {
	dir := workerHome(t)
	w := visiting(t, dir, "sidan")
	letters := strings.Split("楼道灯已经换好晚上敢", "")
	var drawn []time.Time
	for _, l := range letters {
		w.types(l)
		w.sees(l)
		drawn = append(drawn, time.Now())
		time.Sleep(350*time.Millisecond - time.Since(drawn[len(drawn)-1])) // a person's pace is what is tested
	}
	killed := time.Now()
	must(t, w.cmd.Process.Kill())
	w.waits()
	all := draftsIn(t, filepath.Join(dir, "worker"))
	for i, at := range drawn {
		if killed.Sub(at) >= time.Second && !strings.Contains(all, strings.Join(letters[:i+1], "")) {
			t.Errorf("%v were drawn %v before the kill, and are lost: %q", letters[:i+1], killed.Sub(at), all)
		}
	}
}

// TestSignals: a terminal that hangs up ends the program, but not one that was started to outlive it.
func TestSignals(t *testing.T) {
	for _, c := range []struct {
		name     string
		outlives bool
		send     []syscall.Signal
		ends     syscall.Signal
	}{
		{"hang-up", false, []syscall.Signal{syscall.SIGHUP}, syscall.SIGHUP},
		{"terminate", false, []syscall.Signal{syscall.SIGTERM}, syscall.SIGTERM},
		{"interrupt", false, []syscall.Signal{syscall.SIGINT}, syscall.SIGINT},
		{"nohup", true, []syscall.Signal{syscall.SIGHUP, syscall.SIGTERM}, syscall.SIGTERM},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.outlives {
				signal.Ignore(syscall.SIGHUP)
				defer hearHangUps()
			}
			ctx, stop := Signals()
			defer stop()
			for _, s := range c.send {
				must(t, syscall.Kill(syscall.Getpid(), s))
			}
			<-ctx.Done()
			if cause := context.Cause(ctx).Error(); !strings.Contains(cause, c.ends.String()) {
				t.Errorf("it ends because of %q", cause)
			}
		})
	}
}
