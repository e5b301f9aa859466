package model

import (
	"slices"
)

// This file holds the changes to the register of households (户籍台账): added, edited, moved away and struck. All are
// facts. The changes that merge and reopen households are in household_merge.go.

// mostEdits is how many edits the record of a household keeps at most; the hub's log keeps all. mostSettings is for
// how many fields it keeps who set them last; a household has fewer fields than that.
const (
	mostEdits    = 50
	mostSettings = 32
)

// HouseholdAdded says that a household lives at a door. It comes from the county's list, or from a worker who found the
// household.
type HouseholdAdded struct {
	Grid      Path        `cbor:"1,keyasint"`
	Door      Address     `cbor:"2,keyasint"`
	Residents []Resident  `cbor:"3,keyasint,omitempty"`
	Phones    []string    `cbor:"4,keyasint,omitempty"`
	Tags      []HouseTag  `cbor:"5,keyasint,omitempty"`
	Languages []string    `cbor:"6,keyasint,omitempty"`
	Note      string      `cbor:"7,keyasint,omitempty"`
	Was       HouseholdID `cbor:"8,keyasint,omitzero"`
	Weeks     int         `cbor:"9,keyasint,omitempty"`
	// Beside names a household at the same door that the author knew to be another family. Then two households at one
	// door are no mistake.
	Beside HouseholdID `cbor:"10,keyasint,omitzero"`
}

// HouseholdEdited sets some fields. Edits of different fields do not affect each other. If a field no longer holds the
// value that the author saw, because somebody else has set it, the edit that arrives last counts, both stay in the
// history, and the edit is flagged.
type HouseholdEdited struct {
	Fields []FieldEdit `cbor:"1,keyasint"`
}

// FieldEdit is the edit of one field: the value that its author saw, and the new value.
type FieldEdit struct {
	Field Field  `cbor:"1,keyasint"`
	Saw   string `cbor:"2,keyasint,omitempty"`
	Now   string `cbor:"3,keyasint,omitempty"`
}

// HouseholdMoved closes a household as moved away (已搬走). Its open tasks stay with the community. At its new address
// it becomes a new household, whose Was names this one.
type HouseholdMoved struct {
	Note string `cbor:"1,keyasint,omitempty"`
}

// HouseholdStruck removes a household that was added by mistake (作废), with a reason. A household with visits or tasks
// cannot be struck; it moves away or is merged.
type HouseholdStruck struct {
	Why string `cbor:"1,keyasint"`
}

// Check requires a grid and a door. A household without a name is allowed: perhaps nobody has opened the door yet.
func (b HouseholdAdded) Check() *Refusal {
	if b.Grid.Level() < LargeGrid {
		return refuse(BadInput, "grid", string(b.Grid))
	}
	if b.Door == (Address{}) {
		return refuse(Missing, string(FieldDoor))
	}
	if b.Weeks < 0 || b.Weeks > 52 {
		return refuse(BadInput, string(FieldCadence), itoa(b.Weeks))
	}
	for _, t := range b.Tags {
		if !slices.Contains(HouseTags, t) {
			return refuse(BadInput, string(FieldTags), string(t))
		}
	}
	in := HouseholdInside{Residents: b.Residents, Phones: b.Phones, Tags: b.Tags, Languages: b.Languages, Note: b.Note}
	if no := first(b.Door.check(MostLine), in.check()); no != nil {
		return no
	}
	householder := ""
	if len(b.Residents) > 0 {
		householder = b.Residents[0].Name
	}
	if !b.Door.Leads(householder) { // comes last: the hub takes a change that fails only this
		return refuse(NoDoor, string(FieldDoor), b.Door.String())
	}
	return nil
}

// check checks the fields about the people of a household.
func (in HouseholdInside) check() *Refusal {
	if len(in.Tags) > len(HouseTags) {
		return refuse(TooLong, string(FieldTags), itoa(len(HouseTags)))
	}
	return first(checkResidents(in.Residents), checkLines(string(FieldPhones), in.Phones, MostListed, MostLine),
		checkLines(string(FieldLanguages), in.Languages, MostListed, MostLine),
		checkWords(string(FieldNote), in.Note, 0, MostWords))
}

// Check requires at least one field, each only once, and checks each edit.
func (b HouseholdEdited) Check() *Refusal {
	if len(b.Fields) == 0 {
		return refuse(Missing, "field")
	}
	if len(b.Fields) > len(Fields) {
		return refuse(TooLong, "field", itoa(len(Fields)))
	}
	for i, e := range b.Fields {
		if slices.ContainsFunc(b.Fields[:i], func(o FieldEdit) bool { return o.Field == e.Field }) {
			return refuse(BadInput, "field", string(e.Field))
		}
		if no := e.check(); no != nil {
			return no
		}
	}
	return nil
}

// check sets the field on an empty household, to see whether the text can be read. It ignores Saw, which is only
// compared and never stored in a record.
func (e FieldEdit) check() *Refusal {
	if no := checkWords(string(e.Field), e.Now, 0, MostWords); no != nil {
		return no
	}
	h := &Household{Inside: &HouseholdInside{}}
	if h.set(e.Field, e.Now) != nil {
		return refuse(BadInput, string(e.Field), e.Now)
	}
	return first(h.Door.check(MostLine), h.Inside.check())
}

