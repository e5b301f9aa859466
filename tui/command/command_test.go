package command

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the test binary be the program: the scripts run it as sidan.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"sidan": func() {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		code := Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
		stop()
		os.Exit(code)
	}})
}

// TestScripts runs the real program, a process for each line of a script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:   "testdata",
		Setup: setup,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exits,
			"json":    checkJSON,
			"serve":   serveHub,
			"halt":    stopHub,
			"portal":  portal,
			"deaf":    deafHub,
			"doors":   writeDoors,
			"gb18030": toGB18030,
			"mode":    checkMode,
			"hold":    hold,
			"release": release,
			"hostile": hostile,
			"paste":   paste,
		},
	})
}
