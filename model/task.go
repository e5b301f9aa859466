package model

import (
	"slices"
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
	Joined     State = "joined"     // 并单: joined into another task; no step of this program does that yet
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

// Menu is one of the seven categories of tasks (七类菜单).
type Menu string

// The seven categories, in the order of their digits.
const (
	Policy      Menu = "policy"      // 政策法规咨询
	Mediation   Menu = "mediation"   // 矛盾纠纷调解
	Errands     Menu = "errands"     // 事务代办
	Environment Menu = "environment" // 环境卫生
	Facilities  Menu = "facilities"  // 公共设施
	Safety      Menu = "safety"      // 平安巡查
	Care        Menu = "care"        // 关爱帮扶
)

// Menus lists the categories, in the order of their digits.
var Menus = []Menu{Policy, Mediation, Errands, Environment, Facilities, Safety, Care}

// Days returns how many days after its dispatch a task of this category is due, unless the branch says otherwise.
func (m Menu) Days() int {
	switch m {
	case Policy, Errands, Facilities, Safety:
		return 3
	case Mediation, Care:
		return 5
	}
	return 7
}

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

// What is the kind of a step.
type What string

// The kinds of steps: those that move a task, and those that only leave words.
const (
	DidRaise    What = "raised"
	DidAnswer   What = "answered" // at the door, at once 现场答复
	DidPromise  What = "promised" // at the door, by a date 承诺
	DidSort     What = "sorted"
	DidDispatch What = "dispatched"
	DidClaim    What = "claimed"
	DidRelease  What = "released"
	DidReturn   What = "returned"
	DidProgress What = "progress"
	DidHelp     What = "help" // 协助: a note or a result of somebody who does not hold the task
	DidFinish   What = "finished"
	DidAccept   What = "accepted"
	DidSendBack What = "sentback"
	DidTell     What = "told"    // 回访
	DidInterim  What = "interim" // an answer to the resident before the task is finished
	DidRate     What = "rated"
	DidClose    What = "closed"
	DidReopen   What = "reopened"
	DidUndo     What = "undone"
	DidNudge    What = "nudged"   // 催办
	DidExtend   What = "extended" // 延期
	DidRecall   What = "recalled" // 撤回派单
)

// Step is one line of a task's history (经过).
type Step struct {
	At    time.Time `cbor:"1,keyasint"` // when it was taken, by the author's clock
	On    time.Time `cbor:"2,keyasint"` // the same time as the hub corrected it
	Who   Ref       `cbor:"3,keyasint"`
	Via   string    `cbor:"4,keyasint,omitempty"` // the channel, addressee or rating that the step's line names
	What  What      `cbor:"5,keyasint"`
	Words string    `cbor:"6,keyasint,omitempty"`
}

// Before holds what an undo (撤回) of the last step needs: the stand before that step, the change that made the step,
// and its author. A task has no Before if its last step only left words or was an undo.
type Before struct {
	Change ChangeID `cbor:"1,keyasint"`
	By     PersonID `cbor:"2,keyasint"`
	Stand  Stand    `cbor:"3,keyasint"`
}

// mostSteps is how many steps a record keeps at most. The hub's log keeps all of them.
const mostSteps = 100

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

// Last returns the newest step of one of the kinds. It returns false if there is no such step, or if the viewer does
// not have the inside.
func (t *Task) Last(kinds ...What) (Step, bool) {
	if t.Inside != nil {
		for _, s := range slices.Backward(t.Inside.Steps) {
			if slices.Contains(kinds, s.What) {
				return s, true
			}
		}
	}
	return Step{}, false
}

// CameBack returns the step by which a task came back to whoever has to act on it now. A task that is returned or
// given up comes back to the branch. A task that is sent back, or whose answer the resident does not like, comes back
// to its holder. It returns false if the task did not come back.
func (t *Task) CameBack() (Step, bool) {
	switch t.State {
	case Returned:
		return t.Last(DidReturn, DidRelease)
	case Claimed:
		if s, ok := t.Last(DidClaim, DidPromise, DidFinish, DidSendBack, DidRate, DidUndo); ok &&
			(s.What == DidSendBack || s.What == DidRate) {
			return s, true
		}
	}
	return Step{}, false
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
// open or addressed see it only while it waits for them. The holder sees it from the confirmed claim on.
func (t *Task) audience() Audience {
	inside := []Tag{branchTag(t.Grid), personTag(t.Author.ID)}
	if t.Sphere != Family {
		inside = append(inside, gridTags(t.Grid)...)
	}
	if !t.Holder.IsZero() {
		inside = append(inside, personTag(t.Holder.ID))
	}
	face := []Tag{orgTag(t.Grid)}
	if t.State == Dispatched {
		switch {
		case t.To.Kind == ToPerson, t.To.Kind == ToUnit && t.Sphere != Family:
			inside = append(inside, t.To.tag())
		case t.To.Kind != ToOpen:
			face = append(face, t.To.tag())
		case t.Sphere != Family:
			face = append(face, openTag(t.Grid))
		}
	}
	return Audience{tagsOf(append(face, inside...)...), tagsOf(inside...)}
}

func (t *Task) withFlag(s Stamp, why Reason) Record { return t.flag(s, why) }
