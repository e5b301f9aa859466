package command

import (
	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
)

// made is the answer of a command that made or changed one record.
type made struct {
	ID model.RecordID `json:"id"`
}

// opinion is a request as it was typed, in flags or as a line of JSON.
type opinion struct {
	Grid      string  `json:"grid"`
	Text      string  `json:"text"`
	Household string  `json:"household"`
	Answered  *string `json:"answered"`
	By        string  `json:"by"`
	Into      string  `json:"into"`
}

// origin is what all requests of one command have in common.
type origin struct {
	channel model.Channel
	from    model.RecordID
	meeting *model.Meeting // that they came from; nil for a visit, or if --from was not given
	common  bool
}

// raiseCommand makes `sidan raise`, which records requests that did not come up at a visit.
func (p *program) raiseCommand() *cobra.Command {
	var o opinion
	var channel, from, answered string
	var common bool
	use := "raise [-] --channel CHANNEL [--from ID] [--household ID] --grid PATH --text TEXT " +
		"[--answered TEXT [--by DATE]] [--into ID] [--common]"
	c := p.Command(use, text.CmdRaise, 0, 1, nil)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := raiseUse(c, args); err != nil {
			return err
		}
		if c.Flags().Changed("answered") {
			o.Answered = &answered
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			of, err := s.origin(channel, from)
			if of.common = common; err != nil {
				return err
			}
			if len(args) > 0 {
				return p.eachLine(c.Context(), s, func(line []byte) error { return p.opinionLine(s, of, line) })
			}
			if err := p.raise(s, of, o); err != nil {
				return err
			}
			s.exchange(c.Context())
			return nil
		})
	}
	p.Flag(c, &channel, "channel", "CHANNEL", text.FlagChannel)
	p.Flag(c, &from, "from", "ID", text.FlagFrom)
	p.Flag(c, &o.Household, "household", "ID", text.FlagOfDoor)
	p.Flag(c, &o.Grid, "grid", "PATH", text.FlagGridIn)
	p.Flag(c, &o.Text, "text", "TEXT", text.FlagText)
	p.Flag(c, &answered, "answered", "TEXT", text.FlagAnswered)
	p.Flag(c, &o.By, "by", "DATE", text.FlagBy)
	p.Flag(c, &o.Into, "into", "ID", text.FlagIntoProblem)
	c.Flags().BoolVar(&common, "common", false, text.FlagCommon.In(p.Lang))
	return c
}

// raiseUse checks which arguments and flags were given. Requests that are read from stdin have all but the channel and
// the origin in their lines.
func raiseUse(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return cli.Needs(c, "channel", "text")
	}
	if args[0] != "-" || changedAny(c, "household", "grid", "text", "answered", "by", "into", "common") {
		return cli.Usage(text.WrongUsage, c.UseLine(), cli.Topic(c))
	}
	return cli.Needs(c, "channel")
}

// origin reads the channel, and finds the record that requests came from. The channel must be that of the meeting.
func (s *homeDesk) origin(channel, from string) (of origin, err error) {
	if of.channel, err = cli.Chosen("channel", channel, model.Channels, text.ParseChannel); err != nil || from == "" {
		return of, err
	}
	if of.channel == model.ByVisit {
		of.from, err = s.record(model.KindVisit, from)
		return of, err
	}
	if of.meeting, err = s.meeting(from); err != nil {
		return of, err
	}
	of.from = of.meeting.RecordID()
	if want := of.meeting.Sort.Channel(); of.channel != want {
		return of, cli.Usage(text.OneOf, "--channel", cli.Clip(channel), string(want))
	}
	return of, nil
}

// opinionLine saves the request of one line.
func (p *program) opinionLine(s *homeDesk, of origin, line []byte) error {
	var o opinion
	if err := readLine(line, &o); err != nil {
		return err
	}
	return p.raise(s, of, o)
}

// raise saves one request and prints its id.
func (p *program) raise(s *homeDesk, of origin, o opinion) error {
	form, err := s.opinion(of, o)
	if err != nil {
		return err
	}
	plan, err := s.PlanOpinion(form)
	if err != nil {
		return err
	}
	if err := s.Keep(plan); err != nil {
		return err
	}
	id := plan.Records()[0]
	p.Answer(made{id}, text.RaisedAs.In(p.Lang, model.Number(form.Grid.Community(), model.TaskID(id))))
	return nil
}

// opinion puts what was typed into the form that the screens fill too. A request gets the grid of its household if no
// grid was given.
func (s *homeDesk) opinion(of origin, o opinion) (form desk.Opinion, err error) {
	form = desk.Opinion{Channel: of.channel, From: of.from, Common: of.common}
	form.Words, form.Answered = o.Text, o.Answered != nil || o.By != ""
	if of.meeting != nil {
		form.Compound = of.meeting.Compound
	}
	if o.Answered != nil {
		form.Answer = *o.Answered
	}
	if form.By, err = cli.Day("by", o.By, s.Today()); err != nil {
		return form, err
	}
	if form.Grid, err = cli.Path("grid", o.Grid); err != nil {
		return form, err
	}
	if o.Household != "" {
		if form.House, err = s.household(o.Household); err != nil {
			return form, err
		}
		if form.Grid == "" {
			form.Grid = form.House.Grid
		}
	}
	if form.Grid == "" {
		return form, cli.Usage(text.MissingFlag, "--grid", " raise")
	}
	if o.Into != "" {
		into, err := s.task(o.Into)
		if err != nil {
			return form, err
		}
		form.Into = into.ID
	}
	return form, nil
}
