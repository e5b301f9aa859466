package register

import (
	"cmp"
	"slices"

	"sidan/model"
)

// These constants say how near a person or a group is to a grid, the nearest first.
const (
	nearGrid      = iota // works in the grid
	nearCovering         // a group that answers for the grid
	nearLarge            // works in the same large grid
	nearCommunity        // works elsewhere in the community, or is a team or a post
	nearUnit             // any other unit
	nearCounty           // works for the whole county: liaisons, organisers
)

// Handlers returns all people and groups to whom a task of a grid could be sent, the nearest to the grid first. Those
// that are equally near come in the order of People and Groups, people before groups.
func (r *Register) Handlers(grid model.Path) []model.Record {
	type one struct {
		rec model.Record
		far int
	}
	var all []one
	for _, p := range r.People() {
		if p.Community() == grid.Community() || p.Place.Holds(grid.Community()) {
			all = append(all, one{p, farPerson(p, grid)})
		}
	}
	for _, g := range r.Groups() {
		if g.Place.Holds(grid) {
			all = append(all, one{g, farGroup(g, grid)})
		}
	}
	slices.SortStableFunc(all, func(a, b one) int { return cmp.Compare(a.far, b.far) })
	recs := make([]model.Record, len(all))
	for i, o := range all {
		recs[i] = o.rec
	}
	return recs
}

// farPerson returns how near a person is to a grid, as one of the constants above.
func farPerson(p *model.Person, grid model.Path) int {
	switch same, large := sameGrid(p.Place, grid); {
	case same:
		return nearGrid
	case p.Place.Level() < model.Community:
		return nearCounty
	case large:
		return nearLarge
	}
	return nearCommunity
}

// farGroup returns how near a group is to a grid, as one of the constants above.
func farGroup(g *model.Group, grid model.Path) int {
	switch {
	case slices.ContainsFunc(g.Covers, func(p model.Path) bool { return p.Holds(grid) }):
		return nearCovering
	case g.Sort == model.ToUnit:
		return nearUnit
	}
	return nearCommunity
}
