package model

import (
	"slices"
	"strings"
	"time"
)

// State is where a task stands in its one life.
type State string

// The states.
const (
	Raised     State = "raised"     // 待研判
	Sorted     State = "sorted"     // 已研判
	Dispatched State = "dispatched" // 已派单: open 可认领, or addressed
	Claimed    State = "claimed"    // 办理中
	Finished   State = "finished"   // 已办结, 待验收
	Accepted   State = "accepted"   // 已验收, 待回访
	Told       State = "told"       // 已回访
	Closed     State = "closed"     // 已了结
	Returned   State = "returned"   // 退单
	Joined     State = "joined"     // 并单, from a later issue on
)

// Sphere is whose matter it is: 三事分流.
type Sphere string

// The three spheres, in the order of their digits.
const (
	Public   Sphere = "public"   // 公家事
	Everyone Sphere = "everyone" // 大家事
	Family   Sphere = "family"   // 自家事
)

// Spheres in the order of their digits.
var Spheres = []Sphere{Public, Everyone, Family}

// Menu is one of the seven categories 七类菜单.
type Menu string

// The seven, in the order of their digits.
const (
	Policy      Menu = "policy"      // 政策法规咨询
	Mediation   Menu = "mediation"   // 矛盾纠纷调解
	Errands     Menu = "errands"     // 事务代办
	Environment Menu = "environment" // 环境卫生
	Facilities  Menu = "facilities"  // 公共设施
	Safety      Menu = "safety"      // 平安巡查
	Care        Menu = "care"        // 关爱帮扶
)

// Menus in the order of their digits.
var Menus = []Menu{Policy, Mediation, Errands, Environment, Facilities, Safety, Care}

// Days is how long a kind of task is given from dispatch, in days, unless the branch says otherwise.
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

// Channels there are.
var Channels = []Channel{ByVisit, ByMeeting, ByCollection, ByBox, ByWalkIn, ByPhone, ByChat}

// Rating is what the resident thought of the answer.
type Rating string

// The ratings, in the order of their digits.
const (
	Satisfied   Rating = "satisfied"   // 满意
	Fair        Rating = "fair"        // 基本满意
	Unsatisfied Rating = "unsatisfied" // 不满意: it is done again
)

// Ratings in the order of their digits.
var Ratings = []Rating{Satisfied, Fair, Unsatisfied}

// ToKind is what kind of addressee a task is dispatched to.
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

// Addressee is whom the branch sent a task to.
type Addressee struct {
	Kind ToKind   `cbor:"1,keyasint,omitempty" json:"kind"`
	ID   RecordID `cbor:"2,keyasint,omitzero" json:"id"`
	Name string   `cbor:"3,keyasint,omitempty" json:"name"`
}

// Stand is where a task stands: what the steps of branch and handlers move, and undo puts back.
type Stand struct {
	State    State     `cbor:"1,keyasint"`
	Sphere   Sphere    `cbor:"2,keyasint,omitempty"`
	Menu     Menu      `cbor:"3,keyasint,omitempty"`
	To       Addressee `cbor:"4,keyasint,omitzero"`
	Holder   Ref       `cbor:"5,keyasint,omitzero"`
	Due      Day       `cbor:"6,keyasint,omitempty"` // the end of that day
	Promised bool      `cbor:"7,keyasint,omitempty"` // 承诺: the due day was promised at the door
	// the branch's sentence for who will do it; a family matter has none
	Brief    string    `cbor:"8,keyasint,omitempty"`
	Since    time.Time `cbor:"9,keyasint,omitzero"` // when it came into this state
	Reopened int       `cbor:"10,keyasint,omitempty"`
	Nudged   time.Time `cbor:"11,keyasint,omitzero"` // 催办, while whoever has it has not answered
}

// Task is one record with one life (事项), from the resident's words to the resident's answer. Face: how it stands.
// Inside: the words, the door, the steps.
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

