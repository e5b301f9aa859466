package store

import (
	"time"

	"sidan/model"
)

// Write is one thing a reply or a request changes in a home: plain data, so that a simulator's disk can do the same. A
// run of them is carried out in order, in one transaction, by Commit. "The copy being filled" is Next, else Shown.
type Write interface{ write() }

type (
	// Enter begins to ask about a community: nothing seen, no copies. Where the home asks already it does nothing.
	Enter struct{ Home model.Path }

	// Forget ends it: copies and what was seen are deleted.
	Forget struct{ Home model.Path }

	// SetSeen is the head of the newest reply taken and its mark; 0 and 0 after a hub was put back.
	SetSeen struct {
		Home model.Path
		Seen uint64
		Mark [8]byte
	}

	// NewNext makes Next a new empty copy, in place of the one there is.
	NewNext struct {
		Home  model.Path
		Since uint64
	}

	// PutRow puts a row into the copy being filled, in place of what it has of that record. Inside nil: it has none.
	PutRow struct{ Row }

	// DropRow takes a record out of the copy being filled.
	DropRow struct {
		Home model.Path
		ID   model.RecordID
	}

	// SkipRow notes of the copy being filled that a record came which cannot be read here: whatever the copy
	// has of it stays. A later PutRow or DropRow of the record takes the note away.
	SkipRow struct {
		Home model.Path
		ID   model.RecordID
		Rev  uint64 // 0 where it was not told
	}

	// DropVisits takes the visits of weeks before one out of the copy being filled: the horizon moved on.
	DropVisits struct {
		Home   model.Path
		Before model.Week
	}

	// SetCopy says how far the copy being filled has come.
	SetCopy struct {
		Home   model.Path
		Digest [8]byte
		Week   model.Week
		Cursor uint64
	}

	// Swap makes Next the shown copy and deletes the one that was.
	Swap struct{ Home model.Path }

	// SetFate replaces the fate of a kept change. One that is no longer kept fails the whole commit with ErrNotKept: it
	// was taken back between reading the state and offering it.
	SetFate struct {
		Seq  uint64
		Fate Fate
	}

	// DropKept lets go of a kept change: it is safe at the hub and in the shown rows.
	DropKept struct{ Seq uint64 }

	// Bounce moves a refused change from the kept to the bounced.
	Bounce struct {
		Seq uint64
		Why model.Refusal
		At  time.Time // the hub's clock
	}

	// SetAccount is the account and its communities as the hub says they are now.
	SetAccount struct {
		Account model.Account
		Listed  []model.Path
	}

	// SetClock is what is now known of the hub's clock.
	SetClock struct{ Clock Clock }
)

func (Enter) write()      {}
func (Forget) write()     {}
func (SetSeen) write()    {}
func (NewNext) write()    {}
func (PutRow) write()     {}
func (DropRow) write()    {}
func (SkipRow) write()    {}
func (DropVisits) write() {}
func (SetCopy) write()    {}
func (Swap) write()       {}
func (SetFate) write()    {}
func (DropKept) write()   {}
func (Bounce) write()     {}
func (SetAccount) write() {}
func (SetClock) write()   {}