// checkResidents checks the number of residents and the fields of each.
func checkResidents(rs []Resident) *Refusal {
	if len(rs) > MostResidents {
		return refuse(TooLong, string(FieldResidents), itoa(MostResidents))
	}
	for _, r := range rs {
		no := first(
			checkLine(string(FieldResidents), r.Name, 1, MostName),
			checkLine(string(FieldResidents), r.Role, 0, MostLine),
		)
		if no != nil {
			return no
		}
		if r.Born != 0 && (r.Born < 1800 || r.Born > 2199) {
			return refuse(BadInput, string(FieldResidents), itoa(r.Born))
		}
	}
	return nil
}

// Check checks the note.
func (b HouseholdMoved) Check() *Refusal { return checkWords(string(FieldNote), b.Note, 0, MostWords) }

// Check requires a reason.
func (b HouseholdStruck) Check() *Refusal { return checkWords("why", b.Why, 1, MostWords) }

func (b HouseholdAdded) words() string { return b.Note }

func (b HouseholdAdded) making() Making { return makingAt("grid", b.Grid) }

func (b HouseholdAdded) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	if h, ok := r.(*Household); ok { // added twice under one id: the residents of the second stay in the history
		return h.flag(s, FlagSecond).edited(
			s, FieldResidents, h.Get(FieldResidents),
			(&Household{Inside: &HouseholdInside{Residents: b.Residents}}).Get(FieldResidents),
		), flagged(FlagSecond)
	}
	h := &Household{ID: HouseholdID(c.Record), Grid: b.Grid, Door: b.Door, Since: DayOf(s.On), Was: b.Was,
		Beside: b.Beside,
		Inside: &HouseholdInside{
			Residents: b.Residents, Phones: b.Phones, Tags: b.Tags, Languages: b.Languages, Note: b.Note,
			Weeks: b.Weeks,
		}}
	if h.Cadence = b.Weeks; h.Cadence == 0 {
		h.Cadence = CadenceFor(b.Tags)
	}
	return h, accepted
}

func (HouseholdEdited) words() string { return "" }

func (b HouseholdEdited) apply(r Record, _ Change, s Stamp) (Record, Outcome) {
	h, out := r.(*Household).clone(), accepted
	for _, e := range b.Fields {
		was, by := h.Get(e.Field), h.setBy(e.Field)
		if was != e.Saw && was != e.Now && !by.IsZero() && by != s.By.ID {
			h, out = h.flag(s, FlagEdit), flagged(FlagEdit)
		}
		if h.set(e.Field, e.Now) != nil { // not readable by this program: the text stays in the history
			h, out = h.flag(s, FlagState), flagged(FlagState)
		}
		h = h.edited(s, e.Field, was, e.Now)
	}
	return h, out
}

func (b HouseholdMoved) words() string { return b.Note }

func (b HouseholdMoved) apply(r Record, _ Change, s Stamp) (Record, Outcome) {
	h := r.(*Household).clone().edited(s, "moved", "", b.Note)
	if h.Moved == 0 {
		h.Moved = DayOf(s.On)
	}
	return h, accepted
}

func (b HouseholdStruck) words() string { return b.Why }

func (b HouseholdStruck) apply(r Record, _ Change, s Stamp) (Record, Outcome) {
	h := r.(*Household).clone().edited(s, "struck", "", b.Why)
	if h.Struck == 0 {
		h.Struck = DayOf(s.On)
	}
	return h, accepted
}

// clone returns a copy with an inside of its own.
func (h *Household) clone() *Household {
	n, in := *h, HouseholdInside{}
	if h.Inside != nil {
		in = *h.Inside
	}
	in.Set, in.Edits, in.Flags = slices.Clone(in.Set), slices.Clone(in.Edits), slices.Clone(in.Flags)
	n.Inside = &in
	return &n
}

// setBy returns who set a field last, and the zero PersonID if nobody has.
func (h *Household) setBy(f Field) PersonID {
	for _, s := range h.Inside.Set {
		if s.Field == f {
			return s.By
		}
	}
	return PersonID{}
}

// edited returns a copy with one more edit in its history, and with its author as the one who set the field last.
func (h *Household) edited(s Stamp, f Field, was, now string) *Household {
	n := h.clone()
	n.Inside.Edits = append(n.Inside.Edits, Edited{DayOf(s.On), s.By, f, was, now})
	n.Inside.Edits = newest(n.Inside.Edits, mostEdits, func(e Edited) int { return len(e.Was) + len(e.Now) })
	n.Inside.Set = append(slices.DeleteFunc(n.Inside.Set, func(x Setting) bool { return x.Field == f }), Setting{
		f, s.By.ID,
	})
	n.Inside.Set = newest(n.Inside.Set, mostSettings, func(x Setting) int { return len(x.Field) })
	return n
}

func (h *Household) flag(s Stamp, why Reason) *Household {
	n := h.clone()
	n.Inside.Flags = flagWith(n.Inside.Flags, s, why)
	return n
}
