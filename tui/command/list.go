package command

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
	"sidan/tui/sheet"
)

// A list is read by the room of sheets; this file finds the file, and says of it as a whole what is wrong.

// The largest list: above the 51,600 households of a county, and what one request to a running hub can carry.
const (
	mostListRows = 150_000
	mostListMiB  = 32
)

// listTerms are the flags of an import.
type listTerms struct {
	sheet, grid, compound string
	dry, accept, skip     bool
}

func (p *program) listFlags(c *cobra.Command, t *listTerms) {
	p.flag(c, &t.grid, "grid", "PATH", text.FlagListGrid)
	p.flag(c, &t.compound, "compound", "NAME", text.FlagListCompound)
	p.flag(c, &t.sheet, "sheet", "NAME", text.FlagListSheet)
	c.Flags().BoolVar(&t.dry, "dry-run", false, text.FlagDryRun.In(p.lang))
	c.Flags().BoolVar(&t.accept, "accept-changes", false, text.FlagAcceptChanges.In(p.lang))
	c.Flags().BoolVar(&t.skip, "skip-bad", false, text.FlagSkipBad.In(p.lang))
}

func (t listTerms) hub() hub.Terms { return hub.Terms{Dry: t.dry, Accept: t.accept, Skip: t.skip} }

func listNames() (names []string) {
	for _, k := range sheet.Kinds {
		names = append(names, k.Name)
	}
	return names
}

// listFile is a file that was read as rows of cells.
type listFile struct {
	name    string
	kind    sheet.Kind
	rows    []sheet.Row
	options sheet.Options
}

// readList reads a whole file.
func (p *program) readList(file string, kind sheet.Kind, t listTerms) (*listFile, error) {
	if t.sheet != "" {
		return nil, usage(text.ListNoSheet)
	}
	grid, err := path("grid", t.grid)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	large := listFault(text.ListTooLarge, clip(file), mostListRows, mostListMiB)
	if info.Size() > mostListMiB<<20 {
		return nil, large
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	f := &listFile{
		name: file, kind: kind,
		options: sheet.Options{Grid: grid, Compound: model.TidyLine(t.compound), ThisYear: p.clock().Year()},
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

// understand reads every row, also past one that is wrong; places are those by whose names a row may say where it is.
func (f *listFile) understand(places []sheet.Place) (*sheet.List, error) {
	f.options.Places = places
	l, err := f.kind.Understand(f.rows, f.options)
	if err != nil {
		return nil, ofList(f.name, f.kind, err)
	}
	return l, nil
}

// ofList is what is wrong with a file as a whole.
func ofList(file string, kind sheet.Kind, err error) error {
	quote, lacks := new(sheet.BrokenQuote), new(sheet.NoColumn)
	switch {
	case errors.Is(err, sheet.ErrNotText):
		return listFault(text.ListNotText, clip(file))
	case errors.Is(err, sheet.ErrEmpty):
		return listFault(text.ListEmpty, clip(file), needed(kind))
	case errors.As(err, &quote):
		return listFault(text.ListUnreadable, clip(file), quote.Row)
	case errors.As(err, &lacks):
		return listFault(text.ListNoColumn, clip(file), lacks.Missing, needed(kind))
	}
	return err
}

// needed are the columns there must be.
func needed(k sheet.Kind) string {
	var names []string
	for _, m := range k.Meanings() {
		if m.Needed {
			names = append(names, m.Name)
		}
	}
	return strings.Join(names, " ")
}

func listFault(says text.Fault, args ...any) error { return &fault{exitFailed, "list", says, args} }

// writeLeft puts the rows that were left out into a sheet beside the file, under a name that is free.
func (p *program) writeLeft(file string, l *sheet.List, why func(i int) string) (name string, err error) {
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
	if err = errors.Join(l.WriteLeft(f, p.lang, why), f.Sync(), f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(name))
	}
	return name, nil
}
