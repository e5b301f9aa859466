package command

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"sidan/model/text"
	"sidan/sync/hub"
)

// hubChecked is what the check of a hub found.
type hubChecked struct {
	Sound bool `json:"sound"`
	hub.Checked
}

// hubCheckCommand is `sidan hub check`: everything a hub has is read. With --mend, what keeps laptops from it
// is mended first, on a hub that serves nobody.
func (p *program) hubCheckCommand(data *string) *cobra.Command {
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
	c.Flags().BoolVar(&mend, "mend", false, text.FlagMend.In(p.lang))
	return c
}

func (p *program) mendHub(ctx context.Context, k hub.Keeper) error {
	h, ours := k.(*hub.Hub)
	if !ours {
		return fmt.Errorf("mend: %w", hub.ErrInUse)
	}
	c, err := h.Mend(ctx)
	if err != nil {
		return err
	}
	if !p.json {
		p.say(p.out, text.HubMended.In(p.lang, c.Mended, c.Aside))
	}
	return p.checkedHub(c)
}

// checkedHub says what was found.
func (p *program) checkedHub(c hub.Checked) error {
	sound := len(c.Damaged) == 0
	line := text.HubSound.In(p.lang, c.Communities, c.Records, c.Lines)
	switch {
	case !sound && c.Mendable == 0:
		line = text.HubDamaged.In(p.lang, len(c.Damaged))
	case !sound:
		line = text.HubPoisoned.In(p.lang, len(c.Damaged))
	}
	p.answer(hubChecked{sound, c}, line)
	if sound {
		return nil
	}
	if !p.json {
		for _, what := range c.Damaged {
			p.say(p.out, "  "+what)
		}
		if c.Mendable > 0 {
			p.say(p.out, text.HubMendable.In(p.lang, c.Mendable))
		}
	}
	return &finished{exitDamaged}
}
