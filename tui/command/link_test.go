package command

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"sidan/tui/command/cli"
)

// person runs the real program for one home.
type person struct {
	t    *testing.T
	bin  string
	home string
}

// run gives the objects of a command's answer and its exit code.
func (p person) run(args ...string) (objects []map[string]any, exit int) {
	p.t.Helper()
	cmd := exec.CommandContext(p.t.Context(), p.bin, append([]string{"--home", p.home, "--json"}, args...)...)
	cmd.Env = append(os.Environ(), "SIDAN_PASSPHRASE=behind a bad line")
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		var ended *exec.ExitError
		if !errors.As(err, &ended) {
			p.t.Fatal(err)
		}
		if exit = ended.ExitCode(); exit != cli.ExitAway {
			p.t.Fatalf("%s ended with %d: %s%s", args[0], exit, out.String(), said.String())
		}
	}
	for d := json.NewDecoder(&out); d.More(); {
		var o map[string]any
		if err := d.Decode(&o); err != nil {
			p.t.Fatalf("%s says %q: %v", args[0], out.String(), err)
		}
		objects = append(objects, o)
	}
	return objects, exit
}

// until runs a command until it gets through, a bounded number of times; the line is healed for the last.
func (p person) until(k *link, args ...string) []map[string]any {
	p.t.Helper()
	for try := range 40 {
		if try == 30 {
			k.heal()
		}
		if o, exit := p.run(args...); exit == cli.ExitDone {
			return o
		}
	}
	p.t.Fatalf("%s does not get through a good line", args[0])
	return nil
}

// hubAt serves a hub with a key of its own and gives its address and what was listened at.
func hubAt(t *testing.T, bin, data string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), bin, "hub", "--data", data, "--listen", "127.0.0.1:0", "--tls", "self")
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Signal(syscall.SIGTERM); _ = cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	at, ok := strings.CutPrefix(strings.TrimSpace(line), "listening on https://")
	if err != nil || !ok {
		t.Fatalf("the hub says %q, %v", line, err)
	}
	return at
}

// TestThroughAFaultyLink has two people join, write and exchange over a line that is cut behind any byte, with the real
// program at both ends. What was said to be saved is counted outside; at the end, over a good line, the branch has each
// sentence once.
func TestThroughAFaultyLink(t *testing.T) {
	bin, err := exec.LookPath("sidan")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	data := filepath.Join(dir, "hub")
	lists := filepath.Join(dir, "places.csv")
	if err := os.WriteFile(
		lists, []byte("path,name\n522730,县\n522730/01,社区\n522730/01/01,大\n522730/01/01/01,小\n"), 0o600,
	); err != nil {
		t.Fatal(err)
	}
	keeper := person{t, bin, filepath.Join(dir, "none")}
	keeper.run("hub", "import", "--data", data, "places", lists)
	at := hubAt(t, bin, data)
	k := newLink(t, "127.0.0.1:0", at, quality{faults: true}, *linkSeed)
	join := func(name, role, scope string) person {
		o, _ := keeper.run("hub", "invite", "--data", data, "--role", role, "--scope", scope, "--name", name)
		p := person{t, bin, filepath.Join(dir, name)}
		p.until(k, "join", "https://"+k.Addr().String(), "--code", o[0]["code"].(string))
		return p
	}
	worker, branch := join("worker", "worker", "522730/01/01/01"), join("branch", "supervisor", "522730/01")
	var said []string
	for n := range *linkRounds {
		for i := range 3 {
			words := fmt.Sprintf("第%d轮第%d件", n, i)
			worker.run("raise", "--channel", "phone", "--grid", "522730/01/01/01", "--text", words)
			said = append(said, words)
		}
		worker.run("sync")
		branch.run("sync")
	}
	k.heal()
	worker.until(k, "sync")
	branch.until(k, "sync")
	var got []string
	tasks, _ := branch.run("tasks", "--view", "all")
	for _, o := range tasks {
		got = append(got, o["text"].(string))
	}
	slices.Sort(said)
	slices.Sort(got)
	if !slices.Equal(said, got) {
		t.Errorf("saved %q\nthe branch has %q", said, got)
	}
	if o, _ := worker.run("status"); o[0]["pending"] != float64(0) || o[0]["bounced"] != float64(0) {
		t.Errorf("the worker's home: %v", o)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	t.Logf("%d sentences, %d connections cut", len(said), k.cut)
	if k.cut == 0 {
		t.Error("the link cut nothing")
	}
}