// TaskInside is for the grid's workers, the branch, author, holder and whom it is addressed to by name.
type TaskInside struct {
	Words     string   `cbor:"1,keyasint"`
	Household DoorRef  `cbor:"2,keyasint,omitzero"`
	From      RecordID `cbor:"3,keyasint,omitzero"` // the visit or meeting it came from
	Steps     []Step   `cbor:"4,keyasint,omitempty"`
	More      int      `cbor:"5,keyasint,omitempty"` // steps before the first kept
	Ratings   []Rating `cbor:"6,keyasint,omitempty"`
	Flags     []Flag   `cbor:"7,keyasint,omitempty"`
	Before    *Before  `cbor:"8,keyasint,omitempty"`
}

// DoorRef names a household where a task speaks of one, as it was then.
type DoorRef struct {
	ID    HouseholdID `cbor:"1,keyasint,omitzero"`
	Name  string      `cbor:"2,keyasint,omitempty"`
	Door  Address     `cbor:"3,keyasint,omitzero"`
	Phone string      `cbor:"4,keyasint,omitempty"`
}

// What a step was.
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
	DidHelp     What = "help" // 协助: another's note or result
	DidFinish   What = "finished"
	DidAccept   What = "accepted"
	DidSendBack What = "sentback"
	DidTell     What = "told"    // 回访
	DidInterim  What = "interim" // an answer before the end
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
	At    time.Time `cbor:"1,keyasint"` // the author's clock
	On    time.Time `cbor:"2,keyasint"` // as the hub has it
	Who   Ref       `cbor:"3,keyasint"`
	Via   string    `cbor:"4,keyasint,omitempty"` // a channel, an addressee, a rating: what the sentence needs
	What  What      `cbor:"5,keyasint"`
	Words string    `cbor:"6,keyasint,omitempty"`
}

// Before is what undo (撤回) puts back: the stand before the last step, while nobody has acted since.
type Before struct {
	Change ChangeID `cbor:"1,keyasint"`
	By     PersonID `cbor:"2,keyasint"`
	Stand  Stand    `cbor:"3,keyasint"`
}

// mostSteps are kept in the record; the hub's log keeps all.
const mostSteps = 100

// No is the number to say aloud.
func (t *Task) No() string { return Number(t.Community(), t.ID) }

// Late reports whether the task is due and not yet finished, on a day.
func (t *Task) Late(today Day) bool {
	return t.Due != 0 && t.Due < today && (t.State == Dispatched || t.State == Claimed)
}

// Text is what lists show of it: the words for whoever has the inside, else the brief; "" where text must say menu and
// compound.
func (t *Task) Text() string {
	// a claim made off line has steps, and no words until the hub confirms it
	if t.Inside != nil && t.Inside.Words != "" {
		return t.Inside.Words
	}
	return t.Brief
}

// Door is the household it is about, the zero DoorRef without one or without the inside.
func (t *Task) Door() DoorRef {
	if t.Inside == nil {
		return DoorRef{}
	}
	return t.Inside.Household
}

// Last is the newest step of one of the kinds, false when there is none, or none for you.
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

// CameBack is the step by which a task came back to who has to act on it now: returned or given up, to the
// branch; sent back or not to the resident's liking, to its holder. False where it did not.
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

// Kind of the record.
func (t *Task) Kind() Kind { return KindTask }

// RecordID of the task.
func (t *Task) RecordID() RecordID { return t.ID.Record() }

// Where the task was raised.
func (t *Task) Where() Path { return t.Grid }

// Community the task belongs to.
func (t *Task) Community() Path { return t.Grid.Community() }

// SearchText is the number, the words and, for whoever has the inside, the household.
func (t *Task) SearchText() SearchText {
	door, no := t.Door(), t.No()
	sayable := no[max(len(no)-7, 0):] // without its community's digits
	title, _, _ := strings.Cut(t.Text(), "\n")
	return SearchText{
		Title: title, Names: []string{door.Name}, Door: door.Door, Words: t.Text(),
		Numbers: []string{door.Phone, no, sayable}, Closed: t.State == Closed, Locality: t.Compound,
	}
}

// audience of a task: a family matter (自家事) has the narrowest. Those it is open or addressed to see it only while it
// waits for them; the holder from the confirmed claim on.
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
