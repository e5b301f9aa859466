package command

import (
	"context"

	"github.com/spf13/cobra"

	"sidan/model/text"
	"sidan/sync/hub"
)

// hubChecked is what the check of a hub found.
type hubChecked struct {
	Sound bool `json:"sound"`
	hub.Checked
}

// hubCheckCommand is `sidan hub check`: everything a hub has is read.
func (p *program) hubCheckCommand(data *string) *cobra.Command {
	return p.looksAfter(data, "check --data DIR", text.CmdHubCheck, 0, func(ctx context.Context, k hub.Keeper, _ string) error {
		c, err := k.Check(ctx)
		if err != nil {
			return err
		}
		sound := len(c.Damaged) == 0
		line := text.HubSound.In(p.lang, c.Communities, c.Records, c.Lines)
		if !sound {
			line = text.HubDamaged.In(p.lang, len(c.Damaged))
		}
		p.answer(hubChecked{sound, c}, line)
		if sound {
			return nil
		}
		if !p.json {
			for _, what := range c.Damaged {
				p.say(p.out, "  "+what)
			}
		}
		return &finished{exitDamaged}
	})
}
