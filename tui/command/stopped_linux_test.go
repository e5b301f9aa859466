package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/sync/store"
	"sidan/tui/command/cli"
)

// TestAStoppedCommandSaysSo interrupts a join while its hub says nothing, in both languages and by either signal.
func TestAStoppedCommandSaysSo(t *testing.T) {
	t.Parallel()
	for lang, c := range map[string]struct {
		signal syscall.Signal
		says   string
	}{
		"en": {syscall.SIGINT, "Stopped. All that was kept is there."},
		"zh": {syscall.SIGTERM, "停下了。存过的都在。"},
	} {
		t.Run(lang, func(t *testing.T) {
			silent, err := net.Listen("tcp", "127.0.0.1:0")
			must(t, err)
			defer silent.Close()
			dir := t.TempDir()
			cmd := sidan(
				dir, "--home", "home", "--lang", lang, "--json", "join", "http://"+silent.Addr().String(),
				"--code", "K7QF-3M9-XTB",
			)
			var out, said bytes.Buffer
			cmd.Stdout, cmd.Stderr = &out, &said
			must(t, cmd.Start())
			line, err := silent.Accept() // it has asked, and waits
			must(t, err)
			defer line.Close()
			must(t, cmd.Process.Signal(c.signal))
			_ = cmd.Wait()
			if code := cmd.ProcessState.ExitCode(); code != cli.ExitFailed ||
				!strings.Contains(out.String(), `"error":"stopped"`) || !strings.Contains(said.String(), c.says) {
				t.Errorf("ends with %d: %s%s", code, out.String(), said.String())
			}
		})
	}
}

// TestAPassphraseIsAskedForAgain, three times and in the same process: what is typed next would else land in the shell.
func TestAPassphraseIsAskedForAgain(t *testing.T) {
	join := []string{"sidan", "join", "http://127.0.0.1:1", "--code", "K7QF-3M9-XTB"}
	t.Setenv("SIDAN_PASSPHRASE", "")
	first, again := "新口令，8 位以上，谁也取不回：", "再输一遍："
	t.Run("too short, then not repeated, then right", func(t *testing.T) {
		home := filepath.Join(t.TempDir(), "home")
		w := openWindow(t, home, join...)
		w.sees(first)
		w.types("short\n")
		w.sees("口令太短")
		w.sees(first)
		w.types("long enough\n")
		w.sees(again)
		w.types("long enouhg\n")
		w.sees("两遍口令不一样")
		w.sees(first)
		w.types("long enough\n")
		w.sees(again)
		w.types("long enough\n")
		if code := w.waits(); code != cli.ExitAway {
			t.Errorf("ends with %d", code)
		}
		if s, err := store.Open(home, []byte("long enough")); err != nil {
			t.Errorf("the home: %v", err)
		} else {
			must(t, s.Close())
		}
	})
	t.Run("three times too short", func(t *testing.T) {
		w := openWindow(t, filepath.Join(t.TempDir(), "home"), join...)
		for range 3 {
			w.sees(first)
			w.types("short\n")
			w.sees("口令太短")
		}
		if code := w.waits(); code != cli.ExitUsage {
			t.Errorf("ends with %d", code)
		}
	})
	home := filepath.Join(t.TempDir(), "home")
	s, err := store.Create(home, []byte("long enough"), store.Identity{Code: "K7QF3M9XTB"})
	must(t, errors.Join(err, s.Close()))
	t.Run("a wrong one of a home that is there", func(t *testing.T) {
		w := openWindow(t, home, "sidan", "backup", filepath.Join(t.TempDir(), "copy"))
		w.sees("口令：")
		w.types("long enouhg\n")
		w.sees("口令不对")
		w.sees("口令：")
		w.types("long enough\n")
		if code := w.waits(); code != cli.ExitDone {
			t.Errorf("ends with %d", code)
		}
	})
	t.Run("interrupted while it is asked", func(t *testing.T) {
		w := openWindow(t, home, "sidan", "check")
		w.sees("口令：")
		w.types("\x03")
		w.sees("停下了")
		if code := w.waits(); code != cli.ExitFailed {
			t.Errorf("ends with %d", code)
		}
	})
}

