package command

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// What the program says is on disk has to be there: not handed to the system, but waited for. A test that reads
// a file back cannot see the difference, since the system answers from memory. So these tests watch the system
// calls of the real program, through ptrace, and hold its order against three rules:
//
//   - when it says something, on its output or to a laptop, nothing that it wrote to a file is unsynced;
//   - a file gets its lasting name by rename only when its content was synced;
//   - the folder of a new name is synced before anything is said.

// watched is one run of the program under ptrace.
type watched struct {
	t        *testing.T
	root     string          // only files below it count
	inCall   map[int]bool    // threads that are between entry and exit of a system call
	unsynced map[string]bool // files and folders with something that was not waited for
	synced   map[string]int  // how often each was waited for
	renamed  []string
	broken   []string // rules, each as a sentence
	saysTo   func(link string) bool
}

// trace runs the program and holds its system calls against the rules until it ends. said tells which files and
// sockets it speaks to somebody through, beside its standard output.
func trace(t *testing.T, root string, cmd *exec.Cmd, started func(), said func(link string) bool) *watched {
	t.Helper()
	w := &watched{
		t: t, root: root, inCall: map[int]bool{}, unsynced: map[string]bool{}, synced: map[string]int{},
		saysTo: said,
	}
	runtime.LockOSThread() // every request of a tracer has to come from one thread
	defer runtime.UnlockOSThread()
	cmd.SysProcAttr = &syscall.SysProcAttr{Ptrace: true, Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Skipf(
			"LOUDLY SKIPPED: nothing shows that what is said to be on disk is there; ptrace is not allowed here: %v",
			err,
		)
	}
	pid := cmd.Process.Pid
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(pid, &status, syscall.WALL, nil); err != nil {
		t.Fatal(err)
	}
	const traceSysGood = 1
	if err := syscall.PtraceSetOptions(pid, traceSysGood|syscall.PTRACE_O_TRACECLONE); err != nil {
		t.Fatal(err)
	}
	if err := syscall.PtraceSyscall(pid, 0); err != nil {
		t.Fatal(err)
	}
	if started != nil {
		go started()
	}
	for {
		tid, err := syscall.Wait4(-pid, &status, syscall.WALL, nil)
		if err == syscall.EINTR {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if status.Exited() || status.Signaled() {
			if tid == pid {
				break
			}
			continue
		}
		_ = syscall.PtraceSyscall(tid, w.stopped(pid, tid, status)) // it may be gone by now
	}
	_ = cmd.Wait() // reaped above; this waits for its output
	if code := status.ExitStatus(); code != 0 {
		t.Fatalf("%s: exit code %d", strings.Join(cmd.Args[1:], " "), code)
	}
	return w
}

// stopped is told that a thread stopped, and gives the signal to go on with.
func (w *watched) stopped(pid, tid int, status syscall.WaitStatus) (signal int) {
	switch sig := status.StopSignal(); {
	case sig == syscall.SIGTRAP|0x80:
		var regs syscall.PtraceRegs
		if err := syscall.PtraceGetRegs(tid, &regs); err == nil {
			w.call(pid, &regs, !w.inCall[tid])
			w.inCall[tid] = !w.inCall[tid]
		}
	case sig == syscall.SIGTRAP, sig == syscall.SIGSTOP: // a new thread, an exec
	default:
		return int(sig)
	}
	return 0
}

const renameat2 = 316

// call is a system call: writes and names are looked at when they begin, waiting for the disk when it is over.
func (w *watched) call(pid int, regs *syscall.PtraceRegs, begins bool) {
	switch regs.Orig_rax {
	case syscall.SYS_WRITE, syscall.SYS_PWRITE64, syscall.SYS_WRITEV, syscall.SYS_PWRITEV:
		if begins {
			w.writes(w.link(pid, regs.Rdi))
		}
	case syscall.SYS_FTRUNCATE:
		if begins {
			w.dirty(w.link(pid, regs.Rdi))
		}
	case syscall.SYS_FSYNC, syscall.SYS_FDATASYNC:
		if name := w.link(pid, regs.Rdi); !begins && regs.Rax == 0 {
			delete(w.unsynced, name)
			w.synced[name]++
		}
	case syscall.SYS_RENAMEAT, renameat2:
		if begins {
			w.renames(w.text(pid, regs.Rsi), w.text(pid, regs.R10))
		}
	case syscall.SYS_RENAME:
		if begins {
			w.renames(w.text(pid, regs.Rdi), w.text(pid, regs.Rsi))
		}
	}
}

func (w *watched) writes(name string) {
	if w.saysTo(name) {
		for file := range w.unsynced {
			w.breaks("something is said while %s is not on disk", filepath.Base(file))
		}
	}
	w.dirty(name)
}

// passing are files that mean something only while the process lives that wrote them, the log, and a home's
// note that its pages are whole: where that is lost, the pages are read again.
var passing = []string{".log", ".pid", "/owner", "/home.whole"}

func (w *watched) dirty(name string) {
	ends := func(with string) bool { return strings.HasSuffix(name, with) }
	if strings.HasPrefix(name, w.root) && !slices.ContainsFunc(passing, ends) {
		w.unsynced[name] = true
	}
}

func (w *watched) renames(from, to string) {
	if !filepath.IsAbs(from) {
		from, to = filepath.Join(w.root, from), filepath.Join(w.root, to)
	}
	if !strings.HasPrefix(to, w.root) {
		return
	}
	if w.unsynced[from] {
		w.breaks("%s gets its name before its content is on disk", filepath.Base(to))
	}
	w.renamed = append(w.renamed, filepath.Base(to))
	w.unsynced[filepath.Dir(to)] = true
}

func (w *watched) breaks(format string, args ...any) {
	w.broken = append(w.broken, fmt.Sprintf(format, args...))
}

// link is what a descriptor of the process leads to.
func (w *watched) link(pid int, fd uint64) string {
	name, _ := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", pid, fd))
	return name
}

// text is a name in the memory of the process.
func (w *watched) text(pid int, at uint64) string {
	mem, err := os.Open(fmt.Sprintf("/proc/%d/mem", pid))
	if err != nil {
		return ""
	}
	defer mem.Close()
	b := make([]byte, 4096)
	n, _ := mem.ReadAt(b, int64(at))
	name, _, _ := bytes.Cut(b[:n], []byte{0})
	return string(name)
}

// holds wants every rule kept, and each of the files to have been waited for at least so often.
func (w *watched) holds(what string, least map[string]int) {
	w.t.Helper()
	for _, b := range w.broken {
		w.t.Errorf("%s: %s", what, b)
	}
	for name, n := range least {
		if got := w.synced[filepath.Join(w.root, name)]; got < n {
			w.t.Errorf("%s: %s was synced %d times, want at least %d: %v", what, name, got, n, w.synced)
		}
	}
}

// piped gives a command a pipe for its standard output, which only the test reads, and tells that pipe by its link.
func piped(t *testing.T, cmd *exec.Cmd) (r *os.File, said func(link string) bool) {
	t.Helper()
	r, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = r.Close(), out.Close() })
	cmd.Stdout = out
	name, err := os.Readlink(fmt.Sprintf("/proc/self/fd/%d", out.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	return r, func(link string) bool { return link == name }
}

// watchLine watches one command line from its start to its end.
func watchLine(t *testing.T, root string, args ...string) *watched {
	t.Helper()
	cmd := sidan(root, args...)
	_, said := piped(t, cmd)
	return trace(t, root, cmd, nil, said)
}

// watchHub watches a hub while laptops do something with it, then has it end. What it writes into a connection
// is said too.
func watchHub(t *testing.T, root string, laptops func(url string)) *watched {
	t.Helper()
	cmd := sidan(root, "hub", "--data", "hub", "--listen", "127.0.0.1:0")
	r, printed := piped(t, cmd)
	during := func() {
		defer func() { _ = cmd.Process.Signal(syscall.SIGTERM) }()
		line, err := bufio.NewReader(r).ReadString('\n')
		url, ok := strings.CutPrefix(strings.TrimSpace(line), "listening on ")
		if err != nil || !ok {
			t.Errorf("the hub says %q: %v", line, err)
			return
		}
		laptops(url)
	}
	return trace(
		t, root, cmd, during,
		func(link string) bool { return printed(link) || strings.HasPrefix(link, "socket:") },
	)
}

// TestWhatIsSaidIsOnDisk runs each command that says something is saved, copied or put back. bbolt waits twice for a
// commit: for its pages, then for the one that names them.
func TestWhatIsSaidIsOnDisk(t *testing.T) {
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"places.csv": "path,name\n522730,龙里县\n522730/01,东门社区\n522730/01/01,东门第一大网格\n" +
			"522730/01/01/01,金桂一网格\n",
		"households.csv": "grid,address,names\n522730/01/01/01,金桂苑1栋1单元101,王秀\n",
	} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	line := func(args ...string) string { return run(t, root, "", args...) }

	watchLine(t, root, "--home", "world", "sample").holds("sample", nil) // a hub and three homes are made
	watchLine(
		t, root, "hub", "import", "--data", "hub", "places", "places.csv",
	).holds("hub import", map[string]int{"hub/hub.db": 2})
	line("hub", "import", "--data", "hub", "households", "households.csv")
	code := answerOf[struct{ Code string }](t, line("hub", "invite", "--data", "hub", "--role", "worker", "--scope",
		"522730/01/01/01",
		"--name", "李明", "--json")).Code

	var door string
	watchHub(t, root, func(url string) {
		line("--home", "ming", "join", url, "--code", code)
		door = answerOf[struct{ ID string }](t, line("--home", "ming", "round", "--all", "--json")).ID
		line("--home", "ming", "visit", door, "--outcome", "met", "--note", "一句话")
		line("--home", "ming", "sync")
	}).holds("a hub that answers", map[string]int{"hub/hub.db": 4}) // a join and a visit

	watchLine(t, root, "--home", "ming", "visit", door, "--outcome", "met", "--note", "又一句话").
		holds("visit", map[string]int{"ming/home.db": 2})
	watchLine(t, root, "--home", "ming", "backup", "copy.db").holds("backup", nil)
	watchLine(t, root, "--home", "ming", "restore", "copy.db").named("restore", "home.db")
	copied := watchLine(t, root, "hub", "backup", "copies", "--data", "hub")
	copies, err := filepath.Glob(filepath.Join(root, "copies", "*.db"))
	if err != nil || len(copies) != 1 {
		t.Fatalf("copies: %v, %v", copies, err)
	}
	copied.named("hub backup", filepath.Base(copies[0]))
	watchLine(t, root, "hub", "restore", copies[0], "--data", "hub").named("hub restore", "hub.db")
}

// named is holds for a command that gave a file its lasting name.
func (w *watched) named(what, file string) {
	w.t.Helper()
	w.holds(what, nil)
	if !slices.Contains(w.renamed, file) {
		w.t.Errorf("%s: %s did not get its name by rename: %v", what, file, w.renamed)
	}
}
