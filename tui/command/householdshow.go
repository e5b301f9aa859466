package command

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
	"sidan/tui/present"
)

// householdWhole is a household with its visits and tasks, as --json prints it.
type householdWhole struct {
	ID        model.HouseholdID `json:"id"`
	Address   string            `json:"address"`
	Place     placeRef          `json:"place"`
	Names     []string          `json:"names"`
	Residents []model.Resident  `json:"residents"`
	Phones    []string          `json:"phones"`
	Tags      []model.HouseTag  `json:"tags"`
	Languages []string          `json:"languages"`
	Note      string            `json:"note"`
	Cadence   int               `json:"cadence"` // weeks
	Since     model.Day         `json:"since"`
	Moved     model.Day         `json:"moved"`
	Struck    model.Day         `json:"struck"`
	Due       model.Day         `json:"due"`
	Pending   bool              `json:"pending"`
	Flags     []flagRow         `json:"flags"`
	// Twins are other households at the same door, unless somebody said that they are another family.
	Twins  []neighbour `json:"twins"`
	Into   *neighbour  `json:"into"`   // the household it is merged into
	Merged []neighbour `json:"merged"` // the households that are merged into it
	Visits []visitRow  `json:"visits"`
	Tasks  []doorTask  `json:"tasks"`
	Owed   []owedRow   `json:"owed"`
}

type visitRow struct {
	ID      model.VisitID      `json:"id"`
	On      model.Day          `json:"on"`
	Week    model.Week         `json:"week"`
	Outcome model.VisitOutcome `json:"outcome"`
	With    string             `json:"with"`
	Note    string             `json:"note"`
	By      *cli.Ref           `json:"by"`
	Pending bool               `json:"pending"`
	Struck  model.Day          `json:"struck"`
	Why     string             `json:"why"` // why it was struck
	Was     []visitWas         `json:"was"` // what it said before each amendment, the oldest first
}

// visitWas is what a visit said before it was amended, or how somebody else wanted to amend it.
type visitWas struct {
	On      model.Day          `json:"on"`
	By      *cli.Ref           `json:"by"`
	Outcome model.VisitOutcome `json:"outcome"`
	With    string             `json:"with"`
	Note    string             `json:"note"`
	Why     string             `json:"why"`
	Other   bool               `json:"other"` // an amendment by somebody who did not make the visit; it changed nothing
}

func visitRowOf(v *model.Visit, pending bool) visitRow {
	row := visitRow{ID: v.ID, On: v.On, Week: v.Week, Outcome: v.Outcome, By: cli.RefOf(v.By), Pending: pending,
		Struck: v.Struck,
		Why:    v.WhyStruck().Why, Was: []visitWas{}}
	if in := v.Inside; in != nil {
		row.With, row.Note = in.With, in.Note
		for _, w := range in.Was {
			row.Was = append(row.Was, visitWas{w.On, cli.RefOf(w.By), w.Outcome, w.With, w.Note, w.Why, w.Other})
		}
	}
	return row
}

// neighbour is another household that the page of a household names.
type neighbour struct {
	ID      model.HouseholdID `json:"id"`
	Address string            `json:"address"`
	Name    string            `json:"name"`
}

func neighbours(hs []*model.Household) []neighbour {
	list := []neighbour{}
	for _, h := range hs {
		list = append(list, neighbour{h.ID, h.Door.String(), h.Householder()})
	}
	return list
}

type doorTask struct {
	ID    model.TaskID `json:"id"`
	No    string       `json:"no"`
	State model.State  `json:"state"`
	Text  string       `json:"text"`
}

// owedRow is an answer or a promise that is owed to the household.
type owedRow struct {
	Task model.TaskID   `json:"task"`
	What model.OwedKind `json:"what"`
	By   model.Day      `json:"by"`
	Text string         `json:"text"` // the words for the resident
}

func (p *program) householdShowCommand() *cobra.Command {
	return p.Command("show ID", text.CmdHouseholdShow, 1, 1, func(ctx context.Context, args []string) error {
		return p.atRecords(ctx, func(s *homeDesk) error {
			h, err := s.household(args[0])
			if err != nil {
				return err
			}
			step, _ := s.Doorstep(h.ID)
			if p.JSON {
				p.Object(doorstepOf(s.Desk, h, step))
				return nil
			}
			p.printHousehold(s, h, step)
			return nil
		})
	})
}

