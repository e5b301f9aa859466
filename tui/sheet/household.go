package sheet

import (
	"slices"
	"strconv"
	"strings"

	"sidan/model"
	"sidan/model/pattern"
	"sidan/model/text"
)

// HouseholdValue is the household of a row, as --json prints it, in the words of the register.
type HouseholdValue struct {
	Address   string           `json:"address"`
	Names     []string         `json:"names"`
	Phones    []string         `json:"phones"`
	Tags      []string         `json:"tags"`
	Grid      model.Path       `json:"grid"`
	Residents []model.Resident `json:"residents"`
	Languages []string         `json:"languages"`
	Cadence   int              `json:"cadence"`
	Note      string           `json:"note"`
}

// Households is the list of households, one per row.
var Households = Kind{Name: "households", columns: householdColumns, ticks: true, read: household}

// household reads a row of a list of households.
func household(r *row) (model.Body, any) {
	b := model.HouseholdAdded{Grid: r.path("grid")}
	r.people(&b)
	r.address(&b)
	r.born(&b)
	for _, i := range r.all("phones") {
		found, no := phones(r.cells[i])
		b.Phones = unique(append(b.Phones, found...))
		r.fail(i, no)
	}
	r.tags(&b)
	r.notes(&b)
	b.Languages = r.listed("languages")
	if typed := r.cell("cadence", ""); typed != "" && !isNothing(typed) {
		n, ok := whole(strings.TrimSuffix(typed, "周"))
		if !ok || n < 1 || n > 52 {
			r.wrong("cadence", bad(text.RowBadCadence, clip(typed)))
		}
		b.Weeks = n
	}
	if typed := r.cell("moved", ""); typed != "" && !isNothing(typed) && !slices.Contains(noWords, typed) {
		r.wrong("moved", ask(text.RowMoved, clip(typed)))
	}
	v := HouseholdValue{strings.ReplaceAll(b.Door.String(), " ", ""), []string{}, orNone(b.Phones), []string{},
		b.Grid, orNone(b.Residents),
		orNone(b.Languages), b.Weeks, b.Note}
	for _, p := range b.Residents {
		v.Names = append(v.Names, p.Name)
	}
	for _, t := range b.Tags {
		v.Tags = append(v.Tags, text.Tag(text.ZH, t))
	}
	return b, v
}

