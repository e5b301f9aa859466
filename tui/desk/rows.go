package desk

import (
	"strings"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
)

// This file reads all rows of a home into the register, on two cores.

// decoded is a row of the home, decoded.
type decoded struct {
	id     model.RecordID
	record model.Record
	rev    uint64
	err    error // why the row cannot be decoded; record is nil then
}

// decode decodes a row. It leaves out the inside of visits, which is read when a page is opened.
func decode(r store.Row) decoded {
	inside := r.Inside
	if isVisit(r) {
		inside = nil
	}
	d := decoded{id: r.ID, rev: r.Rev}
	d.record, d.err = code.Open(r.Face, inside)
	return d
}

// isVisit reports whether a row is that of a visit.
func isVisit(r store.Row) bool {
	kind, err := code.KindOf(r.Face)
	return err == nil && kind == model.KindVisit
}

// batch is some rows in their order, of which the first ones are decoded.
type batch struct {
	rows    []store.Row
	decoded []decoded
}

// rowsOfBatch is how many rows a batch has.
const rowsOfBatch = 256

// decode decodes the next row of the batch.
func (b *batch) decode(same sharing) {
	d := decode(b.rows[len(b.decoded)])
	same.share(d.record)
	b.decoded = append(b.decoded, d)
}

// insides returns the insides of all rows, one after the other. A text for each row would take a third more.
func (b *batch) insides() string {
	var all strings.Builder
	for _, r := range b.rows {
		all.Write(r.Inside)
	}
	return all.String()
}

// loadRows puts all rows into the register. Another goroutine unseals the rows meanwhile, and decodes those that this
// one has no time for yet.
func (d *Desk) loadRows() error {
	came, failed := make(chan *batch, 4), make(chan error, 1)
	go func() {
		defer close(came)
		failed <- d.unseal(came)
	}()
	same := sharing{}
	for b := range came {
		for len(b.decoded) < len(b.rows) {
			b.decode(same)
		}
		insides := b.insides()
		for i, row := range b.decoded {
			d.put(row, insides[:len(b.rows[i].Inside)])
			insides = insides[len(b.rows[i].Inside):]
		}
	}
	return <-failed
}

// unseal reads the rows and sends them in batches. While as many batches wait as the channel holds, it decodes the rows
// of the next one.
func (d *Desk) unseal(came chan<- *batch) error {
	next, same := &batch{rows: make([]store.Row, 0, rowsOfBatch)}, sharing{}
	err := d.store.Rows(func(r store.Row, inside func() []byte) bool {
		if !isVisit(r) {
			r.Inside = inside()
		}
		next.rows = append(next.rows, r)
		if len(next.rows) < rowsOfBatch {
			return true
		}
		for len(came) == cap(came) && len(next.decoded) < len(next.rows) {
			next.decode(same)
		}
		came <- next
		next = &batch{rows: make([]store.Row, 0, rowsOfBatch)}
		return true
	})
	came <- next
	return err
}
