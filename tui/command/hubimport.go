package command

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/hub"
)

// rowSaid is what became of a row of a list.
type rowSaid struct {
	Row       int            `json:"row"` // as a sheet numbers it: the header is 1
	ID        model.RecordID `json:"id"`
	Verdict   string         `json:"verdict"` // ok, flagged or refused
	Unchanged bool           `json:"unchanged"`
	Why       model.Reason   `json:"why"`
	Message   string         `json:"message"`
}

// imported is what became of the list: all of it or nothing.
type imported struct {
	Rows      int  `json:"rows"`
	New       int  `json:"new"`
	Unchanged int  `json:"unchanged"`
	Refused   int  `json:"refused"`
	Written   bool `json:"written"`
}

// hubImportCommand is `sidan hub import`.
func (p *program) hubImportCommand(data *string) *cobra.Command {
	var dry bool
	c := p.cmd("import --data DIR places|people|units|teams|posts|households FILE.csv [--dry-run]", text.CmdHubImport, 2, 2, func(ctx context.Context, args []string) error {
		kind, ok := listKinds[args[0]]
		if !ok {
			return usage(text.OneOf, "import", clip(args[0]), strings.Join(listNames, " "))
		}
		list, err := readList(args[1], kind)
		if err != nil {
			return err
		}
		return p.keeperOf(ctx, *data, beginHub, func(k hub.Keeper) error { return p.importList(ctx, k, list, dry) })
	})
	c.Flags().BoolVar(&dry, "dry-run", false, text.FlagDryRun.In(p.lang))
	return c
}

// importList takes a list in. Rows that do not read are told together with those the hub refuses; one of either, and nothing
// is written.
func (p *program) importList(ctx context.Context, k hub.Keeper, list *list, dry bool) error {
	verdicts, err := k.Import(ctx, list.good(), dry || list.wrong > 0)
	if err != nil {
		return err
	}
	sum := imported{Rows: len(list.rows), Refused: list.wrong}
	said := make([]rowSaid, len(list.rows))
	for i, row := range list.rows {
		said[i] = rowSaid{Row: row.number, Verdict: model.Refused.String(), Why: model.BadInput, Message: row.wrong.say(p.lang)}
		if !row.wrong.none() {
			continue
		}
		v := verdicts[0]
		verdicts = verdicts[1:]
		said[i] = rowSaid{row.number, v.Record, v.Code.String(), v.Unchanged, v.Why.Reason, p.rowWhy(v)}
		switch {
		case v.Code == model.Refused:
			sum.Refused++
		case v.Unchanged:
			sum.Unchanged++
		default:
			sum.New++
		}
	}
	sum.Written = !dry && sum.Refused == 0
	p.tellRows(said)
	if sum.Refused > 0 {
		return &fault{exitRefused, "list", text.ListRefused, []any{sum.Rows, sum.Refused}}
	}
	line := text.ListTaken.In(p.lang, sum.Rows, sum.New, sum.Unchanged)
	if dry {
		line = text.ListTried.In(p.lang, sum.Rows)
	}
	p.answer(sum, line)
	return nil
}

// tellRows prints a verdict for each row; people are told only of those that are not plainly taken.
func (p *program) tellRows(rows []rowSaid) {
	for _, r := range rows {
		switch {
		case p.json:
			p.object(r)
		case r.Verdict != model.OK.String():
			p.say(p.out, text.Row.In(p.lang, r.Row, r.Message))
		}
	}
}

// rowWhy says a hub's verdict over a row.
func (p *program) rowWhy(v hub.RowVerdict) string {
	arg := func(i int) string {
		if i < len(v.Why.Args) {
			return clip(v.Why.Args[i])
		}
		return ""
	}
	switch {
	case v.Code == model.OK && v.Unchanged:
		return text.RowKnown.In(p.lang)
	case v.Code == model.OK:
		return text.RowOK.In(p.lang)
	case v.Code == model.Flagged && v.Unchanged:
		return text.RowLeft.In(p.lang)
	case v.Why.Reason == model.BadInput && arg(0) == "path" && arg(1) != "":
		return text.RowNoParent.In(p.lang, arg(1))
	case v.Why.Reason == model.BadInput && (arg(0) == "grid" || arg(0) == "place" || arg(0) == "covers") && arg(1) != "":
		return text.RowNoPlace.In(p.lang, arg(1))
	}
	return text.Why(p.lang, &v.Why)
}

// columnsHelp lists the columns of each list.
func (p *program) columnsHelp() {
	fmt.Fprintf(p.out, "\n%s\n", text.HelpImport.In(p.lang))
	for _, name := range listNames {
		var columns []string
		for _, c := range listKinds[name].columns {
			word := c.name
			if c.needed {
				word += "*"
			}
			columns = append(columns, word+" "+c.also[0])
		}
		fmt.Fprintf(p.out, "  %s: %s\n", name, text.Listed(p.lang, columns...))
	}
}
