package command

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"sidan/model/text"
	"sidan/tui/command/cli"
)

// someID is an id of the right form that nothing has.
const someID = "0190c5a2-7f3b-7d04-9c41-3a5e8f20b6d7"

// overDamage is, for each command that opens a home or a hub, a line that reaches the file. A command that is not here
// and not in noFile is tried with what its usage says it wants (see asUsed).
var overDamage = map[string]string{
	"sidan round": "", "sidan find": "zw", "sidan status": "", "sidan check": "", "sidan tasks": "",
	"sidan places": "", "sidan people": "", "sidan units": "", "sidan teams": "", "sidan posts": "",
	"sidan sync": "", "sidan backup": "copy.db", "sidan bounced": "", "sidan bounced show": someID,
	"sidan bounced retry": someID, "sidan bounced note": someID, "sidan bounced drop": someID,
	"sidan household add": "--address 金桂苑3栋2单元909 --names 何", "sidan household edit": someID + " --note n",
	"sidan visit amend": someID + " --note n", "sidan visit strike": someID + " --why w",
	"sidan household strike": someID + " --why w", "sidan household merge": someID + " --into " + someID,
	"sidan household unmerge": someID, "sidan household show": someID, "sidan household move": someID,
	"sidan visit": someID + " --outcome met", "sidan import": "households doors.csv",
	"sidan raise":     "--channel phone --grid 522730/01/01/01 --text t",
	"sidan task show": someID, "sidan task sort": someID + " --sphere public --menu safety",
	"sidan task suggest": someID, "sidan task dispatch": someID + " --open", "sidan task claim": someID,
	"sidan task release": someID + " --why w", "sidan task progress": someID + " --note n",
	"sidan task finish": someID + " --result r", "sidan task return": someID + " --why w",
	"sidan task accept": someID, "sidan task sendback": someID + " --why w",
	"sidan task answer": someID + " --how visit --words w", "sidan task rate": someID + " --rating fair",
	"sidan task reopen": someID + " --why w", "sidan task close": someID + " --why w", "sidan task undo": someID,
	"sidan task nudge": someID, "sidan task extend": someID + " --until 2026-12-01 --why w",
	"sidan task recall": someID, "sidan deed agree": someID + " --yes", "sidan deed judge": someID + " --chosen",
	"sidan deed recommend": "--sort deed --who n --text t", "sidan holidays set": "--off 2026-12-01",

	"sidan hub invite":  "--data home --role worker --scope 522730/01/01/01 --name n",
	"sidan hub devices": "--data home", "sidan hub check": "--data home",
	"sidan hub revoke": someID + " --data home", "sidan hub backup": "copies --data home",
	"sidan hub import": "places places.csv --data home", "sidan hub": "--data home --listen 127.0.0.1:0",
}

// noFile are the commands that open none, or make a new one.
var noFile = []string{
	"sidan", "sidan help", "sidan sample", "sidan hub sample", "sidan join", "sidan restore",
	"sidan hub restore",
}

// leaves are all commands that do something.
func leaves(c *cobra.Command) (commands []*cobra.Command) {
	if c.Hidden {
		return nil
	}
	for _, below := range c.Commands() {
		commands = append(commands, leaves(below)...)
	}
	if len(c.Commands()) == 0 || overDamage[c.CommandPath()] != "" {
		commands = append(commands, c)
	}
	return commands
}

// optional is what a usage puts into brackets; wanted are the words it has for what is to be filled in.
var (
	optional = regexp.MustCompile(`\[[^\]]*\]`)
	wanted   = map[string]string{
		"PATH": "522730/01/01/01", "ID": someID, "TEXT": "t", "DAY": "2026-12-01", "N": "1", "WHO": "worker",
	}
)

