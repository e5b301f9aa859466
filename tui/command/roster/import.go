package roster

import (
	"context"
	"fmt"
	"strings"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/tui/command/cli"
	"sidan/tui/sheet"
)

// These are the objects in which a program reads the import of a list (docs/lists.md): one for its columns, one for
// each row, and one with the totals.
type (
	listHead struct {
		Columns   []listColumn `json:"columns"`
		HeaderRow int          `json:"header_row"`
	}
	listColumn struct {
		Column string  `json:"column"` // the letter of the column: A
		Header string  `json:"header"`
		As     *string `json:"as"`     // the field it is read as; null if it is not read
		Part   *string `json:"part"`   // the part of an address; null if it is none
		Joined bool    `json:"joined"` // whether it is joined with other columns of the same meaning
	}
	rowSaid struct {
		Row     int             `json:"row"` // its number as Excel shows it
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
		Left    string `json:"left"` // the file with the rows that were left out
	}
)

// Importer imports lists for a run of the command line.
type Importer struct{ *cli.Run }

// Taker compares rows with what a hub or a home knows, and writes what is to be written. It returns one verdict for
// each row.
type Taker func(context.Context, []hub.Row, hub.Terms) ([]hub.RowVerdict, error)

// Import imports a list. It reports together what the rows themselves say and what take says of them. If a row is bad
// or asks, it writes nothing, unless the terms say to skip such rows; it then writes them to a file of their own.
func (p Importer) Import(ctx context.Context, take Taker, file string, list *sheet.List, terms hub.Terms) error {
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
		p.Say(p.Errs, text.ListRefused.In(p.Lang, sum.Rows, sum.Bad, sum.Ask))
		return &cli.Finished{Exit: cli.ExitRefused}
	}
	return err
}

// rowsSaid joins what the sheet says of each row with the verdicts on the rows that were sent. sent holds the index in
// the list for each verdict.
func (p Importer) rowsSaid(list *sheet.List, verdicts []hub.RowVerdict, sent []int, accept bool) []rowSaid {
	said := make([]rowSaid, len(list.Entries))
	for i, e := range list.Entries {
		said[i] = rowSaid{Row: e.Row, Verdict: e.Verdict, Value: e.Value, Column: e.Column, Why: e.Why(p.Lang)}
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

// fieldOf returns the field that a verdict is about, and "" if it is about none.
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

// rowWhy returns a sentence that explains a verdict, or "" if there is nothing to explain. like is the number of an
// earlier row about the same record.
func (p Importer) rowWhy(v hub.RowVerdict, like int, accept bool) string {
	arg := func(i int) string {
		if i < len(v.Why.Args) {
			return cli.Clip(v.Why.Args[i])
		}
		return ""
	}
	fields := make([]string, len(v.Fields))
	for i, f := range v.Fields {
		fields[i] = text.Field(p.Lang, f)
	}
	switch {
	case v.Why.Reason == model.SaidTwice:
		return text.RowTwice.In(p.Lang, like, text.Listed(p.Lang, fields...))
	case v.State == model.RowDiffers && accept:
		return text.RowChanged.In(p.Lang, text.Listed(p.Lang, fields...))
	case v.State == model.RowDiffers:
		return text.RowDiffers.In(p.Lang, text.Listed(p.Lang, fields...))
	case v.State == model.RowSame && like > 0:
		return text.RowLike.In(p.Lang, like)
	case v.State == model.RowNew || v.State == model.RowSame:
		return ""
	case v.Why.Reason == model.BadInput && arg(0) == "path" && arg(1) != "":
		return text.RowNoParent.In(p.Lang, arg(1))
	case v.Why.Reason == model.BadInput && (arg(0) == "grid" || arg(0) == "place" || arg(0) == "covers") && arg(
		1,
	) != "":
		return text.RowNoPlace.In(p.Lang, arg(1))
	case v.Why.Reason == model.TooLong && len(v.Why.Args) == 0:
		return text.RowNotFitting.In(p.Lang)
	}
	if v.State == model.RowAsk {
		return text.Refusal(p.Lang, &v.Why)
	}
	return text.Why(p.Lang, &v.Why)
}

// sumOf counts the verdicts.
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

// tellColumns reports for every column of the file whether it was read, joined with others, or not read.
func (p Importer) tellColumns(list *sheet.List) {
	head := listHead{Columns: []listColumn{}, HeaderRow: list.HeaderRow}
	for _, c := range list.Columns {
		head.Columns = append(head.Columns, listColumn{c.Letter, c.Header, orNull(c.As), orNull(c.Part), c.Joined})
	}
	if p.JSON {
		p.Object(head)
		return
	}
	p.Say(p.Out, text.ListColumns.In(p.Lang, head.HeaderRow))
	for _, c := range list.Columns {
		switch {
		case c.As == "" && c.Header == "":
		case c.As == "":
			p.Say(p.Out, text.ColumnUnread.In(p.Lang, c.Letter, c.Header))
		case c.Joined:
			p.Say(p.Out, text.ColumnJoined.In(p.Lang, c.Letter, c.Header, c.Meaning(p.Lang)))
		default:
			p.Say(p.Out, text.ColumnRead.In(p.Lang, c.Letter, c.Header, c.Meaning(p.Lang)))
		}
	}
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// tellRows prints what was said of each row. For people it leaves out the rows with nothing to explain.
func (p Importer) tellRows(rows []rowSaid) {
	for _, r := range rows {
		switch {
		case p.JSON:
			p.Object(r)
		case r.Why != "" && r.Column != "":
			p.Say(p.Out, text.RowColumn.In(p.Lang, r.Row, r.Column, r.Why))
		case r.Why != "":
			p.Say(p.Out, text.Row.In(p.Lang, r.Row, r.Why))
		}
	}
}

// tellSum prints the totals. For people it says nothing if the import was refused, because Import says that on stderr.
func (p Importer) tellSum(sum listSum, terms hub.Terms) {
	if p.JSON {
		p.Object(sum)
		return
	}
	switch says := text.ListTaken; {
	case terms.Dry:
		p.Say(p.Out, text.ListTried.In(p.Lang, sum.Rows, sum.New, sum.Same, sum.Differs))
	case sum.Written:
		p.Say(p.Out, says.In(p.Lang, sum.Rows-sum.Bad-sum.Ask, sum.New, sum.Same, sum.Differs))
	}
	if sum.Left != "" {
		p.Say(p.Out, text.ListLeft.In(p.Lang, sum.Bad+sum.Ask, sum.Left))
	}
}

// ColumnsHelp prints the columns of each list, and the other words that their heads may have.
func (p Importer) ColumnsHelp() {
	fmt.Fprintf(p.Out, "\n%s\n", text.HelpImport.In(p.Lang))
	for _, k := range sheet.Kinds {
		fmt.Fprintf(p.Out, "  %s\n", k.Name)
		for _, m := range k.Meanings() {
			name := m.Name
			if m.Needed {
				name += "*"
			}
			fmt.Fprintf(p.Out, "    %s: %s\n", name, strings.Join(m.Words, " "))
		}
	}
}
