package command

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
	"sidan/tui/sheet"
)

// householdCommand makes `sidan household` and the commands below it.
func (p *program) householdCommand() *cobra.Command {
	return p.Group("household", text.CmdHousehold, p.householdAddCommand(), p.householdEditCommand(),
		p.householdShowCommand(), p.householdMoveCommand(),
		p.householdMergeCommand(), p.householdUnmergeCommand(), p.householdStrikeCommand())
}

// fieldFlags lists the fields of a household that are flags, each in its text form.
var fieldFlags = []struct {
	field      model.Field
	name, kind string
	says       text.Sentence
}{
	{model.FieldDoor, "address", "ADDRESS", text.FlagAddress},
	{model.FieldResidents, "names", "NAMES", text.FlagNames},
	{model.FieldPhones, "phones", "PHONES", text.FlagPhones},
	{model.FieldTags, "tags", "TAGS", text.FlagTags},
	{model.FieldLanguages, "languages", "WORDS", text.FlagLangs},
	{model.FieldCadence, "cadence", "WEEKS", text.FlagCadence},
	{model.FieldNote, "note", "TEXT", text.FlagNote},
}

// fields declares the flags of a household on a command. It returns a function that reads those that were given.
func (p *program) fields(c *cobra.Command) func() (desk.Fields, error) {
	typed := make([]string, len(fieldFlags))
	for i, f := range fieldFlags {
		p.Flag(c, &typed[i], f.name, f.kind, f.says)
	}
	return func() (desk.Fields, error) {
		fields := desk.Fields{}
		for i, f := range fieldFlags {
			if !c.Flags().Changed(f.name) {
				continue
			}
			v, err := p.fieldText(f.field, typed[i])
			if err != nil {
				return nil, err
			}
			fields[f.field] = v
		}
		return fields, nil
	}
}

// fieldText converts a field from what was typed to the form in which the register keeps it. The register keeps each
// name on a line of its own, and has its own words for the tags.
func (p *program) fieldText(f model.Field, typed string) (string, error) {
	switch f {
	case model.FieldResidents:
		return p.residents(typed)
	case model.FieldTags:
		tags, unknown := text.ParseTags(typed)
		if unknown != "" {
			return "", cli.Usage(text.OneOf, "--tags", cli.Clip(unknown), cli.Join(model.HouseTags, " "))
		}
		return cli.Join(tags, "、"), nil
	case model.FieldCadence:
		if n, err := strconv.Atoi(typed); typed != "" && (err != nil || n < 1 || n > 52) {
			return "", cli.Usage(text.BadValue, "--cadence", cli.Clip(typed), "1-52")
		}
	case model.FieldDoor:
		if _, err := model.ParseAddress(typed); err != nil {
			return "", cli.Usage(text.BadValue, "--address", cli.Clip(typed), "金桂苑3栋3单元102")
		}
	}
	return model.Tidy(typed), nil
}

// residents puts each resident on a line of its own. It reads the names as package sheet reads those of a list. It
// refuses a year or a role that has no name or is impossible. If there is a word that package sheet does not
// understand, it only splits the text at its separators.
func (p *program) residents(typed string) (string, error) {
	people, verdict := sheet.People(typed, p.Clock().Year())
	lines := strings.FieldsFunc(model.Tidy(typed), func(r rune) bool { return strings.ContainsRune("、,，;；/\n", r) })
	switch verdict {
	case sheet.Bad:
		return "", cli.Usage(text.BadValue, "--names", cli.Clip(typed), "王秀英 1948 户主、王启明")
	case "":
		lines = nil
		for _, r := range people {
			lines = append(lines, r.String())
		}
	}
	return strings.Join(lines, "\n"), nil
}

func (p *program) householdAddCommand() *cobra.Command {
	var grid, was string
	c := p.Command(
		"add --grid PATH --address ADDRESS [--names NAMES] [--phones …] [--tags …] [--languages …] [--cadence "+
			"WEEKS] [--note TEXT] [--was ID] [--another]",
		text.CmdHouseholdAdd, 0, 0, nil,
	)
	p.Flag(c, &grid, "grid", "PATH", text.FlagGridIn)
	read := p.fields(c)
	p.Flag(c, &was, "was", "ID", text.FlagWas)
	var another bool
	c.Flags().BoolVar(&another, "another", false, text.FlagAnother.In(p.Lang))
	c.RunE = func(c *cobra.Command, _ []string) error {
		if err := cli.Needs(c, "address"); err != nil {
			return err
		}
		fields, err := read()
		if err != nil {
			return err
		}
		at, err := cli.Path("grid", grid)
		if err != nil {
			return err
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			if own := s.Grids(); at == "" && len(own) == 1 && own[0].Level() == model.SmallGrid {
				at = own[0] // somebody with only one grid finds households in that grid
			}
			if at == "" {
				return cli.Usage(text.MissingFlag, "--grid", cli.Topic(c))
			}
			var before model.HouseholdID
			if was != "" {
				h, err := s.household(was)
				if err != nil {
					return err
				}
				before = h.ID
			}
			plan, err := s.PlanHousehold(desk.Found{Grid: at, Fields: fields, Was: before, Another: another})
			if there := new(desk.DoorThere); errors.As(err, &there) {
				said := text.Why(p.Lang, there.Why)
				return cli.Fail(cli.ExitRefused, string(there.Why.Reason), text.DoorThere, said,
					there.There.ID.String())
			}
			if err != nil {
				return err
			}
			return p.keepHousehold(c, s, plan)
		})
	}
	return c
}

