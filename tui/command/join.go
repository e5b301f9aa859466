package command

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
)

// joinedAs is the answer of `sidan join`: whose laptop it is now.
type joinedAs struct {
	Person  *cli.Ref          `json:"person"`
	Role    model.Role        `json:"role"`
	Scopes  []model.Path      `json:"scopes"`
	Groups  []model.Addressee `json:"groups"`
	Records int               `json:"records"`
}

// joinCommand makes `sidan join`. If it is interrupted at any moment, the same command continues: the join is asked for
// again and gets the same answer, and a first copy that is not complete continues where it stopped.
func (p *program) joinCommand() *cobra.Command {
	var code string
	c := p.Command("join URL --code CODE", text.CmdJoin, 1, 1, nil)
	p.Flag(c, &code, "code", "CODE", text.FlagCode)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := cli.Needs(c, "code"); err != nil {
			return err
		}
		d, err := p.enter(c.Context(), args[0], code)
		if err != nil {
			return err
		}
		err = p.firstCopy(c.Context(), d)
		return errors.Join(err, d.Close())
	}
	return c
}

// enter makes the home and joins the hub, or continues a join that was begun.
func (p *program) enter(ctx context.Context, address, code string) (*desk.Desk, error) {
	dir, err := p.homeDir()
	if err != nil {
		return nil, err
	}
	l := homeLocation{dir: dir}
	if _, ok := worldAt(l.dir); ok {
		return nil, desk.ErrJoined
	}
	if address, err = desk.CompleteAddress(address, code); err != nil {
		return nil, err
	}
	admit, err := desk.AdmitHTTP(address)
	if err != nil {
		return nil, err
	}
	if desk.IsPlaintext(address) {
		p.Say(p.Errs, text.NotSealed.In(p.Lang))
	}
	pass, err := p.newPassphrase(ctx)
	if err != nil {
		return nil, err
	}
	d, err := desk.Join(
		ctx, l.dir, pass, desk.Invitation{Hub: address, Code: code, Device: deviceName()}, admit, p.options(l),
	)
	if err == nil && !p.At.IsZero() && !d.Sample() {
		err = errors.Join(cli.Usage(text.OnlySample), d.Close())
	}
	return d, err
}

// firstCopy fetches everything that the person may see, and prints whose laptop it is now.
func (p *program) firstCopy(ctx context.Context, d *desk.Desk) error {
	if cli.IsTerminal(p.Errs) {
		p.Say(p.Errs, text.JoinUnderway.In(p.Lang))
	}
	news, err := d.Exchange(ctx)
	merged := d.Merge(news)
	if errors.Is(err, desk.ErrUnreachable) {
		err = cli.Fail(cli.ExitAway, "away", text.CopyCut)
	}
	if err != nil || merged != nil {
		return errors.Join(err, merged)
	}
	me, reg := d.Me(), d.Register()
	n := reg.Counts()
	j := joinedAs{cli.RefOf(me.Person), me.Role, cli.NonNil(me.Scopes), cli.NonNil(me.Groups),
		n.Households + n.Visits + n.Tasks + len(reg.Places()) + len(reg.People()) + len(reg.Groups())}
	p.Answer(j, text.JoinedAs.In(p.Lang, me.Person.Name, text.Role(p.Lang, me.Role), j.Records))
	return nil
}
