package door

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
)

// This file chooses which doors of the round are listed (F2): by their state in the week, by tag, or by staircase.

// filter says which doors are listed.
type filter int

const (
	ofWeek   filter = iota // all doors of the week's round
	toWalk                 // doors of the round that are not yet done
	tooLate                // doors of the round that are late
	inVain                 // doors of the round where nobody opened
	turnedUs               // doors of the round that did not wish to be visited
	owing                  // every door that something is owed to
	drafted                // every door with a form that was left unsaved
	twice                  // every door that may have been entered twice
	anyDoor                // every door of the grids
	ofTag                  // every door with one tag
	ofStair                // every door of one staircase
)

// stair names a staircase of a grid.
type stair struct {
	grid model.Path
	key  model.StairKey
}

// stairOf returns the staircase of a door.
func stairOf(d register.Door) stair { return stair{d.Face().Grid, d.Face().Door.StairKey()} }

// lets reports whether the filter lets a door through.
func (r *Round) lets(d register.Door) bool {
	switch r.filter {
	case toWalk:
		return d.In && !d.Done
	case tooLate:
		return d.In && d.Late > 0
	case inVain:
		return d.CameTo(model.Away)
	case turnedUs:
		return d.CameTo(model.TurnedAway)
	case owing:
		return d.Owed > 0
	case drafted:
		return r.drafts[d.Face().RecordID()]
	case twice:
		return d.Twice
	case ofTag:
		return d.HasTag(r.tag)
	case ofStair:
		return stairOf(d) == r.stair
	}
	return true
}

// ofWeekAlone reports whether a filter chooses among the doors of the week's round, and not among all doors.
func (f filter) ofWeekAlone() bool { return f <= turnedUs }

// letsAll reports whether the filter lets all doors through.
func (f filter) letsAll() bool { return f == ofWeek || f == anyDoor }

var filterNames = map[filter]text.Sentence{ofWeek: text.RoundTitle, toWalk: text.OnlyToWalk, tooLate: text.OnlyLate,
	inVain:   text.OnlyVain,
	turnedUs: text.OnlyTurned, owing: text.OnlyOwed, drafted: text.OnlyDrafts, twice: text.OnlyTwice,
	anyDoor: text.AllDoors}

// listed returns the name of the filter, and "" if the whole round of the week is listed.
func (r *Round) listed() string {
	switch r.filter {
	case ofWeek:
		return ""
	case ofTag:
		return text.Tag(r.host.Lang(), r.tag)
	case ofStair:
		return r.stairName
	}
	return r.host.Say(filterNames[r.filter])
}

// chooseFilter asks which doors to list. It offers each kind with its count, then the tags, then the staircases of the
// grids.
func (r *Round) chooseFilter() tea.Cmd {
	r.host.ShowDialog(page.NewMenu(r.host, text.FilterDoors, r.filters))
	return nil
}

// filters returns the lines of the menu from which the person chooses a filter.
func (r *Round) filters() (all []page.MenuLine) {
	every := r.every()
	for f := ofWeek; f <= anyDoor; f++ {
		from := every
		if f.ofWeekAlone() {
			from = r.all
		}
		n := r.count(from, Round{filter: f, drafts: r.drafts})
		if f == twice && n == 0 {
			continue // there are seldom any
		}
		all = append(
			all,
			page.MenuLine{Text: r.host.Say(filterNames[f]), Count: n, Do: func() tea.Cmd { return r.show(f) }},
		)
	}
	for _, tag := range model.HouseTags {
		if tag.Sensitive() {
			continue // no list may show who has such a tag
		}
		if n := r.count(every, Round{filter: ofTag, tag: tag}); n > 0 {
			all = append(
				all,
				page.MenuLine{
					Text:  text.Tag(r.host.Lang(), tag),
					Count: n,
					Do:    func() tea.Cmd { r.tag = tag; return r.show(ofTag) },
				},
			)
		}
	}
	for _, s := range every.Stairs {
		first := every.Doors[s.First]
		all = append(all, page.MenuLine{Text: s.Heading, Count: s.Len, Do: func() tea.Cmd {
			r.stair, r.stairName = stairOf(first), s.Heading
			return r.show(ofStair)
		}})
	}
	return all
}

// every returns all doors of the person's grids.
func (r *Round) every() register.Round {
	d := r.host.Desk()
	return d.Register().Round(d.Today(), d.Today().Week(), d.Grids(), true)
}

// count returns how many doors of from the filter of by lets through.
func (r *Round) count(from register.Round, by Round) (n int) {
	for _, d := range from.Doors {
		if by.lets(d) {
			n++
		}
	}
	return n
}

// show lists the doors that a filter lets through.
func (r *Round) show(f filter) tea.Cmd {
	r.filter = f
	r.Refresh()
	return nil
}

// Clear lists the round of the week again, and reports whether another filter was chosen.
func (r *Round) Clear() bool {
	if r.filter == ofWeek {
		return false
	}
	r.show(ofWeek)
	return true
}
