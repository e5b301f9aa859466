package command

import (
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the test binary be the program: the scripts run it as sidan.
func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) != "sidan" {
		hearHangUps()
	}
	testscript.Main(m, map[string]func(){"sidan": func() {
		ctx, stop := Signals()
		code := Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
		stop()
		os.Exit(code)
	}})
}

// hearHangUps has the programs that these tests start end when their terminal hangs up, also where the tests
// themselves were started to outlive theirs: a signal that a process ignores is ignored by those it starts.
func hearHangUps() { signal.Notify(make(chan os.Signal, 1), syscall.SIGHUP) }

// TestScriptsRunToTheirEnd: stop is testscript's own word, and ends a script there, passed. Ours for a hub is halt.
func TestScriptsRunToTheirEnd(t *testing.T) {
	scripts, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("%d scripts: %v", len(scripts), err)
	}
	ends := regexp.MustCompile(`(?m)^stop\b.*$`)
	for _, name := range scripts {
		script, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if line := ends.Find(script); line != nil {
			t.Errorf("%s ends at %q", name, line)
		}
	}
}

// TestScripts runs the real program, a process for each line of a script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:   "testdata",
		Setup: setup,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    exits,
			"json":     checkJSON,
			"keys":     checkKeys,
			"keysof":   checkKeysOf,
			"serve":    serveHub,
			"halt":     stopHub,
			"portal":   portal,
			"deaf":     deafHub,
			"proxy":    refusingProxy,
			"doors":    writeDoors,
			"roster":   copyRoster,
			"verdicts": checkVerdicts,
			"toolong":  writeTooLong,
			"gb18030":  toGB18030,
			"mode":     checkMode,
			"hold":     hold,
			"release":  release,
			"hostile":  hostile,
			"paste":    paste,
		},
	})
}
