package command

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sidan/tui/command/cli"
)

// planted is what stands behind one door: none of it may be found in a file of the laptop.
type planted struct{ name, phone, with, note, request string }

func plant(i int) planted {
	return planted{
		name:    fmt.Sprintf("%c%c%c", '王'+rune(i%7), '一'+rune(i*3+500), '丁'+rune(i*5+900)),
		phone:   fmt.Sprintf("1990000%04d", 3000+i),
		with:    fmt.Sprintf("%c家大姐%d号", '张'+rune(i%5), i+4711),
		note:    fmt.Sprintf("第%d户的老人昨夜又咳了，药放在窗台左边", i+81230),
		request: fmt.Sprintf("楼道第%d盏灯坏了三天，上下楼扶着墙走", i+56410),
	}
}

// run is a line of the program that has to go well.
func run(t *testing.T, dir, stdin string, args ...string) string {
	t.Helper()
	cmd := sidan(dir, args...)
	cmd.Stdin = strings.NewReader(stdin)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("sidan %s: %v\n%s", strings.Join(args, " "), err, said.String())
	}
	return string(out)
}

func sidan(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("sidan", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "SIDAN_PASSPHRASE=一扇门一扇门走")
	return cmd
}

// answerOf is an answer's first object.
func answerOf[T any](t *testing.T, out string) (v T) {
	t.Helper()
	if err := json.NewDecoder(strings.NewReader(out)).Decode(&v); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return v
}

// TestNothingCanBeReadOffTheDisk plants 200 names, phones and sentences, saves half of what is said at the
// doors, syncs, saves the other half and is killed. Then neither the home nor any log holds a word of it, and
// nothing saved is lost.
func TestNothingCanBeReadOffTheDisk(t *testing.T) {
	t.Parallel()
	const doors = 200
	dir := t.TempDir()
	list := "grid,address,names,phones\n"
	for i := range doors {
		p := plant(i)
		list += fmt.Sprintf(
			"522730/01/01/01,金桂苑%d栋%d单元%d0%d,%s,%s\n", i/60+1, i/20%3+1, i/4%5+1, i%4+1, p.name, p.phone,
		)
	}
	write(
		t, dir, "places.csv",
		"path,name\n522730,龙里县\n522730/01,东门社区\n522730/01/01,东门大网格\n522730/01/01/01,金桂一网格\n",
	)
	write(t, dir, "doors.csv", list)
	run(t, dir, "", "hub", "import", "--data", "hub", "places", "places.csv")
	run(t, dir, "", "hub", "import", "--data", "hub", "households", "doors.csv")
	code := answerOf[struct{ Code string }](t, run(
		t, dir, "", "hub", "invite", "--data", "hub", "--json", "--role", "worker", "--scope",
		"522730/01/01/01", "--name", "李明",
	)).Code
	address := startHub(t, dir)
	run(t, dir, "", "--home", "home", "join", address, "--code", code)

	var lines []string
	d := json.NewDecoder(strings.NewReader(run(t, dir, "", "--home", "home", "round", "--all", "--json")))
	for i := range doors {
		var row struct{ ID string }
		if err := d.Decode(&row); err != nil {
			t.Fatalf("door %d: %v", i, err)
		}
		p := plant(i)
		line, err := json.Marshal(spoken{
			Household: row.ID, Outcome: "met", With: p.with, Note: p.note,
			Requests: []spokenRequest{{Text: p.request}},
		})
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(line))
	}
	run(t, dir, strings.Join(lines[:doors/2], "\n"), "--home", "home", "visit", "-", "--json")
	if sum := answerOf[exchanged](t, run(t, dir, "", "--home", "home", "sync", "--json")); sum.Accepted != doors {
		t.Fatalf("synced: %+v", sum)
	}
	saveAndDie(t, dir, lines[doors/2:])

	words := []string{"金桂", "李明"}
	for i := range doors {
		p := plant(i)
		words = append(words, p.name, p.phone, p.with, p.note, p.request)
	}
	nowhere(t, filepath.Join(dir, "home"), words)
	nowhere(t, filepath.Join(dir, "hub", cli.LogName), words)
	if st := answerOf[struct{ Pending, Visits int }](
		t, run(t, dir, "", "--home", "home", "status", "--json"),
	); st.Pending != doors || st.Visits != doors {
		t.Errorf("after the kill: %+v", st)
	}
}

func write(t *testing.T, dir, name, s string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(s), 0o600); err != nil {
		t.Fatal(err)
	}
}

// startHub serves the hub in dir until the test ends.
func startHub(t *testing.T, dir string) (address string) {
	t.Helper()
	return startHubAt(t, dir, "hub")
}

func startHubAt(t *testing.T, dir, data string) (address string) {
	t.Helper()
	cmd := sidan(dir, "hub", "--data", data, "--listen", "127.0.0.1:0")
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt)
		_ = cmd.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the hub does not say where it is: %v", err)
	}
	return strings.TrimPrefix(strings.TrimSpace(line), "listening on ")
}

// saveAndDie has visits saved, and kills the program at the moment it has said so of the last.
func saveAndDie(t *testing.T, dir string, lines []string) {
	t.Helper()
	cmd := sidan(dir, "--home", "home", "visit", "-", "--json")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// and stays open: the program waits for more
	go func() { _, _ = io.WriteString(in, strings.Join(lines, "\n")+"\n") }()
	said := bufio.NewScanner(out)
	for i := range lines {
		if !said.Scan() || !strings.Contains(said.Text(), `"visit"`) {
			t.Fatalf("visit %d: %s", i, said.Text())
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
}

// nowhere wants none of the words in any file below a path.
func nowhere(t *testing.T, below string, words []string) {
	t.Helper()
	err := filepath.WalkDir(below, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		if err != nil || len(bytes.Trim(b, "\x00")) == 0 { // the reserve is nothing but room
			return err
		}
		for _, w := range words {
			if bytes.Contains(b, []byte(w)) {
				t.Errorf("%s holds what was planted", filepath.Base(name))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
