package model

import (
	"strings"
	"time"
)

// State is the state of a task, from the resident's words to the resident's answer.
type State string

// The states.
const (
	Raised     State = "raised"     // 待研判
	Sorted     State = "sorted"     // 已研判
	Dispatched State = "dispatched" // 已派单: addressed to somebody, or open to anyone in scope (可认领)
	Claimed    State = "claimed"    // 办理中
	Finished   State = "finished"   // 已办结, 待验收
	Accepted   State = "accepted"   // 已验收, 待回访
	Told       State = "told"       // 已回访
	Closed     State = "closed"     // 已了结
	Returned   State = "returned"   // 退单
	Joined     State = "joined"     // 已并单: one of the requests of a common problem (Stand.Into)
)

// Sphere says whose matter a task is (三事分流).
type Sphere string

// The three spheres, in the order of their digits.
const (
	Public   Sphere = "public"   // 公家事
	Everyone Sphere = "everyone" // 大家事
	Family   Sphere = "family"   // 自家事
)

// Spheres lists the spheres, in the order of their digits.
var Spheres = []Sphere{Public, Everyone, Family}

// Channel is how a request came in (点单渠道), and how an answer went out.
type Channel string

// The channels.
const (
	ByVisit      Channel = "visit"      // 入户走访
	ByMeeting    Channel = "meeting"    // 群众会
	ByCollection Channel = "collection" // 征集日
	ByBox        Channel = "box"        // 意见箱
	ByWalkIn     Channel = "walkin"     // 来访
	ByPhone      Channel = "phone"      // 电话
	ByChat       Channel = "chat"       // 群聊
)

// Channels lists all channels.
var Channels = []Channel{ByVisit, ByMeeting, ByCollection, ByBox, ByWalkIn, ByPhone, ByChat}

// Rating is the resident's opinion of the answer.
type Rating string

// The ratings, in the order of their digits.
const (
	Satisfied   Rating = "satisfied"   // 满意
	Fair        Rating = "fair"        // 基本满意
	Unsatisfied Rating = "unsatisfied" // 不满意: the holder has to do the task again
)

// Ratings lists the ratings, in the order of their digits.
var Ratings = []Rating{Satisfied, Fair, Unsatisfied}

// ToKind is the kind of an addressee.
type ToKind string

// The kinds of addressee.
const (
	ToNobody ToKind = ""
	ToOpen   ToKind = "open" // for anyone in scope to claim
	ToPerson ToKind = "person"
	ToUnit   ToKind = "unit"
	ToTeam   ToKind = "team"
	ToPost   ToKind = "post"
)

// Addressee is the person or the group to whom a task is dispatched, or everybody in scope if Kind is ToOpen. ID is the
// id of the person or the group. Name is the name at the time of the dispatch.
type Addressee struct {
	Kind ToKind   `cbor:"1,keyasint,omitempty" json:"kind"`
	ID   RecordID `cbor:"2,keyasint,omitzero" json:"id"`
	Name string   `cbor:"3,keyasint,omitempty" json:"name"`
}

// Stand is that part of a task which the steps of the branch and of the handlers change, and which an undo puts back.
type Stand struct {
	State    State     `cbor:"1,keyasint"`
	Sphere   Sphere    `cbor:"2,keyasint,omitempty"`
	Menu     Menu      `cbor:"3,keyasint,omitempty"`
	To       Addressee `cbor:"4,keyasint,omitzero"`
	Holder   Ref       `cbor:"5,keyasint,omitzero"`
	Due      Day       `cbor:"6,keyasint,omitempty"` // the task is due by the end of that day
	Promised bool      `cbor:"7,keyasint,omitempty"` // 承诺: the due day was promised at the door
	// the brief from the branch for the people who may do the task; "" for a family matter, whose brief is a step
	Brief    string    `cbor:"8,keyasint,omitempty"`
	Since    time.Time `cbor:"9,keyasint,omitzero"` // when it came into this state
	Reopened int       `cbor:"10,keyasint,omitempty"`
	Nudged   time.Time `cbor:"11,keyasint,omitzero"` // 催办: when it was last nudged in this state

	// What is published about a task is counted from the fields below, which repeat what the steps say: the steps are
	// in the inside, and only the newest are kept. They are days in Zone, of the time as the hub corrected it.
	Took   Day    `cbor:"12,keyasint,omitempty"` // 认领日: claimed or promised by the holder; 0 if settled at the door
	Done   Day    `cbor:"13,keyasint,omitempty"` // 办结日: finished by the holder
	Flag   Day    `cbor:"14,keyasint,omitempty"` // 得旗日: the result was accepted by somebody other than the holder
	Told   Day    `cbor:"15,keyasint,omitempty"` // 回音日: the resident was told; never cleared, the newest day stands
	Rating Rating `cbor:"16,keyasint,omitempty"` // what the resident thinks of what they were told last
	Sent   int    `cbor:"17,keyasint,omitempty"` // 派单次数: how often the branch dispatched it

	Into     TaskID      `cbor:"18,keyasint,omitzero"`  // the common problem that the task is joined to
	Also     []Addressee `cbor:"19,keyasint,omitempty"` // teams and posts it is addressed to beside To
	Until    Day         `cbor:"20,keyasint,omitempty"` // 申请延期: the due day that the holder asks for
	Asked    Day         `cbor:"21,keyasint,omitempty"` // 追问: since when the branch waits for the author's reply
	Returns  int         `cbor:"22,keyasint,omitempty"` // how often the task was returned (退单)
	Whistled Whistle     `cbor:"23,keyasint,omitzero"`
}

