package door

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// Edit is the form of a household: to mend what the register says, or to add one nobody listed.
type Edit struct {
	page.Form
	host     page.Host
	id       model.HouseholdID // none: a new one
	grid     model.Path
	was      model.HouseholdID // of a new one: the household it was elsewhere
	another  bool              // of a new one: another family at a door where somebody lives
	compound string            // of a new one: the compound one stands in, for an address that names none
	saw      desk.Fields       // as its author saw them when the form was opened
	opened   desk.Fields       // as the form was opened
	fields   map[model.Field]*page.Field
}

// doorW is the room for an address; what it is read as stands behind it.
const doorW = 30

// NewEdit edits a household.
func NewEdit(host page.Host, id model.HouseholdID) *Edit {
	e := &Edit{host: host, id: id, saw: desk.Fields{}}
	if h := host.Desk().Register().Household(id); h != nil {
		e.grid, e.saw = h.Grid, desk.FieldsOf(h)
	}
	return e.open("edit", id.Record(), e.saw)
}

// NewAdd adds a household to a grid, at a door of the compound one stands in where the door names no other.
func NewAdd(host page.Host, grid model.Path, compound string) *Edit {
	return (&Edit{host: host, grid: grid, compound: compound}).open("add", model.PlaceIDOf(grid).Record(), nil)
}

// door gives the address that was typed. One without a compound, as 3-2-302, is of the compound one stands in.
func (e *Edit) door(typed string) string {
	a, err := model.ParseAddress(typed)
	if err != nil || a.Compound != "" || e.compound == "" {
		return typed
	}
	a.Compound = e.compound
	return a.String()
}

// reads gives the address that what is typed is read as, "" where it reads the same.
func (e *Edit) reads() string {
	typed := e.fields[model.FieldDoor].Edit.Value()
	a, err := model.ParseAddress(e.door(typed))
	if err != nil || model.TidyLine(typed) == a.String() {
		return ""
	}
	return e.host.Say(text.DoorReads, text.Address(e.host.Lang(), a))
}

// newBehind adds another household behind the same door.
func newBehind(host page.Host, h *model.Household) *Edit {
	return (&Edit{host: host, grid: h.Grid, another: true}).open(
		"behind", h.RecordID(), desk.Fields{model.FieldDoor: h.Get(model.FieldDoor)},
	)
}

// newElsewhere adds a household that moved away at its new address: a record never leaves its place, so it is a
// new one.
func newElsewhere(host page.Host, h *model.Household) *Edit {
	f := desk.FieldsOf(h)
	delete(f, model.FieldDoor)
	return (&Edit{host: host, grid: h.Grid, was: h.ID}).open("elsewhere", h.RecordID(), f)
}

// open fills the form, with its draft where there is one.
func (e *Edit) open(kind string, about model.RecordID, values desk.Fields) *Edit {
	e.Form = page.NewForm(e.host, desk.DraftKey{Form: kind, Record: about}, e.held, e.save)
	e.build()
	for f, v := range values {
		e.set(f, v)
	}
	e.opened = e.now()
	e.put(e.Found())
	return e
}

// build makes a field for each field of a household.
func (e *Edit) build() {
	e.fields = map[model.Field]*page.Field{}
	var all []*page.Field
	for _, k := range model.Fields {
		f := &page.Field{Gap: true}
		switch k {
		case model.FieldTags:
			f.Choice = &widget.Choice{Many: true}
		default:
			f.Edit = &widget.Edit{Limit: model.MostWords}
		}
		switch k {
		case model.FieldDoor:
			f.Width, f.Note = doorW, e.reads
		case model.FieldResidents:
			f.Edit.Multi, f.Rows = true, 4
		case model.FieldNote:
			f.Edit.Multi, f.Rows = true, 2
		}
		e.fields[k] = f
		all = append(all, f)
	}
	e.speak()
	e.Arrange(all, all)
}

