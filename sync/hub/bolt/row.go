package bolt

import (
	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
)

// row is how a record is stored, under its id. Audience is the number of an audience.
type row struct {
	_            struct{} `cbor:",toarray"`
	Rev          uint64
	Kind         model.Kind
	Week         model.Week
	Audience     uint64
	Face, Inside []byte
}

// appendTo appends to b the same bytes that code.Marshal returns for the row. Rows and lines are written by the
// thousand, and code.Marshal spent half of that time on examining their types.
func (r *row) appendTo(b []byte) ([]byte, error) {
	b = code.AppendArray(b, 6)
	b = code.AppendUint(b, r.Rev)
	b = code.AppendUint(b, uint64(r.Kind))
	b = code.AppendInt(b, int64(r.Week))
	b = code.AppendUint(b, r.Audience)
	return code.AppendBytes(code.AppendBytes(b, r.Face), r.Inside), nil
}

// size returns an upper bound of how many bytes appendTo appends.
func (r *row) size() int { return len(r.Face) + len(r.Inside) + itemsSize }

// line is how a hub.Line is stored. Author is the number of an author.
type line struct {
	_                struct{} `cbor:",toarray"`
	Rev              uint64
	ID               model.ChangeID
	Record           model.RecordID
	Code             model.Code
	Why              model.Refusal
	Author           uint64
	At, On, Received int64
	Core             []byte
}

// appendTo appends to b the same bytes that code.Marshal returns for the line.
func (l *line) appendTo(b []byte) ([]byte, error) {
	b = code.AppendArray(b, 10)
	b = code.AppendUint(b, l.Rev)
	b = code.AppendBytes(b, l.ID[:])
	b = code.AppendBytes(b, l.Record[:])
	b = code.AppendUint(b, uint64(l.Code))
	why := noRefusal
	if l.Why.Reason != "" || l.Why.Args != nil || l.Why.Against != (model.Ref{}) {
		var err error
		if why, err = code.Marshal(l.Why); err != nil {
			return nil, err
		}
	}
	b = code.AppendUint(append(b, why...), l.Author)
	b = code.AppendInt(code.AppendInt(code.AppendInt(b, l.At), l.On), l.Received)
	return code.AppendBytes(b, l.Core), nil
}

// size returns an upper bound of how many bytes appendTo appends, without those of a refusal.
func (l *line) size() int { return len(l.Core) + itemsSize }

// noRefusal is the encoded zero model.Refusal, which nearly all lines have.
var noRefusal = func() []byte {
	b, err := code.Marshal(model.Refusal{})
	if err != nil {
		panic(err)
	}
	return b
}()

// itemsSize is an upper bound of the bytes that a row or line takes beside its byte strings: at most eleven items of
// nine bytes, and two ids.
const itemsSize = 160

// recordOf decodes a row.
func recordOf(id, v []byte, audiences internReader[audience]) (hub.Stored, error) {
	var r row
	if err := decode(v, &r); err != nil {
		return hub.Stored{}, err
	}
	who, err := audiences.value(r.Audience)
	return hub.Stored{Rev: r.Rev, ID: model.RecordID(id), Kind: r.Kind, Week: r.Week, FaceTags: who.Face,
		InsideTags: who.Inside,
		Face:       r.Face, Inside: r.Inside}, err
}

// lineOf decodes a line.
func lineOf(v []byte, authors internReader[author]) (hub.Line, error) {
	var l line
	if err := decode(v, &l); err != nil {
		return hub.Line{}, err
	}
	who, err := authors.value(l.Author)
	return hub.Line{Rev: l.Rev, ID: l.ID, Record: l.Record, Code: l.Code, Why: l.Why, By: who.By, Tags: who.Tags,
		At: l.At, On: l.On, Received: l.Received, Core: l.Core}, err
}
