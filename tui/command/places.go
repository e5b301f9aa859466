package command

import (
	"context"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
)

// placesCommand is `sidan places`.
func (p *program) placesCommand() *cobra.Command {
	var level string
	c := p.cmd("places [--level LEVEL]", text.CmdPlaces, 0, 0, func(ctx context.Context, _ []string) error {
		only := model.NoLevel
		if level != "" {
			var ok bool
			if only, ok = text.ParseLevel(level); !ok {
				return usage(text.OneOf, "--level", clip(level), "county community large small")
			}
		}
		return p.atDesk(ctx, func(s *seat) error {
			t := p.table(text.HeadPath, text.HeadPlace, text.HeadLevel)
			for _, place := range s.Register().Places() {
				at := place.Path.Level()
				switch {
				case only != model.NoLevel && at != only:
				case p.json:
					p.object(struct {
						ID    model.PlaceID `json:"id"`
						Name  string        `json:"name"`
						Path  model.Path    `json:"path"`
						Level string        `json:"level"`
					}{place.ID, place.Name, place.Path, at.String()})
				default:
					t.row(string(place.Path), place.Name, text.Level(p.lang, at))
				}
			}
			if !p.json {
				t.print(p)
			}
			return nil
		})
	})
	p.flag(c, &level, "level", "LEVEL", text.FlagLevel)
	return c
}

// personRow is somebody of the directory. What lies inside is empty for whom it is not.
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
}

// peopleCommand is `sidan people`.
func (p *program) peopleCommand() *cobra.Command {
	return p.cmd("people", text.CmdPeople, 0, 0, func(ctx context.Context, _ []string) error {
		return p.atDesk(ctx, func(s *seat) error {
			t := p.table(text.HeadID, text.HeadName, text.HeadFunction, text.HeadGrid, text.HeadPhone)
			for _, who := range s.Register().People() {
				row := personRow{ID: who.ID, Name: who.Name, Path: who.Place, Function: who.Function,
					Specialities: []string{}, Wishes: []string{},
					Teams: some(who.Teams)}
				if in := who.Inside; in != nil {
					row.Phone, row.Specialities, row.Wishes, row.Hours = in.Phone, some(
						in.Specialities,
					), some(in.Wishes), in.Hours
				}
				if p.json {
					p.object(row)
				} else {
					t.row(
						short(who.RecordID()), who.Name, text.Function(p.lang, who.Function),
						s.PlaceName(who.Place), text.Phone(row.Phone),
					)
				}
			}
			if !p.json {
				t.print(p)
			}
			return nil
		})
	})
}
