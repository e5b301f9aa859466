package command

import (
	"context"

	"github.com/spf13/cobra"

	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
)

// checked is what the check of a home found.
type checked struct {
	Sound   bool     `json:"sound"`
	Records int      `json:"records"`
	Unknown int      `json:"unknown"` // of a newer program: kept, not shown
	Kept    int      `json:"kept"`
	Bounced int      `json:"bounced"`
	Drafts  int      `json:"drafts"`
	Damaged []string `json:"damaged"`
	Broken  []string `json:"broken"`
}

// checkCommand is `sidan check`: every value of the home is read. It needs no register, so a home that does not
// open any more can be checked.
func (p *program) checkCommand() *cobra.Command {
	return p.Command("check", text.CmdCheck, 0, 0, func(ctx context.Context, _ []string) error {
		return p.unlockedBy(ctx, func(dir string, pass []byte) error {
			r, err := desk.CheckHome(dir, pass)
			if err != nil {
				return err
			}
			line := text.CheckSound.In(p.Lang, r.Records, r.Kept, r.Bounced, r.Drafts)
			if !r.Sound() {
				line = text.CheckFound.In(p.Lang, len(r.Damaged), len(r.Broken))
			}
			p.Answer(
				checked{
					r.Sound(), r.Records, r.Unknown, r.Kept, r.Bounced, r.Drafts, cli.NonNil(r.Damaged),
					cli.NonNil(r.Broken),
				},
				line,
			)
			if r.Sound() {
				return nil
			}
			if !p.JSON {
				for _, what := range append(r.Damaged, r.Broken...) {
					p.Say(p.Out, "  "+what)
				}
			}
			return &cli.Finished{Exit: cli.ExitDamaged}
		})
	})
}
