package command

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"sidan/model/text"
	"sidan/tui/command/cli"
)

// ownMounts runs a test in a process of its own that may mount file systems nobody else sees: it is root in a user
// namespace, which takes no privilege. It says whether this is that process; if not, the test has been run there.
func ownMounts(t *testing.T) bool {
	t.Helper()
	if os.Getenv("SIDAN_TEST_MOUNTS") == t.Name() {
		return true
	}
	cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), "SIDAN_TEST_MOUNTS="+t.Name())
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Skipf("FULL DISKS ARE NOT TESTED HERE: this system gives no user namespace to mount one in: %v", err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("%v\n%s", err, out.String())
	}
	t.Log(out.String())
	return false
}

// smallDisk is a file system of its own.
type smallDisk struct {
	*testing.T
	dir string
}

func mountDisk(t *testing.T, kib int) smallDisk {
	t.Helper()
	d := smallDisk{t, t.TempDir()}
	if err := syscall.Mount("tmpfs", d.dir, "tmpfs", 0, fmt.Sprintf("size=%dk,mode=700", kib)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(d.dir, syscall.MNT_DETACH) })
	return d
}

// fill takes all room but so many KiB of it.
func (d smallDisk) fill(but int) {
	d.Helper()
	var st syscall.Statfs_t
	if err := syscall.Statfs(d.dir, &st); err != nil {
		d.Fatal(err)
	}
	f, err := os.Create(filepath.Join(d.dir, "ballast"))
	if err == nil {
		_, err = f.Write(make([]byte, int64(st.Bavail)*st.Bsize-int64(but)<<10))
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		d.Fatal(err)
	}
}

func (d smallDisk) free() {
	d.Helper()
	if err := os.Remove(filepath.Join(d.dir, "ballast")); err != nil {
		d.Fatal(err)
	}
}

// ends wants a line of the program to end with a code, and gives what it said to programs and to people.
func ends(t *testing.T, want int, dir, stdin string, args ...string) (out, said string) {
	t.Helper()
	cmd := sidan(dir, args...)
	cmd.Stdin = strings.NewReader(stdin)
	var o, e bytes.Buffer
	cmd.Stdout, cmd.Stderr = &o, &e
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	if got := cmd.ProcessState.ExitCode(); got != want {
		t.Errorf("sidan %s ended with %d, want %d: %s", strings.Join(args, " "), got, want, e.String())
	}
	return o.String(), e.String()
}

// smallCounty is a county of one grid with some doors, served, and a worker whose home lies where it is said.
func smallCounty(t *testing.T, hubDir, home string, doors int) (dir string, ids []string) {
	t.Helper()
	dir = t.TempDir()
	list := "grid,address,names\n"
	for i := range doors {
		list += fmt.Sprintf("522730/01/01/01,金桂苑%d栋1单元%d01,王秀\n", i/9+1, i%9+1)
	}
	write(
		t, dir, "places.csv",
		"path,name\n522730,龙里县\n522730/01,东门社区\n522730/01/01,东门大网格\n522730/01/01/01,金桂一网格\n",
	)
	write(t, dir, "doors.csv", list)
	run(t, dir, "", "hub", "import", "--data", hubDir, "places", "places.csv")
	run(t, dir, "", "hub", "import", "--data", hubDir, "households", "doors.csv")
	code := answerOf[struct{ Code string }](t, run(
		t, dir, "", "hub", "invite", "--data", hubDir, "--json", "--role", "worker", "--scope",
		"522730/01/01/01", "--name", "李明",
	)).Code
	run(t, dir, "", "--home", home, "join", startHubAt(t, dir, hubDir), "--code", code)
	d := json.NewDecoder(strings.NewReader(run(t, dir, "", "--home", home, "round", "--all", "--json")))
	for d.More() {
		var row struct{ ID string }
		if err := d.Decode(&row); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, row.ID)
	}
	return dir, ids
}

type standing struct{ Pending, Households, Visits int }

func standingOf(t *testing.T, dir, home string) standing {
	t.Helper()
	return answerOf[standing](t, run(t, dir, "", "--home", home, "status", "--json"))
}

// TestALaptopsFullDisk has saves and replies meet a disk without room, in steps of 8 KiB. What did not fit is
// said, in a sentence, and is not there; what was said to be saved is; and once there is room all goes on.
func TestALaptopsFullDisk(t *testing.T) {
	t.Parallel()
	if !ownMounts(t) {
		return
	}
	d := mountDisk(t, 4<<10) // too small for a reserve
	home := filepath.Join(d.dir, "home")
	dir, doors := smallCounty(t, "hub", home, 9)
	long := strings.Repeat("门", 1500)
	saved, full := 0, 0
	for room := 0; room <= 40; room += 8 {
		d.fill(room)
		line, _ := json.Marshal(spoken{Household: doors[0], Outcome: "met", Note: fmt.Sprintf("%s%d", long, room)})
		cmd := sidan(dir, "--home", home, "--lang", "en", "visit", "-", "--json")
		cmd.Stdin = strings.NewReader(strings.Repeat(string(line)+"\n", 3))
		var said bytes.Buffer
		cmd.Stderr = &said
		out, _ := cmd.Output()
		saved += strings.Count(string(out), `"visit"`)
		if n := strings.Count(string(out), `"error":"disk-full"`); n > 0 {
			full += n
			if cmd.ProcessState.ExitCode() != cli.ExitFailed ||
				!strings.Contains(said.String(), text.DiskFullCommand.In(text.EN)) {
				t.Errorf("room for %d KiB: ended with %d: %s", room, cmd.ProcessState.ExitCode(), said.String())
			}
		}
		if n := strings.Count(string(out), `"visit"`) + strings.Count(string(out), `"error":"disk-full"`); n != 3 {
			t.Errorf("room for %d KiB: %d of 3 visits were answered: %s%s", room, n, out, said.String())
		}
		d.free()
		if st := standingOf(t, dir, home); st.Pending != saved {
			t.Fatalf("room for %d KiB: %d pending, %d were said to be saved", room, st.Pending, saved)
		}
	}
	if full == 0 || saved == 0 {
		t.Errorf("%d saves met a full disk, %d did not", full, saved)
	}
	t.Logf("saves that met a full disk: %d, that did not: %d", full, saved)
	run(t, dir, "", "--home", home, "check")
	if sum := answerOf[exchanged](t, run(t, dir, "", "--home", home, "sync", "--json")); sum.Accepted != saved ||
		sum.Pending != 0 {
		t.Errorf("then: %+v", sum)
	}
	replyThatDoesNotFit(t, d, dir, home)
}

