package code

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"reflect"
	"time"

	"github.com/fxamacker/cbor/v2"

	"sidan/model"
)

// MostCore is the most bytes that a change's core may have.
const MostCore = 16 << 10

// These are the errors of decoding. Test for them with errors.Is.
var (
	ErrUnknown = errors.New("unknown to this program") // a type, version or kind that this program does not know
	ErrBytes   = errors.New("not what it should be")   // not CBOR, or CBOR of another shape
)

var (
	enc = must(cbor.EncOptions{Sort: cbor.SortBytewiseLexical, ShortestFloat: cbor.ShortestFloat16, Time: cbor.TimeUnix,
		IndefLength: cbor.IndefLengthForbidden, OmitEmpty: cbor.OmitEmptyCBORValue}.UserBufferEncMode())
	dec     = decoder(mostLevels)
	decBody = decoder(mostLevels - 1) // for a body alone, because the core around it is one level
)

// mostLevels is how many levels deep items may be nested.
const mostLevels = 16

// decoder returns a decoder that limits nesting to so many levels, and also limits arrays and maps.
func decoder(levels int) cbor.DecMode {
	return must(cbor.DecOptions{
		MaxNestedLevels: levels, MaxArrayElements: 4096, MaxMapPairs: 1024,
		IndefLength: cbor.IndefLengthForbidden, DupMapKey: cbor.DupMapKeyEnforcedAPF, UTF8: cbor.UTF8RejectInvalid,
	}.DecMode())
}

// must returns v, and panics if there is an error.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// core is the shape of the bytes of a change. Each type counts its own versions.
type core struct {
	_       struct{} `cbor:",toarray"`
	Nonce   [8]byte
	Type    model.Type
	Version uint8
	Record  model.RecordID
	Author  model.PersonID
	At      int64 // Unix seconds
	Body    cbor.RawMessage
}

// Core encodes a change. It ignores c.ID, because the id of the change is the ChangeID of the result. It returns an
// error if the result would have more than MostCore bytes.
func Core(c model.Change) ([]byte, error) {
	body, err := enc.Marshal(c.Body)
	if err != nil {
		return nil, fmt.Errorf("encode %T: %w", c.Body, err)
	}
	b, err := enc.Marshal(core{
		Nonce: c.Nonce, Type: model.TypeOf(c.Body), Version: 1, Record: c.Record, Author: c.Author, At: c.At.Unix(),
		Body: body,
	})
	if err != nil {
		return nil, fmt.Errorf("encode core of %T: %w", c.Body, err)
	}
	if len(b) > MostCore {
		return nil, fmt.Errorf("encode %T: %d bytes, at most %d", c.Body, len(b), MostCore)
	}
	return b, nil
}

// ChangeID returns the id of the change with this core.
func ChangeID(b []byte) (id model.ChangeID) {
	sum := sha256.Sum256(b)
	copy(id[:], sum[:])
	return id
}

// Change decodes a core. Its errors are ErrBytes and ErrUnknown. If only the body is unknown or cannot be read, it
// returns the change without a Body together with the error. The hub then knows author and record, and can hold the
// change.
func Change(b []byte) (model.Change, error) {
	var k core
	if len(b) > MostCore {
		return model.Change{}, fmt.Errorf("decode core: %w: %d bytes", ErrBytes, len(b))
	}
	if c, ok := quickChange(b); ok {
		return c, nil
	}
	if err := dec.Unmarshal(b, &k); err != nil {
		return model.Change{}, fmt.Errorf("decode core: %w: %v", ErrBytes, err)
	}
	c := model.Change{ID: ChangeID(b), Nonce: k.Nonce, Record: k.Record, Author: k.Author, At: time.Unix(k.At, 0)}
	like, known := bodies[k.Type]
	if !known || k.Version != 1 {
		return c, fmt.Errorf("decode change type %d version %d: %w", k.Type, k.Version, ErrUnknown)
	}
	body := reflect.New(like)
	if err := dec.Unmarshal(k.Body, body.Interface()); err != nil {
		return c, fmt.Errorf("decode change type %d: %w: %v", k.Type, ErrBytes, err)
	}
	c.Body = body.Elem().Interface().(model.Body)
	return c, nil
}

// quickChange reads a core that is encoded as Core encodes it. It reads what comes before the body without looking at
// types, which takes half the time. It returns false for every core that it cannot read, and Change then reads that
// core.
func quickChange(b []byte) (c model.Change, ok bool) {
	r := reader{rest: b, ok: true}
	r.head(arrayItem, 7)
	copy(c.Nonce[:], r.bytes(len(c.Nonce)))
	kind, version := r.uint(), r.uint()
	copy(c.Record[:], r.bytes(len(c.Record)))
	copy(c.Author[:], r.bytes(len(c.Author)))
	at := r.int()
	if !r.ok || version != 1 || kind > math.MaxUint8 {
		return c, false
	}
	if c.Body, ok = readBody(model.Type(kind), r.rest); ok {
		c.ID, c.At = ChangeID(b), time.Unix(at, 0)
	}
	return c, ok
}

// readBody decodes the body of a change of a type. It returns false if the type is unknown or the body cannot be read.
func readBody(t model.Type, b []byte) (model.Body, bool) {
	if t == typeVisitMade {
		if v, ok := readVisitMade(b); ok {
			return v, true
		}
	}
	like, known := bodies[t]
	if !known {
		return nil, false
	}
	body := reflect.New(like)
	if decBody.Unmarshal(b, body.Interface()) != nil {
		return nil, false
	}
	return body.Elem().Interface().(model.Body), true
}

// bodies has the Go type of each type of body.
var bodies = func() map[model.Type]reflect.Type {
	m := map[model.Type]reflect.Type{}
	for _, b := range model.Bodies() {
		m[model.TypeOf(b)] = reflect.TypeOf(b)
	}
	return m
}()
