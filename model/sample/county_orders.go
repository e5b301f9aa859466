package sample

import "sidan/model"

// This file says which matters the county has in its year, and deals them to the communities.

// way says who does a matter, and how it comes to them.
type way int

const (
	atOnce    way = iota // settled on the spot, or at the branch's desk
	promised             // promised at the door, and done by whoever promised it
	toUnit               // dispatched to the unit that covers the grid
	toPost               // dispatched to a post, and claimed by a Party member who serves there
	toTeam               // dispatched to a team or one of its volunteers, and claimed by a volunteer
	toWorker             // dispatched to a grid worker or grid head by name
	toAnyone             // open to everybody
	forCommon            // a common problem, dispatched to a team
)

// batch is a number of matters of the year that are alike. So many of them are still open on the day.
type batch struct {
	n, open int
	channel model.Channel // ByWalkIn stands for a visit to the office, a call, the chat group or a box
	sphere  model.Sphere  // "" if the branch had no need to sort it
	way     way
}

// year are the matters of the county's year. Together they make the figures of model.LongliCase that count tasks, which
// TestTheYearAddsUp holds.
var year = []batch{
	{20, 15, model.ByVisit, model.Public, toUnit},
	{45, 3, model.ByMeeting, model.Public, toUnit},
	{20, 2, model.ByCollection, model.Public, toUnit},
	{2, 0, model.ByWalkIn, model.Public, toUnit},

	{90, 40, model.ByVisit, model.Everyone, toPost},
	{95, 10, model.ByMeeting, model.Everyone, toPost},
	{260, 12, model.ByCollection, model.Everyone, toPost},
	{15, 0, model.ByWalkIn, model.Everyone, toPost},
	{4, 0, model.ByVisit, model.Everyone, toUnit},
	{3, 0, model.ByMeeting, model.Everyone, toUnit},
	{3, 0, model.ByCollection, model.Everyone, toUnit},
	{16, 10, model.ByVisit, model.Everyone, toAnyone},
	{7, 0, model.ByMeeting, model.Everyone, toAnyone},
	{7, 0, model.ByCollection, model.Everyone, toAnyone},
	{10, 5, model.ByVisit, model.Everyone, promised},
	{40, 0, model.ByMeeting, model.Everyone, atOnce},
	{28, 3, model.ByChat, model.Everyone, forCommon},

	{250, 40, model.ByVisit, model.Family, toTeam},
	{15, 0, model.ByMeeting, model.Family, toTeam},
	{235, 10, model.ByCollection, model.Family, toTeam},
	{60, 40, model.ByVisit, model.Family, toWorker},
	{5, 0, model.ByMeeting, model.Family, toWorker},
	{75, 0, model.ByCollection, model.Family, toWorker},
	{5, 0, model.ByWalkIn, model.Family, toWorker},
	{50, 20, model.ByVisit, model.Family, promised},

	{170, 0, model.ByVisit, "", atOnce},
	{80, 0, model.ByWalkIn, "", atOnce},
}

// Of the matters that were dispatched and are settled, so many were dispatched a second time.
const (
	sentAgain   = 110 // after they had been returned
	openedAgain = 30  // after they had been closed and opened again
)

// order is one matter of the year for one community.
type order struct {
	batch
	open  bool
	stage int  // how far an open matter has got: the next of the stages of its way
	fate  fate // returned or reopened for one that was dispatched a second time, else how it went
	unit  int  // the index of the unit, for the way toUnit
}

// deal makes the orders of the year and deals them to so many communities, each batch evenly. A matter of a unit goes
// to the community of the first grid that the unit covers, which home returns.
func deal(d dice, communities int, home func(unit int) int) [][]order {
	all := orders()
	destine(d, all)
	hands := make([][]order, communities)
	next := 0
	for _, o := range all {
		to := next % communities
		if o.way == toUnit {
			to = home(o.unit)
		} else {
			next++
		}
		hands[to] = append(hands[to], o)
	}
	for _, hand := range hands {
		d.Shuffle(len(hand), func(i, j int) { hand[i], hand[j] = hand[j], hand[i] })
	}
	return hands
}

// orders returns all orders of the year, those of a batch that are open first. The matters that units have claimed are
// each of another unit.
func orders() (all []order) {
	stage := map[way]int{}
	claimed, waiting := 0, 0
	for _, b := range year {
		for k := range b.n {
			o := order{batch: b, open: k < b.open}
			if o.open {
				o.stage = stage[b.way]
				stage[b.way]++
			}
			switch {
			case o.way == toUnit && o.waits():
				waiting++
				o.unit = model.LongliCase.Units - waiting
			case o.way == toUnit:
				o.unit = claimed
				claimed++
			}
			all = append(all, o)
		}
	}
	return all
}

// destine gives a fate to each order that was dispatched and is settled.
func destine(d dice, all []order) {
	fates := newDeck(d, lives)
	again := 0
	for _, i := range d.Perm(len(all)) {
		o := &all[i]
		if o.open || o.way == atOnce || o.way == promised || o.way == forCommon {
			continue
		}
		switch again++; {
		case again <= sentAgain:
			o.fate = returned
		case again <= sentAgain+openedAgain:
			o.fate = reopened
		default:
			o.fate = fates.draw()
		}
	}
}

// lives are the fates of matters that were dispatched once.
var lives = []fate{
	plainly, plainly, plainly, plainly, plainly, plainly, plainly, plainly, slow, slow, sentBack, unsatisfied,
}
