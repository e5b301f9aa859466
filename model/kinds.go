package model

import "reflect"

// This file holds the only table of the kinds of records and of the types of changes. All code that works for every
// kind (the encoding, the hub, the register, find, the words of a list) looks a kind up in this table.
// docs/architecture.md says how to add a kind, and the tests of this package say what a new kind still lacks.

// Kind is the kind of a record. The number is in every record that is sent or stored, and never gets another meaning.
type Kind uint8

// The kinds.
const (
	KindPlace     Kind = 1
	KindPerson    Kind = 2
	KindHousehold Kind = 3
	KindVisit     Kind = 4
	KindTask      Kind = 5
	KindGroup     Kind = 6
	KindMeeting   Kind = 7
	KindBox       Kind = 8
	KindPromise   Kind = 9
	KindDeed      Kind = 10
	KindActivity  Kind = 11
	KindJudgement Kind = 12
	KindRules     Kind = 13
	KindMenuList  Kind = 15
	KindCalendar  Kind = 16
)

// Type is the type of a change. The number is in every change that is sent or stored, and never gets another meaning.
type Type uint8

// Nature says whether changes of a type happened, or are only asked for.
type Nature uint8

// The natures.
const (
	Makes Nature = iota + 1 // a fact that makes a record
	Fact                    // it happened: Apply accepts or flags the change, and never refuses it
	// it is asked for: Apply may refuse the change, such as a second claim. The first change of a kind makes the
	// record, and is an intent where somebody only wants a setting
	Intent
)

// KindInfo is the entry of a kind in the table.
type KindInfo struct {
	Kind    Kind
	Name    string // used in logs, and part of the hash in the ids of SlotID, so it never changes
	Zh, En  string // the word for one record of the kind
	Zero    Record // an empty record of the kind
	Traits  Traits
	Changes []ChangeInfo
}

// Traits is a set of properties that all records of a kind have.
type Traits uint8

// The traits.
const (
	ByOrganisers Traits = 1 << iota // only organisers enter the records, and SlotID makes the ids
	InLists                         // a county's own lists can hold the records (see MatchHousehold and the like)
	InFind                          // find lists the records
	// anybody with a scope in the community makes one, and its rule says who sees it; see Stamp.misplaces
	ByAnybody
)

// Has reports whether t contains all the traits of some.
func (t Traits) Has(some Traits) bool { return t&some == some }

// ChangeInfo is the entry of a type of change in the table.
type ChangeInfo struct {
	Type   Type
	Body   Body // the zero body of the type
	Nature Nature
	Zh, En string // the word for the change, with which its line in a list begins
}

