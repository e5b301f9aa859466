package model

import (
	"strings"
)

// Code is the verdict on a change (结论). A change with the verdict OK or Flagged is accepted.
type Code uint8

// The four verdicts.
const (
	OK      Code = iota + 1
	Flagged      // kept, and a named person should look (the branch)
	Refused      // intents only: something stood against it
	Held         // not final: kept outside the record until somebody or something settles it
)

var codeNames = [...]string{"", "ok", "flagged", "refused", "held"}

// String is the code on the wire.
func (c Code) String() string {
	if int(c) < len(codeNames) {
		return codeNames[c]
	}
	return "?"
}

// Reason says why a change was refused, held or flagged. Each reason has a sentence for people in model/text.
type Reason string

// Reasons to refuse an intent or an input.
const (
	BadInput     Reason = "bad-input"     // args: field, value
	NoDoor       Reason = "no-door"       // args: field, the address, which leads to no door
	TooLong      Reason = "too-long"      // args: field, limit in characters
	Missing      Reason = "missing"       // args: field
	NotBranch    Reason = "not-branch"    // only the branch does this
	NotHolder    Reason = "not-holder"    // only who holds the task does this
	NotAddressed Reason = "not-addressed" // neither open nor addressed to the author
	Taken        Reason = "taken"         // somebody claimed first
	Yours        Reason = "yours"         // the author holds it already
	WrongState   Reason = "wrong-state"   // args: the state it is in
	Unsorted     Reason = "unsorted"      // dispatch wants sphere and menu first
	FamilyOpen   Reason = "family-open"   // a family matter goes to somebody by name
	// args: name, phone or door, and what of the brief that is. A stranger would read it
	BriefTells    Reason = "brief-tells"
	TooLate       Reason = "too-late"       // closed more than 30 days ago
	ActedSince    Reason = "acted-since"    // undo: somebody has acted since
	NotYours      Reason = "not-yours"      // undo: another's step
	OutOfSight    Reason = "out-of-sight"   // an intent on a record the author may not see
	UnknownRecord Reason = "unknown-record" // held: the record has not come yet
	Undecodable   Reason = "undecodable"    // held: this hub cannot read it
	NoRight       Reason = "no-right"       // held: the account never had a scope here
	RulePanic     Reason = "rule-panic"     // held: a fault in a rule; the change is kept
	NotAuthor     Reason = "not-author"     // held: written by another than who sent it
	SentElsewhere Reason = "sent-elsewhere" // recall, redispatch: it is no longer with whom its author saw
	NobodyHasIt   Reason = "nobody-has-it"  // nudge: open to anyone, and claimed by nobody
	// args: the day, which is past, no later than before, or more than a year on
	BadExtension   Reason = "bad-extension"
	NotYourVisit   Reason = "not-your-visit"  // only who made a visit corrects or strikes it
	Struck         Reason = "struck"          // the visit or household was struck already
	MergeSame      Reason = "merge-same"      // both are one household already
	MergeGone      Reason = "merge-gone"      // the household to merge into moved away or was struck
	MergeElsewhere Reason = "merge-elsewhere" // the two are in different communities
	NotMerged      Reason = "not-merged"      // there is no merging to take back
	NobodyHere     Reason = "nobody-here"     // args: who moved away from the door that is called at
	HasHistory     Reason = "has-history"     // a household where something happened is not struck
	BadDay         Reason = "bad-day"         // args: field, the day, which is past or more than a year on
	BadBorn        Reason = "bad-born"        // args: field, the year, which is to come or before 1870
	NoGroup        Reason = "no-group"        // args: sort, id. No such unit, team or post for who is invited
	Unfit          Reason = "unfit"           // held: args: field. No laptop of ours writes such a change
	NoPlace        Reason = "no-place"        // held: args: path. The county's lists name no such place
	RecordFull     Reason = "record-full"     // held: with it the record would be larger than a record may be
	NeverSeen      Reason = "never-seen"      // held: the author never could see what the change alters
	NotKept        Reason = "not-kept"        // held: the hub keeps no more of what it cannot take
)

// Reasons to flag a fact that was kept.
const (
	FlagOutOfSight Reason = "flag-out-of-sight" // the author may no longer see the record
	FlagHelp       Reason = "flag-help"         // a result by somebody who does not hold the task
	FlagState      Reason = "flag-state"        // did not fit the state the task was in
	FlagSecond     Reason = "flag-second"       // the record was there already
	FlagEdit       Reason = "flag-edit"         // another had set the field since
	FlagLate       Reason = "flag-late"         // not satisfied, but after 30 days
	FlagMisplaced  Reason = "flag-misplaced"    // would carry a record to another community
	FlagReissued   Reason = "flag-reissued"     // sent by another, to whom the author's laptop was issued anew
	// an amendment or strike of another's visit: kept beside, it moves nothing
	FlagOther Reason = "flag-other"
	// the laptop's clock was corrected by more than 10 minutes or over a week's edge
	FlagClock Reason = "flag-clock"
)

// Refusal is the error of a change that is refused, with what stood against it. Its sentence for people is in
// model/text.
type Refusal struct {
	Reason  Reason   `cbor:"1,keyasint" json:"refused"`
	Args    []string `cbor:"2,keyasint,omitempty" json:"args"`
	Against Ref      `cbor:"3,keyasint,omitzero" json:"against"`
}

func (r *Refusal) Error() string {
	return strings.Join(append([]string{"refused: " + string(r.Reason)}, r.Args...), " ")
}

// Outcome is the verdict of Apply on a change. Why is set unless Code is OK.
type Outcome struct {
	Code Code
	Why  Refusal
}

// Accepted reports whether the change is part of the record.
func (o Outcome) Accepted() bool { return o.Code == OK || o.Code == Flagged }

var accepted = Outcome{Code: OK}

func flagged(why Reason) Outcome { return Outcome{Flagged, Refusal{Reason: why}} }

func refused(why Reason, args ...string) Outcome {
	return Outcome{Refused, Refusal{Reason: why, Args: args}}
}

func refuse(why Reason, args ...string) *Refusal { return &Refusal{Reason: why, Args: args} }
