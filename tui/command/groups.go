package command

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
)

// groupRow is a unit, team or post of the directory.
type groupRow struct {
	ID     model.GroupID `json:"id"`
	Name   string        `json:"name"`
	Path   model.Path    `json:"path"`
	Covers []model.Path  `json:"covers"`
	Does   []string      `json:"does"`
	Mine   bool          `json:"mine"` // who asks belongs to it
}

// groupsCommand is `sidan units`, `sidan teams` or `sidan posts`.
func (p *program) groupsCommand(sort model.ToKind) *cobra.Command {
	says := map[model.ToKind]text.Sentence{
		model.ToUnit: text.CmdUnits, model.ToTeam: text.CmdTeams, model.ToPost: text.CmdPosts,
	}[sort]
	return p.Command(string(sort)+"s", says, 0, 0, func(ctx context.Context, _ []string) error {
		return p.atDesk(ctx, func(s *seat) error {
			t := p.Table(text.HeadID, text.HeadGroup, text.HeadServes, text.HeadDoes)
			for _, g := range s.Register().Groups() {
				mine := slices.ContainsFunc(
					s.Me().Groups, func(to model.Addressee) bool { return to.ID == g.RecordID() },
				)
				row := groupRow{g.ID, g.Name, g.Place, cli.NonNil(g.Covers), cli.NonNil(g.Does), mine}
				switch {
				case g.Sort != sort:
				case p.JSON:
					p.Object(row)
				default:
					t.Row(
						cli.Short(g.RecordID()), g.Name, strings.Join(placeNames(s, g), " "),
						text.Listed(p.Lang, g.Does...),
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

// groupNames are the unit, teams and posts one belongs to.
func (s *seat) groupNames() (names []string) {
	for _, g := range s.Me().Groups {
		names = append(names, g.Name)
	}
	return names
}

// placeNames are where a group serves: the places a unit covers, else where it lives.
func placeNames(s *seat, g *model.Group) (names []string) {
	for _, at := range g.Covers {
		names = append(names, s.PlaceName(at))
	}
	if len(names) == 0 {
		names = []string{s.PlaceName(g.Place)}
	}
	return names
}
