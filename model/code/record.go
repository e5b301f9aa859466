package code

import (
	"bytes"
	"fmt"
	"reflect"
	"sync"

	"github.com/fxamacker/cbor/v2"

	"sidan/model"
)

// face is the shape of the bytes of a face.
type face struct {
	_    struct{} `cbor:",toarray"`
	Kind model.Kind
	Body cbor.RawMessage
}

// buffers are the buffers into which Record encodes.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Record encodes a record as its face and its inside. inside is nil if the record has none. Both may be parts of one
// array, but appending to one of them never writes into the other.
func Record(r model.Record) (faceBytes, inside []byte, err error) {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	kind := r.Kind()
	b.Write(AppendUint(AppendArray(b.AvailableBuffer(), 2), uint64(kind))) // encoded as a face is
	if v, is := r.(*model.Visit); is {
		b.Write(appendVisit(b.AvailableBuffer(), v))
	} else if err := enc.MarshalToBuffer(r, b); err != nil {
		return nil, nil, fmt.Errorf("encode %s: %w", kind, err)
	}
	end := b.Len()
	in := shapes[kind].inside(reflect.ValueOf(r))
	if !in.IsValid() || in.IsNil() {
		return bytes.Clone(b.Bytes()), nil, nil
	}
	if err := writeInside(b, in.Interface()); err != nil {
		return nil, nil, fmt.Errorf("encode %s: %w", kind, err)
	}
	both := bytes.Clone(b.Bytes())
	return both[:end:end], both[end:], nil
}

// writeInside encodes the inside of a record.
func writeInside(b *bytes.Buffer, inside any) error {
	if in, is := inside.(*model.VisitInside); is {
		if all, ok := appendVisitInside(b.AvailableBuffer(), in); ok {
			b.Write(all)
			return nil
		}
	}
	return enc.MarshalToBuffer(inside, b)
}

// shape is the Go type of the records of a kind, and the index of the field that holds their inside.
type shape struct {
	record reflect.Type
	field  int // -1 if records of the kind have no inside
}

// inside returns the field of a record that holds its inside, which is a pointer. It returns the zero Value for a kind
// that has no inside.
func (s shape) inside(record reflect.Value) reflect.Value {
	if s.record == nil || s.field < 0 {
		return reflect.Value{}
	}
	return record.Elem().Field(s.field)
}

// shapes has the shape of each kind in model.Kinds.
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

// KindOf returns the kind of the record whose face this is. It reads only the first two bytes. Its error is ErrBytes.
func KindOf(faceBytes []byte) (model.Kind, error) {
	if len(faceBytes) < 2 || faceBytes[0] != 0x82 || faceBytes[1] > 0x17 {
		return 0, fmt.Errorf("decode face: %w", ErrBytes)
	}
	return model.Kind(faceBytes[1]), nil
}

// Open decodes a record from its face and its inside, which may be nil. It ignores an inside for a kind that has none.
// Its errors are ErrBytes and ErrUnknown.
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
	if inside != nil {
		if err := openInside(shape, record, inside); err != nil {
			return nil, fmt.Errorf("decode inside of %s: %w: %v", f.Kind, ErrBytes, err)
		}
	}
	return record.Interface().(model.Record), nil
}

// WithInside returns a copy of a record with the inside that is decoded from these bytes. It returns an equal record
// for a kind that has no inside. Its error is ErrBytes.
func WithInside(r model.Record, inside []byte) (model.Record, error) {
	shape := shapes[r.Kind()]
	record := reflect.New(shape.record)
	record.Elem().Set(reflect.ValueOf(r).Elem())
	if err := openInside(shape, record, inside); err != nil {
		return nil, fmt.Errorf("decode inside of %s: %w: %v", r.Kind(), ErrBytes, err)
	}
	return record.Interface().(model.Record), nil
}

// openInside decodes an inside and sets it in a record whose kind has one.
func openInside(s shape, record reflect.Value, inside []byte) error {
	field := s.inside(record)
	if !field.IsValid() {
		return nil
	}
	in := reflect.New(field.Type().Elem())
	if err := dec.Unmarshal(inside, in.Interface()); err != nil {
		return err
	}
	field.Set(in)
	return nil
}

// Marshal encodes any other value by the same rules, such as the envelope on the wire or a value of the store.
func Marshal(v any) ([]byte, error) { return enc.Marshal(v) }

// MarshalTo encodes a value as Marshal does, and appends it to a buffer.
func MarshalTo(b *bytes.Buffer, v any) error { return enc.MarshalToBuffer(v, b) }

// Unmarshal decodes what Marshal encoded, with the limits that also hold for changes and records. Its error is
// ErrBytes.
func Unmarshal(b []byte, v any) error {
	if err := dec.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%w: %v", ErrBytes, err)
	}
	return nil
}
