package command

import (
	"context"

	"github.com/spf13/cobra"

	"sidan/model/text"
	"sidan/sync/store"
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
	return p.cmd("check", text.CmdCheck, 0, 0, func(ctx context.Context, _ []string) error {
		return p.atStore(ctx, func(home *store.Store) error {
			r, err := home.Check()
			if err != nil {
				return err
			}
			line := text.CheckSound.In(p.lang, r.Records, r.Kept, r.Bounced, r.Drafts)
			if !r.Sound() {
				line = text.CheckFound.In(p.lang, len(r.Damaged), len(r.Broken))
			}
			p.answer(
				checked{r.Sound(), r.Records, r.Unknown, r.Kept, r.Bounced, r.Drafts, some(r.Damaged), some(r.Broken)},
				line,
			)
			if r.Sound() {
				return nil
			}
			if !p.json {
				for _, what := range append(r.Damaged, r.Broken...) {
					p.say(p.out, "  "+what)
				}
			}
			return &finished{exitDamaged}
		})
	})
}
