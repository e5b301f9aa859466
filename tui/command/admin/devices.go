package admin

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/tui/command/cli"
)

// laptop is a laptop that joined, as --json prints it.
type laptop struct {
	ID      string       `json:"id"`
	Person  *cli.Ref     `json:"person"`
	Role    model.Role   `json:"role"`
	Scopes  []model.Path `json:"scopes"`
	Name    string       `json:"name"`
	Joined  cli.Instant  `json:"joined"`
	Contact cli.Instant  `json:"contact"`
	Pending int          `json:"pending"`
	Copied  bool         `json:"copied"` // two laptops use its secret
	Revoked cli.Instant  `json:"revoked"`
}

func laptopOf(d hub.DeviceStatus) laptop {
	return laptop{
		d.ID, cli.RefOf(d.Person), d.Role, cli.NonNil(d.Scopes), d.Name, cli.Instant(d.Joined),
		cli.Instant(d.Contact), d.Pending, d.Copied, cli.Instant(d.Revoked),
	}
}

// hubDevicesCommand makes `sidan hub devices`, which lists the laptops that joined.
func (p program) hubDevicesCommand(data *string) *cobra.Command {
	const use = "devices --data DIR"
	return p.looksAfter(data, use, text.CmdHubDevices, 0, func(ctx context.Context, k hub.Keeper, _ string) error {
		all, err := k.Devices(ctx)
		if err != nil {
			return err
		}
		t := p.Table(
			text.HeadID, text.HeadAccount, text.HeadRole, text.HeadScopes, text.HeadLaptop, text.HeadContact,
			text.HeadPending, text.HeadState,
		)
		for _, d := range all {
			if p.JSON {
				p.Object(laptopOf(d))
			} else {
				t.Row(d.ID, d.Person.Name, text.Role(p.Lang, d.Role), cli.Join(d.Scopes, " "), d.Name,
					strings.TrimSpace(text.When(p.Lang, d.Contact, p.Clock())), cli.Count(d.Pending), p.laptopState(d))
			}
		}
		if !p.JSON {
			t.Print()
		}
		return nil
	})
}

// laptopState returns a word for a laptop that was revoked or copied, and "" for any other.
func (p program) laptopState(d hub.DeviceStatus) string {
	switch {
	case !d.Revoked.IsZero():
		return text.LaptopRevoked.In(p.Lang)
	case d.Copied:
		return text.LaptopCopied.In(p.Lang)
	}
	return ""
}

// hubRevokeCommand makes `sidan hub revoke`, which revokes one laptop by its id in `hub devices`, or all laptops of a
// person.
func (p program) hubRevokeCommand(data *string) *cobra.Command {
	return p.looksAfter(data, "revoke LAPTOP|PERSON --data "+
		"DIR", text.CmdHubRevoke, 1, func(ctx context.Context, k hub.Keeper, who string) error {
		all, err := k.Revoke(ctx, who)
		if no := new(model.Refusal); errors.As(err, &no) && no.Reason == model.BadInput {
			return cli.Fail(cli.ExitRefused, string(no.Reason), text.NoLaptop, cli.Clip(who))
		}
		if err != nil {
			return err
		}
		for _, d := range all {
			p.Answer(laptopOf(d), text.Revoked.In(p.Lang, d.ID, d.Person.Name))
		}
		if len(all) == 0 && !p.JSON {
			p.Say(p.Out, text.RevokedBefore.In(p.Lang))
		}
		return nil
	})
}
