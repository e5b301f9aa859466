package command

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
)

// menuRow is a category of the county's menu, as --json prints it. No and its digit on screens are the same; it is 0
// for a category that is gone.
type menuRow struct {
	No int `json:"no"`
	model.Category
}

// editRow is a line in the history of the menu.
type editRow struct {
	At  cli.Instant `json:"at"`
	Who *cli.Ref    `json:"who"`
	model.Category
}

// menuCommand makes `sidan menu`, which lists the county's categories or their history, and the commands below it that
// set them.
func (p *program) menuCommand() *cobra.Command {
	var history bool
	c := p.Command("menu [--history]", text.CmdMenu, 0, -1, nil)
	c.RunE = p.ElseUnknown(func(c *cobra.Command) error {
		return p.atDesk(c.Context(), func(s *homeDesk) error {
			if history {
				p.printMenuEdits(s.MenuList())
			} else {
				p.printMenu(s.MenuList())
			}
			return nil
		})
	})
	c.Flags().BoolVar(&history, "history", false, text.FlagHistory.In(p.Lang))
	c.AddCommand(p.menuSetCommand(), p.menuRemoveCommand())
	return c
}

func (p *program) printMenu(list *model.MenuList) {
	t, no := p.Table(text.HeadNo, text.HeadKey, text.HeadZh, text.HeadEn, text.HeadDays, text.Sentence{}), 0
	for _, c := range list.All() {
		row := menuRow{Category: c}
		if !c.Gone {
			no++
			row.No = no
		}
		if p.JSON {
			p.Object(row)
			continue
		}
		t.Row(cli.Count(row.No), string(c.Key), c.Zh, c.En, strconv.Itoa(c.Days), text.GoneMenu(p.Lang, c))
	}
	if !p.JSON {
		t.Print()
	}
}

func (p *program) printMenuEdits(list *model.MenuList) {
	t := p.Table(text.HeadOn, text.HeadName, text.HeadKey, text.HeadZh, text.HeadEn, text.HeadDays, text.Sentence{})
	if list == nil {
		list = &model.MenuList{}
	}
	for _, e := range list.Edits {
		if p.JSON {
			p.Object(editRow{cli.Instant(e.On), cli.RefOf(e.By), e.Now})
			continue
		}
		t.Row(
			model.DayOf(e.On).String(), e.By.Name, string(e.Now.Key), e.Now.Zh, e.Now.En, strconv.Itoa(e.Now.Days),
			text.GoneMenu(p.Lang, e.Now),
		)
	}
	if !p.JSON {
		t.Print()
	}
}

// menuSetCommand makes `sidan menu set`. Of a category that is there, what is not given stays. One that was removed
// comes back.
func (p *program) menuSetCommand() *cobra.Command {
	var days, zh, en string
	c := p.Command("set KEY [--days N] [--zh WORD] [--en WORD]", text.CmdMenuSet, 1, 1, nil)
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.setsMenu(c.Context(), args[0], func(set *model.Category) (err error) {
			set.Gone = false
			if c.Flags().Changed("zh") {
				set.Zh = model.TidyLine(zh)
			}
			if c.Flags().Changed("en") {
				set.En = model.TidyLine(en)
			}
			if !c.Flags().Changed("days") {
				return nil
			}
			if set.Days, err = strconv.Atoi(days); err != nil {
				err = cli.Usage(text.BadValue, "--days", cli.Clip(days), "3")
			}
			return err
		})
	}
	p.Flag(c, &days, "days", "N", text.FlagMenuDays)
	p.Flag(c, &zh, "zh", "WORD", text.FlagZh)
	p.Flag(c, &en, "en", "WORD", text.FlagEn)
	return c
}

// menuRemoveCommand makes `sidan menu remove`.
func (p *program) menuRemoveCommand() *cobra.Command {
	return p.Command("remove KEY", text.CmdMenuRemove, 1, 1, func(ctx context.Context, args []string) error {
		return p.setsMenu(ctx, args[0], func(set *model.Category) error { set.Gone = true; return nil })
	})
}

// setsMenu alters the category with a key or a word, or a new category with that key, saves it, and prints the menu.
func (p *program) setsMenu(ctx context.Context, word string, alter func(set *model.Category) error) error {
	return p.atRecords(ctx, func(s *homeDesk) error {
		key, known := text.ParseMenu(s.MenuList(), word)
		if !known {
			key = model.Menu(word)
		}
		set, known := s.MenuList().Category(key)
		if !known {
			set = model.Category{Key: key, En: string(key)}
		}
		if err := alter(&set); err != nil {
			return err
		}
		if set.Gone && !known {
			return &model.Refusal{Reason: model.NoMenu, Args: []string{word}}
		}
		plan, err := s.PlanMenu(set)
		if err != nil {
			return err
		}
		if err := s.keep(ctx, plan); err != nil {
			return err
		}
		p.printMenu(s.MenuList())
		return nil
	})
}
