package command

import (
	"context"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
)

// placesCommand makes `sidan places`, which lists the places of the directory.
func (p *program) placesCommand() *cobra.Command {
	var level string
	c := p.Command("places [--level LEVEL]", text.CmdPlaces, 0, 0, func(ctx context.Context, _ []string) error {
		only := model.NoLevel
		if level != "" {
			var ok bool
			if only, ok = text.ParseLevel(level); !ok {
				return cli.Usage(text.OneOf, "--level", cli.Clip(level), "county community large small")
			}
		}
		return p.atDesk(ctx, func(s *homeDesk) error {
			t := p.Table(text.HeadPath, text.HeadPlace, text.HeadLevel)
			for _, place := range s.Register().Places() {
				at := place.Path.Level()
				switch {
				case only != model.NoLevel && at != only:
				case p.JSON:
					p.Object(struct {
						ID    model.PlaceID `json:"id"`
						Name  string        `json:"name"`
						Path  model.Path    `json:"path"`
						Level string        `json:"level"`
					}{place.ID, place.Name, place.Path, at.String()})
				default:
					t.Row(string(place.Path), place.Name, text.Level(p.Lang, at))
				}
			}
			if !p.JSON {
				t.Print()
			}
			return nil
		})
	})
	p.Flag(c, &level, "level", "LEVEL", text.FlagLevel)
	return c
}

// personRow is a person of the directory. The fields of the inside are empty if the user may not see it.
type personRow struct {
	ID           model.PersonID `json:"id"`
	Name         string         `json:"name"`
	Path         model.Path     `json:"path"`
	Function     model.Function `json:"function"`
	Phone        string         `json:"phone"`
	Specialities []string       `json:"specialities"`
	Wishes       []string       `json:"wishes"`
	Hours        string         `json:"hours"`
	Teams        []string       `json:"teams"`
	Unit         *unitRef       `json:"unit"`     // that the person comes from
	Reported     model.Day      `json:"reported"` // when the person reported in
}

// unitRef is the unit that a person comes from.
type unitRef struct {
	ID   model.RecordID `json:"id"`
	Name string         `json:"name"`
}

// peopleCommand makes `sidan people`, which lists the people of the directory.
func (p *program) peopleCommand() *cobra.Command {
	return p.Command("people", text.CmdPeople, 0, 0, func(ctx context.Context, _ []string) error {
		return p.atDesk(ctx, func(s *homeDesk) error {
			t := p.Table(text.HeadID, text.HeadName, text.HeadFunction, text.HeadGrid, text.HeadPhone)
			for _, who := range s.Register().People() {
				row := personRow{ID: who.ID, Name: who.Name, Path: who.Place, Function: who.Function,
					Specialities: []string{}, Wishes: []string{},
					Teams: cli.NonNil(who.Teams), Reported: who.Reported}
				if u := who.Unit; !u.ID.IsZero() {
					row.Unit = &unitRef{u.ID, u.Name}
				}
				if in := who.Inside; in != nil {
					row.Phone, row.Specialities, row.Wishes, row.Hours = in.Phone, cli.NonNil(
						in.Specialities,
					), cli.NonNil(in.Wishes), in.Hours
				}
				if p.JSON {
					p.Object(row)
				} else {
					t.Row(
						cli.Short(who.RecordID()), who.Name, text.Function(p.Lang, who.Function),
						s.PlaceName(who.Place), text.Phone(row.Phone),
					)
				}
			}
			if !p.JSON {
				t.Print()
			}
			return nil
		})
	})
}
