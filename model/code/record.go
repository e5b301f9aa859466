package code

import (
	"bytes"
	"fmt"
	"reflect"

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
	in := shapes[r.Kind()].inside(reflect.ValueOf(r))
	if !in.IsValid() || in.IsNil() {
		return faceBytes, nil, nil
	}
	if inside, err = enc.Marshal(in.Interface()); err != nil {
		return nil, nil, fmt.Errorf("encode %s: %w", r.Kind(), err)
	}
	return faceBytes, inside, nil
}

// shape is the Go type of a kind of record, and which of its fields is the inside.
type shape struct {
	record reflect.Type
	field  int // -1: the kind is all face
}

// inside is the field of a record, a pointer, that holds its inside; the zero Value of a kind that is all face.
func (s shape) inside(record reflect.Value) reflect.Value {
	if s.record == nil || s.field < 0 {
		return reflect.Value{}
	}
	return record.Elem().Field(s.field)
}

// shapes are those of the kinds in the table.
var shapes = func() map[model.Kind]shape {
	m := map[model.Kind]shape{}
	for _, k := range model.Kinds {
		s := shape{reflect.TypeOf(k.Zero).Elem(), -1}
		if f, ok := s.record.FieldByName("Inside"); ok {
			s.field = f.Index[0]
		}
		m[k.Kind] = s
	}
	return m
}()

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
	shape, known := shapes[f.Kind]
	if !known {
		return nil, fmt.Errorf("decode %s: %w", f.Kind, ErrUnknown)
	}
	record := reflect.New(shape.record)
	if err := dec.Unmarshal(f.Body, record.Interface()); err != nil {
		return nil, fmt.Errorf("decode %s: %w: %v", f.Kind, ErrBytes, err)
	}
	if field := shape.inside(record); inside != nil && field.IsValid() {
		in := reflect.New(field.Type().Elem())
		if err := dec.Unmarshal(inside, in.Interface()); err != nil {
			return nil, fmt.Errorf("decode inside of %s: %w: %v", f.Kind, ErrBytes, err)
		}
		field.Set(in)
	}
	return record.Interface().(model.Record), nil
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
