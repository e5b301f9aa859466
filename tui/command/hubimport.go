package command

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/tui/sheet"
)

// What a program reads of a list (docs/lists.md): its columns, a line a row, the sum.
type (
	listHead struct {
		Columns   []listColumn `json:"columns"`
		HeaderRow int          `json:"header_row"`
	}
	listColumn struct {
		Column string  `json:"column"` // as a sheet names it: A
		Header string  `json:"header"`
		As     *string `json:"as"`     // null: not read
		Part   *string `json:"part"`   // of an address
		Joined bool    `json:"joined"` // with others of the same meaning
	}
	rowSaid struct {
		Row     int             `json:"row"` // as Excel shows it
		Sheet   string          `json:"sheet"`
		Verdict sheet.Verdict   `json:"verdict"`
		Value   any             `json:"value"`
		Column  string          `json:"column"`
		Why     string          `json:"why"`
		ID      *model.RecordID `json:"id"`
	}
	listSum struct {
		Rows    int    `json:"rows"`
		New     int    `json:"new"`
		Same    int    `json:"same"`
		Differs int    `json:"differs"`
		Bad     int    `json:"bad"`
		Ask     int    `json:"ask"`
		Skipped int    `json:"skipped"`
		Written bool   `json:"written"`
		Left    string `json:"left"` // the sheet of what was left out
	}
)

// hubImportCommand is `sidan hub import`.
func (p *program) hubImportCommand(data *string) *cobra.Command {
	var t listTerms
	use := "import --data DIR places|people|units|teams|posts|households FILE.csv [--grid PATH] [--compound NAME] " +
		"[--dry-run] [--accept-changes] [--skip-bad]"
	c := p.cmd(use, text.CmdHubImport, 2, 2, func(ctx context.Context, args []string) error {
		kind, ok := sheet.KindNamed(args[0])
		if !ok {
			return usage(text.OneOf, "import", clip(args[0]), strings.Join(listNames(), " "))
		}
		file, err := p.readList(args[1], kind, t)
		if err != nil {
			return err
		}
		return p.keeperOf(ctx, *data, beginHub, func(k hub.Keeper) error {
			known, err := k.Places(ctx)
			if err != nil {
				return err
			}
			places := make([]sheet.Place, len(known))
			for i, at := range known {
				places[i] = sheet.Place(at)
			}
			list, err := file.understand(places)
			if err != nil {
				return err
			}
			return p.importList(ctx, k.Import, args[1], list, t.hub())
		})
	})
	p.listFlags(c, &t)
	return c
}

// taker compares rows with what is known, and writes what is to be written: a hub's, or a home's.
type taker func(context.Context, []hub.Row, hub.Terms) ([]hub.RowVerdict, error)

// importList takes a list in. What its rows themselves say and what is known are told together; one of either
// that is bad or asks, and nothing is written.
func (p *program) importList(ctx context.Context, take taker, file string, list *sheet.List, terms hub.Terms) error {
	var rows []hub.Row
	var sent []int
	blocked := false
	for i, e := range list.Entries {
		if e.Body != nil && (e.Verdict == "" || e.Verdict == sheet.Ask && terms.Accept) {
			rows, sent = append(rows, hub.Row{Body: e.Body}), append(sent, i)
		} else if e.Verdict != sheet.Skipped {
			blocked = true
		}
	}
	tried := terms
	tried.Dry = terms.Dry || blocked && !terms.Skip
	verdicts, err := take(ctx, rows, tried)
	if err != nil {
		return err
	}
	said := p.rowsSaid(list, verdicts, sent, terms.Accept)
	sum := sumOf(said)
	sum.Written = !terms.Dry && (sum.Bad+sum.Ask == 0 || terms.Skip)
	if sum.Written && sum.Bad+sum.Ask > 0 {
		sum.Left, err = p.writeLeft(file, list, func(i int) string {
			if v := said[i].Verdict; v == sheet.Bad || v == sheet.Ask {
				return said[i].Why
			}
			return ""
		})
	}
	p.tellColumns(list)
	p.tellRows(said)
	p.tellSum(sum, terms)
	if err == nil && !terms.Skip && sum.Bad+sum.Ask > 0 {
		p.say(p.errs, text.ListRefused.In(p.lang, sum.Rows, sum.Bad, sum.Ask))
		return &finished{exitRefused}
	}
	return err
}

// rowsSaid puts together what is said of each row: by the sheet, and by the hub of those that were sent to it.
func (p *program) rowsSaid(list *sheet.List, verdicts []hub.RowVerdict, sent []int, accept bool) []rowSaid {
	said := make([]rowSaid, len(list.Entries))
	for i, e := range list.Entries {
		said[i] = rowSaid{Row: e.Row, Verdict: e.Verdict, Value: e.Value, Column: e.Column, Why: e.Why(p.lang)}
	}
	for n, v := range verdicts {
		r, like := &said[sent[n]], 0
		if v.Like > 0 {
			like = list.Entries[sent[v.Like-1]].Row
		}
		r.Verdict = sheet.Verdict(v.State)
		if !v.Record.IsZero() {
			r.ID = &v.Record
		}
		if why := p.rowWhy(v, like, accept); why != "" || v.State == model.RowNew {
			r.Why, r.Column = why, list.ColumnOf(fieldOf(v))
		}
	}
	return said
}

