package command

import (
	"sidan/model"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
)

// This file holds the JSON objects that more than one command prints. Scripts depend on them.

// placeRef is a place that a record names.
type placeRef struct {
	Path model.Path `json:"path"`
	Name string     `json:"name"`
}

func placeOf(d *desk.Desk, p model.Path) placeRef { return placeRef{p, d.PlaceName(p)} }

// doorRef is the household that a task names. It is null for somebody who sees only the face of the task.
type doorRef struct {
	ID      model.HouseholdID `json:"id"`
	Address string            `json:"address"`
}

func doorOf(r model.DoorRef) *doorRef {
	if r.ID.IsZero() {
		return nil
	}
	return &doorRef{r.ID, r.Door.String()}
}

// taskRow is a task in a list.
type taskRow struct {
	ID        model.TaskID     `json:"id"`
	No        string           `json:"no"`
	State     model.State      `json:"state"`
	Sphere    model.Sphere     `json:"sphere"`
	Menu      model.Menu       `json:"menu"`
	Text      string           `json:"text"`
	Place     placeRef         `json:"place"`
	Household *doorRef         `json:"household"`
	Raised    cli.Instant      `json:"raised"`
	Due       model.Day        `json:"due"`
	Late      bool             `json:"late"`
	To        *model.Addressee `json:"to"`
	Holder    *cli.Ref         `json:"holder"`
	Pending   bool             `json:"pending"`
	Owed      bool             `json:"owed"`
	Joined    *model.TaskID    `json:"joined"` // the common problem that it is joined to
}

func taskOf(d *desk.Desk, t *model.Task) taskRow {
	today := d.Today()
	r := taskRow{ID: t.ID, No: t.No(), State: t.State, Sphere: t.Sphere, Menu: t.Menu, Text: t.Text(),
		Place:     placeOf(d, t.Grid),
		Household: doorOf(t.Door()), Raised: cli.Instant(t.Raised), Due: t.Due, Late: t.Late(today),
		Holder:  cli.RefOf(t.Holder),
		Pending: d.Register().Pending(t.RecordID()), Owed: d.Register().IsOwed(t, today)}
	if t.To.Kind != model.ToNobody {
		to := t.To
		r.To = &to
	}
	if !t.Into.IsZero() {
		into := t.Into
		r.Joined = &into
	}
	return r
}

// taskWhole is a task with its history.
type taskWhole struct {
	taskRow
	Channel  model.Channel  `json:"channel"`
	From     model.RecordID `json:"from"` // the meeting or visit it came from; "" if none, or out of sight
	Author   *cli.Ref       `json:"author"`
	Brief    string         `json:"brief"`
	Promised bool           `json:"promised"`
	Reopened int            `json:"reopened"`
	Returned int            `json:"returned"`
	Common   bool           `json:"common"`
	Asks     model.Day      `json:"asks_until"` // the day until which its holder asks for more time
	Asked    model.Day      `json:"asked"`      // when the branch asked its author something
	Whistled *whistleRow    `json:"whistled"`
	Ratings  []model.Rating `json:"ratings"`
	Flags    []flagRow      `json:"flags"`
	Earlier  int            `json:"earlier"` // how many steps came before the first of the history
	History  []stepRow      `json:"history"`
}

type stepRow struct {
	At    cli.Instant `json:"at"`
	On    cli.Instant `json:"on"`
	Who   *cli.Ref    `json:"who"`
	Via   string      `json:"via"`
	What  model.What  `json:"what"`
	Words string      `json:"words"`
}

// whistleRow is the call of a department, with the day it was called, the one to come by, and the one it came.
type whistleRow struct {
	To model.Addressee `json:"to"`
	On model.Day       `json:"on"`
	By model.Day       `json:"by"`
	In model.Day       `json:"reported_in"`
}

type flagRow struct {
	On  model.Day    `json:"on"`
	By  *cli.Ref     `json:"by"`
	Why model.Reason `json:"why"`
}

func wholeOf(d *desk.Desk, t *model.Task) taskWhole {
	w := taskWhole{taskRow: taskOf(d, t), Channel: t.Channel, Author: cli.RefOf(t.Author), Brief: t.Brief,
		Promised: t.Promised,
		Reopened: t.Reopened, Returned: t.Returns, Common: t.Common, Asks: t.Until, Asked: t.Asked,
		Ratings: []model.Rating{}, Flags: []flagRow{}, History: []stepRow{}}
	if c := t.Whistled; !c.IsZero() {
		w.Whistled = &whistleRow{c.To, c.On, c.By, c.In}
	}
	if in := t.Inside; in != nil {
		w.From = in.From
		w.Ratings, w.Flags, w.Earlier = cli.NonNil(in.Ratings), flagsOf(in.Flags), in.More
		for _, s := range in.Steps {
			w.History = append(
				w.History,
				stepRow{cli.Instant(s.At), cli.Instant(s.On), cli.RefOf(s.Who), s.Via, s.What, s.Words},
			)
		}
	}
	return w
}

func flagsOf(flags []model.Flag) []flagRow {
	rows := []flagRow{}
	for _, f := range flags {
		rows = append(rows, flagRow{f.On, cli.RefOf(f.By), f.Why})
	}
	return rows
}
