package cli

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
)

// usageOf is the sentence of what was typed wrong, "" for nothing.
func usageOf(t *testing.T, err error) string {
	t.Helper()
	f := new(Fault)
	switch {
	case err == nil:
		return ""
	case !errors.As(err, &f) || f.Exit != ExitUsage || f.Code != "usage":
		t.Errorf("not an error of usage: %v", err)
	}
	return f.Error()
}

func TestFlagsAreReadOrSaidAgain(t *testing.T) {
	day, _ := model.ParseDay("2026-11-24")
	for name, c := range map[string]struct {
		read func() (any, error)
		want any
		says string // in what is wrong
	}{
		"a day":              {func() (any, error) { return Day("next", "2026-11-24", day) }, day, ""},
		"a day that is said": {func() (any, error) { return Day("next", "明天", day) }, day + 1, ""},
		"no day":             {func() (any, error) { return Day("next", "", day) }, model.Day(0), ""},
		"a word for a day":   {func() (any, error) { return Day("next", "morgen", day) }, model.Day(0), "--next"},
		"a place":            {func() (any, error) { return Path("grid", "522730/01") }, model.Path("522730/01"), ""},
		"no place":           {func() (any, error) { return Path("grid", "") }, model.Path(""), ""},
		"a word for places":  {func() (any, error) { return Path("grid", "金桂") }, model.Path(""), "金桂"},
		"a channel": {func() (any, error) {
			return Chosen("how", "visit", model.Channels, text.ParseChannel)
		}, model.ByVisit, ""},
		"another word": {func() (any, error) {
			return Chosen("how", "smoke", model.Channels, text.ParseChannel)
		}, model.Channel(""), "smoke"},
		"a moment": {func() (any, error) {
			m, err := moment("2026-11-24T09:00:00+08:00")
			return m.UTC(), err
		}, time.Date(2026, 11, 24, 1, 0, 0, 0, time.UTC), ""},
		"half a moment": {func() (any, error) {
			m, err := moment("2026-11-24")
			return m, err
		}, time.Time{}, "--at"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := c.read()
			if said := usageOf(t, err); (said == "") != (c.says == "") || !strings.Contains(said, c.says) {
				t.Errorf("says %q, want %q in it", said, c.says)
			}
			if got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// TestWhatWasTypedIsSaidAgainCleanAndShort: it goes to a terminal.
func TestWhatWasTypedIsSaidAgainCleanAndShort(t *testing.T) {
	got := Clip("\x1b[31m" + strings.Repeat("灯", 60) + "\n")
	if strings.ContainsAny(got, "\x1b\n") || len([]rune(got)) > 24 {
		t.Errorf("got %q", got)
	}
}

// TestWrongFlagsAreSaidInASentence: what pflag finds wrong is said as everything else is.
func TestWrongFlagsAreSaidInASentence(t *testing.T) {
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"--nowhere"}, "--nowhere"},
		{[]string{"-x"}, "-x"},
		{[]string{"--note"}, "--note"},
		{[]string{"--sure=perhaps"}, "--sure"},
		{[]string{"--group", "not an id"}, "not an id"},
	} {
		run := &Run{Lang: text.EN}
		cmd := run.Command("visit ID", text.CmdVisit, 0, -1, nil)
		var note string
		run.Flag(cmd, &note, "note", "TEXT", text.FlagNote)
		cmd.Flags().Bool("sure", false, "")
		cmd.Flags().Var(Func{"ID", func(s string) error {
			return Usage(text.BadValue, "--group", Clip(s), "0190c5a2-7f3b-7d04-9c41-3a5e8f20b6d7")
		}}, "group", "")
		err := cmd.Flags().Parse(c.args)
		if err == nil {
			t.Errorf("%v is taken", c.args)
			continue
		}
		if said := usageOf(t, run.FlagError(cmd, err)); !strings.Contains(said, c.says) {
			t.Errorf("%v: says %q", c.args, said)
		}
	}
}

func TestArgumentsAreCounted(t *testing.T) {
	run := &Run{Lang: text.EN}
	one := run.Command("show ID", text.CmdTaskShow, 1, 1, nil)
	any := run.Command("find WORDS", text.CmdFind, 1, -1, nil)
	for _, c := range []struct {
		cmd  *cobra.Command
		args []string
		ok   bool
	}{
		{one, nil, false}, {one, []string{"a"}, true}, {one, []string{"a", "b"}, false},
		{any, nil, false}, {any, []string{"a", "b", "c"}, true},
	} {
		if err := c.cmd.Args(c.cmd, c.args); (usageOf(t, err) == "") != c.ok {
			t.Errorf("%s %v: %v", c.cmd.Name(), c.args, err)
		}
	}
}

// TestWhatComesLaterSaysSo: it is not listed, and takes any flags so that the sentence is the same.
func TestWhatComesLaterSaysSo(t *testing.T) {
	run := &Run{Lang: text.EN}
	root := run.Command("sidan", text.CmdSidan, 0, 0, nil)
	root.SilenceErrors, root.SilenceUsage = true, true
	run.Later(root, "meeting")
	root.SetArgs([]string{"meeting", "--open", "x"})
	err := root.Execute()
	later, _, found := root.Find([]string{"meeting"})
	if exit, code := ExitOf(err); exit != ExitUsage || code != "not-yet" || found != nil || !later.Hidden {
		t.Errorf("%d %q, hidden %v", exit, code, later.Hidden)
	}
}