// replyThatDoesNotFit has the hub send more than there is room for.
func replyThatDoesNotFit(t *testing.T, d smallDisk, dir, home string) {
	before := standingOf(t, dir, home)
	more := "grid,address,names\n"
	for i := range 1000 {
		more += fmt.Sprintf("522730/01/01/01,望城路%d号,何兴国\n", i+1)
	}
	write(t, dir, "more.csv", more)
	run(t, dir, "", "hub", "import", "--data", "hub", "households", "more.csv")
	for _, room := range []int{0, 96} {
		d.fill(room)
		out, _ := ends(t, cli.ExitFailed, dir, "", "--home", home, "sync", "--json")
		if !strings.Contains(out, `"error":"disk-full"`) {
			t.Errorf("room for %d KiB: %s", room, out)
		}
		d.free()
		run(t, dir, "", "--home", home, "check")
	}
	if now := standingOf(t, dir, home); now.Pending != before.Pending || now.Visits != before.Visits {
		t.Errorf("before %+v, after replies that did not fit %+v", before, now)
	}
	run(t, dir, "", "--home", home, "sync")
	if now := standingOf(t, dir, home); now.Households != before.Households+1000 {
		t.Errorf("once there is room: %+v", now)
	}
}

// TestTheReserveLetsASaveFinish fills the disk beside a home that has taken its 32 MiB: the save gives them up,
// and goes in.
func TestTheReserveLetsASaveFinish(t *testing.T) {
	t.Parallel()
	if !ownMounts(t) {
		return
	}
	d := mountDisk(t, 48<<10)
	home := filepath.Join(d.dir, "home")
	dir, doors := smallCounty(t, "hub", home, 1)
	d.fill(0)
	run(t, dir, "", "--home", home, "visit", doors[0], "--outcome", "met", "--note", strings.Repeat("门", 1500))
	if st := standingOf(t, dir, home); st.Pending != 1 {
		t.Errorf("%+v", st)
	}
}

// TestAHubsFullDisk has laptops meet a hub whose disk is full: nothing is acknowledged, they say whose trouble
// it is and keep all they have; once there is room the same hub goes on.
func TestAHubsFullDisk(t *testing.T) {
	t.Parallel()
	if !ownMounts(t) {
		return
	}
	d := mountDisk(t, 32<<10)
	dir, doors := smallCounty(t, filepath.Join(d.dir, "hub"), "home", 1)
	pending, visits, met := 0, 0, 0
	for _, room := range []int{0, 16, 64, 1024} {
		var lines strings.Builder
		for i := range 20 {
			line, _ := json.Marshal(spoken{
				Household: doors[0], Outcome: "met",
				Note: fmt.Sprintf("%d之%d%s", room, i, strings.Repeat("门", 500)),
			})
			lines.Write(append(line, '\n'))
		}
		run(t, dir, lines.String(), "--home", "home", "visit", "-")
		pending, visits = pending+20, visits+20
		d.fill(room)
		cmd := sidan(dir, "--home", "home", "--lang", "en", "sync", "--json")
		var said bytes.Buffer
		cmd.Stderr = &said
		out, _ := cmd.Output()
		switch cmd.ProcessState.ExitCode() {
		case cli.ExitDone:
			pending = 0
		case cli.ExitAway:
			met++
			if !strings.Contains(said.String(), text.Problem("internal").In(text.EN)) {
				t.Errorf("room for %d KiB: %s", room, said.String())
			}
		default:
			t.Errorf("room for %d KiB: %s%s", room, out, said.String())
		}
		d.free()
		if st := standingOf(t, dir, "home"); st.Pending != pending {
			t.Errorf("room for %d KiB: %d pending, want %d", room, st.Pending, pending)
		}
	}
	if met == 0 || pending > 0 {
		t.Errorf("%d exchanges met a full hub, and %d are pending with 1 MiB of room", met, pending)
	}
	d.fill(0)
	if out, _ := ends(
		t, cli.ExitFailed, dir, "", "hub", "import", "--data", filepath.Join(d.dir, "another"), "places", "places.csv",
		"--json",
	); !strings.Contains(out, `"error":"disk-full"`) {
		t.Errorf("a hub that finds no room to begin with: %s", out)
	}
	d.free()
	sum := answerOf[exchanged](t, run(t, dir, "", "--home", "home", "sync", "--json"))
	if sum.Pending != 0 || sum.Accepted != pending {
		t.Errorf("once there is room: %+v, %d were pending", sum, pending)
	}
	if st := standingOf(t, dir, "home"); st.Visits != visits {
		t.Errorf("%d visits, want %d", st.Visits, visits)
	}
}
