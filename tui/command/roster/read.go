package roster

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/tui/command/cli"
	"sidan/tui/sheet"
)

// This file finds and reads the file of a list, and reports what is wrong with the file as a whole. Package sheet reads
// its rows.

// These are the limits of a list, in rows and in MiB. They are above the 51,600 households of a county, and within what
// one request to a running hub can carry.
const (
	mostListRows = 150_000
	mostListMiB  = 32
)

// Terms holds the flags of an import.
type Terms struct {
	sheet, Grid, compound string
	dry, accept, skip     bool
}

// Flags declares the flags of an import on a command.
func (p Importer) Flags(c *cobra.Command, t *Terms) {
	p.Flag(c, &t.Grid, "grid", "PATH", text.FlagListGrid)
	p.Flag(c, &t.compound, "compound", "NAME", text.FlagListCompound)
	p.Flag(c, &t.sheet, "sheet", "NAME", text.FlagListSheet)
	c.Flags().BoolVar(&t.dry, "dry-run", false, text.FlagDryRun.In(p.Lang))
	c.Flags().BoolVar(&t.accept, "accept-changes", false, text.FlagAcceptChanges.In(p.Lang))
	c.Flags().BoolVar(&t.skip, "skip-bad", false, text.FlagSkipBad.In(p.Lang))
}

// Hub returns the terms that the Taker has to know.
func (t Terms) Hub() hub.Terms { return hub.Terms{Dry: t.dry, Accept: t.accept, Skip: t.skip} }

// Names returns the names of the kinds of lists.
func Names() (names []string) {
	for _, k := range sheet.Kinds {
		names = append(names, k.Name)
	}
	return names
}

// File is a file that was read into rows of cells.
type File struct {
	name    string
	kind    sheet.Kind
	rows    []sheet.Row
	options sheet.Options
}

// Read reads a file into rows of cells. It returns an error for a file that is too large, that is no text, or that
// lacks a needed column.
func (p Importer) Read(file string, kind sheet.Kind, t Terms) (*File, error) {
	if t.sheet != "" {
		return nil, cli.Usage(text.ListNoSheet)
	}
	grid, err := cli.Path("grid", t.Grid)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	large := listFault(text.ListTooLarge, cli.Clip(file), mostListRows, mostListMiB)
	if info.Size() > mostListMiB<<20 {
		return nil, large
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	f := &File{
		name: file, kind: kind,
		options: sheet.Options{Grid: grid, Compound: model.TidyLine(t.compound), ThisYear: p.Clock().Year()},
	}
	if f.rows, err = sheet.ReadText(b); err == nil {
		err = kind.Missing(f.rows, f.options)
	}
	switch {
	case err != nil:
		return nil, ofList(file, kind, err)
	case len(f.rows) > mostListRows:
		return nil, large
	}
	return f, nil
}

// Understand reads the meaning of every row, and goes on after a row that is wrong. places are the places that a row
// may name.
func (f *File) Understand(places []sheet.Place) (*sheet.List, error) {
	f.options.Places = places
	l, err := f.kind.Understand(f.rows, f.options)
	if err != nil {
		return nil, ofList(f.name, f.kind, err)
	}
	return l, nil
}

// ofList turns an error about a file as a whole into an error of the command line.
func ofList(file string, kind sheet.Kind, err error) error {
	quote, lacks := new(sheet.BrokenQuote), new(sheet.NoColumn)
	switch {
	case errors.Is(err, sheet.ErrNotText):
		return listFault(text.ListNotText, cli.Clip(file))
	case errors.Is(err, sheet.ErrEmpty):
		return listFault(text.ListEmpty, cli.Clip(file), needed(kind))
	case errors.As(err, &quote):
		return listFault(text.ListUnreadable, cli.Clip(file), quote.Row)
	case errors.As(err, &lacks):
		return listFault(text.ListNoColumn, cli.Clip(file), lacks.Missing, needed(kind))
	}
	return err
}

// needed returns the names of the columns that a list must have.
func needed(k sheet.Kind) string {
	var names []string
	for _, m := range k.Meanings() {
		if m.Needed {
			names = append(names, m.Name)
		}
	}
	return strings.Join(names, " ")
}

func listFault(says text.Fault, args ...any) error {
	return cli.Fail(cli.ExitFailed, "list", says, args...)
}

// writeLeft writes the rows that were left out to a new file beside the list, and returns its name.
func (p Importer) writeLeft(file string, l *sheet.List, why func(i int) string) (name string, err error) {
	stem := strings.TrimSuffix(file, filepath.Ext(file)) + ".left"
	name = stem + ".csv"
	var f *os.File
	for n := 2; ; n++ {
		if f, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600); !errors.Is(err, os.ErrExist) {
			break
		}
		name = fmt.Sprintf("%s-%d.csv", stem, n)
	}
	if err != nil {
		return "", err
	}
	if err = errors.Join(l.WriteLeft(f, p.Lang, why), f.Sync(), f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(name))
	}
	return name, nil
}
