package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// HouseTag says why a door matters (类别). Its name is on the wire; text has its words.
type HouseTag string

// Household tags. Households with one of the first five are visited weekly, those with one of the next often.
const (
	Alone      HouseTag = "alone"      // 独居老人
	EmptyNest  HouseTag = "emptynest"  // 空巢老人
	Disabled   HouseTag = "disabled"   // 残疾
	Ill        HouseTag = "ill"        // 重病, sensitive
	Destitute  HouseTag = "destitute"  // 特困, sensitive
	LowIncome  HouseTag = "lowincome"  // 低保, sensitive
	Elderly    HouseTag = "elderly"    // 高龄
	LeftBehind HouseTag = "leftbehind" // 留守儿童
	Maternity  HouseTag = "maternity"  // 孕产
	Newcomer   HouseTag = "newcomer"   // 新搬入
	Tenant     HouseTag = "tenant"     // 租户
	Veteran    HouseTag = "veteran"    // 退役军人
	Military   HouseTag = "military"   // 军属
	Party      HouseTag = "party"      // 党员户
	Mental     HouseTag = "mental"     // 精神障碍, sensitive
	Correction HouseTag = "correction" // 社区矫正, sensitive
	Conflict   HouseTag = "conflict"   // 家庭矛盾, sensitive
)

// HouseTags in the order screens show them.
var HouseTags = []HouseTag{Alone, EmptyNest, Disabled, Ill, Destitute, LowIncome, Elderly, LeftBehind, Maternity,
	Newcomer, Tenant, Veteran, Military, Party, Mental, Correction, Conflict}

var weekly = []HouseTag{Alone, EmptyNest, Disabled, Ill, Destitute}
var often = []HouseTag{LowIncome, Elderly, LeftBehind, Maternity, Newcomer, Mental, Correction, Conflict}
var sensitive = []HouseTag{Ill, Mental, Correction, Conflict, LowIncome, Destitute}

// Sensitive tags stay on the household's own page; no list shows them.
func (t HouseTag) Sensitive() bool { return slices.Contains(sensitive, t) }

// CadenceFor is how many weeks may pass between two visits: one for the tagged ones that need it, two for those to be
// seen often, else four, unless the branch set another.
func CadenceFor(tags []HouseTag) int {
	n := 4
	for _, t := range tags {
		if slices.Contains(weekly, t) {
			return 1
		}
		if slices.Contains(often, t) {
			n = 2
		}
	}
	return n
}

// Household is a door (户) and who lives behind it. The face is door, place and cadence; what is told at the
// door is inside.
type Household struct {
	ID      HouseholdID      `cbor:"1,keyasint"`
	Grid    Path             `cbor:"2,keyasint"`
	Door    Address          `cbor:"3,keyasint"`
	Cadence int              `cbor:"4,keyasint"`           // weeks
	Since   Day              `cbor:"5,keyasint"`           // 建档: first known here
	Moved   Day              `cbor:"6,keyasint,omitempty"` // 已搬走: closed that day
	Was     HouseholdID      `cbor:"7,keyasint,omitzero"`  // the household that moved here from elsewhere
	Struck  Day              `cbor:"8,keyasint,omitempty"` // 作废: added by mistake, and taken out that day
	Beside  HouseholdID      `cbor:"9,keyasint,omitzero"`  // another family at the same door, known to be another
	Into    HouseholdID      `cbor:"10,keyasint,omitzero"` // 并户: it is that household, and shown under it
	Inside  *HouseholdInside `cbor:"-"`
}

