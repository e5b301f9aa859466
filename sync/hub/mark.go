package hub

import (
	"crypto/sha256"
	"encoding/binary"

	"sidan/model"
	"sidan/sync/wire"
)

// markAfter is the mark of the next revision: the history before it, which change, what became of it, and the bytes
// that were written. Two histories that gave the same verdict but other rows (another time of receipt) have other
// marks.
func markAfter(before wire.Mark, id model.ChangeID, code model.Code, row *Stored) wire.Mark {
	m, _ := markAfterIn(nil, before, id, code, row)
	return m
}

// markAfterIn is markAfter for whoever computes many: buffer is overwritten, and returned grown for the next call.
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
