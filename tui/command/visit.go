package command

import (
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
)

// spoken is a visit as it was typed, in flags or as a line of JSON.
type spoken struct {
	Household string          `json:"household"`
	Outcome   string          `json:"outcome"`
	With      string          `json:"with"`
	Note      string          `json:"note"`
	Next      string          `json:"next"`
	Requests  []spokenRequest `json:"requests"`
	Told      []spokenTelling `json:"told"`
}

type spokenRequest struct {
	Text     string  `json:"text"`
	Answered *string `json:"answered"`
	By       string  `json:"by"`
}

type spokenTelling struct {
	Task   string `json:"task"`
	Rating string `json:"rating"`
}

// visited is the answer of `sidan visit`: the visit, and the tasks that it raised.
type visited struct {
	Visit  model.RecordID   `json:"visit"`
	Raised []model.RecordID `json:"raised"`
}

// visitCommand makes `sidan visit`, and its commands amend and strike.
func (p *program) visitCommand() *cobra.Command {
	var v spoken
	var wrong error // an error in the flags; kept here because pflag would wrap it
	c := p.Command("visit HOUSEHOLD|- --outcome OUTCOME [--with NAME] [--note T] [--request T [--answered T [--by "+
		"DATE]]]... [--told TASK [--rating R]]... [--next DATE]",
		text.CmdVisit, 1, 1, nil)
	c.RunE = func(c *cobra.Command, args []string) error {
		if wrong != nil {
			return wrong
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			if args[0] == "-" {
				return p.eachLine(c.Context(), s, func(line []byte) error { return p.visitLine(s, line) })
			}
			v.Household = args[0]
			if err := cli.Needs(c, "outcome"); err != nil {
				return err
			}
			done, err := p.visit(s, v)
			if err != nil {
				return err
			}
			s.exchange(c.Context())
			p.tellVisit(s, done)
			return nil
		})
	}
	p.Flag(c, &v.Outcome, "outcome", "OUTCOME", text.FlagOutcome)
	p.Flag(c, &v.With, "with", "NAME", text.FlagWith)
	p.Flag(c, &v.Note, "note", "TEXT", text.FlagNote)
	p.Flag(c, &v.Next, "next", "DATE", text.FlagNext)
	p.pairFlags(c, &v, &wrong)
	c.AddCommand(p.visitAmendCommand(), p.visitStrikeCommand())
	return c
}

// pairFlags declares the flags that repeat, and those that belong to the flag before them. The first error in them goes
// to wrong.
func (p *program) pairFlags(c *cobra.Command, v *spoken, wrong *error) {
	add := func(name, kind string, says text.Sentence, take func(string) error) {
		c.Flags().Var(cli.Func{Kind: kind, Take: func(s string) error {
			if err := take(s); err != nil && *wrong == nil {
				*wrong = err
			}
			return nil
		}}, name, says.In(p.Lang))
	}
	lastRequest := func(name string, set func(*spokenRequest)) error {
		if len(v.Requests) == 0 {
			return cli.Usage(text.FlagAlone, "--"+name, "--request")
		}
		set(&v.Requests[len(v.Requests)-1])
		return nil
	}
	add("request", "TEXT", text.FlagRequest, func(s string) error {
		v.Requests = append(v.Requests, spokenRequest{Text: s})
		return nil
	})
	add("answered", "TEXT", text.FlagAnswered, func(s string) error {
		return lastRequest("answered", func(q *spokenRequest) { q.Answered = &s })
	})
	add("by", "DATE", text.FlagBy, func(s string) error {
		return lastRequest("by", func(q *spokenRequest) { q.By = s })
	})
	add("told", "TASK", text.FlagTold, func(s string) error {
		v.Told = append(v.Told, spokenTelling{Task: s})
		return nil
	})
	add("rating", "RATING", text.FlagRating, func(s string) error {
		if len(v.Told) == 0 {
			return cli.Usage(text.FlagAlone, "--rating", "--told")
		}
		v.Told[len(v.Told)-1].Rating = s
		return nil
	})
}

// visit saves a visit, what was asked for and what was told, in one transaction.
func (p *program) visit(s *homeDesk, v spoken) (visited, error) {
	form, err := s.form(v)
	if err != nil {
		return visited{}, err
	}
	plan, err := s.PlanVisit(form)
	if err != nil {
		return visited{}, err
	}
	if err := s.Keep(plan); err != nil {
		return visited{}, err
	}
	ids := plan.Records() // the visit comes first, then the tasks that it raised
	return visited{ids[0], cli.NonNil(ids[1 : 1+len(form.Requests)])}, nil
}

// form puts what was typed into the form that the screens fill too.
func (s *homeDesk) form(v spoken) (f desk.VisitForm, err error) {
	h, err := s.household(v.Household)
	if err != nil {
		return f, err
	}
	f = desk.VisitForm{Household: h.ID, With: v.With, Note: v.Note}
	if f.Outcome, err = cli.Chosen("outcome", v.Outcome, model.VisitOutcomes, text.ParseOutcome); err != nil {
		return f, err
	}
	if f.Next, err = cli.Day("next", v.Next, s.Today()); err != nil {
		return f, err
	}
	for _, q := range v.Requests {
		r := desk.Request{Words: q.Text, Answered: q.Answered != nil || q.By != ""}
		if model.Tidy(q.Text) == "" {
			return f, &model.Refusal{Reason: model.Missing, Args: []string{"request"}}
		}
		if q.Answered != nil {
			r.Answer = *q.Answered
		}
		if r.By, err = cli.Day("by", q.By, s.Today()); err != nil {
			return f, err
		}
		f.Requests = append(f.Requests, r)
	}
	for _, t := range v.Told {
		task, err := s.task(t.Task)
		if err != nil {
			return f, err
		}
		told := desk.Telling{Task: task.ID}
		if t.Rating != "" {
			if told.Rating, err = cli.Chosen("rating", t.Rating, model.Ratings, text.ParseRating); err != nil {
				return f, err
			}
		}
		f.Told = append(f.Told, told)
	}
	return f, nil
}

// tellVisit prints the visit and the tasks that it raised.
func (p *program) tellVisit(s *homeDesk, v visited) {
	if p.JSON {
		p.Object(v)
		return
	}
	p.Say(p.Out, text.VisitKept.In(p.Lang, cli.Short(v.Visit)))
	for _, id := range v.Raised {
		no := cli.Short(id)
		if t := s.Register().Task(model.TaskID(id)); t != nil {
			no = t.No() + "  " + beginning(t.Text())
		}
		p.Say(p.Out, "  "+text.RaisedAs.In(p.Lang, strings.TrimSpace(no)))
	}
}
