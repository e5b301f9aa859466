package sheet

import (
	"strings"

	"sidan/model"
	"sidan/model/text"
)

// This file reads the lists of a county's directory: places, people, units, teams and posts.

// PlaceValue is the place of a row, as --json prints it.
type PlaceValue struct {
	Path model.Path `json:"path"`
	Name string     `json:"name"`
}

// PersonValue is the person of a row, as --json prints it.
type PersonValue struct {
	Name         string     `json:"name"`
	Function     string     `json:"function"`
	Place        model.Path `json:"place"`
	Phone        string     `json:"phone"`
	Specialities []string   `json:"specialities"`
	Wishes       []string   `json:"wishes"`
	Hours        string     `json:"hours"`
	Teams        []string   `json:"teams"`
}

// GroupValue is the unit, the team or the post of a row, as --json prints it.
type GroupValue struct {
	Name   string       `json:"name"`
	Place  model.Path   `json:"place"`
	Does   []string     `json:"does"`
	Covers []model.Path `json:"covers"`
}

// Kinds are the lists that a county begins with, in the order in which they have to be imported: later lists name what
// earlier ones brought.
var Kinds = []Kind{
	{Name: "places", columns: placeColumns, read: place},
	{Name: "people", columns: personColumns, read: person},
	{Name: "units", columns: groupColumns("单位 单位名称 包保单位", true), read: group(model.ToUnit)},
	{Name: "teams", columns: groupColumns("志愿服务队 队名 队伍名称", false), read: group(model.ToTeam)},
	{Name: "posts", columns: groupColumns("岗位 岗位名称", false), read: group(model.ToPost)},
	Households,
}

// KindNamed returns the kind of list with a name, and reports whether there is one.
func KindNamed(name string) (Kind, bool) {
	for _, k := range Kinds {
		if k.Name == name {
			return k, true
		}
	}
	return Kind{}, false
}

// place reads a row of a list of places.
func place(r *row) (model.Body, any) {
	b := model.PlaceAdded{Path: r.path("path"), Name: model.TidyLine(r.cell("name", ""))}
	return b, PlaceValue{b.Path, b.Name}
}

// person reads a row of a list of people.
func person(r *row) (model.Body, any) {
	b := model.PersonAdded{Place: r.path("place"), Specialities: r.listed("specialities"), Wishes: r.listed("wishes"),
		Hours: model.TidyLine(r.cell("hours", "")), Teams: r.listed("teams")}
	b.Name = r.oneName()
	typed := r.cell("function", "")
	f, ok := text.ParseFunction(typed)
	switch {
	case typed == "":
		r.wrong("function", bad(text.RowEmpty, model.Field("function")))
	case !ok:
		r.wrong("function", bad(text.RowBadFunction, clip(typed)))
	}
	b.Function = f
	for _, i := range r.all("phone") {
		found, no := phones(r.cells[i])
		r.fail(i, no)
		if len(found) > 1 || len(found) == 1 && b.Phone != "" && b.Phone != found[0] {
			r.fail(i, ask(text.PhoneSeveral, clip(r.cells[i])))
		}
		if len(found) > 0 && b.Phone == "" {
			b.Phone = found[0]
		}
	}
	return b, PersonValue{b.Name, text.Function(text.ZH, b.Function), b.Place, b.Phone, orNone(b.Specialities),
		orNone(b.Wishes), b.Hours,
		orNone(b.Teams)}
}

// oneName reads the name of a row that must have exactly one.
func (r *row) oneName() string {
	typed := r.cell("name", "")
	list, _, no := people(typed, r.options.ThisYear)
	switch {
	case no.none() && len(list) == 0:
		no = bad(text.RowEmpty, model.Field("name"))
	case len(list) > 1:
		no = ask(text.NameUnsure, clip(typed))
	}
	r.wrong("name", no)
	if len(list) == 0 {
		return ""
	}
	return list[0].Name
}

// group makes the function that reads a row of a list of units, teams or posts. A unit must belong to the county, and a
// team or a post to a place below it.
func group(sort model.ToKind) func(*row) (model.Body, any) {
	return func(r *row) (model.Body, any) {
		b := model.GroupAdded{
			Sort: sort, Name: model.TidyLine(r.cell("name", "")), Place: r.path("place"),
			Does: r.listed("does"),
		}
		if b.Name == "" {
			r.wrong("name", bad(text.RowNoName))
		}
		if isCounty := b.Place.Level() == model.County; b.Place.Level() != model.NoLevel &&
			isCounty != (sort == model.ToUnit) {
			r.wrong("place", bad(text.RowGroupPlace, clip(string(b.Place))))
		}
		for _, i := range r.all("covers") {
			for _, word := range strings.FieldsFunc(
				half(r.cells[i]), func(c rune) bool { return strings.ContainsRune("、,; \n", c) },
			) {
				p := model.Path(word)
				if found, sure := named(r.options.Places, word); p.Level() == model.NoLevel && sure {
					p = found[0]
				}
				if p.Level() == model.NoLevel {
					r.fail(i, bad(text.RowBadPath, clip(word)))
				}
				b.Covers = append(b.Covers, p)
			}
		}
		return b, GroupValue{b.Name, b.Place, orNone(b.Does), orNone(b.Covers)}
	}
}
