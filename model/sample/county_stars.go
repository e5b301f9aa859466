package sample

import (
	"cmp"
	"slices"

	"sidan/model"
)

// This file has three people of each community earn more flags (红旗) than the others in each of the last two whole
// months, so that there are stars (服务明星) to be named.

// starFlags is how many flags the three earn in a month. Nobody else earns as many as the third.
var starFlags = []int{5, 4, 3}

// stars gives matters of teams to those who are to be ahead. Each of these matters is accepted in the month and was no
// trouble.
func (y *yearPlan) stars(jobs []*job) {
	theirs := slices.DeleteFunc(slices.Clone(jobs), func(j *job) bool {
		return j.way != toTeam || j.open || j.fate == returned || j.fate == reopened
	})
	slices.SortStableFunc(theirs, func(a, b *job) int { // visits first: they come at any time of a month
		return cmp.Compare(b.channel, a.channel)
	})
	for back := range model.Month(2) {
		month := (y.day.Month() - 1 - back).First()
		for _, flags := range starFlags {
			star := y.inTeams.next(func(p *person) bool { return p.Function == model.Member })
			for n := range flags {
				j := theirs[0]
				theirs = theirs[1:]
				j.by, j.fate, j.done = star, plainly, month+model.Day(2*n+y.IntN(8))
			}
			y.inTeams.held[star] = flags
		}
	}
}
