package command

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
)

// spanRow is a run of days of the county's calendar, as --json prints it. As is "" in the history where days became
// days as others again.
type spanRow struct {
	model.DaySpan
	Days int `json:"days"`
}

// spanEdit is a line in the history of the calendar.
type spanEdit struct {
	At  cli.Instant `json:"at"`
	Who *cli.Ref    `json:"who"`
	spanRow
}

func spanOf(s model.DaySpan) spanRow { return spanRow{s, int(s.To-s.From) + 1} }

// holidaysCommand makes `sidan holidays`, which lists the days of a year that are not as the week has them, and `sidan
// holidays set`.
func (p *program) holidaysCommand() *cobra.Command {
	var year string
	var history bool
	c := p.Command("holidays [--year YEAR] [--history]", text.CmdHolidays, 0, -1, nil)
	c.RunE = p.ElseUnknown(func(c *cobra.Command) error {
		return p.atDesk(c.Context(), func(s *homeDesk) error {
			if history {
				p.printCalendarEdits(s.Calendar())
				return nil
			}
			of := s.Today().Year()
			if year != "" {
				var err error
				if of, err = strconv.Atoi(year); err != nil || of < 2000 || of > 2199 {
					return cli.Usage(text.BadValue, "--year", cli.Clip(year), "2026")
				}
			}
			p.printYear(s.Calendar(), of)
			return nil
		})
	})
	p.Flag(c, &year, "year", "YEAR", text.FlagYear)
	c.Flags().BoolVar(&history, "history", false, text.FlagHistory.In(p.Lang))
	c.AddCommand(p.holidaysSetCommand())
	return c
}

// printYear prints the days of a year, and for people how many working days the year has.
func (p *program) printYear(calendar *model.Calendar, year int) {
	t := p.Table(text.HeadFrom, text.HeadUntil, text.HeadDays, text.Sentence{})
	for _, span := range calendar.Year(year) {
		p.printSpan(t, spanOf(span))
	}
	if p.JSON {
		return
	}
	t.Print()
	p.Say(p.Out, text.YearWorkdays(p.Lang, year, calendar.Workdays(year)))
}

func (p *program) printSpan(t *cli.Columns, row spanRow) {
	if p.JSON {
		p.Object(row)
		return
	}
	t.Row(row.From.String(), row.To.String(), strconv.Itoa(row.Days), text.DaySpanKind(p.Lang, row.As))
}

func (p *program) printCalendarEdits(calendar *model.Calendar) {
	t := p.Table(text.HeadOn, text.HeadName, text.HeadFrom, text.HeadUntil, text.Sentence{})
	if calendar == nil {
		calendar = &model.Calendar{}
	}
	for _, e := range calendar.Edits {
		if p.JSON {
			p.Object(spanEdit{cli.Instant(e.On), cli.RefOf(e.By), spanOf(e.Now)})
			continue
		}
		t.Row(
			model.DayOf(e.On).String(), e.By.Name, e.Now.From.String(), e.Now.To.String(),
			text.DaySpanKind(p.Lang, e.Now.As),
		)
	}
	if !p.JSON {
		t.Print()
	}
}

// typedSpan is a run of days as it was typed behind a flag.
type typedSpan struct {
	flag, typed string
	as          model.DayKind
}

// holidaysSetCommand makes `sidan holidays set`. All its days are saved, or none.
func (p *program) holidaysSetCommand() *cobra.Command {
	var spans []typedSpan
	c := p.Command("set [--off FROM..TO]… [--work FROM..TO]… [--clear FROM..TO]…", text.CmdHolidaysSet, 0, 0, nil)
	c.RunE = func(c *cobra.Command, _ []string) error {
		if len(spans) == 0 {
			return cli.Usage(text.MissingFlag, "--off", cli.Topic(c))
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			days := make([]model.DaySpan, len(spans))
			for i, typed := range spans {
				var err error
				if days[i], err = typed.read(s.Today()); err != nil {
					return err
				}
			}
			plan, err := s.PlanCalendar(days)
			if err != nil {
				return err
			}
			if err := s.keep(c.Context(), plan); err != nil {
				return err
			}
			t := p.Table(text.HeadFrom, text.HeadUntil, text.HeadDays, text.Sentence{})
			for _, span := range days {
				p.printSpan(t, spanOf(span))
			}
			if !p.JSON {
				t.Print()
			}
			return nil
		})
	}
	add := func(flag string, as model.DayKind, says text.Sentence) {
		c.Flags().Var(cli.Func{Kind: "FROM..TO", Take: func(typed string) error {
			spans = append(spans, typedSpan{flag, typed, as})
			return nil
		}}, flag, says.In(p.Lang))
	}
	add("off", model.Holiday, text.FlagOff)
	add("work", model.Makeup, text.FlagWork)
	add("clear", "", text.FlagClear)
	return c
}

// read reads a day or a run of days, with two dots or 至 between its ends.
func (t typedSpan) read(today model.Day) (span model.DaySpan, err error) {
	first, last, run := strings.Cut(strings.ReplaceAll(t.typed, "至", ".."), "..")
	if !run {
		last = first
	}
	span.As = t.as
	if span.From, err = cli.Day(t.flag, first, today); err != nil {
		return span, err
	}
	span.To, err = cli.Day(t.flag, last, today)
	return span, err
}
