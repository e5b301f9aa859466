package command

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/present"
)

// mostFound is how many hits are listed. Whoever looks for another record has to type more of it.
const mostFound = 50

// findCommand makes `sidan find`.
func (p *program) findCommand() *cobra.Command {
	return p.Command("find WORDS", text.CmdFind, 1, -1, func(ctx context.Context, args []string) error {
		return p.atDesk(ctx, func(s *homeDesk) error {
			t := p.Table(text.HeadKind, text.HeadID, text.HeadName, text.HeadAddress)
			hits, err := found(s, strings.Join(args, " "))
			if err != nil {
				return err
			}
			for _, h := range hits {
				h.Title = p.reader(s).HitTitle(h)
				switch {
				case h.Kind == model.KindPerson: // sidan people lists people
				case p.JSON:
					p.Object(struct {
						Kind    string         `json:"kind"`
						ID      model.RecordID `json:"id"`
						Title   string         `json:"title"`
						Address string         `json:"address"`
						Note    string         `json:"note"`
					}{h.Kind.String(), h.ID, h.Title, h.Address, noteOf(h)})
				default:
					t.Row(p.foundRow(s, h)...)
				}
			}
			if !p.JSON {
				t.Print()
			}
			return nil
		})
	})
}

// found returns what the register finds, and, as long as there is room, the doors at which a visit noted the words.
func found(s *homeDesk, words string) ([]register.Hit, error) {
	hits := s.Register().Find(words, mostFound)
	if len(hits) == mostFound {
		return hits, nil
	}
	notes, err := s.Notes()()
	if err != nil {
		return nil, err
	}
	noted := s.Register().Noted(notes.Find(words, mostFound), hits)
	return append(hits, noted[:min(len(noted), mostFound-len(hits))]...), nil
}

// noteOf returns the note of a visit that a hit was found by, and "" if the hit was found by something else.
func noteOf(h register.Hit) string {
	if h.Noted == 0 {
		return ""
	}
	return h.Also
}

// foundRow returns the cells of a hit in the list for people.
func (p *program) foundRow(s *homeDesk, h register.Hit) []string {
	if h.Kind == model.KindTask {
		return []string{
			present.HitKind(p.Lang, h.Kind), s.Register().Task(model.TaskID(h.ID)).No(), beginning(h.Title), h.Address,
		}
	}
	name := strings.TrimSpace(h.Title + "  " + beginning(h.Also))
	if h.Gone {
		name += " " + text.MovedAway(p.Lang)
	}
	return []string{present.HitKind(p.Lang, h.Kind), cli.Short(h.ID), name, h.Address}
}
