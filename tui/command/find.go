package command

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
)

// mostFound is how many are listed; whoever wants another types more of it.
const mostFound = 50

// findCommand is `sidan find`.
func (p *program) findCommand() *cobra.Command {
	return p.cmd("find WORDS", text.CmdFind, 1, -1, func(ctx context.Context, args []string) error {
		return p.atDesk(ctx, func(s *seat) error {
			t := p.table(text.HeadKind, text.HeadID, text.HeadName, text.HeadAddress)
			for _, h := range s.Register().Find(strings.Join(args, " "), mostFound) {
				if t := s.Register().Task(model.TaskID(h.ID)); h.Title == "" && t != nil { // its face alone, without a brief
					h.Title = desk.TaskText(p.lang, t)
				}
				switch {
				case h.Kind == model.KindPerson: // the directory lists them
				case p.json:
					p.object(struct {
						Kind    string         `json:"kind"`
						ID      model.RecordID `json:"id"`
						Title   string         `json:"title"`
						Address string         `json:"address"`
					}{h.Kind.String(), h.ID, h.Title, h.Address})
				default:
					t.row(p.foundRow(s, h)...)
				}
			}
			if !p.json {
				t.print(p)
			}
			return nil
		})
	})
}

func (p *program) foundRow(s *seat, h register.Hit) []string {
	if h.Kind == model.KindTask {
		return []string{text.FindTask.In(p.lang), s.Register().Task(model.TaskID(h.ID)).No(), beginning(h.Title), h.Address}
	}
	name := strings.TrimSpace(h.Title + " " + h.Also)
	if h.Gone {
		name += " " + text.MovedAway(p.lang)
	}
	return []string{text.FindDoor.In(p.lang), short(h.ID), name, h.Address}
}
