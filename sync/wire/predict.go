package wire

import (
	"crypto/sha256"
	"encoding/binary"
	"time"
)

// A predicted row is one that a hub leaves out of a page because the laptop can compute it: the row of a record that
// one of the laptop's own changes, judged by this request, made from nothing. The laptop applies the same rules to the
// same change and stamp. Page.Predicted says for which verdicts that holds, and Page.PredictedSum is what the rows
// hash to, so that a laptop whose rules or account differ notices and asks for the rows instead.

// RowsSum is the first 8 bytes of a SHA-256 over rows.
type RowsSum [8]byte

// SumOfRows hashes rows in the order given, each with its revision, id, face and inside.
func SumOfRows(rows []Row) (sum RowsSum) {
	h := sha256.New()
	var numbers [24]byte
	for _, r := range rows {
		binary.BigEndian.PutUint64(numbers[:], r.Rev)
		binary.BigEndian.PutUint64(numbers[8:], uint64(len(r.Face)))
		binary.BigEndian.PutUint64(numbers[16:], uint64(len(r.Inside)))
		h.Write(numbers[:])
		h.Write(r.ID[:])
		h.Write(r.Face)
		h.Write(r.Inside)
	}
	copy(sum[:], h.Sum(numbers[:0]))
	return sum
}

// SetPredicted marks the row of the i-th of n verdicts as predicted.
func (p *Page) SetPredicted(i, n int) {
	if p.Predicted == nil {
		p.Predicted = make([]byte, (n+7)/8)
	}
	p.Predicted[i/8] |= 1 << (i % 8)
}

// IsPredicted reports whether the row of the i-th verdict is predicted.
func (p *Page) IsPredicted(i int) bool {
	return i/8 < len(p.Predicted) && p.Predicted[i/8]&(1<<(i%8)) != 0
}

// CorrectedTime is when a change was made by the hub's clock, in whole seconds: at, by the laptop's clock, put right by
// how far that clock was off when it sent the request, and never later than now, when the request came. Hub and laptop
// compute it alike.
func CorrectedTime(at, sent, now time.Time) time.Time {
	on := at.Add(now.Sub(sent))
	if on.After(now) {
		on = now
	}
	return on.Truncate(time.Second)
}
