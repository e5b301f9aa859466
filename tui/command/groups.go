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

// groupRow is a unit, a team or a post of the directory, as --json prints it.
type groupRow struct {
	ID     model.GroupID `json:"id"`
	Name   string        `json:"name"`
	Path   model.Path    `json:"path"`
	Covers []model.Path  `json:"covers"`
	Does   []string      `json:"does"`
	Mine   bool          `json:"mine"` // whether the person who asks belongs to it
}

// groupsCommand makes `sidan units`, `sidan teams` or `sidan posts`, which lists the groups of one kind.
func (p *program) groupsCommand(sort model.ToKind) *cobra.Command {
	says := map[model.ToKind]text.Sentence{
		model.ToUnit: text.CmdUnits, model.ToTeam: text.CmdTeams, model.ToPost: text.CmdPosts,
	}[sort]
	return p.Command(string(sort)+"s", says, 0, 0, func(ctx context.Context, _ []string) error {
		return p.atDesk(ctx, func(s *homeDesk) error {
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

// groupNames returns the names of the unit, the teams and the posts to which the user belongs.
func (s *homeDesk) groupNames() (names []string) {
	for _, g := range s.Me().Groups {
		names = append(names, g.Name)
	}
	return names
}

// placeNames returns the names of the places that a group covers. A group that covers none has its own place instead.
func placeNames(s *homeDesk, g *model.Group) (names []string) {
	for _, at := range g.Covers {
		names = append(names, s.PlaceName(at))
	}
	if len(names) == 0 {
		names = []string{s.PlaceName(g.Place)}
	}
	return names
}
