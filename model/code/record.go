package code

import (
	"bytes"
	"fmt"

	"github.com/fxamacker/cbor/v2"

	"sidan/model"
)

// face is the shape of a face's bytes.
type face struct {
	_    struct{} `cbor:",toarray"`
	Kind model.Kind
	Body cbor.RawMessage
}

// Record writes a record down as face and inside; inside is nil where the record has none.
func Record(r model.Record) (faceBytes, inside []byte, err error) {
	body, err := enc.Marshal(r)
	if err != nil {
		return nil, nil, fmt.Errorf("encode %s: %w", r.Kind(), err)
	}
	if faceBytes, err = enc.Marshal(face{Kind: r.Kind(), Body: body}); err != nil {
		return nil, nil, fmt.Errorf("encode %s: %w", r.Kind(), err)
	}
	var in any
	switch r := r.(type) {
	case *model.Person:
		in = orNil(r.Inside)
	case *model.Household:
		in = orNil(r.Inside)
	case *model.Visit:
		in = orNil(r.Inside)
	case *model.Task:
		in = orNil(r.Inside)
	}
	if in == nil {
		return faceBytes, nil, nil
	}
	if inside, err = enc.Marshal(in); err != nil {
		return nil, nil, fmt.Errorf("encode %s: %w", r.Kind(), err)
	}
	return faceBytes, inside, nil
}

// orNil keeps a nil pointer from hiding in an interface.
func orNil[T any](p *T) any {
	if p == nil {
		return nil
	}
	return p
}

// KindOf is the kind a face is of, without reading the rest.
func KindOf(faceBytes []byte) (model.Kind, error) {
	if len(faceBytes) < 2 || faceBytes[0] != 0x82 || faceBytes[1] > 0x17 {
		return 0, fmt.Errorf("decode face: %w", ErrBytes)
	}
	return model.Kind(faceBytes[1]), nil
}

// Open reads a record from its face and, where there is one, its inside.
func Open(faceBytes, inside []byte) (model.Record, error) {
	var f face
	if err := dec.Unmarshal(faceBytes, &f); err != nil {
		return nil, fmt.Errorf("decode face: %w: %v", ErrBytes, err)
	}
	switch f.Kind {
	case model.KindPlace:
		return open[model.Place, struct{}](f.Body, nil, nil)
	case model.KindGroup:
		return open[model.Group, struct{}](f.Body, nil, nil)
	case model.KindPerson:
		return open(f.Body, inside, func(r *model.Person, in *model.PersonInside) { r.Inside = in })
	case model.KindHousehold:
		return open(f.Body, inside, func(r *model.Household, in *model.HouseholdInside) { r.Inside = in })
	case model.KindVisit:
		return open(f.Body, inside, func(r *model.Visit, in *model.VisitInside) { r.Inside = in })
	case model.KindTask:
		return open(f.Body, inside, func(r *model.Task, in *model.TaskInside) { r.Inside = in })
	}
	return nil, fmt.Errorf("decode %s: %w", f.Kind, ErrUnknown)
}

func open[R, I any, P interface {
	*R
	model.Record
}](body, inside []byte, put func(*R, *I)) (model.Record, error) {
	r := new(R)
	if err := dec.Unmarshal(body, r); err != nil {
		return nil, fmt.Errorf("decode %s: %w: %v", P(r).Kind(), ErrBytes, err)
	}
	if inside != nil && put != nil {
		in := new(I)
		if err := dec.Unmarshal(inside, in); err != nil {
			return nil, fmt.Errorf("decode inside of %s: %w: %v", P(r).Kind(), ErrBytes, err)
		}
		put(r, in)
	}
	return P(r), nil
}

// Marshal and Unmarshal write other things of ours with the same rules: the wire's envelope, a store's own values.
func Marshal(v any) ([]byte, error) { return enc.Marshal(v) }

// MarshalTo writes them at the end of a buffer.
func MarshalTo(b *bytes.Buffer, v any) error { return enc.MarshalToBuffer(v, b) }

// Unmarshal reads what Marshal wrote, within the same bounds.
func Unmarshal(b []byte, v any) error {
	if err := dec.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%w: %v", ErrBytes, err)
	}
	return nil
}
