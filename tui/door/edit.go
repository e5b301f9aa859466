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

// Edit is the form of a household. It corrects a household of the register, or adds one that is not listed.
type Edit struct {
	page.Form
	host     page.Host
	id       model.HouseholdID // zero if a household is added
	grid     model.Path
	was      model.HouseholdID // of an added household: the household that these people were at their old address
	another  bool              // of an added household: another family at a door where somebody lives
	compound string            // of an added household: the compound for an address that names none
	saw      desk.Fields       // the fields as the author saw them when the edit was begun
	opened   desk.Fields       // the fields as the form was opened with, before its draft
	fields   map[model.Field]*page.Field
}

// doorW is the width of the field for an address, in cells. The address as it was read stands behind the field.
const doorW = 30

// NewEdit opens the form that corrects a household.
func NewEdit(host page.Host, id model.HouseholdID) *Edit {
	e := &Edit{host: host, id: id, saw: desk.Fields{}}
	if h := host.Desk().Register().Household(id); h != nil {
		e.grid, e.saw = h.Grid, desk.FieldsOf(h)
	}
	return e.open("edit", id.Record(), e.saw)
}

// NewAdd opens the form that adds a household to a grid. compound completes an address that names no compound.
func NewAdd(host page.Host, grid model.Path, compound string) *Edit {
	return (&Edit{host: host, grid: grid, compound: compound}).open("add", model.PlaceIDOf(grid).Record(), nil)
}

// door returns the address that was typed. If the address names no compound, as 3-2-302 does, it adds e.compound.
func (e *Edit) door(typed string) string {
	a, err := model.ParseAddress(typed)
	if err != nil || a.Compound != "" || e.compound == "" {
		return typed
	}
	a.Compound = e.compound
	return a.String()
}

// reads returns the note behind the address: how the typed address is read. It returns "" if the address cannot be
// read, or reads just as it was typed.
func (e *Edit) reads() string {
	typed := e.fields[model.FieldDoor].Edit.Value()
	a, err := model.ParseAddress(e.door(typed))
	if err != nil || model.TidyLine(typed) == a.String() {
		return ""
	}
	return e.host.Say(text.DoorReads, text.Address(e.host.Lang(), a))
}

// newBehind opens the form that adds another household behind the same door.
func newBehind(host page.Host, h *model.Household) *Edit {
	return (&Edit{host: host, grid: h.Grid, another: true}).open(
		"behind", h.RecordID(), desk.Fields{model.FieldDoor: h.Get(model.FieldDoor)},
	)
}

// newElsewhere opens the form that adds a household at its new address after it moved away. It makes a new record,
// because a record never leaves its place.
func newElsewhere(host page.Host, h *model.Household) *Edit {
	f := desk.FieldsOf(h)
	delete(f, model.FieldDoor)
	return (&Edit{host: host, grid: h.Grid, was: h.ID}).open("elsewhere", h.RecordID(), f)
}

// open fills the form with the values, and then with its draft if there is one.
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

// build makes a field of the form for each field of a household.
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

// editHints are the hints in the fields that need one.
var editHints = map[model.Field]text.Sentence{model.FieldDoor: text.HintDoor, model.FieldResidents: text.HintResidents,
	model.FieldPhones: text.HintPhones, model.FieldLanguages: text.HintLanguages, model.FieldCadence: text.HintCadence}

// speak puts labels, hints and tags into the current language.
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

// set puts the text of a field into the form.
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

// now returns the text of each field as the form has it now. If the chosen tags are those that the author saw, it
// returns them as the author saw them, so that their order is no change.
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

// editDraft is what was typed, and the fields as the author saw them at that time.
type editDraft struct {
	Saw desk.Fields `json:"saw,omitempty"`
	Now desk.Fields `json:"now"`
}

// held returns the draft of the form, and nil if the form is as it was opened.
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

// put fills the form with a draft. The edit is then saved against the fields that its author saw when the draft was
// begun.
func (e *Edit) put(kept []byte) {
	var d editDraft
	if json.Unmarshal(kept, &d) != nil { // there is no draft, or one of an older program
		return
	}
	e.build() // the draft replaces everything that the form was opened with
	for f, v := range d.Now {
		if _, ok := e.fields[f]; ok {
			e.set(f, v)
		}
	}
	if d.Saw != nil {
		e.saw = d.Saw
	}
}

// Refresh only changes the language. It does not read the household anew, because the edit is saved with the fields
// that its author saw.
func (e *Edit) Refresh() { e.speak() }

// Hints returns the keys of a form, and on the tags also the keys that choose them.
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

// Draw paints the fields. Above them it says which household is edited, or in which grid one is added.
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
