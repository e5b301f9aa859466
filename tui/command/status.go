package command

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
)

// status is whose home it is and how the exchange stands.
type status struct {
	Person      *ref              `json:"person"`
	Role        model.Role        `json:"role"`
	Scopes      []model.Path      `json:"scopes"`
	Groups      []model.Addressee `json:"groups"` // the unit, teams and posts one belongs to
	Hub         string            `json:"hub"`
	Pending     int               `json:"pending"` // not yet answered by the hub
	Bounced     int               `json:"bounced"`
	LastSync    instant           `json:"last_sync"`
	Households  int               `json:"households"`
	Tasks       int               `json:"tasks"`
	Visits      int               `json:"visits"`
	Home        string            `json:"home"`
	Sample      bool              `json:"sample"`
	Sealed      bool              `json:"sealed"`
	Loading     bool              `json:"loading"` // the first copy is not whole yet
	WorkOffline bool              `json:"work_offline"`
	Damaged     int               `json:"damaged"` // values that could not be read
}

// statusCommand is `sidan status`.
func (p *program) statusCommand() *cobra.Command {
	return p.cmd("status", text.CmdStatus, 0, 0, func(ctx context.Context, _ []string) error {
		return p.atDesk(ctx, func(s *seat) error {
			if err := s.ReadThrough(); err != nil {
				return err
			}
			st := s.status()
			dir, err := p.homeDir()
			if err != nil {
				return err
			}
			st.Home = whole(dir)
			if p.json {
				p.object(st)
				return nil
			}
			p.printStatus(s, st)
			return nil
		})
	})
}

func (s *seat) status() status {
	me, at, n := s.Me(), s.Status(), s.Register().Counts()
	return status{Person: refOf(me.Person), Role: me.Role, Scopes: some(me.Scopes), Groups: some(me.Groups),
		Hub: s.Hub(), Pending: at.Pending, Bounced: at.Bounced,
		LastSync: instant(at.Last), Households: n.Households, Tasks: n.Tasks, Visits: n.Visits, Sample: s.Sample(),
		Sealed: s.Sealed(), Loading: s.Loading(), WorkOffline: at.WorkOffline, Damaged: s.Damaged()}
}

func (p *program) printStatus(s *seat, st status) {
	var scopes []string
	for _, at := range st.Scopes {
		scopes = append(scopes, s.PlaceName(at)+" "+string(at))
	}
	at, hub := s.Status(), st.Hub
	if hub == "" {
		hub = text.SampleHub.In(p.lang)
	}
	last := text.When(p.lang, at.Last, s.Now())
	if last == "" {
		last = text.SyncNever.In(p.lang)
	}
	var facts pairs
	facts.add(p, text.HeadPerson, s.Me().Person.Name)
	facts.add(p, text.HeadRole, text.Role(p.lang, st.Role))
	facts.add(p, text.HeadGroups, strings.Join(s.groupNames(), "  "))
	facts.add(p, text.HeadScopes, strings.Join(scopes, "  "))
	facts.add(p, text.HeadHub, hub)
	facts.add(p, text.HeadSync, last)
	facts.add(p, text.HeadPending, count(st.Pending))
	facts.add(p, text.HeadBounced, count(st.Bounced))
	facts.add(p, text.HeadHolds, text.CountHouseholds.In(p.lang, st.Households, st.Tasks, st.Visits))
	facts.add(p, text.HeadHome, st.Home)
	facts.print(p)
	if st.Loading {
		p.say(p.out, text.RoundLoading.In(p.lang))
	}
	if st.WorkOffline {
		p.say(p.out, text.SyncByChoice.In(p.lang))
	}
	if st.Damaged > 0 {
		p.say(p.out, text.DamagedValues.In(p.lang, st.Damaged))
	}
}
