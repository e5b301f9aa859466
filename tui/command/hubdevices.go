package command

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/hub"
)

// laptop is one that joined.
type laptop struct {
	ID      string       `json:"id"`
	Person  *ref         `json:"person"`
	Role    model.Role   `json:"role"`
	Scopes  []model.Path `json:"scopes"`
	Name    string       `json:"name"`
	Joined  instant      `json:"joined"`
	Contact instant      `json:"contact"`
	Pending int          `json:"pending"`
	Copied  bool         `json:"copied"` // two laptops show its secret
	Revoked instant      `json:"revoked"`
}

func laptopOf(d hub.DeviceStatus) laptop {
	return laptop{
		d.ID, refOf(d.Person), d.Role, some(d.Scopes), d.Name, instant(d.Joined), instant(d.Contact), d.Pending,
		d.Copied, instant(d.Revoked),
	}
}

// hubDevicesCommand is `sidan hub devices`.
func (p *program) hubDevicesCommand(data *string) *cobra.Command {
	const use = "devices --data DIR"
	return p.looksAfter(data, use, text.CmdHubDevices, 0, func(ctx context.Context, k hub.Keeper, _ string) error {
		all, err := k.Devices(ctx)
		if err != nil {
			return err
		}
		t := p.table(
			text.HeadID, text.HeadAccount, text.HeadRole, text.HeadScopes, text.HeadLaptop, text.HeadContact,
			text.HeadPending, text.HeadState,
		)
		for _, d := range all {
			if p.json {
				p.object(laptopOf(d))
			} else {
				t.row(d.ID, d.Person.Name, text.Role(p.lang, d.Role), joined(d.Scopes, " "), d.Name,
					strings.TrimSpace(text.When(p.lang, d.Contact, p.clock())), count(d.Pending), p.laptopState(d))
			}
		}
		if !p.json {
			t.print(p)
		}
		return nil
	})
}

// laptopState is what one should know of a laptop, in a word.
func (p *program) laptopState(d hub.DeviceStatus) string {
	switch {
	case !d.Revoked.IsZero():
		return text.LaptopRevoked.In(p.lang)
	case d.Copied:
		return text.LaptopCopied.In(p.lang)
	}
	return ""
}

// hubRevokeCommand is `sidan hub revoke`: a laptop by its id in `hub devices`, or all of a person.
func (p *program) hubRevokeCommand(data *string) *cobra.Command {
	return p.looksAfter(data, "revoke LAPTOP|PERSON --data "+
		"DIR", text.CmdHubRevoke, 1, func(ctx context.Context, k hub.Keeper, who string) error {
		all, err := k.Revoke(ctx, who)
		if no := new(model.Refusal); errors.As(err, &no) && no.Reason == model.BadInput {
			return &fault{exitRefused, string(no.Reason), text.NoLaptop, []any{clip(who)}}
		}
		if err != nil {
			return err
		}
		for _, d := range all {
			p.answer(laptopOf(d), text.Revoked.In(p.lang, d.ID, d.Person.Name))
		}
		if len(all) == 0 && !p.json {
			p.say(p.out, text.RevokedBefore.In(p.lang))
		}
		return nil
	})
}
