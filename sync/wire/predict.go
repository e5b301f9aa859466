package wire

import (
	"crypto/sha256"
	"encoding/binary"
	"time"
)

// A hub leaves a row out of a page if the laptop can compute it. Such a row is called predicted. That is so where a
// change of this request made a record that did not exist before: the laptop applies the same rules to the same
// change and stamp. Page.Predicted says which verdicts have a predicted row. Page.PredictedSum is the sum of those
// rows. A laptop whose rules or account differ computes other rows, notices it by the sum, and asks for the rows
// instead.

// RowsSum is the first 8 bytes of the SHA-256 that SumOfRows computes over rows.
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

// CorrectedTime returns the time of a change by the hub's clock, in whole seconds. By the laptop's clock, the change
// was made at the time at and the request left at the time sent. By the hub's clock, the request came at the time
// now. The difference between now and sent is added to at, and the result is never later than now. Hub and laptop
// compute it alike.
func CorrectedTime(at, sent, now time.Time) time.Time {
	on := at.Add(now.Sub(sent))
	if on.After(now) {
		on = now
	}
	return on.Truncate(time.Second)
}
