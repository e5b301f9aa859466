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

func wantsJSON(r *http.Request) bool { return strings.Contains(r.Header.Get("Accept"), formJSON) }

// receive reads a body of at most most bytes, waits for the request's turn, and decodes it. A slow connection takes
// nobody's turn. laptop is the hash of the sender's secret, zero where they are no laptop yet. It gives the plain bytes
// of the body; leave must be called when the work on the request is done. known gives the dictionary of
// wire.EncodingKnown, nil where a body cannot be packed so.
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

// unread has the connection closed behind an answer whose request was not read: to use it again, the server would have
// to read all of the request first.
func unread(w http.ResponseWriter, err error) error {
	w.Header().Set("Connection", "close")
	return err
}

// readAll reads the body of a request, of at most most bytes.
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

// decodeBody unpacks and decodes a body, as its headers say, and gives its plain bytes.
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

// unpack gives the plain bytes of a body, at most wire.MostUnpacked. dictionary is that of wire.EncodingKnown.
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

// writeBody answers with a document, packed as the request wishes. plain are the plain bytes of the request, and
// expected gives the dictionary of wire.EncodingExpected, nil where a document cannot be packed so.
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

// send writes the body of an answer, or gives err, of its encoding, back. That a client has gone away is no error.
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
