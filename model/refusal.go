package model

import (
	"strings"
)

// Code is the verdict on a change (结论). A change with the verdict OK or Flagged is accepted: it is in the record.
type Code uint8

// The four verdicts.
const (
	OK      Code = iota + 1
	Flagged      // the change is in the record, and the branch should look at it
	Refused      // the change is not in the record; only an intent can be refused
	Held         // not final: the hub keeps the change outside the record until it can be decided
)

var codeNames = [...]string{"", "ok", "flagged", "refused", "held"}

// String returns the name of the code, as it is sent, and "?" for a code that this program does not know.
func (c Code) String() string {
	if int(c) < len(codeNames) {
		return codeNames[c]
	}
	return "?"
}

// Reason says why a change was refused, held or flagged. Each reason has a sentence for people in model/text.
type Reason string

// Reasons to refuse an intent or an input, and reasons to hold a change. The comment of a reason for holding begins
// with "held". "args" lists what Refusal.Args holds, in that order; a reason without "args" has none.
const (
	BadInput     Reason = "bad-input"     // args: field, value
	NoDoor       Reason = "no-door"       // args: field, the address, by which nobody can find a door
	TooLong      Reason = "too-long"      // args: field, limit in characters
	Missing      Reason = "missing"       // args: field
	NotBranch    Reason = "not-branch"    // only the branch does this
	NotHolder    Reason = "not-holder"    // only the holder of the task does this
	NotAddressed Reason = "not-addressed" // the task is neither open nor addressed to the author
	Taken        Reason = "taken"         // somebody else claimed the task first
	Yours        Reason = "yours"         // the author holds the task already
	WrongState   Reason = "wrong-state"   // args: the state that the task is in
	Unsorted     Reason = "unsorted"      // a task without a sphere and a category cannot be dispatched
	FamilyCommon Reason = "family-common" // a common problem is no family's own matter
	JoinCommon   Reason = "join-common"   // join: a common problem is joined to nothing, and no task to itself
	// unjoin: args: the number of the problem that the task is joined to by now
	JoinedElsewhere Reason = "joined-elsewhere"
	NotCommon       Reason = "not-common"     // join: args: the number of the task, which is no common problem
	CommonOver      Reason = "common-over"    // join: args: the number of the common problem, which is closed
	NotAsked        Reason = "not-asked"      // decline: the holder asked for no such day, or for another one by now
	CalledAlready   Reason = "called-already" // whistle: args: the unit, which was called and has not reported in
	FamilyOpen      Reason = "family-open"    // a family matter cannot be opened to anyone; it is dispatched by name
	// The brief holds something private, and strangers would read it. args: name, phone or door; then, if a laptop
	// found it, the piece of the brief
	BriefTells    Reason = "brief-tells"
	TooLate       Reason = "too-late"       // reopen: the task was closed more than 30 days ago
	ActedSince    Reason = "acted-since"    // undo: the step is no longer the last one
	NotYours      Reason = "not-yours"      // undo: somebody else took the step
	OutOfSight    Reason = "out-of-sight"   // an intent on a record the author may not see
	UnknownRecord Reason = "unknown-record" // held: the hub does not have the record yet
	Undecodable   Reason = "undecodable"    // held: this hub cannot read it
	NoRight       Reason = "no-right"       // held: the account never had a scope here, or may not do this
	RulePanic     Reason = "rule-panic"     // held: a rule of this program failed; the change is kept
	NotAuthor     Reason = "not-author"     // held: the author is not the account that sent the change
	SentElsewhere Reason = "sent-elsewhere" // recall, redispatch: the addressee is not the one that the author saw
	NobodyHasIt   Reason = "nobody-has-it"  // nudge: the task is open to anyone, and nobody has claimed it
	// args: the day, which is past, no later than the due day so far, or more than a year ahead
	BadExtension   Reason = "bad-extension"
	NotYourVisit   Reason = "not-your-visit"   // only the author of a visit corrects or strikes it
	NotYourMeeting Reason = "not-your-meeting" // only its author and the branch strike or restore a meeting
	FutureDay      Reason = "future-day"       // args: field, the day, which should be past and has not come
	NotYourPromise Reason = "not-your-promise" // only whoever promised and the branch enter, keep or drop a promise
	PromiseOver    Reason = "promise-over"     // the promise was kept or dropped already
	NotYourDeed    Reason = "not-your-deed"    // only whoever recommended it and the branch enter the consent
	AlreadyJudged  Reason = "already-judged"   // the recommendation was judged already
	Struck         Reason = "struck"           // the visit, household or meeting was struck already
	MergeSame      Reason = "merge-same"       // the two are merged already
	MergeGone      Reason = "merge-gone"       // the household to merge into moved away or was struck
	MergeElsewhere Reason = "merge-elsewhere"  // the two are in different communities
	NotMerged      Reason = "not-merged"       // the household is not merged, so no merging can be taken back
	NobodyHere     Reason = "nobody-here"      // args: the householder who moved away from the door of this visit
	HasHistory     Reason = "has-history"      // a household that has visits or tasks cannot be struck
	BadDay         Reason = "bad-day"          // args: field, the day, which is past or more than a year ahead
	NoCover        Reason = "no-cover"         // args: the unit, the place, for no part of which it is responsible
	// only its author and the branch strike an activity
	NotYourActivity Reason = "not-your-activity"
	TooSoon         Reason = "too-soon"    // rules: args: key, the first month from which the value may count
	TooFar          Reason = "too-far"     // rules: args: the month, the last month for which a value may be set
	UnreadDay       Reason = "unread-day"  // args: what was typed, which cannot be read as a day
	NoSuchDay       Reason = "no-such-day" // args: what was typed, a date that does not exist
	BadBorn         Reason = "bad-born"    // args: field, the year, which is in the future or before 1870
	NoGroup         Reason = "no-group"    // args: sort, id. The group is unknown, or the role may not join it
	Unfit           Reason = "unfit"       // held: args: field. The body has a form that this program never writes
	NoPlace         Reason = "no-place"    // held: args: path. The county's lists have no such place
	RecordFull      Reason = "record-full" // held: the change would make the record larger than a record may be
	NeverSeen       Reason = "never-seen"  // held: the author could never see what the change alters
	NotKept         Reason = "not-kept"    // held: the hub has no room for it; only the laptop keeps the change
)