// Task is one request of a resident (事项), from the resident's words to the answer that the resident gets. The face
// says where it was raised, by whom, and in which state it is. The inside holds the words, the household and the steps.
type Task struct {
	ID       TaskID    `cbor:"1,keyasint"`
	Grid     Path      `cbor:"2,keyasint"`
	Compound string    `cbor:"3,keyasint,omitempty"`
	Author   Ref       `cbor:"4,keyasint"`
	Channel  Channel   `cbor:"5,keyasint"`
	Raised   time.Time `cbor:"6,keyasint"`
	Stand    `cbor:"7,keyasint"`
	Common   bool        `cbor:"8,keyasint,omitempty"` // a common problem (共性问题): of many households, so of none
	Helped   []Help      `cbor:"9,keyasint,omitempty"`
	Inside   *TaskInside `cbor:"-"`
}

// TaskInside is the part of a task that the grid's workers, the branch, the author and the holder see. The person or
// the unit to whom the task is dispatched sees it too. The inside of a family matter goes to the branch, the author,
// the holder and the person to whom it is dispatched only.
type TaskInside struct {
	Words     string   `cbor:"1,keyasint"`
	Household DoorRef  `cbor:"2,keyasint,omitzero"`
	From      RecordID `cbor:"3,keyasint,omitzero"` // the visit or meeting it came from
	Steps     []Step   `cbor:"4,keyasint,omitempty"`
	More      int      `cbor:"5,keyasint,omitempty"` // how many older steps are no longer in Steps
	Ratings   []Rating `cbor:"6,keyasint,omitempty"`
	Flags     []Flag   `cbor:"7,keyasint,omitempty"`
	Before    *Before  `cbor:"8,keyasint,omitempty"`
}

// DoorRef is the household that a task is about, as it was known when the task was raised.
type DoorRef struct {
	ID    HouseholdID `cbor:"1,keyasint,omitzero"`
	Name  string      `cbor:"2,keyasint,omitempty"`
	Door  Address     `cbor:"3,keyasint,omitzero"`
	Phone string      `cbor:"4,keyasint,omitempty"`
}

// No returns the number of the task, by which people call it: 03-4172086.
func (t *Task) No() string { return Number(t.Community(), t.ID) }

// Late reports whether, on a day, the due day of the task has passed and the task is not finished yet.
func (t *Task) Late(today Day) bool {
	return t.Due != 0 && t.Due < today && (t.State == Dispatched || t.State == Claimed)
}

// Text returns what lists show of the task: the resident's words for a viewer who has the inside, and the brief for
// any other. It is "" if there is neither. Package text then names the category and the compound instead.
func (t *Task) Text() string {
	// a claim made off line has steps, and no words until the hub confirms it
	if t.Inside != nil && t.Inside.Words != "" {
		return t.Inside.Words
	}
	return t.Brief
}

// Door returns the household that the task is about. It is the zero DoorRef if there is no household, or if the
// viewer does not have the inside.
func (t *Task) Door() DoorRef {
	if t.Inside == nil {
		return DoorRef{}
	}
	return t.Inside.Household
}

// Kind returns the kind of the record, KindTask.
func (t *Task) Kind() Kind { return KindTask }

// RecordID returns the id of the task as the id of a record.
func (t *Task) RecordID() RecordID { return t.ID.Record() }

// Where returns the grid in which the task was raised.
func (t *Task) Where() Path { return t.Grid }

// Community returns the community to which the task belongs.
func (t *Task) Community() Path { return t.Grid.Community() }

// SearchText returns what a search looks through: the number, the words and, for a viewer who has the inside, the
// household.
func (t *Task) SearchText() SearchText {
	door, no := t.Door(), t.No()
	sayable := no[max(len(no)-7, 0):] // without its community's digits
	title, _, _ := strings.Cut(t.Text(), "\n")
	return SearchText{
		Title: title, Names: []string{door.Name}, Door: door.Door, Words: t.Text(),
		Numbers: []string{door.Phone, no, sayable}, Closed: t.State == Closed, Locality: t.Compound,
	}
}

// audience returns who may see the task. A family matter (自家事) has the narrowest audience. Those to whom a task is
// open or addressed see it only while it waits for them. The holder sees it from the confirmed claim on, and a
// department that was called sees it while the task is claimed. All of a common problem, which holds no household's
// words, is seen by its community.
func (t *Task) audience() Audience {
	inside := []Tag{branchTag(t.Grid), personTag(t.Author.ID)}
	if t.Sphere != Family {
		inside = append(inside, gridTags(t.Grid)...)
	}
	if !t.Holder.IsZero() {
		inside = append(inside, personTag(t.Holder.ID))
	}
	if t.Common {
		inside = append(inside, allTag(t.Community()))
	}
	face := []Tag{orgTag(t.Grid)}
	switch {
	case t.State == Claimed && !t.Whistled.IsZero() && t.Sphere == Family:
		face = append(face, t.Whistled.To.tag())
	case t.State == Claimed && !t.Whistled.IsZero():
		inside = append(inside, t.Whistled.To.tag())
	case t.State != Dispatched:
	case t.To.Kind == ToPerson, t.To.Kind == ToUnit && t.Sphere != Family:
		inside = append(inside, t.To.tag())
	case t.To.Kind == ToOpen && t.Sphere != Family:
		face = append(face, openTag(t.Grid))
	case t.To.Kind != ToOpen:
		for _, to := range t.addressees() {
			face = append(face, to.tag())
		}
	}
	return Audience{tagsOf(append(face, inside...)...), tagsOf(inside...)}
}

func (t *Task) withFlag(s Stamp, why Reason) Record { return t.flag(s, why) }
