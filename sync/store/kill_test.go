package store

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"sidan/model"
	"sidan/model/code"
)

// saver is another process: it saves visits and says the number of each once it is saved, until it is killed.
func saver(dir string) {
	s, err := Open(dir, pass)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for n := 0; ; n++ {
		core, err := code.Core(model.Change{
			Record: rid(n), Author: me.ID, At: when, Body: model.VisitMade{Grid: grid, Outcome: model.Met},
		})
		if err != nil {
			panic(err)
		}
		ks, err := s.Append([]Made{{community, core}})
		if err != nil {
			panic(err)
		}
		fmt.Println(ks[0].Seq)
	}
}

// TestKilledProcessLosesNothingItSaid kills a saver in the middle of its work. Whatever it said was saved is there.
func TestKilledProcessLosesNothingItSaid(t *testing.T) {
	s := newHome(t, pass)
	must(t, s.Close())
	said := 0
	for round := range 4 {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "STORE_TEST_SAVER="+s.Dir())
		out, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		lines := bufio.NewScanner(out)
		for range 5 + 11*round {
			if !lines.Scan() {
				t.Fatal("the saver stopped by itself")
			}
		}
		if round == 0 {
			var in *InUse
			if _, err := Open(s.Dir(), pass); !errors.As(err, &in) || in.PID != cmd.Process.Pid {
				t.Errorf("Open beside another process = %v, want it named", err)
			}
		}
		must(t, cmd.Process.Kill())
		last := lines.Text()
		for lines.Scan() {
			last = lines.Text()
		}
		_ = cmd.Wait() // it was killed
		said, err = strconv.Atoi(last)
		must(t, err)
	}
	again, err := Open(s.Dir(), pass)
	must(t, err)
	defer again.Close()
	kept, err := again.Kept()
	must(t, err)
	if len(kept) < said || len(kept) > said+1 {
		t.Errorf("%d changes are kept, %d were said to be", len(kept), said)
	}
	sound(t, again)
}

// TestCopyOfAnOpenHomeOpens copies the file under the program's feet, as a crash leaves it.
func TestCopyOfAnOpenHomeOpens(t *testing.T) {
	s := newHome(t, pass)
	loaded(t, s, row(t, 1, 3, house("甲", "1")))
	_, err := s.Append([]Made{visit(t, 1, "好")})
	must(t, err)
	b, err := os.ReadFile(filepath.Join(s.Dir(), fileName))
	must(t, err)
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, fileName), b, 0o600))
	twin, err := Open(dir, pass)
	must(t, err)
	defer twin.Close()
	if r := sound(t, twin); r.Kept != 1 || r.Records != 1 {
		t.Errorf("check counts %+v", r)
	}
}