// Kinds is the table. Its order is the order in which find lists records of different kinds that match equally well.
// The audience, the community and the search text of a kind are methods of its record (see Record). The words, the
// check and the effect of a change are methods of its body (see Body).
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
		{32, TaskJoined{}, Intent, "并单", "join"},
		{33, TaskUnjoined{}, Intent, "撤出并单", "unjoin"},
		{34, TaskDoubled{}, Intent, "重复", "double"},
		{35, TaskExtensionAsked{}, Intent, "申请延期", "ask for an extension"},
		{36, TaskExtensionDeclined{}, Intent, "不准延期", "decline an extension"},
		{37, TaskHandedOn{}, Intent, "转办", "hand on"},
		{38, TaskWhistled{}, Intent, "吹哨", "call a department"},
		{39, TaskReportedIn{}, Fact, "部门报到", "report in"},
		{40, TaskAsked{}, Intent, "追问", "question"},
		{41, TaskReplied{}, Fact, "答复追问", "reply"},
		{42, TaskSettled{}, Intent, "直接答复", "branch's answer"},
	}},
	{KindMeeting, "meeting", "会议", "meeting", &Meeting{}, InFind, []ChangeInfo{
		{50, MeetingHeld{}, Makes, "会议", "meeting"},
		{53, MeetingStruck{}, Intent, "会议作废", "strike meeting"},
		{54, MeetingRestored{}, Intent, "会议恢复", "restore meeting"},
	}},
	{KindBox, "box", "意见箱", "box", &Box{}, InFind, []ChangeInfo{
		{51, BoxPlaced{}, Makes, "设意见箱", "box"},
		{52, BoxRemoved{}, Fact, "撤意见箱", "remove box"},
	}},
	{KindPromise, "promise", "承诺", "promise", &Promise{}, 0, []ChangeInfo{
		{55, PromiseMade{}, Makes, "承诺", "promise"},
		{56, PromiseKept{}, Fact, "兑现", "promise kept"},
		{57, PromiseDropped{}, Fact, "承诺不做了", "promise dropped"},
	}},
	{KindDeed, "deed", "好人好事", "good deed", &Deed{}, ByAnybody, []ChangeInfo{
		{58, DeedRecommended{}, Makes, "推荐", "recommendation"},
		{59, DeedAgreed{}, Fact, "本人意愿", "consent"},
		{60, DeedJudged{}, Intent, "评议", "judgement"},
	}},
	{KindActivity, "activity", "活动", "activity", &Activity{}, 0, []ChangeInfo{
		{65, ActivityDone{}, Makes, "活动", "activity"},
		{66, ActivityStruck{}, Fact, "活动作废", "strike activity"},
	}},
	{KindJudgement, "judgement", "群众评议", "judgement", &Judgement{}, 0, []ChangeInfo{
		{67, UnitJudged{}, Makes, "群众评议", "judgement"},
	}},
	{KindRules, "rules", "公示办法", "rules", &Rules{}, ByOrganisers, []ChangeInfo{
		{69, RulesSet{}, Intent, "公示办法", "rules"},
	}},
	{KindPerson, "person", "人", "person", &Person{}, ByOrganisers | InLists | InFind, []ChangeInfo{
		{2, PersonAdded{}, Makes, "人员", "person"},
		{68, PersonReported{}, Fact, "报到", "report in"},
	}},
	{KindMenuList, "menu", "菜单", "menu", &MenuList{}, ByOrganisers, []ChangeInfo{
		{75, MenuSet{}, Intent, "改菜单", "set menu"},
	}},
	{KindCalendar, "calendar", "工作日", "calendar", &Calendar{}, ByOrganisers, []ChangeInfo{
		{76, CalendarSet{}, Intent, "改工作日", "set days off"},
	}},
}

// Info returns the entry of the kind, or the zero entry for a kind that this program does not know.
func (k Kind) Info() KindInfo { return table.kinds[k] }

// Has reports whether the kind has all the traits of some.
func (k Kind) Has(some Traits) bool { return k.Info().Traits.Has(some) }

// String returns the name of the kind. It is "kind-" and the number for a kind that this program does not know, and ""
// for 0.
func (k Kind) String() string {
	if name := k.Info().Name; name != "" || k == 0 {
		return name
	}
	return "kind-" + itoa(int(k))
}

// Bodies returns the zero bodies of all types of changes, in the order of the table.
func Bodies() (bodies []Body) {
	for _, k := range Kinds {
		for _, c := range k.Changes {
			bodies = append(bodies, c.Body)
		}
	}
	return bodies
}

// InfoOf returns the entry of a body's type, or the zero entry for nil.
func InfoOf(b Body) ChangeInfo { return table.bodies[reflect.TypeOf(b)].ChangeInfo }

// TypeOf returns the number of a body's type, or 0 for nil.
func TypeOf(b Body) Type { return InfoOf(b).Type }

// KindOf returns the kind of record that a change with the body is about, or 0 for nil.
func KindOf(b Body) Kind { return table.bodies[reflect.TypeOf(b)].kind }

// IsFact reports whether a change with the body is a fact, which Apply never refuses.
func IsFact(b Body) bool {
	nature := InfoOf(b).Nature
	return nature == Makes || nature == Fact
}

// table holds the entries of Kinds by kind, and by the Go type of the body.
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