// asUsed are arguments that a command may be given, by its usage: all that it wants, nothing that it may do without.
func asUsed(c *cobra.Command) string {
	args := strings.Fields(optional.ReplaceAllString(c.Use, ""))[1:]
	for i, word := range args {
		if value, known := wanted[word]; known {
			args[i] = value
		}
	}
	return strings.Join(args, " ")
}

// TestEveryCommandOnADamagedFileExits6 spoils a home and a hub in every way that no command can read past.
func TestEveryCommandOnADamagedFileExits6(t *testing.T) {
	root := t.TempDir()
	run(t, root, "", "--home", "world", "sample")
	ways := map[string]func(b []byte) []byte{
		"every page but the first two": func(b []byte) []byte {
			for i := 2 * os.Getpagesize(); i < len(b); i++ {
				b[i] = 0xff
			}
			return b
		},
		"cut after its first page": func(b []byte) []byte { return b[:os.Getpagesize()] },
		"a letter in its place":    func([]byte) []byte { return []byte(strings.Repeat("Dear Sir, ", 2000)) },
	}
	commands := leaves((&program{&cli.Run{Out: bufio.NewWriter(io.Discard), Lang: text.EN}}).tree())
	for name, spoil := range ways {
		dir := filepath.Join(root, strings.ReplaceAll(name, " ", "-"))
		for from, to := range map[string]string{
			"world/worker/home.db": "home/home.db", "world/hub/hub.db": "home/hub.db",
		} {
			b, err := os.ReadFile(filepath.Join(root, from))
			if err != nil {
				t.Fatal(err)
			}
			to = filepath.Join(dir, to)
			if err := errors.Join(os.MkdirAll(filepath.Dir(to), 0o700), os.WriteFile(to, spoil(b), 0o600)); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(
			filepath.Join(dir, "places.csv"), []byte("path,name\n522730,龙里县\n"), 0o600,
		); err != nil {
			t.Fatal(err)
		}
		for _, command := range commands {
			path := command.CommandPath()
			if slices.Contains(noFile, path) {
				continue
			}
			args, there := overDamage[path]
			if !there {
				args = asUsed(command)
			}
			line := append(strings.Fields(path)[1:], strings.Fields(args)...)
			if !strings.Contains(args, "--data") {
				line = append(line, "--home", "home")
			}
			err := sidan(dir, line...).Run()
			exit := new(exec.ExitError)
			if !errors.As(err, &exit) || exit.ExitCode() != cli.ExitDamaged {
				t.Errorf("%s, %s: %v, want exit code %d; see overDamage and noFile", name, line, err, cli.ExitDamaged)
			}
		}
	}
}

// TestAHubThatLacksARecordIsNotServed takes one element from one page of a hub's file, of which bbolt notices nothing:
// the hub is not served, and its check names the page.
func TestAHubThatLacksARecordIsNotServed(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, "", "--home", "world", "sample")
	path := filepath.Join(dir, "world", "hub", "hub.db")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	size, leaf := os.Getpagesize(), -1
	for at := 2 * size; at < len(b) && leaf < 0; at += size {
		flags, count := binary.NativeEndian.Uint16(b[at+8:]), binary.NativeEndian.Uint16(b[at+10:])
		if binary.NativeEndian.Uint64(b[at:]) == uint64(at/size) && flags == 2 && count > 20 {
			leaf = at
		}
	}
	if leaf < 0 {
		t.Fatal("no page of the file holds records")
	}
	for at := leaf; at < len(b); at += size { // one that is free may look the same, so all of them
		if binary.NativeEndian.Uint16(b[at+8:]) == 2 && binary.NativeEndian.Uint16(b[at+10:]) > 20 {
			b[at+10]--
		}
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	ends(t, cli.ExitDamaged, dir, "", "hub", "--data", "world/hub", "--listen", "127.0.0.1:0")
	out, _ := ends(t, cli.ExitDamaged, dir, "", "hub", "check", "--data", "world/hub", "--json")
	if !strings.Contains(out, "page ") {
		t.Errorf("the check names no page: %s", out)
	}
}
