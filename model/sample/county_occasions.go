package sample

import (
	"slices"
	"time"

	"sidan/model"
)

// This file plans the meetings, collection days and suggestion boxes of a community's year.

// occasion is a meeting at which matters of the year may have come up.
type occasion struct {
	id model.MeetingID
	at time.Time
}

// hold plans the i-th community's meetings, and returns them by channel, the newest first.
func (y *yearPlan) hold(i int) map[model.Channel][]*occasion {
	n, all := len(communityNames), map[model.Channel][]*occasion{}
	meet := func(sort model.MeetingSort, at time.Time, place *grid, box model.BoxID) {
		o := &occasion{newID[model.Meeting](y.dice, at), at}
		held := model.MeetingHeld{Sort: sort, Place: y.path, On: model.DayOf(at), Box: box}
		if place != nil {
			held.Place, held.Compound = place.path, place.houses[0].door.Compound
			held.Spot = spot(held.Compound)
		}
		if box.IsZero() {
			held.Attended = y.between(12, 80)
		}
		y.add(at.Add(3*time.Hour), y.officer, o.id.Record(), held)
		all[sort.Channel()] = append(all[sort.Channel()], o)
	}
	for k := range share(model.LongliCase.MassMeetings, n, i) {
		meet(model.MassMeeting, clock(y.day-y.spread(k, share(model.LongliCase.MassMeetings, n, i)), 15, 0),
			pick(y.dice, y.grids), model.BoxID{})
	}
	for k := range share(model.LongliCase.Representatives, n, i) {
		meet(model.Representatives, clock(y.day-y.spread(k, share(model.LongliCase.Representatives, n, i)), 9, 30),
			nil, model.BoxID{})
	}
	for k, day := range y.collectionDays(share(model.LongliCase.CollectionDays, n, i)) {
		meet(model.CollectionDay, clock(day, 9+k%2*5, 0), y.grids[k%len(y.grids)], model.BoxID{})
	}
	y.hangBoxes(share(model.LongliCase.Boxes, n, i), func(g *grid, box model.BoxID, at time.Time) {
		meet(model.BoxOpening, at, g, box)
	})
	for _, of := range all {
		slices.SortStableFunc(of, func(a, b *occasion) int { return b.at.Compare(a.at) })
	}
	return all
}

// spread returns how many days ago the k-th of n meetings of the year was held.
func (y *yearPlan) spread(k, n int) model.Day { return model.Day(8 + k*350/n + y.IntN(350/n)) }

// collectionDays returns the days of the last n collections (征集): two in each month, at different points.
func (y *yearPlan) collectionDays(n int) (days []model.Day) {
	for day := model.LastCollectionDay(y.day - 1); len(days) < n; day = model.LastCollectionDay(day - 1) {
		days = append(days, day)
		if len(days) < n {
			days = append(days, day)
		}
	}
	return days
}

// hangBoxes plans n boxes and two openings of each.
func (y *yearPlan) hangBoxes(n int, open func(g *grid, box model.BoxID, at time.Time)) {
	at := clock(y.founded+20, 10, 0)
	for k := range n {
		g := y.grids[k*len(y.grids)/n]
		box := newID[model.Box](y.dice, at)
		compound := g.houses[len(g.houses)-1].door.Compound
		y.add(at.Add(time.Duration(k)*time.Minute), y.officer, box.Record(), model.BoxPlaced{
			Place: g.path, Compound: compound, Spot: spot(compound), Since: model.DayOf(at),
		})
		for half := range 2 {
			open(g, box, clock(y.day-y.spread(half, 2), 16, 30))
		}
	}
}

// comes returns how a matter came up that is at least so many days old. There may have been no visit to the
// household so long ago; then one is planned.
func (y *yearPlan) comes(j *job, ago model.Day) origin {
	by := j.channel
	if by == model.ByWalkIn {
		by = pick(y.dice, []model.Channel{model.ByWalkIn, model.ByPhone, model.ByPhone, model.ByChat, model.ByBox})
		if by == model.ByChat && j.sphere == model.Family || by == model.ByBox && j.way == atOnce {
			by = model.ByPhone
		}
	}
	switch until := clock(y.day-ago, 23, 0); by {
	case model.ByVisit:
		v := y.visitBefore(j.house, until)
		return origin{at: v.at, visit: v, channel: by}
	case model.ByMeeting, model.ByCollection, model.ByBox:
		of := y.occasions[by]
		k := slices.IndexFunc(of, func(o *occasion) bool { return o.at.Before(until) })
		if k < 0 {
			k = len(of) - 1
		}
		k = min(k+y.IntN(3), len(of)-1) // there are several on one day, and few matters at each
		return origin{at: of[k].at.Add(y.minutes(5, 90)), from: of[k].id.Record(), channel: by}
	}
	return origin{at: y.office(clock(y.day-ago-1, 9, 0)), channel: by}
}

// visitBefore returns a household's newest visit before a time at which somebody was spoken to. If there is none in the
// month before it, it plans one, and somebody was at home then.
func (y *yearPlan) visitBefore(x *house, until time.Time) *visit {
	for _, v := range slices.Backward(x.visits) {
		if v.spoken() && v.at.Before(until) && v.at.After(until.AddDate(0, -1, 0)) {
			return v
		}
	}
	at := clock(model.DayOf(until), 18, 10).Add(y.minutes(0, 120))
	v := &visit{id: newID[model.Visit](y.dice, at), house: x, at: at, outcome: model.Met, met: &x.souls[0]}
	i, _ := slices.BinarySearchFunc(x.visits, at, func(v *visit, at time.Time) int { return v.at.Compare(at) })
	x.visits = slices.Insert(x.visits, i, v)
	y.visits = append(y.visits, v)
	return v
}
