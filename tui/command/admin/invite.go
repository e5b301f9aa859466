package admin

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/tui/command/cli"
)

// invited is the answer of `sidan hub invite`: a code, and whom it is for.
type invited struct {
	Code    string            `json:"code"`
	Person  *cli.Ref          `json:"person"`
	Expires cli.Instant       `json:"expires"`
	Role    model.Role        `json:"role"`
	Scopes  []model.Path      `json:"scopes"`
	Groups  []model.Addressee `json:"groups"` // the unit, teams and posts they belong to
}

// membership is a flag that names a group to which somebody belongs. The name of the flag is the kind of the group.
type membership struct {
	sort model.ToKind
	says text.Sentence
}

// anID is an example of an id, for the errors about one.
const anID = "0190c5a2-7f3b-7d04-9c41-3a5e8f20b6d7"

var memberships = []membership{
	{model.ToUnit, text.FlagUnit}, {model.ToTeam, text.FlagTeam}, {model.ToPost, text.FlagPost},
}

// hubInviteCommand makes `sidan hub invite`, which makes an account, or changes one, and prints the code with which its
// laptop joins.
func (p program) hubInviteCommand(data *string) *cobra.Command {
	var role, person, name string
	var scopes []string
	var groups []model.Addressee
	c := p.Command("invite --data DIR --role ROLE --scope PATH [--scope PATH]... [--unit ID] [--team ID]... [--post "+
		"ID]... --person ID|--name NAME",
		text.CmdHubInvite, 0, 0, nil)
	c.RunE = func(c *cobra.Command, _ []string) error {
		if err := cli.Needs(c, "role"); err != nil {
			return err
		}
		if len(scopes) == 0 {
			return cli.Usage(text.MissingFlag, "--scope", cli.Topic(c))
		}
		if (person == "") == (name == "") {
			return cli.Usage(text.WrongUsage, c.UseLine(), cli.Topic(c))
		}
		in, err := invitation(role, scopes, person, name)
		if err == nil {
			in.Groups, err = belonging(in.Role, groups)
		}
		if err != nil {
			return err
		}
		if err := existing(*data); err != nil {
			return err
		}
		return p.keeper(c.Context(), *data, func(k hub.Keeper) error {
			out, err := k.Invite(c.Context(), in)
			if err != nil {
				return aboutInvitation(err)
			}
			p.Answer(
				invited{
					out.Code, cli.RefOf(out.Person), cli.Instant(out.Expires), in.Role, in.Scopes,
					cli.NonNil(out.Groups),
				},
				text.InviteLine.In(
					p.Lang, out.Person.Name, out.Code, out.Expires.In(model.Zone).Format("2006-01-02 15:04"),
				),
			)
			return nil
		})
	}
	p.Flag(c, &role, "role", "ROLE", text.FlagRole)
	c.Flags().Var(cli.Func{
		Kind: "PATH", Take: func(s string) error { scopes = append(scopes, s); return nil },
	}, "scope", text.FlagScope.In(p.Lang))
	p.membershipFlags(c, &groups)
	p.Flag(c, &person, "person", "ID", text.FlagPerson)
	p.Flag(c, &name, "name", "NAME", text.FlagName)
	return c
}

// aboutInvitation turns a hub's refusal of an invitation into an error that names the place that does not exist, or the
// people who share a name. It returns any other error as it is.
func aboutInvitation(err error) error {
	no := new(model.Refusal)
	if !errors.As(err, &no) || no.Reason != model.BadInput || len(no.Args) < 2 {
		return err
	}
	switch {
	case no.Args[0] == "scope":
		return cli.Fail(cli.ExitRefused, string(no.Reason), text.NoSuchPlace, cli.Clip(no.Args[1]))
	case no.Args[0] == "name" && len(no.Args) > 2:
		var ids []string
		for one := range slices.Chunk(no.Args[2:], 2) {
			ids = append(ids, strings.Join(one, " "))
		}
		return cli.Fail(cli.ExitRefused, "namesakes", text.Namesakes, len(ids), cli.Clip(no.Args[1]),
			strings.Join(ids, ", "))
	}
	return err
}

// membershipFlags declares the flags of memberships. groups gets what they are given, in the order in which it is
// typed.
func (p program) membershipFlags(c *cobra.Command, groups *[]model.Addressee) {
	for _, m := range memberships {
		c.Flags().Var(cli.Func{Kind: "ID", Take: func(s string) error {
			id, err := model.ParseID[model.Record](s)
			if err != nil {
				return cli.Usage(text.BadValue, "--"+string(m.sort), cli.Clip(s), anID)
			}
			*groups = append(*groups, model.Addressee{Kind: m.sort, ID: id})
			return nil
		}}, string(m.sort), m.says.In(p.Lang))
	}
}

// belonging checks the groups that somebody with a role is to belong to. A liaison belongs to exactly one unit, an
// organiser to no group, and anybody else to teams and posts only.
func belonging(role model.Role, groups []model.Addressee) ([]model.Addressee, error) {
	units := 0
	for _, g := range groups {
		if !role.Joins(g.Kind) {
			return nil, cli.Usage(text.RoleWithout, "--"+string(g.Kind), role)
		}
		if g.Kind == model.ToUnit {
			units++
		}
	}
	if role == model.UnitRole && units != 1 {
		return nil, cli.Usage(text.UnitNeedsUnit)
	}
	return groups, nil
}

// invitation makes an invitation from the flags, without the groups.
func invitation(role string, scopes []string, person, name string) (in hub.Invite, err error) {
	if in.Role = model.Role(role); !slices.Contains(model.Roles, in.Role) {
		return in, cli.Usage(text.OneOf, "--role", cli.Clip(role), cli.Join(model.Roles, " "))
	}
	for _, s := range scopes {
		at, err := cli.Path("scope", s)
		if err != nil {
			return in, err
		}
		in.Scopes = append(in.Scopes, at)
	}
	if person != "" {
		if in.Person.ID, err = model.ParseID[model.Person](person); err != nil {
			return in, cli.Usage(text.BadValue, "--person", cli.Clip(person), anID)
		}
	}
	in.Person.Name = model.TidyLine(name)
	return in, nil
}
