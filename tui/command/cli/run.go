package cli

import (
	"bufio"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"sidan/model/text"
)

// Run is one run of the command line: what it reads and writes, and the flags of every command.
type Run struct {
	In, Errs *os.File
	screen   *os.File // what out writes to
	Out      *bufio.Writer
	Lang     text.Lang
	Log      *slog.Logger
	Path     string            // for the log: its path, no arguments
	More     map[string]func() // prints what the help of a command says beside its flags, by its path

	// Flags of every command.
	Home, As, atText, PassFile, langText string
	JSON                                 bool
	At                                   time.Time // zero: the clock decides
}

// New is a run that has read no flags but those that say how to speak.
func New(args []string, in, out, errs *os.File) *Run {
	return &Run{
		In: in, Errs: errs, screen: out, Out: bufio.NewWriter(out), Lang: Language(args),
		JSON: slices.Contains(args, "--json"),
	}
}

// Language is what to speak before the flags are read: help and what is wrong with flags are said in it too.
func Language(args []string) text.Lang {
	for i, a := range args {
		named, ok := strings.CutPrefix(a, "--lang=")
		if a == "--lang" && i+1 < len(args) {
			named, ok = args[i+1], true
		}
		if l, known := text.Parse(named); ok && known {
			return l
		}
	}
	return text.FromEnv(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG"))
}

// Globals declares the flags of every command.
func (p *Run) Globals(root *cobra.Command) {
	f := root.PersistentFlags()
	says := func(s text.Sentence) string { return s.In(p.Lang) }
	f.Var(Value{&p.Home, "DIR"}, "home", says(text.FlagHome))
	f.Var(Value{&p.As, "WHO"}, "as", says(text.FlagAs))
	f.Var(Value{&p.langText, "zh|en"}, "lang", says(text.FlagLang))
	f.BoolVar(&p.JSON, "json", p.JSON, says(text.FlagJSON))
	f.Var(Value{&p.atText, "TIME"}, "at", says(text.FlagAt))
	f.Var(Value{&p.PassFile, "FILE"}, "passphrase-file", says(text.FlagPassphrase))
	f.BoolP("help", "h", false, says(text.FlagHelp))
}

// Ready reads the flags of every command.
func (p *Run) Ready(c *cobra.Command) (err error) {
	p.Path = c.CommandPath()
	if _, ok := text.Parse(p.langText); p.langText != "" && !ok {
		return Usage(text.OneOf, "--lang", Clip(p.langText), "zh en")
	}
	p.At, err = moment(p.atText)
	return err
}

// IsTerminal reports whether somebody sits at a file.
func IsTerminal(f *os.File) bool { return term.IsTerminal(f.Fd()) }

// Interactive reports whether somebody sits at a terminal, at both ends.
func (p *Run) Interactive() bool { return IsTerminal(p.In) && IsTerminal(p.screen) }

// Absolute is a directory's whole name, wherever one stands.
func Absolute(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		return abs
	}
	return dir
}

// Clock is the laptop's, or stands at the moment that was asked for.
func (p *Run) Clock() time.Time {
	if p.At.IsZero() {
		return time.Now()
	}
	return p.At
}

// logger writes to the log of the home in use.
func (p *Run) logger() *slog.Logger {
	if p.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return p.Log
}
