package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// HouseTag says why a household needs attention (类别). Records and lists hold it by its English name; package text has
// the words for people.
type HouseTag string

// The tags of households. The lists weekly, often and sensitive below say what follows from each tag.
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

// HouseTags lists the tags in the order in which screens show them.
var HouseTags = []HouseTag{Alone, EmptyNest, Disabled, Ill, Destitute, LowIncome, Elderly, LeftBehind, Maternity,
	Newcomer, Tenant, Veteran, Military, Party, Mental, Correction, Conflict}

// A household with a tag of weekly is visited every week, and one with a tag of often every two weeks. The tags of
// sensitive are not shown in lists.
var weekly = []HouseTag{Alone, EmptyNest, Disabled, Ill, Destitute}
var often = []HouseTag{LowIncome, Elderly, LeftBehind, Maternity, Newcomer, Mental, Correction, Conflict}
var sensitive = []HouseTag{Ill, Mental, Correction, Conflict, LowIncome, Destitute}

// Sensitive reports whether only the household's own page shows the tag, and no list does.
func (t HouseTag) Sensitive() bool { return slices.Contains(sensitive, t) }

// CadenceFor returns how many weeks may pass between two visits to a household with these tags: one with a tag of
// weekly, otherwise two with a tag of often, otherwise four. A cadence that the branch has set comes before it (see
// HouseholdInside.Weeks).
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

// Household is a door (户) and the people who live behind it. The face holds the door, the place, the cadence and
// whether the household moved, was struck or was merged. The inside holds what residents told at the door.
type Household struct {
	ID      HouseholdID      `cbor:"1,keyasint"`
	Grid    Path             `cbor:"2,keyasint"`
	Door    Address          `cbor:"3,keyasint"`
	Cadence int              `cbor:"4,keyasint"`           // weeks
	Since   Day              `cbor:"5,keyasint"`           // 建档: the day on which it was first known here
	Moved   Day              `cbor:"6,keyasint,omitempty"` // 已搬走: the day on which it was closed, 0 if it lives here
	Was     HouseholdID      `cbor:"7,keyasint,omitzero"`  // the household before it: elsewhere or at this door
	Struck  Day              `cbor:"8,keyasint,omitempty"` // 作废: added by mistake, and removed on that day; else 0
	Beside  HouseholdID      `cbor:"9,keyasint,omitzero"`  // another family at the same door, known to be another
	Into    HouseholdID      `cbor:"10,keyasint,omitzero"` // 并户: merged into that household, and shown under it
	Inside  *HouseholdInside `cbor:"-"`
}

// HouseholdInside is the part of a household that only the workers of its grid and the branch see.
type HouseholdInside struct {
	Residents []Resident `cbor:"1,keyasint,omitempty"` // the householder 户主 first
	Phones    []string   `cbor:"2,keyasint,omitempty"`
	Tags      []HouseTag `cbor:"3,keyasint,omitempty"`
	Languages []string   `cbor:"4,keyasint,omitempty"`
	Note      string     `cbor:"5,keyasint,omitempty"`
	Set       []Setting  `cbor:"6,keyasint,omitempty"` // who set each field last
	Edits     []Edited   `cbor:"7,keyasint,omitempty"` // the newest ones (see mostEdits and mostHistory)
	Flags     []Flag     `cbor:"8,keyasint,omitempty"`
	Weeks     int        `cbor:"9,keyasint,omitempty"` // the cadence that the branch has set; 0: the tags decide
}

// Resident is somebody who lives in a household.
type Resident struct {
	Name string `cbor:"1,keyasint" json:"name"`
	Born int    `cbor:"2,keyasint,omitempty" json:"born"` // year of birth, 0 if not known
	Role string `cbor:"3,keyasint,omitempty" json:"role"` // in free words: 户主, 儿子，在广东
}

// Setting holds who set a field last. An edit of a value that somebody else has set since the author saw the field is
// flagged. An edit of the author's own value is not.
type Setting struct {
	Field Field    `cbor:"1,keyasint"`
	By    PersonID `cbor:"2,keyasint"`
}

// Edited is one edit in a household's history. It holds the old value and the new one.
type Edited struct {
	On    Day    `cbor:"1,keyasint"`
	By    Ref    `cbor:"2,keyasint"`
	Field Field  `cbor:"3,keyasint"`
	Was   string `cbor:"4,keyasint,omitempty"`
	Now   string `cbor:"5,keyasint,omitempty"`
}

