package store

import (
	"time"

	"sidan/model"
)

// Write is one thing that a reply or a request changes in a home. Writes are plain data, so that the simulation's disk
// can carry them out as well. Commit carries out a list of them in order, in one transaction. In the comments below,
// the copy being filled is Next, or Shown if there is no Next.
type Write interface{ write() }

type (
	// Enter adds a community to those that the home asks the hub about. Nothing was seen of it yet, and it has no
	// copies. It does nothing if the home asks about the community already.
	Enter struct{ Community model.Path }

	// Forget removes a community from those that the home asks about, and deletes its copies.
	Forget struct{ Community model.Path }

	// SetSeen sets the head of the newest reply that was merged, and the mark of that head. Both are 0 after the hub
	// was restored to an older state.
	SetSeen struct {
		Community model.Path
		Seen      uint64
		Mark      [8]byte
	}

	// NewNext makes Next a new empty copy. It deletes the Next that was there.
	NewNext struct {
		Community model.Path
		Since     uint64
	}

	// PutRow puts a row into the copy being filled. It replaces the row that the copy has of that record. If Inside is
	// nil, the row has no inside.
	PutRow struct{ Row }

	// DropRow deletes a record from the copy being filled.
	DropRow struct {
		Community model.Path
		ID        model.RecordID
	}

	// SkipRow notes that a record came for the copy being filled and cannot be read here. The row that the copy has of
	// that record stays. A later PutRow or DropRow of the record deletes the note.
	SkipRow struct {
		Community model.Path
		ID        model.RecordID
		Rev       uint64 // 0 if the hub did not tell it
	}

	// DropVisits deletes the visits of weeks before Before from the copy being filled, because a laptop keeps visits
	// only for a limited number of weeks.
	DropVisits struct {
		Community model.Path
		Before    model.Week
	}

	// SetCopy stores how far the copy being filled has come.
	SetCopy struct {
		Community model.Path
		Digest    [8]byte
		Week      model.Week
		Cursor    uint64
	}

	// Swap makes Next the shown copy, and deletes the copy that was shown before.
	Swap struct{ Community model.Path }

	// SetFate replaces the fate of a kept change. If the change is no longer kept, the whole Commit fails with
	// ErrNotKept: the person took the change back after the state was read and before the change was offered.
	SetFate struct {
		Seq  uint64
		Fate Fate
	}

	// DropKept deletes a kept change that is safe at the hub and included in the shown rows.
	DropKept struct{ Seq uint64 }

	// Bounce moves a refused change from the kept changes to the bounced ones.
	Bounce struct {
		Seq uint64
		Why model.Refusal
		At  time.Time // by the hub's clock
	}

	// SetAccount sets the account and its communities to what the hub said.
	SetAccount struct {
		Account model.Account
		Listed  []model.Path
	}

	// SetClock sets what is known of the hub's clock.
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
