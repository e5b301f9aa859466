package admin

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/tui/command/cli"
)

// HubChecked is what the check of a hub found, as --json prints it.
type HubChecked struct {
	Sound bool `json:"sound"`
	hub.Checked
}

// hubCheckCommand makes `sidan hub check`, which reads everything that a hub has. With --mend it first mends the damage
// that keeps laptops from the hub; nobody may be serving the hub then.
func (p program) hubCheckCommand(data *string) *cobra.Command {
	var mend bool
	c := p.looksAfter(data, "check --data DIR "+
		"[--mend]", text.CmdHubCheck, 0, func(ctx context.Context, k hub.Keeper, _ string) error {
		if mend {
			return p.mendHub(ctx, k)
		}
		c, err := k.Check(ctx)
		if err != nil {
			return err
		}
		return p.checkedHub(c)
	})
	c.Flags().BoolVar(&mend, "mend", false, text.FlagMend.In(p.Lang))
	return c
}

// mendHub mends a hub that nobody serves, and says what the check found. It returns hub.ErrInUse for a hub that is
// running.
func (p program) mendHub(ctx context.Context, k hub.Keeper) error {
	h, ours := k.(*hub.Hub)
	if !ours {
		return fmt.Errorf("mend: %w", hub.ErrInUse)
	}
	c, err := h.Mend(ctx)
	if err != nil {
		return err
	}
	if !p.JSON {
		p.Say(p.Out, text.HubMended.In(p.Lang, c.Mended, c.Aside))
	}
	return p.checkedHub(c)
}

// checkedHub prints what the check found. If anything is damaged, it returns the exit code for damage.
func (p program) checkedHub(c hub.Checked) error {
	sound := len(c.Damaged) == 0
	line := text.HubSound.In(p.Lang, c.Communities, c.Records, c.Lines)
	switch {
	case !sound && c.Mendable == 0:
		line = text.HubDamaged.In(p.Lang, len(c.Damaged))
	case !sound:
		line = text.HubPoisoned.In(p.Lang, len(c.Damaged))
	}
	p.Answer(HubChecked{sound, c}, line)
	if sound {
		return nil
	}
	if !p.JSON {
		for _, what := range c.Damaged {
			p.Say(p.Out, "  "+what)
		}
		if c.Mendable > 0 {
			p.Say(p.Out, text.HubMendable.In(p.Lang, c.Mendable))
		}
	}
	return &cli.Finished{Exit: cli.ExitDamaged}
}