// Flag marks a change that the branch should look at: the day and the author of the change, and the reason.
type Flag struct {
	On  Day    `cbor:"1,keyasint"`
	By  Ref    `cbor:"2,keyasint"`
	Why Reason `cbor:"3,keyasint"`
}

// Field is the name of a field of a household that an edit can set.
type Field string

// The fields. Each has one text form, which forms, commands and CSV files share.
const (
	FieldResidents Field = "residents" // one line for each resident: 王秀英 1948 户主
	FieldPhones    Field = "phones"    // separated by 、 , ; or a new line, as tags and languages are
	FieldTags      Field = "tags"
	FieldLanguages Field = "languages"
	FieldNote      Field = "note"
	FieldDoor      Field = "door"
	FieldCadence   Field = "cadence" // 1 to 52 weeks; "" if the tags decide
)

// Fields lists the fields in the order in which a form shows them.
var Fields = []Field{FieldDoor, FieldResidents, FieldPhones, FieldTags, FieldLanguages, FieldCadence, FieldNote}

// Names returns the names of the residents, the householder first. It is nil if the viewer does not have the inside.
func (h *Household) Names() (names []string) {
	if h.Inside != nil {
		for _, r := range h.Inside.Residents {
			names = append(names, r.Name)
		}
	}
	return names
}

// Householder returns the name of the first resident, or "" if there is none or the viewer does not have the inside.
func (h *Household) Householder() string {
	if h.Inside == nil || len(h.Inside.Residents) == 0 {
		return ""
	}
	return h.Inside.Residents[0].Name
}

// Get returns the text form of a field. It is "" for an empty or unknown field, and for a field of the inside if the
// viewer does not have the inside.
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

// With returns a copy of the household in which the given fields have new values, each given in its text form. If a
// text cannot be read, With returns the household itself and a refusal that names the field.
func (h *Household) With(fields map[Field]string) (*Household, *Refusal) {
	n := h.clone()
	for _, f := range Fields {
		if v, ok := fields[f]; ok && n.set(f, Tidy(v)) != nil {
			return h, refuse(BadInput, string(f), v)
		}
	}
	return n, nil
}

// set sets a field from its text form. It alters the household, which must be a copy that nobody else has (see clone).
// If the text cannot be read, set returns an error and leaves the field as it was.
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

// String returns the resident's line: the name, the year of birth if known, and the role.
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

// ParseResidents reads one resident from each line: a name, a year of birth if the next word is one, and the rest as
// the role. There may be blanks between the characters of a name. Blank lines are skipped.
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

// spaced returns how many of the first words make up the name. It is more than one if people wrote blanks between the
// two or three characters of a name (王 英).
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

// ParseHouseTags reads a list of tags by their English names. It returns an error at the first unknown name.
func ParseHouseTags(s string) (tags []HouseTag, err error) {
	for _, w := range splitList(s) {
		if !slices.Contains(HouseTags, HouseTag(w)) {
			return nil, fmt.Errorf("no household tag %q", w)
		}
		tags = append(tags, HouseTag(w))
	}
	return tags, nil
}

// splitList returns the items of a list that people typed, without blanks around them and without empty ones.
func splitList(s string) (list []string) {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、,，;；\n", r) }) {
		if w = strings.TrimSpace(w); w != "" {
			list = append(list, w)
		}
	}
	return list
}

// Kind returns the kind of the record, KindHousehold.
func (h *Household) Kind() Kind { return KindHousehold }

// RecordID returns the id of the household as the id of a record.
func (h *Household) RecordID() RecordID { return h.ID.Record() }

// Where returns the grid in which the door is.
func (h *Household) Where() Path { return h.Grid }

// Community returns the community to which the household belongs.
func (h *Household) Community() Path { return h.Grid.Community() }

// SearchText returns what a search looks through: the door and, for a viewer who has the inside, the residents' names
// and the phones.
func (h *Household) SearchText() SearchText {
	s := SearchText{Title: h.Householder(), Names: h.Names(), Door: h.Door, Gone: h.Moved != 0}
	if h.Inside != nil {
		s.Numbers = h.Inside.Phones
	}
	return s
}

func (h *Household) audience() Audience { return gridAudience(h.Grid) }

func (h *Household) withFlag(s Stamp, why Reason) Record { return h.flag(s, why) }