func (p *program) householdEditCommand() *cobra.Command {
	c := p.Command("edit ID --FIELD VALUE …", text.CmdHouseholdEdit, 1, 1, nil)
	read := p.fields(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		fields, err := read()
		if err != nil {
			return err
		}
		if len(fields) == 0 {
			return cli.Usage(text.WrongUsage, c.UseLine(), cli.Topic(c))
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			h, err := s.household(args[0])
			if err != nil {
				return err
			}
			saw := desk.FieldsOf(h)
			for f, v := range fields {
				if saw[f] == v {
					delete(fields, f)
				}
			}
			if len(fields) == 0 { // an edit that changes nothing is no error
				p.Answer(made{h.RecordID()}, text.NoChange.In(p.Lang))
				return nil
			}
			plan, err := s.PlanEdit(h.ID, saw, fields)
			if err != nil {
				return err
			}
			return p.keepHousehold(c, s, plan)
		})
	}
	return c
}

func (p *program) householdMoveCommand() *cobra.Command {
	var note string
	c := p.Command("move ID [--note TEXT]", text.CmdHouseholdMove, 1, 1, nil)
	p.Flag(c, &note, "note", "TEXT", text.FlagNote)
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			h, err := s.household(args[0])
			if err != nil {
				return err
			}
			plan, err := s.Plan(nil, desk.Act{Record: h.RecordID(), Body: model.HouseholdMoved{Note: model.Tidy(note)}})
			if err != nil {
				return err
			}
			return p.keepHousehold(c, s, plan)
		})
	}
	return c
}

// householdMergeCommand makes `sidan household merge`, which says that a household is the same as another.
func (p *program) householdMergeCommand() *cobra.Command {
	var into, why string
	c := p.Command("merge ID --into ID [--why TEXT]", text.CmdHouseholdMerge, 1, 1, nil)
	p.Flag(c, &into, "into", "ID", text.FlagInto)
	p.Flag(c, &why, "why", "TEXT", text.FlagWhy)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := cli.Needs(c, "into"); err != nil {
			return err
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			h, err := s.household(args[0])
			if err != nil {
				return err
			}
			other, err := s.household(into)
			if err != nil {
				return err
			}
			plan, err := s.PlanMerge(h.ID, other.ID, why)
			if err != nil {
				return err
			}
			return p.keepHousehold(c, s, plan)
		})
	}
	return c
}

// householdUnmergeCommand makes `sidan household unmerge`, which takes a merge back.
func (p *program) householdUnmergeCommand() *cobra.Command {
	var why string
	c := p.Command("unmerge ID [--why TEXT]", text.CmdHouseholdUnmerge, 1, 1, nil)
	p.Flag(c, &why, "why", "TEXT", text.FlagWhy)
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			h, err := s.household(args[0])
			if err != nil {
				return err
			}
			plan, err := s.PlanUnmerge(h.ID, why)
			if err != nil {
				return err
			}
			return p.keepHousehold(c, s, plan)
		})
	}
	return c
}

// householdStrikeCommand makes `sidan household strike`, which strikes a household that was added by mistake and has no
// history.
func (p *program) householdStrikeCommand() *cobra.Command {
	return p.strikeCommand(text.CmdHouseholdStrike, func(ctx context.Context, s *homeDesk, word, why string) error {
		h, err := s.household(word)
		if err != nil {
			return err
		}
		plan, err := s.PlanStrikeHousehold(h.ID, why)
		if err != nil {
			return err
		}
		if err := s.keep(ctx, plan); err != nil {
			return err
		}
		p.Answer(made{h.RecordID()}, text.KeptAs.In(p.Lang, cli.Short(h.RecordID())))
		return nil
	})
}

// keepHousehold saves a plan and prints the id of the household.
func (p *program) keepHousehold(c *cobra.Command, s *homeDesk, plan *desk.Plan) error {
	if err := s.keep(c.Context(), plan); err != nil {
		return err
	}
	id := plan.Records()[0]
	p.Answer(made{id}, text.KeptAs.In(p.Lang, cli.Short(id)))
	return nil
}
