package register

import (
	"cmp"
	"slices"

	"sidan/model"
)

// How near somebody is to a grid, the nearest first.
const (
	nearGrid      = iota // works it
	nearCovering         // the unit that answers for it
	nearLarge            // in the same large grid
	nearCommunity        // anywhere in the community, its teams and posts too
	nearUnit             // another unit of the county
	nearCounty           // people of the county: liaisons, organisers
)

// Handlers are all people and groups that a task of a grid could be sent to, whoever is near it first; equal
// ones as the lists have them.
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

func farPerson(p *model.Person, grid model.Path) int {
	switch {
	case p.Place == grid:
		return nearGrid
	case p.Place.Level() < model.Community:
		return nearCounty
	case grid.Level() >= model.LargeGrid && p.Place.Level() >= model.LargeGrid && p.Place.At(
		model.LargeGrid,
	) == grid.At(model.LargeGrid):
		return nearLarge
	}
	return nearCommunity
}

func farGroup(g *model.Group, grid model.Path) int {
	switch {
	case slices.ContainsFunc(g.Covers, func(p model.Path) bool { return p.Holds(grid) }):
		return nearCovering
	case g.Sort == model.ToUnit:
		return nearUnit
	}
	return nearCommunity
}
