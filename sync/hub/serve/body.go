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

// readAll takes a request's bytes off the line, bounded before anything looks at them.
func readAll(w http.ResponseWriter, r *http.Request, most int64) ([]byte, error) {
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, most))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, &wire.Problem{Code: wire.ProblemTooLarge}
	case err != nil: // the line broke, or was too slow: whoever sent it is told if they still listen
		return nil, &wire.Problem{Code: wire.ProblemMalformed, Args: []string{"cut"}}
	}
	return b, nil
}

// decodeBody unpacks and reads a body, as its headers say, and gives its plain bytes.
func decodeBody(r *http.Request, b []byte, v any) (plain []byte, err error) {
	plain, err = unpack(r.Header.Get("Content-Encoding"), b)
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

func unpack(packing string, b []byte) (plain []byte, err error) {
	switch packing {
	case wire.Encoding:
		return wire.Decompress(b, wire.MostUnpacked)
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

// writeBody answers with a document, as the request, whose plain bytes are said, wishes to have it.
func writeBody(w http.ResponseWriter, r *http.Request, said []byte, v any) error {
	accepts := r.Header.Get("Accept-Encoding")
	var b []byte
	var err error
	switch {
	case wantsJSON(r):
		b, err = json.Marshal(v)
		return send(w, formJSON, "", b, err)
	case strings.Contains(accepts, wire.EncodingAnswer):
		b, err = wire.PackAnswer(said, v)
		return send(w, wire.ContentType, wire.EncodingAnswer, b, err)
	case strings.Contains(accepts, wire.Encoding):
		b, err = wire.Pack(v)
		return send(w, wire.ContentType, wire.Encoding, b, err)
	}
	b, err = code.Marshal(v)
	return send(w, wire.ContentType, "", b, err)
}

// send writes a whole body. That the other end has hung up is no error of ours.
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
