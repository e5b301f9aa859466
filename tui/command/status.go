package command

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
)

// status is the answer of `sidan status`: whose home it is, what it holds, and the state of the exchange.
type status struct {
	Person      *cli.Ref          `json:"person"`
	Role        model.Role        `json:"role"`
	Scopes      []model.Path      `json:"scopes"`
	Groups      []model.Addressee `json:"groups"` // the unit, teams and posts that the person belongs to
	Hub         string            `json:"hub"`
	Pending     int               `json:"pending"` // changes that have no verdict of the hub yet
	Bounced     int               `json:"bounced"`
	LastSync    cli.Instant       `json:"last_sync"`
	Households  int               `json:"households"`
	Tasks       int               `json:"tasks"`
	Visits      int               `json:"visits"`
	Home        string            `json:"home"`
	Sample      bool              `json:"sample"`
	Sealed      bool              `json:"sealed"`
	Loading     bool              `json:"loading"` // the first copy is not complete yet
	WorkOffline bool              `json:"work_offline"`
	Damaged     int               `json:"damaged"` // values that could not be read
}

// statusCommand makes `sidan status`.
func (p *program) statusCommand() *cobra.Command {
	return p.Command("status", text.CmdStatus, 0, 0, func(ctx context.Context, _ []string) error {
		return p.atDesk(ctx, func(s *homeDesk) error {
			if err := s.ReadThrough(); err != nil {
				return err
			}
			st := s.status()
			dir, err := p.homeDir()
			if err != nil {
				return err
			}
			st.Home = cli.Absolute(dir)
			if p.JSON {
				p.Object(st)
				return nil
			}
			p.printStatus(s, st)
			return nil
		})
	})
}

func (s *homeDesk) status() status {
	me, at, n := s.Me(), s.Status(), s.Register().Counts()
	return status{
		Person:      cli.RefOf(me.Person),
		Role:        me.Role,
		Scopes:      cli.NonNil(me.Scopes),
		Groups:      cli.NonNil(me.Groups),
		Hub:         s.Hub(),
		Pending:     at.Pending,
		Bounced:     at.Bounced,
		LastSync:    cli.Instant(at.Last),
		Households:  n.Households,
		Tasks:       n.Tasks,
		Visits:      n.Visits,
		Sample:      s.Sample(),
		Sealed:      s.Sealed(),
		Loading:     s.Loading(),
		WorkOffline: at.WorkOffline,
		Damaged:     s.Damaged(),
	}
}

func (p *program) printStatus(s *homeDesk, st status) {
	var scopes []string
	for _, at := range st.Scopes {
		scopes = append(scopes, s.PlaceName(at)+" "+string(at))
	}
	at, hub := s.Status(), st.Hub
	if hub == "" {
		hub = text.SampleHub.In(p.Lang)
	}
	last := text.When(p.Lang, at.Last, s.Now())
	if last == "" {
		last = text.SyncNever.In(p.Lang)
	}
	facts := p.Pairs()
	facts.Add(text.HeadPerson, s.Me().Person.Name)
	facts.Add(text.HeadRole, text.Role(p.Lang, st.Role))
	facts.Add(text.HeadGroups, strings.Join(s.groupNames(), "  "))
	facts.Add(text.HeadScopes, strings.Join(scopes, "  "))
	facts.Add(text.HeadHub, hub)
	facts.Add(text.HeadSync, last)
	facts.Add(text.HeadPending, cli.Count(st.Pending))
	facts.Add(text.HeadBounced, cli.Count(st.Bounced))
	facts.Add(text.HeadHolds, text.CountHouseholds.In(p.Lang, st.Households, st.Tasks, st.Visits))
	facts.Add(text.HeadHome, st.Home)
	facts.Print()
	if st.Loading {
		p.Say(p.Out, text.RoundLoading.In(p.Lang))
	}
	if st.WorkOffline {
		p.Say(p.Out, text.SyncByChoice.In(p.Lang))
	}
	if st.Damaged > 0 {
		p.Say(p.Out, text.DamagedValues.In(p.Lang, st.Damaged))
	}
}
