package hub

import (
	"crypto/sha256"
	"encoding/binary"

	"sidan/model"
	"sidan/sync/wire"
)

// markAfter returns the mark of the next revision. It is a hash of the mark before it, the id of the change, its
// verdict, and the bytes of the row that was written; row is nil if none was. So two histories with the same verdicts
// but other rows (with another time of receipt, for example) have different marks.
func markAfter(before wire.Mark, id model.ChangeID, code model.Code, row *Stored) wire.Mark {
	m, _ := markAfterIn(nil, before, id, code, row)
	return m
}

// markAfterIn is markAfter for a caller that computes many marks. It overwrites buffer, and returns it, enlarged if
// necessary, for the next call.
func markAfterIn(
	buffer []byte, before wire.Mark, id model.ChangeID, code model.Code, row *Stored,
) (m wire.Mark, _ []byte) {
	b := append(buffer[:0], before[:]...)
	b = append(b, id[:]...)
	b = append(b, byte(code))
	if row != nil {
		b = append(b, row.ID[:]...)
		b = binary.BigEndian.AppendUint32(b, uint32(len(row.Face)))
		b = append(b, row.Face...)
		b = append(b, row.Inside...)
	}
	sum := sha256.Sum256(b)
	copy(m[:], sum[:])
	return m, b
}