// TestFaultsOfTheDiskAreTold: each with its word, its exit code and the file it is about, in both languages.
func TestFaultsOfTheDiskAreTold(t *testing.T) {
	at := func(err error) error {
		return fmt.Errorf("open home: %w", &fs.PathError{Op: "open", Path: "/x/home.db", Err: err})
	}
	for _, c := range []struct {
		err    error
		exit   int
		code   string
		zh, en string
	}{
		{at(syscall.EROFS), cli.ExitFailed, "read-only", "/x/home.db 只能读", "/x/home.db can only be read"},
		{at(syscall.EACCES), cli.ExitFailed, "no-permission", "没有权限动 /x/home.db", "no permission for /x/home.db"},
		{at(syscall.EPERM), cli.ExitFailed, "no-permission", "没有权限动 /x/home.db", "no permission for /x/home.db"},
		{at(syscall.ENOSPC), cli.ExitFailed, "disk-full", "磁盘满了", "the disk is full"},
		{at(syscall.EDQUOT), cli.ExitFailed, "disk-full", "磁盘满了", "the disk is full"},
		{at(syscall.ENOTDIR), cli.ExitFailed, "file", "打不开 /x/home.db", "/x/home.db does not open"},
		{store.ErrGone, cli.ExitDamaged, "damaged", "home.db 不见了", "home.db is gone or empty"},
		{store.ErrOthersWrite, cli.ExitFailed, "others-write", "别人也能改", "others may write"},
		{hub.ErrGone, cli.ExitDamaged, "damaged", "hub.db 不见了", "hub.db is gone or empty"},
		{context.Canceled, cli.ExitFailed, "stopped", "停下了", "stopped"},
		{context.DeadlineExceeded, cli.ExitAway, "away", "连不上中心", "hub is out of reach"},
	} {
		exit, code := cli.ExitOf(c.err)
		zh, en := (&program{&cli.Run{Lang: text.ZH}}).Sentence(
			c.err,
		), (&program{&cli.Run{Lang: text.EN}}).Sentence(
			c.err,
		)
		if exit != c.exit || code != c.code || !strings.Contains(zh, c.zh) ||
			!strings.Contains(strings.ToLower(en), strings.ToLower(c.en)) {
			t.Errorf("%v: %d %s, %s, %s", c.err, exit, code, zh, en)
		}
	}
}

// TestAReadOnlyDiskIsTold, of a laptop's home, a hub's folder and the folder of its copies, whether the hub
// runs or not.
func TestAReadOnlyDiskIsTold(t *testing.T) {
	if !ownMounts(t) {
		return
	}
	d := mountDisk(t, 64<<10)
	dir, ids := smallCounty(t, "hub", filepath.Join(d.dir, "home"), 2)
	run(t, dir, "", "hub", "sample", "--data", filepath.Join(d.dir, "hub"))
	must(t, os.Mkdir(filepath.Join(d.dir, "copies"), 0o700))
	must(t, syscall.Mount("", d.dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	home, data, copies := filepath.Join(d.dir, "home"), filepath.Join(d.dir, "hub"), filepath.Join(d.dir, "copies")
	for _, line := range [][]string{
		{"--home", home, "visit", ids[0], "--outcome", "met"}, {"--home", home, "sync"},
		{"--home", home, "backup", filepath.Join(d.dir, "copy")},
		{"hub", "--data", data, "--listen", "127.0.0.1:0"}, {"hub", "check", "--data", data},
		{"hub", "backup", copies, "--data", "hub"},
		{"sample", "--home", filepath.Join(d.dir, "world")}, {"hub", "sample", "--data", filepath.Join(d.dir, "other")},
	} {
		out, said := ends(t, cli.ExitFailed, dir, "", append(line, "--json", "--lang", "en")...)
		if !strings.Contains(out, `"error":"read-only"`) || !strings.Contains(said, "an only be read, not written") {
			t.Errorf("%v: %s%s", line, out, said)
		}
	}
}
