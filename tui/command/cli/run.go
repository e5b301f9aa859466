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

// Run is one run of the command line: its files, its language, and the flags that every command has. It belongs to one
// goroutine.
type Run struct {
	In, Errs *os.File
	screen   *os.File // the file that Out writes to
	Out      *bufio.Writer
	Lang     text.Lang
	Log      *slog.Logger
	Path     string            // the path of the command without arguments, for the log
	More     map[string]func() // prints more help about a command, by the command's path

	// These fields hold the flags that every command has.
	Home, As, atText, PassFile, langText string
	JSON                                 bool
	At                                   time.Time // the moment of --at; zero if the clock runs
}

// New returns a run that has read only the flags --lang and --json, so that even an error in the other flags is printed
// as the user asked.
func New(args []string, in, out, errs *os.File) *Run {
	return &Run{
		In: in, Errs: errs, screen: out, Out: bufio.NewWriter(out), Lang: Language(args),
		JSON: slices.Contains(args, "--json"),
	}
}

// Language returns the language in which to speak before the flags are read: help and errors about flags use it too. It
// is that of --lang, or else that of the environment.
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

// Globals declares the flags that every command has.
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

// Ready checks the flags that every command has, and reads them into the run.
func (p *Run) Ready(c *cobra.Command) (err error) {
	p.Path = c.CommandPath()
	if _, ok := text.Parse(p.langText); p.langText != "" && !ok {
		return Usage(text.OneOf, "--lang", Clip(p.langText), "zh en")
	}
	p.At, err = moment(p.atText)
	return err
}

// IsTerminal reports whether a file is a terminal.
func IsTerminal(f *os.File) bool { return term.IsTerminal(f.Fd()) }

// Interactive reports whether both stdin and stdout are terminals.
func (p *Run) Interactive() bool { return IsTerminal(p.In) && IsTerminal(p.screen) }

// Absolute returns the absolute path of a directory or a file, or the path itself if that cannot be found.
func Absolute(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		return abs
	}
	return dir
}

// Clock returns the time of the laptop's clock, or the moment of --at.
func (p *Run) Clock() time.Time {
	if p.At.IsZero() {
		return time.Now()
	}
	return p.At
}

// logger returns the log of the home in use, or one that discards everything if there is none.
func (p *Run) logger() *slog.Logger {
	if p.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return p.Log
}