// HouseholdInside is for the grid's workers and the branch.
type HouseholdInside struct {
	Residents []Resident `cbor:"1,keyasint,omitempty"` // the householder 户主 first
	Phones    []string   `cbor:"2,keyasint,omitempty"`
	Tags      []HouseTag `cbor:"3,keyasint,omitempty"`
	Languages []string   `cbor:"4,keyasint,omitempty"`
	Note      string     `cbor:"5,keyasint,omitempty"`
	Set       []Setting  `cbor:"6,keyasint,omitempty"` // who set each field last
	Edits     []Edited   `cbor:"7,keyasint,omitempty"` // the last 50
	Flags     []Flag     `cbor:"8,keyasint,omitempty"`
	Weeks     int        `cbor:"9,keyasint,omitempty"` // the cadence the branch set; 0: by tags
}

// Resident is somebody who lives here.
type Resident struct {
	Name string `cbor:"1,keyasint" json:"name"`
	Born int    `cbor:"2,keyasint,omitempty" json:"born"` // year, 0 unknown
	Role string `cbor:"3,keyasint,omitempty" json:"role"` // 户主, 儿子，在广东
}

// Setting remembers who set a field last: an edit over another's value is flagged, over one's own is not.
type Setting struct {
	Field Field    `cbor:"1,keyasint"`
	By    PersonID `cbor:"2,keyasint"`
}

// Edited is one edit in a household's history: both values stay.
type Edited struct {
	On    Day    `cbor:"1,keyasint"`
	By    Ref    `cbor:"2,keyasint"`
	Field Field  `cbor:"3,keyasint"`
	Was   string `cbor:"4,keyasint,omitempty"`
	Now   string `cbor:"5,keyasint,omitempty"`
}

// Flag marks what a named person, the branch, should look at.
type Flag struct {
	On  Day    `cbor:"1,keyasint"`
	By  Ref    `cbor:"2,keyasint"`
	Why Reason `cbor:"3,keyasint"`
}

// Field of a household that an edit can name.
type Field string

// The fields. Each has one text form, which forms, commands and CSV share.
const (
	FieldResidents Field = "residents" // a line each: 王秀英 1948 户主
	FieldPhones    Field = "phones"    // separated by 、 , or a new line
	FieldTags      Field = "tags"
	FieldLanguages Field = "languages"
	FieldNote      Field = "note"
	FieldDoor      Field = "door"
	FieldCadence   Field = "cadence" // weeks, or empty: by tags
)

// Fields in the order a form shows them.
var Fields = []Field{FieldDoor, FieldResidents, FieldPhones, FieldTags, FieldLanguages, FieldCadence, FieldNote}

// Names of all who live here, the householder first; none without the inside.
func (h *Household) Names() (names []string) {
	if h.Inside != nil {
		for _, r := range h.Inside.Residents {
			names = append(names, r.Name)
		}
	}
	return names
}

// Householder is the first name, "" when none is known.
func (h *Household) Householder() string {
	if h.Inside == nil || len(h.Inside.Residents) == 0 {
		return ""
	}
	return h.Inside.Residents[0].Name
}

// Get is a field's text form.
func (h *Household) Get(f Field) string {
	in := h.Inside
	if in == nil {
		in = &HouseholdInside{}
	}
	switch f {
	case FieldDoor:
		return h.Door.String()
	case FieldResidents:
		lines := make([]string, len(in.Residents))
		for i, r := range in.Residents {
			lines[i] = r.String()
		}
		return strings.Join(lines, "\n")
	case FieldPhones:
		return strings.Join(in.Phones, "、")
	case FieldTags:
		s := make([]string, len(in.Tags))
		for i, t := range in.Tags {
			s[i] = string(t)
		}
		return strings.Join(s, "、")
	case FieldLanguages:
		return strings.Join(in.Languages, "、")
	case FieldNote:
		return in.Note
	case FieldCadence:
		if in.Weeks > 0 {
			return strconv.Itoa(in.Weeks)
		}
	}
	return ""
}

// With is a copy of the household with fields in their text form put in; a text that cannot be read is refused.
func (h *Household) With(fields map[Field]string) (*Household, *Refusal) {
	n := h.clone()
	for _, f := range Fields {
		if v, ok := fields[f]; ok && n.set(f, Tidy(v)) != nil {
			return h, refuse(BadInput, string(f), v)
		}
	}
	return n, nil
}

