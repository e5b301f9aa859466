package model

import "reflect"

// This file is the one table of the kinds of records and of the types of changes. Whatever works for every kind
// (the encoding, the hub, the register, find, the words of a list) looks a kind up here; nothing else lists them.
// docs/architecture.md says how a kind is added, and the tests of this package say what it still lacks.

// Kind of record. Its number is on the wire and in every stored record, and never gets another meaning.
type Kind uint8

// The kinds there are.
const (
	KindPlace     Kind = 1
	KindPerson    Kind = 2
	KindHousehold Kind = 3
	KindVisit     Kind = 4
	KindTask      Kind = 5
	KindGroup     Kind = 6
)

// Type of a change. Its number is on the wire and in every log, and is never used again.
type Type uint8

// Nature is what a type of change is: whether it happened, or is only asked for.
type Nature uint8

// The natures.
const (
	Makes  Nature = iota + 1 // a fact that makes the record; the first of its kind
	Fact                     // it happened: Apply accepts or flags it, and never refuses it
	Intent                   // it is asked for, and refused where another was first
)

// KindInfo is a kind's entry in the table.
type KindInfo struct {
	Kind    Kind
	Name    string // in logs, and hashed into the ids of SlotID, so that it never changes
	Zh, En  string // the word for one record of the kind
	Zero    Record // an empty one
	Traits  Traits
	Changes []ChangeInfo
}

// Traits are what holds of all records of a kind.
type Traits uint8

// The traits.
const (
	ByOrganisers Traits = 1 << iota // only organisers enter them, with ids made of what they say (see SlotID)
	InLists                         // a county's own lists can hold them (see MatchHousehold and its like)
	InFind                          // find lists them
)

// Has reports whether all of some traits are among these.
func (t Traits) Has(some Traits) bool { return t&some == some }

// ChangeInfo is a type of change's entry in the table.
type ChangeInfo struct {
	Type   Type
	Body   Body // the zero one
	Nature Nature
	Zh, En string // the word for the change, as a line of a list begins with it
}

// Kinds is the table, in the order in which find lists what fits equally well. The audience of a kind, its community
// and what find reads of it are methods of its record (see Record); the words, the check and the effect of a change
// are methods of its body (see Body).
var Kinds = []KindInfo{
	{KindPlace, "place", "地方", "place", &Place{}, ByOrganisers | InLists, []ChangeInfo{
		{1, PlaceAdded{}, Makes, "网格", "place"},
	}},
	{KindGroup, "group", "队伍", "group", &Group{}, ByOrganisers | InLists, []ChangeInfo{
		{22, GroupAdded{}, Makes, "名录", "directory"},
	}},
	{KindHousehold, "household", "户", "door", &Household{}, InLists | InFind, []ChangeInfo{
		{3, HouseholdAdded{}, Makes, "建档", "new door"},
		{4, HouseholdEdited{}, Fact, "改资料", "edit"},
		{5, HouseholdMoved{}, Fact, "搬走", "moved"},
		{25, HouseholdStruck{}, Fact, "户作废", "strike door"},
		{26, HouseholdMerged{}, Fact, "并户", "merge doors"},
		{27, HouseholdUnmerged{}, Fact, "撤回并户", "part doors"},
		{28, HouseholdReopened{}, Fact, "又搬回", "lives here again"},
	}},
	{KindVisit, "visit", "走访", "visit", &Visit{}, 0, []ChangeInfo{
		{6, VisitMade{}, Makes, "走访", "visit"},
		{23, VisitAmended{}, Fact, "更正走访", "correct visit"},
		{24, VisitStruck{}, Fact, "走访作废", "strike visit"},
	}},
	{KindTask, "task", "事", "task", &Task{}, InFind, []ChangeInfo{
		{7, TaskRaised{}, Makes, "诉求", "request"},
		{8, TaskSorted{}, Intent, "研判", "sort"},
		{9, TaskDispatched{}, Intent, "派单", "dispatch"},
		{10, TaskClaimed{}, Intent, "认领", "claim"},
		{11, TaskReleased{}, Intent, "放弃", "give up"},
		{12, TaskReturned{}, Intent, "退单", "return"},
		{13, TaskProgressed{}, Fact, "进展", "progress"},
		{14, TaskFinished{}, Fact, "办结", "finish"},
		{15, TaskAccepted{}, Intent, "验收", "accept"},
		{16, TaskSentBack{}, Intent, "退回", "send back"},
		{17, TaskAnswered{}, Fact, "回访", "answer"},
		{18, TaskRated{}, Fact, "评价", "rating"},
		{19, TaskClosed{}, Intent, "了结", "close"},
		{20, TaskReopened{}, Intent, "重办", "reopen"},
		{21, TaskUndone{}, Intent, "撤回", "undo"},
		{29, TaskNudged{}, Intent, "催办", "nudge"},
		{30, TaskExtended{}, Intent, "延期", "extension"},
		{31, TaskRecalled{}, Intent, "撤回派单", "recall"},
	}},
	{KindPerson, "person", "人", "person", &Person{}, ByOrganisers | InLists | InFind, []ChangeInfo{
		{2, PersonAdded{}, Makes, "人员", "person"},
	}},
}

// Info is the kind's entry; the zero entry for a kind of another program.
func (k Kind) Info() KindInfo { return table.kinds[k] }

// Has reports whether records of the kind have all of some traits.
func (k Kind) Has(some Traits) bool { return k.Info().Traits.Has(some) }

// String is the kind's name.
func (k Kind) String() string {
	if name := k.Info().Name; name != "" || k == 0 {
		return name
	}
	return "kind-" + itoa(int(k))
}

// Bodies are the zero bodies of all types of changes, in the order of the table.
func Bodies() (bodies []Body) {
	for _, k := range Kinds {
		for _, c := range k.Changes {
			bodies = append(bodies, c.Body)
		}
	}
	return bodies
}

// InfoOf is the entry of a body's type; the zero entry for no body.
func InfoOf(b Body) ChangeInfo { return table.bodies[reflect.TypeOf(b)].ChangeInfo }

// TypeOf is the number of a body's type.
func TypeOf(b Body) Type { return InfoOf(b).Type }

// KindOf is the kind of record that a change with the body is about.
func KindOf(b Body) Kind { return table.bodies[reflect.TypeOf(b)].kind }

// IsFact reports whether a change with the body happened, so that Apply never refuses it.
func IsFact(b Body) bool {
	nature := InfoOf(b).Nature
	return nature == Makes || nature == Fact
}

// table is Kinds, to be looked up in.
var table = func() (t struct {
	kinds  map[Kind]KindInfo
	bodies map[reflect.Type]bodyInfo
}) {
	t.kinds, t.bodies = map[Kind]KindInfo{}, map[reflect.Type]bodyInfo{}
	for _, k := range Kinds {
		t.kinds[k.Kind] = k
		for _, c := range k.Changes {
			t.bodies[reflect.TypeOf(c.Body)] = bodyInfo{c, k.Kind}
		}
	}
	return t
}()

type bodyInfo struct {
	ChangeInfo
	kind Kind
}