// Reasons to refuse a change of a county's menu or calendar.
const (
	NotOrganiser   Reason = "not-organiser"    // only organisers of the county do this
	NoMenu         Reason = "no-menu"          // args: key; the county's menu has no such category
	MenuTwice      Reason = "menu-twice"       // args: the word, which another category has
	MenuFull       Reason = "menu-full"        // args: how many categories there are already
	MenuEmpty      Reason = "menu-empty"       // the last category cannot be removed
	TooFewWorkdays Reason = "too-few-workdays" // args: year, how many working days it would have
	CalendarFull   Reason = "calendar-full"    // the calendar has as many days as it can hold
)

// Reasons to flag a fact that was kept.
const (
	FlagOutOfSight Reason = "flag-out-of-sight" // the author may no longer see the record
	FlagHelp       Reason = "flag-help"         // somebody who does not hold the task wrote a result
	FlagState      Reason = "flag-state"        // the change did not fit the state of the record
	FlagSecond     Reason = "flag-second"       // a record with this id was there already
	FlagEdit       Reason = "flag-edit"         // somebody else had set the field since the author saw it
	FlagLate       Reason = "flag-late"         // the resident is not satisfied, but says so after more than 30 days
	FlagMisplaced  Reason = "flag-misplaced"    // the change would move the record to another community
	FlagNotBranch  Reason = "flag-not-branch"   // only the branch should report this, and somebody else did
	FlagAhead      Reason = "flag-ahead"        // it is said to have happened on a day that had not come yet
	FlagPast       Reason = "flag-past"         // it is promised for a day that was past already
	FlagNotOwn     Reason = "flag-not-own"      // no effect: only the person concerned and the branch say this
	FlagNotMember  Reason = "flag-not-member"   // somebody who is neither of the unit or team nor of the branch says so
	FlagCount      Reason = "flag-count"        // more residents answered than were asked
	FlagReissued   Reason = "flag-reissued"     // somebody else sent it, to whom the author's laptop was given
	// an amendment or strike of somebody else's visit: it is in the visit's history and has no effect
	FlagOther Reason = "flag-other"
	// the hub corrected the time by more than 10 minutes, or into another week
	FlagClock Reason = "flag-clock"
)

// Refusal says why a change was refused, held or flagged. It is an error. Args are the details that the reason asks
// for. Against is the person whose step or claim prevented the change, if there is one. The sentence for people is in
// model/text.
type Refusal struct {
	Reason  Reason   `cbor:"1,keyasint" json:"refused"`
	Args    []string `cbor:"2,keyasint,omitempty" json:"args"`
	Against Ref      `cbor:"3,keyasint,omitzero" json:"against"`
}

// Error returns the reason and its arguments, for logs.
func (r *Refusal) Error() string {
	return strings.Join(append([]string{"refused: " + string(r.Reason)}, r.Args...), " ")
}

// Outcome is the verdict of Apply on a change. Why gives the reason, and is the zero Refusal if Code is OK.
type Outcome struct {
	Code Code
	Why  Refusal
}

// Accepted reports whether the change is in the record, flagged or not.
func (o Outcome) Accepted() bool { return o.Code == OK || o.Code == Flagged }

var accepted = Outcome{Code: OK}

func flagged(why Reason) Outcome { return Outcome{Flagged, Refusal{Reason: why}} }

func refused(why Reason, args ...string) Outcome {
	return Outcome{Refused, Refusal{Reason: why, Args: args}}
}

func refuse(why Reason, args ...string) *Refusal { return &Refusal{Reason: why, Args: args} }
