package command

import (
	"context"

	"github.com/spf13/cobra"

	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
)

// checked is the result of the check of a home, as --json prints it.
type checked struct {
	Sound   bool     `json:"sound"`
	Records int      `json:"records"`
	Unknown int      `json:"unknown"` // records of a newer program, which are kept but not shown
	Kept    int      `json:"kept"`
	Bounced int      `json:"bounced"`
	Drafts  int      `json:"drafts"`
	Damaged []string `json:"damaged"`
	Broken  []string `json:"broken"`
}

// checkCommand makes `sidan check`, which reads every value of the home. It needs no register, so it can also check a
// home that can no longer be opened.
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
