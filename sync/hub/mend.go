package hub

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"sidan/model"
	"sidan/model/code"
)

// Mend repairs a hub that holds records which no page can carry or no laptop can decode, tasks with an addressee of an
// unknown kind, an index that does not fit its records, or communities that no list names and that hold no record. It
// works in one transaction, and the hub must not serve anybody meanwhile. It makes each record with a fault anew from
// its lines of the log, by the rules of this program, and leaves out the changes that these rules hold. If that makes
// no record, the record is put aside. A community that no list names is put aside as a whole. What is put aside is
// stored for a person to look at.
//
// Each record that was made anew or put aside gets a line of its own in the log, at a new revision, as after any
// change. So laptops notice: they get the new record, or a record that was put aside is gone for them. Mend returns the
// result of a check that it makes afterwards.
func (h *Hub) Mend(ctx context.Context) (c Checked, err error) {
	if err := h.journal.Check(ctx); err != nil { // else lost lines would look as if never written
		return c, fmt.Errorf("mend: %w", err)
	}
	mended, aside := 0, 0
	err = h.journal.Update(ctx, func(tx Tx) error {
		found, err := checkAll(tx)
		if err != nil {
			return err
		}
		mended, aside = 0, 0
		var cures []cure
		for _, ill := range found.ill {
			x, err := cureOf(tx, ill)
			if err != nil {
				return err
			}
			cures = append(cures, x)
		}
		for _, x := range cures {
			mended += len(x.writes.Records)
			aside += x.aside
			if err := x.carryOut(tx); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return c, fmt.Errorf("mend: %w", err)
	}
	c, err = h.Check(ctx)
	c.Mended, c.Aside = mended, aside
	return c, err
}

// cure is what Mend does to one community.
type cure struct {
	mending Mending
	writes  Writes
	aside   int // how many records, or communities, are put aside and not made anew
}

// carryOut writes the cure. It takes things out first, and then writes the new records and their lines.
func (x cure) carryOut(tx Tx) error {
	if err := tx.Mend(x.mending); err != nil || len(x.writes.Lines) == 0 {
		return err
	}
	return tx.Write(x.writes)
}

// cureOf computes what must be done to one community.
func cureOf(s Snapshot, ill illness) (x cure, err error) {
	x.mending = Mending{Community: ill.community, Whole: ill.madeUp}
	if ill.madeUp {
		x.aside = 1
		return x, nil
	}
	l, err := s.Load(Keys{Community: ill.community})
	if err != nil {
		return x, err
	}
	anew, err := fromLog(s, ill, l.History)
	if err != nil {
		return x, err
	}
	x.writes = Writes{Community: ill.community, History: l.History}
	for _, r := range ill.rows {
		x.mending.Aside = append(x.mending.Aside, Aside{r.id, r.why})
		if r.tags == nil { // nobody knows who saw the record, so all tags lose it
			r.tags = ill.tags
		}
		x.one(r, anew[r.id])
	}
	return x, nil
}

// one adds what happens to one record: a line, and either the record as it is now or, if now is nil, only its loss.
func (x *cure) one(r illRow, now *Stored) {
	c := &x.writes.History
	c.Head++
	line := Line{Rev: c.Head, ID: mendingID(x.writes.Community, c.Head), Record: r.id, Code: model.OK}
	lost := r.tags
	if now != nil {
		now.Rev = c.Head
		lost = lost.Without(now.FaceTags)
		x.writes.Records = append(x.writes.Records, *now)
	} else {
		x.aside++
	}
	c.Mark = markAfter(c.Mark, line.ID, line.Code, now)
	x.writes.Lines = append(x.writes.Lines, line)
	if len(lost) > 0 {
		x.writes.Losses = append(x.writes.Losses, Loss{Rev: c.Head, Record: r.id, Tags: lost})
	}
}

// mendingID returns the id of a line of Mend, which has no change. It depends only on community and revision.
func mendingID(community model.Path, rev uint64) (id model.ChangeID) {
	sum := sha256.Sum256(binary.BigEndian.AppendUint64([]byte("mended\x00"+string(community)+"\x00"), rev))
	copy(id[:], sum[:])
	return id
}

// fromLog makes the records of an illness anew from the log, by the rules of this program. A record that cannot be made
// is not in rows.
func fromLog(s Snapshot, ill illness, c History) (rows map[model.RecordID]*Stored, err error) {
	rows = map[model.RecordID]*Stored{}
	wanted := map[model.RecordID]bool{}
	for _, r := range ill.rows {
		wanted[r.id] = true
	}
	for after := uint64(0); len(wanted) > 0 && after < c.Head; {
		lines, err := s.Log(ill.community, after, checkAtOnce)
		if err != nil {
			return nil, err
		}
		if len(lines) == 0 {
			err := fmt.Errorf("the log of %q ends at %d of %d", ill.community, after, c.Head)
			return nil, errors.Join(ErrDamaged, err)
		}
		for _, l := range lines {
			if after = l.Rev; wanted[l.Record] && (l.Code == model.OK || l.Code == model.Flagged) {
				if row := follow(ill.community, rows[l.Record], l); row != nil {
					rows[l.Record] = row
				}
			}
		}
	}
	return rows, nil
}

// follow returns the record that a line of the log makes of a record. was is the record before it, or nil. follow
// returns nil if the rules do not accept the change or the new record would have a fault.
func follow(community model.Path, was *Stored, l Line) *Stored {
	c, err := code.Change(l.Core)
	if err != nil || unfit(c) != nil {
		return nil
	}
	s := step{community: community, history: History{Head: l.Rev - 1}, rules: model.Apply}
	stored, known := Stored{}, was != nil
	if known {
		stored = *was
	}
	row, out := s.rule(stored, known, c, l, nil)
	if !out.Accepted() || row == nil || row.Whole() != "" {
		return nil
	}
	return row
}