// doorstepOf returns a household as --json prints it. A list without entries is empty and never null.
func doorstepOf(d *desk.Desk, h *model.Household, step register.Doorstep) householdWhole {
	w := householdWhole{ID: h.ID, Address: h.Door.String(), Place: placeOf(d, h.Grid), Names: cli.NonNil(h.Names()),
		Residents: []model.Resident{},
		Phones:    []string{}, Tags: []model.HouseTag{}, Languages: []string{}, Cadence: h.Cadence, Since: h.Since,
		Moved: h.Moved, Struck: h.Struck, Due: step.Next,
		Pending: d.Register().Pending(h.RecordID()), Flags: []flagRow{}, Visits: []visitRow{}, Tasks: []doorTask{},
		Owed: []owedRow{}}
	if in := h.Inside; in != nil {
		w.Residents, w.Phones, w.Tags, w.Languages = cli.NonNil(
			in.Residents,
		), cli.NonNil(in.Phones), cli.NonNil(in.Tags), cli.NonNil(in.Languages)
		w.Note, w.Flags = in.Note, flagsOf(in.Flags)
	}
	reg := d.Register()
	w.Twins, w.Merged = neighbours(reg.Twins(h)), neighbours(reg.Under(h.ID))
	if into := reg.Household(reg.Into(h.ID)); into != nil && into.ID != h.ID {
		w.Into = &neighbours([]*model.Household{into})[0]
	}
	for _, v := range step.Visits {
		w.Visits = append(w.Visits, visitRowOf(v, d.Register().Pending(v.RecordID())))
	}
	for _, t := range step.Tasks {
		w.Tasks = append(w.Tasks, doorTask{t.ID, t.No(), t.State, t.Text()})
	}
	for _, o := range step.Owed {
		w.Owed = append(w.Owed, owedRow{o.Task.ID, o.Kind, o.By, o.Text})
	}
	return w
}

func (p *program) printHousehold(s *homeDesk, h *model.Household, step register.Doorstep) {
	l, w, read := p.Lang, doorstepOf(s.Desk, h, step), p.reader(s)
	facts := p.Pairs()
	facts.Add(text.HeadID, h.ID.String())
	facts.Add(text.HeadAddress, text.Address(l, h.Door))
	facts.Add(text.HeadGrid, w.Place.Name)
	facts.Add(text.HeadPeople, strings.ReplaceAll(h.Get(model.FieldResidents), "\n", "、"))
	facts.Add(text.HeadPhone, h.Get(model.FieldPhones))
	facts.Add(text.HeadTags, text.Tags(l, w.Tags))
	facts.Add(text.HeadNote, w.Note)
	facts.Add(text.HeadState, read.StandingWord(step.Now))
	facts.Print()
	p.printFlags(w.Flags)
	for _, n := range w.Twins {
		p.Say(p.Out, text.TwinLine.In(l, n.Name, cli.Short(n.ID.Record())))
	}
	if w.Into != nil {
		p.Say(p.Out, text.MergedInto.In(l, w.Into.Name, cli.Short(w.Into.ID.Record())))
	}
	for _, n := range w.Merged {
		p.Say(p.Out, text.MergedHere.In(l, n.Name, cli.Short(n.ID.Record())))
	}
	owed := p.Table(text.ColumnOwed, text.HeadID, text.HeadDue, text.HeadWords)
	for _, o := range step.Owed {
		owed.Row(text.Owed(l, o.Kind), o.Task.No(), text.By(l, o.By, s.Today()), beginning(o.Text))
	}
	owed.Under()
	tasks := p.Table(text.HeadID, text.HeadState, text.HeadWords)
	for _, t := range step.Tasks {
		tasks.Row(t.No(), read.TaskState(t), beginning(read.TaskText(t)))
	}
	tasks.Under()
	visits := p.Table(text.HeadOn, text.HeadOutcome, text.HeadWith, text.HeadNote)
	for _, v := range step.Visits {
		with := ""
		if v.Inside != nil {
			with = v.Inside.With
		}
		visits.Row(text.Date(v.On, s.Today()), text.Outcome(l, v.Outcome), with, present.VisitNote(l, v))
	}
	visits.Under()
}
