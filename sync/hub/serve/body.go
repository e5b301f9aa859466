package serve

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"sidan/model/code"
	"sidan/sync/wire"
)

const formJSON = "application/json"

// wantsJSON reports whether the client accepts an answer in JSON.
func wantsJSON(r *http.Request) bool { return strings.Contains(r.Header.Get("Accept"), formJSON) }

// receive reads a body of at most most bytes, waits for the request's turn, and decodes the body into v. The turn
// begins only after the body was read, so a slow connection does not keep others waiting. laptop is the hash of the
// sender's secret, and zero if the sender has not joined yet. known returns the dictionary of wire.EncodingKnown; it
// is nil if a body of this kind cannot be packed in that way. receive returns the unpacked bytes of the body. If err
// is nil, the caller must call leave when its work on the request is done.
func (s *Server) receive(
	w http.ResponseWriter, r *http.Request, laptop [32]byte, most int64, known func() ([]byte, error), v any,
) (plain []byte, leave func(), err error) {
	if r.Header.Get("Content-Encoding") != "" {
		most = min(most, wire.MostPacked)
	}
	room := most
	if r.ContentLength >= 0 {
		room = min(room, r.ContentLength)
	}
	reserved, err := s.bodies.reserve(laptop, room)
	if err != nil {
		return nil, nil, unread(w, err)
	}
	defer reserved.release()
	b, err := readAll(w, r, most)
	if err != nil {
		return nil, nil, err
	}
	reserved.shrink(int64(len(b)))
	if leave, err = s.queue.enter(r.Context()); err != nil {
		return nil, nil, err
	}
	plain, err = decodeBody(r, b, known, v)
	if err != nil {
		leave()
		return nil, nil, err
	}
	return plain, leave, nil
}

// unread returns err, and has the connection closed after the answer to a request whose body was not read. To use the
// connection again, the server would have to read the whole body first.
func unread(w http.ResponseWriter, err error) error {
	w.Header().Set("Connection", "close")
	return err
}

// readAll reads the body of a request. It returns a *wire.Problem if the body has more than most bytes or does not
// come whole.
func readAll(w http.ResponseWriter, r *http.Request, most int64) ([]byte, error) {
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, most))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, &wire.Problem{Code: wire.ProblemTooLarge}
	case err != nil: // the connection broke, or was too slow
		return nil, &wire.Problem{Code: wire.ProblemMalformed, Args: []string{"cut"}}
	}
	return b, nil
}

// decodeBody unpacks and decodes a body in the way that the request's headers say. It returns the unpacked bytes.
func decodeBody(r *http.Request, b []byte, known func() ([]byte, error), v any) (plain []byte, err error) {
	packing := r.Header.Get("Content-Encoding")
	var dictionary []byte
	if packing == wire.EncodingKnown && known != nil {
		if dictionary, err = known(); err != nil {
			return nil, err
		}
	}
	plain, err = unpack(packing, b, dictionary)
	if err == nil && strings.HasPrefix(r.Header.Get("Content-Type"), formJSON) {
		err = json.Unmarshal(plain, v)
	} else if err == nil {
		err = code.Unmarshal(plain, v)
	}
	switch {
	case errors.Is(err, wire.ErrTooLarge):
		return nil, &wire.Problem{Code: wire.ProblemTooLarge}
	case err != nil:
		return nil, &wire.Problem{Code: wire.ProblemMalformed}
	}
	return plain, nil
}

// unpack returns the unpacked bytes of a body. It returns wire.ErrTooLarge if they are more than wire.MostUnpacked.
// dictionary is used for wire.EncodingKnown only.
func unpack(packing string, b, dictionary []byte) ([]byte, error) {
	switch packing {
	case wire.Encoding:
		return wire.Decompress(b, wire.MostUnpacked)
	case wire.EncodingKnown:
		return wire.DecompressWith(dictionary, b, wire.MostUnpacked)
	case "gzip":
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return nil, err
		}
		if b, err = io.ReadAll(io.LimitReader(z, wire.MostUnpacked+1)); err != nil {
			return nil, err
		}
	case "", "identity":
	default:
		return nil, fmt.Errorf("packing %.20q", packing)
	}
	if len(b) > wire.MostUnpacked {
		return nil, wire.ErrTooLarge
	}
	return b, nil
}

// writeBody answers with a document, encoded and packed as the request's headers accept it. plain holds the unpacked
// bytes of the request. expected returns the dictionary of wire.EncodingExpected; it is nil if a document of this kind
// cannot be packed in that way.
func writeBody(w http.ResponseWriter, r *http.Request, plain []byte, expected func() []byte, v any) error {
	accepts := r.Header.Get("Accept-Encoding")
	packing := ""
	var b []byte
	var err error
	switch {
	case wantsJSON(r):
		b, err = json.Marshal(v)
		return send(w, formJSON, packing, b, err)
	case expected != nil && strings.Contains(accepts, wire.EncodingExpected):
		packing = wire.EncodingExpected
		b, err = wire.PackAnswer(expected(), v)
	case strings.Contains(accepts, wire.EncodingAnswer):
		packing = wire.EncodingAnswer
		b, err = wire.PackAnswer(plain, v)
	case strings.Contains(accepts, wire.Encoding):
		packing = wire.Encoding
		b, err = wire.Pack(v)
	default:
		b, err = code.Marshal(v)
	}
	return send(w, wire.ContentType, packing, b, err)
}

// send writes the body b of an answer. err is the error of encoding b; send wraps and returns it. If the client has
// gone away, that is no error.
func send(w http.ResponseWriter, form, packing string, b []byte, err error) error {
	if err != nil {
		return fmt.Errorf("encode reply: %w", err)
	}
	if packing != "" {
		w.Header().Set("Content-Encoding", packing)
	}
	w.Header().Set("Content-Type", form)
	_, _ = w.Write(b)
	return nil
}