// orNone returns the list, or an empty one for nil, so that JSON never has null for it.
func orNone[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// path reads a place from the column of a meaning, by its code or by its name in the directory. If the cell is empty,
// it returns the grid of the options, and notes a trouble if there is none.
func (r *row) path(as string) model.Path {
	typed := r.cell(as, "")
	if typed == "" {
		if r.options.Grid == "" {
			r.wrong(as, bad(text.RowEmpty, model.Field(as)))
		}
		return r.options.Grid
	}
	p := model.Path(half(typed))
	if p.Level() != model.NoLevel {
		return p
	}
	found, sure := named(r.options.Places, typed)
	switch {
	case sure:
		return found[0]
	case len(found) == 0 && len(r.options.Places) > 0 && !strings.Contains(typed, "/"):
		r.wrong(as, bad(text.RowNoPlace, clip(typed)))
	case len(found) == 0:
		r.wrong(as, bad(text.RowBadPath, clip(typed)))
	default:
		r.wrong(as, ask(text.RowWhichPlace, clip(typed), clip(string(found[0]))))
	}
	return ""
}

// people joins the people from all columns of names. Those of the householder's column come first.
func (r *row) people(b *model.HouseholdAdded) {
	for _, i := range r.all("names") {
		list, remark, no := people(r.cells[i], r.options.ThisYear)
		r.fail(i, no)
		for _, p := range list {
			b.Residents = withPerson(b.Residents, p)
		}
		if remark != "" {
			b.Note = strings.Trim(b.Note+"；"+remark, "；")
		}
	}
	if len(b.Residents) == 0 {
		r.overlooked()
	}
}

// withPerson adds a person to a list, or completes the entry of the same name, because a person may stand in two
// columns. A householder is put first.
func withPerson(list []model.Resident, p model.Resident) []model.Resident {
	at := slices.IndexFunc(list, func(o model.Resident) bool { return o.Name == p.Name })
	if at >= 0 {
		if list[at].Born == 0 {
			list[at].Born = p.Born
		}
		if list[at].Role == "" {
			list[at].Role = p.Role
		}
		return list
	}
	if p.Role == "户主" {
		return slices.Insert(list, 0, p)
	}
	return append(list, p)
}

// likeName matches heads of columns that may hold names.
var likeName = pattern.New(`名|户主|住户|成员|业主|name`)

// overlooked asks about a row without names, if a column that is not read may hold some.
func (r *row) overlooked() {
	if len(r.all("names")) > 0 ||
		slices.ContainsFunc(r.columns, func(c Column) bool { return c.As == "names" && c.rank < 2 }) {
		return
	}
	for i, c := range r.columns {
		word := headWord(c.Header)
		if c.As != "" || r.cells[i] == "" || slices.Contains(unread, word) {
			continue
		}
		n := len([]rune(r.cells[i]))
		if likeName().MatchString(word) || isHan(r.cells[i]) && n >= 2 && n <= 4 && isSurnamed(r.cells[i]) {
			r.fail(i, ask(text.NameOverlooked, clip(r.cells[i])))
			return
		}
	}
}

// born reads the year of birth of the householder.
func (r *row) born(b *model.HouseholdAdded) {
	typed := half(r.cell("born", ""))
	if isNothing(typed) {
		return
	}
	typed = strings.TrimSuffix(typed, ".0")
	found := yearWord().FindStringSubmatch(typed)
	if found == nil {
		if found = dayWord().FindStringSubmatch(typed); found == nil {
			r.wrong("born", bad(text.RowBadYear, clip(typed)))
			return
		}
	}
	switch year, _ := strconv.Atoi(found[1]); {
	case !isBirthYear(found[1], r.options.ThisYear):
		r.wrong("born", bad(text.NameYear, clip(typed)))
	case len(b.Residents) == 0:
		r.wrong("born", bad(text.BornNobody, clip(typed)))
	case b.Residents[0].Born != 0 && b.Residents[0].Born != year:
		r.wrong("born", ask(text.CellTwo, strconv.Itoa(b.Residents[0].Born), clip(typed)))
	default:
		b.Residents[0].Born = year
	}
}

// dayWord matches a day of birth as spreadsheets write it. Its first group is the year.
var dayWord = pattern.New(
	`^([0-9]{4})(?:[0-9]{4}|[-./年][0-9]{1,2}(?:[-./月][0-9]{1,2}日?)?)(?: 0?0:00(?::00)?)?$`,
)

// tags joins the tags from the columns of tags and of ticks.
func (r *row) tags(b *model.HouseholdAdded) {
	add := func(t model.HouseTag) {
		if !slices.Contains(b.Tags, t) {
			b.Tags = append(b.Tags, t)
		}
	}
	for i, c := range r.columns {
		switch {
		case c.tag != "":
			is, ok := ticked(r.cells[i], c.tag)
			if !ok {
				r.fail(i, ask(text.TickUnsure, clip(r.cells[i])))
			} else if is {
				add(c.tag)
			}
		case c.As == "tags" && !isNothing(r.cells[i]):
			found, unknown := tags(r.cells[i])
			if unknown != "" {
				r.fail(i, ask(text.RowBadTag, clip(unknown)))
			}
			for _, t := range found {
				add(t)
			}
		}
	}
}

// notes joins the remarks of a row. A remark that consists only of tags becomes those tags.
func (r *row) notes(b *model.HouseholdAdded) {
	for _, i := range r.all("note") {
		s := r.cells[i]
		if isNothing(s) {
			continue
		}
		if found, unknown := tags(s); unknown == "" && len(found) > 0 {
			for _, t := range found {
				if !slices.Contains(b.Tags, t) {
					b.Tags = append(b.Tags, t)
				}
			}
			continue
		}
		b.Note = strings.Trim(b.Note+"\n"+s, "\n")
	}
}
