package code

import (
	"bytes"
	"fmt"
	"reflect"
	"sync"

	"github.com/fxamacker/cbor/v2"

	"sidan/model"
)

// face is the shape of a face's bytes.
type face struct {
	_    struct{} `cbor:",toarray"`
	Kind model.Kind
	Body cbor.RawMessage
}

// buffers are for Record to encode into.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Record writes a record down as face and inside; inside is nil where the record has none. Both may be parts of one
// allocation, and neither has room behind it that is the other's.
func Record(r model.Record) (faceBytes, inside []byte, err error) {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	kind := r.Kind()
	b.Write(AppendUint(AppendArray(b.AvailableBuffer(), 2), uint64(kind))) // as face is encoded
	if err := enc.MarshalToBuffer(r, b); err != nil {
		return nil, nil, fmt.Errorf("encode %s: %w", kind, err)
	}
	end := b.Len()
	in := shapes[kind].inside(reflect.ValueOf(r))
	if !in.IsValid() || in.IsNil() {
		return bytes.Clone(b.Bytes()), nil, nil
	}
	if err := enc.MarshalToBuffer(in.Interface(), b); err != nil {
		return nil, nil, fmt.Errorf("encode %s: %w", kind, err)
	}
	both := bytes.Clone(b.Bytes())
	return both[:end:end], both[end:], nil
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