var editHints = map[model.Field]text.Sentence{model.FieldDoor: text.HintDoor, model.FieldResidents: text.HintResidents,
	model.FieldPhones: text.HintPhones, model.FieldLanguages: text.HintLanguages, model.FieldCadence: text.HintCadence}

// speak puts labels, hints and tags into the language one reads.
func (e *Edit) speak() {
	for k, f := range e.fields {
		f.Label = text.Field(e.host.Lang(), k)
		if f.Edit != nil {
			f.Edit.Hint = e.host.Say(editHints[k])
		}
	}
	tags := e.fields[model.FieldTags].Choice
	tags.Items = nil
	for _, t := range model.HouseTags {
		tags.Items = append(tags.Items, text.Tag(e.host.Lang(), t))
	}
}

// set puts a field's text form into the form.
func (e *Edit) set(f model.Field, v string) {
	if f != model.FieldTags {
		e.fields[f].Edit.SetValue(v)
		return
	}
	tags, _ := model.ParseHouseTags(v)
	for _, t := range tags {
		e.fields[f].Choice.Choose(slices.Index(model.HouseTags, t))
	}
}

// now is each field's text form as it stands. The same tags in another order are the same.
func (e *Edit) now() desk.Fields {
	now := desk.Fields{}
	for k, f := range e.fields {
		if f.Edit != nil {
			now[k] = f.Edit.Value()
		}
	}
	var chosen []string
	was, _ := model.ParseHouseTags(e.saw[model.FieldTags])
	same := true
	for i, t := range model.HouseTags {
		if e.fields[model.FieldTags].Choice.Has(i) {
			chosen = append(chosen, string(t))
		}
		same = same && slices.Contains(was, t) == e.fields[model.FieldTags].Choice.Has(i)
	}
	now[model.FieldTags] = strings.Join(chosen, "、")
	if same {
		now[model.FieldTags] = e.saw[model.FieldTags]
	}
	return now
}

// editDraft is what was typed, beside what its author saw then.
type editDraft struct {
	Saw desk.Fields `json:"saw,omitempty"`
	Now desk.Fields `json:"now"`
}

func (e *Edit) held() []byte {
	now := e.now()
	if maps.Equal(now, e.opened) {
		return nil
	}
	b, err := json.Marshal(editDraft{e.saw, now})
	if err != nil {
		return nil
	}
	return b
}

func (e *Edit) put(kept []byte) {
	var d editDraft
	if json.Unmarshal(kept, &d) != nil { // none, or an older program's
		return
	}
	e.build() // none of what the form was opened with stays
	for f, v := range d.Now {
		if _, ok := e.fields[f]; ok {
			e.set(f, v)
		}
	}
	if d.Saw != nil {
		e.saw = d.Saw
	}
}

// Refresh reads nothing anew: what its author saw when the form was opened goes with the edit.
func (e *Edit) Refresh() { e.speak() }

// Hints are those of a form, and how tags are chosen.
func (e *Edit) Hints() []widget.Hint {
	host := e.host
	hints := e.Form.Hints()
	if e.At.Choice != nil {
		hints = append([]widget.Hint{
			{Key: host.Say(text.KeyLeftRight), Verb: host.Say(text.DoChoose)},
			{Key: "Space", Verb: host.Say(text.DoTick)},
		}, hints...)
	}
	return hints
}

// Draw paints the fields under whose household it is, or where it is added.
func (e *Edit) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	host := e.host
	title, beside := host.Say(text.EditTitle), ""
	if e.id.IsZero() {
		title, beside = host.Say(text.AddTitle), host.Say(text.AddWhere, host.Desk().PlaceName(e.grid))
	} else if h := host.Desk().Register().Household(e.id); h != nil {
		title, beside = title+"  "+present.HouseholdName(host.Lang(), h), text.Address(host.Lang(), h.Door)
	}
	g.Spans(
		r.X+2, r.Y, r.W-4, widget.Span{Ink: widget.Text | widget.Bold, Text: title},
		widget.Span{Ink: widget.Muted, Text: "  " + beside},
	)
	_, fields := r.Top(2)
	return e.Form.Draw(g, fields)
}