// fieldOf is the field that a hub's verdict speaks of, "" for none.
func fieldOf(v hub.RowVerdict) string {
	switch {
	case len(v.Fields) > 0:
		return string(v.Fields[0])
	case v.Why.Reason == model.DoorElsewhere:
		return "grid"
	case v.Why.Reason == model.DoorTaken || v.Why.Reason == model.MovedAway:
		return "names"
	case v.Why.Reason == model.Namesake || v.Why.Reason == model.SaidTwice:
		return "name"
	case len(v.Why.Args) > 0:
		return v.Why.Args[0]
	}
	return ""
}

// rowWhy says a hub's verdict over a row; like is the row above that speaks of the same.
func (p *program) rowWhy(v hub.RowVerdict, like int, accept bool) string {
	arg := func(i int) string {
		if i < len(v.Why.Args) {
			return clip(v.Why.Args[i])
		}
		return ""
	}
	fields := make([]string, len(v.Fields))
	for i, f := range v.Fields {
		fields[i] = text.Field(p.lang, f)
	}
	switch {
	case v.Why.Reason == model.SaidTwice:
		return text.RowTwice.In(p.lang, like, text.Listed(p.lang, fields...))
	case v.State == model.RowDiffers && accept:
		return text.RowChanged.In(p.lang, text.Listed(p.lang, fields...))
	case v.State == model.RowDiffers:
		return text.RowDiffers.In(p.lang, text.Listed(p.lang, fields...))
	case v.State == model.RowSame && like > 0:
		return text.RowLike.In(p.lang, like)
	case v.State == model.RowNew || v.State == model.RowSame:
		return ""
	case v.Why.Reason == model.BadInput && arg(0) == "path" && arg(1) != "":
		return text.RowNoParent.In(p.lang, arg(1))
	case v.Why.Reason == model.BadInput && (arg(0) == "grid" || arg(0) == "place" || arg(0) == "covers") && arg(
		1,
	) != "":
		return text.RowNoPlace.In(p.lang, arg(1))
	case v.Why.Reason == model.TooLong && len(v.Why.Args) == 0:
		return text.RowNotFitting.In(p.lang)
	}
	if v.State == model.RowAsk {
		return text.Refusal(p.lang, &v.Why)
	}
	return text.Why(p.lang, &v.Why)
}

func sumOf(said []rowSaid) (s listSum) {
	count := map[sheet.Verdict]*int{sheet.New: &s.New, sheet.Same: &s.Same, sheet.Differs: &s.Differs,
		sheet.Bad: &s.Bad, sheet.Ask: &s.Ask,
		sheet.Skipped: &s.Skipped}
	for _, r := range said {
		*count[r.Verdict]++
	}
	s.Rows = len(said) - s.Skipped
	return s
}

// tellColumns names every column of the file as read, joined with others, or not read.
func (p *program) tellColumns(list *sheet.List) {
	head := listHead{Columns: []listColumn{}, HeaderRow: list.HeaderRow}
	for _, c := range list.Columns {
		head.Columns = append(head.Columns, listColumn{c.Letter, c.Header, orNull(c.As), orNull(c.Part), c.Joined})
	}
	if p.json {
		p.object(head)
		return
	}
	p.say(p.out, text.ListColumns.In(p.lang, head.HeaderRow))
	for _, c := range list.Columns {
		switch {
		case c.As == "" && c.Header == "":
		case c.As == "":
			p.say(p.out, text.ColumnUnread.In(p.lang, c.Letter, c.Header))
		case c.Joined:
			p.say(p.out, text.ColumnJoined.In(p.lang, c.Letter, c.Header, c.Meaning(p.lang)))
		default:
			p.say(p.out, text.ColumnRead.In(p.lang, c.Letter, c.Header, c.Meaning(p.lang)))
		}
	}
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// tellRows prints a verdict for each row; people are told only of those that are not plainly taken.
func (p *program) tellRows(rows []rowSaid) {
	for _, r := range rows {
		switch {
		case p.json:
			p.object(r)
		case r.Why != "" && r.Column != "":
			p.say(p.out, text.RowColumn.In(p.lang, r.Row, r.Column, r.Why))
		case r.Why != "":
			p.say(p.out, text.Row.In(p.lang, r.Row, r.Why))
		}
	}
}

func (p *program) tellSum(sum listSum, terms hub.Terms) {
	if p.json {
		p.object(sum)
		return
	}
	switch says := text.ListTaken; {
	case terms.Dry:
		p.say(p.out, text.ListTried.In(p.lang, sum.Rows, sum.New, sum.Same, sum.Differs))
	case sum.Written:
		p.say(p.out, says.In(p.lang, sum.Rows-sum.Bad-sum.Ask, sum.New, sum.Same, sum.Differs))
	}
	if sum.Left != "" {
		p.say(p.out, text.ListLeft.In(p.lang, sum.Bad+sum.Ask, sum.Left))
	}
}

// columnsHelp lists the columns of each list, and what else their heads may say.
func (p *program) columnsHelp() {
	fmt.Fprintf(p.out, "\n%s\n", text.HelpImport.In(p.lang))
	for _, k := range sheet.Kinds {
		fmt.Fprintf(p.out, "  %s\n", k.Name)
		for _, m := range k.Meanings() {
			name := m.Name
			if m.Needed {
				name += "*"
			}
			fmt.Fprintf(p.out, "    %s: %s\n", name, strings.Join(m.Words, " "))
		}
	}
}