// set puts a field's text form into a household whose Inside is its own. A text that cannot be read leaves the field as
// it was and says so.
func (h *Household) set(f Field, v string) error {
	in := h.Inside
	switch f {
	case FieldDoor:
		a, err := ParseAddress(v)
		if err != nil {
			return err
		}
		h.Door = a
	case FieldResidents:
		in.Residents = ParseResidents(v)
	case FieldPhones:
		in.Phones = splitList(v)
	case FieldTags:
		tags, err := ParseHouseTags(v)
		if err != nil {
			return err
		}
		in.Tags = tags
	case FieldLanguages:
		in.Languages = splitList(v)
	case FieldNote:
		in.Note = v
	case FieldCadence:
		n, err := strconv.Atoi(strings.TrimSpace(v))
		if v != "" && (err != nil || n < 1 || n > 52) {
			return fmt.Errorf("cadence %q: want 1 to 52 weeks", v)
		}
		in.Weeks = n
	default:
		return fmt.Errorf("no field %q", f)
	}
	h.Cadence = in.Weeks
	if h.Cadence == 0 {
		h.Cadence = CadenceFor(in.Tags)
	}
	return nil
}

// String is the resident's line: name, year of birth, what they are to the house.
func (r Resident) String() string {
	s := r.Name
	if r.Born > 0 {
		s += " " + strconv.Itoa(r.Born)
	}
	if r.Role != "" {
		s += " " + r.Role
	}
	return s
}

// ParseResidents reads a line each: a name, which may have blanks between its characters, a year of birth if
// known, then what they are to the house.
func ParseResidents(s string) (rs []Resident) {
	for line := range strings.SplitSeq(s, "\n") {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		n := spaced(words)
		r := Resident{Name: strings.Join(words[:n], "")}
		words = words[n:]
		if len(words) > 0 {
			if n, err := strconv.Atoi(words[0]); err == nil && n >= 1800 && n < 2200 {
				r.Born, words = n, words[1:]
			}
		}
		r.Role = strings.Join(words, " ")
		rs = append(rs, r)
	}
	return rs
}

// spaced is how many words at the front are one name: people set names of two and three characters with blanks
// (王 英).
func spaced(words []string) int {
	n := 0
	for n < len(words) && n < 3 {
		r, size := utf8.DecodeRuneInString(words[n])
		if size < len(words[n]) || !unicode.Is(unicode.Han, r) {
			break
		}
		n++
	}
	return max(n, 1)
}

// ParseHouseTags reads tags by their names on the wire.
func ParseHouseTags(s string) (tags []HouseTag, err error) {
	for _, w := range splitList(s) {
		if !slices.Contains(HouseTags, HouseTag(w)) {
			return nil, fmt.Errorf("no household tag %q", w)
		}
		tags = append(tags, HouseTag(w))
	}
	return tags, nil
}

func splitList(s string) (list []string) {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、,，;；\n", r) }) {
		if w = strings.TrimSpace(w); w != "" {
			list = append(list, w)
		}
	}
	return list
}

// Kind of the record.
func (h *Household) Kind() Kind { return KindHousehold }

// RecordID of the household.
func (h *Household) RecordID() RecordID { return h.ID.Record() }

// Where the door is.
func (h *Household) Where() Path { return h.Grid }

// Community the household belongs to.
func (h *Household) Community() Path { return h.Grid.Community() }

// SearchText is the door and, for whoever has the inside, who lives there and their phones.
func (h *Household) SearchText() SearchText {
	s := SearchText{Title: h.Householder(), Names: h.Names(), Door: h.Door, Gone: h.Moved != 0}
	if h.Inside != nil {
		s.Numbers = h.Inside.Phones
	}
	return s
}

func (h *Household) audience() Audience { return gridAudience(h.Grid) }

func (h *Household) withFlag(s Stamp, why Reason) Record { return h.flag(s, why) }
