package hub

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

// decodeBody unpacks and reads a body, as its headers say.
func decodeBody(r *http.Request, b []byte, v any) error {
	err := unpack(r, b, v)
	switch {
	case errors.Is(err, wire.ErrTooLarge):
		return &wire.Problem{Code: wire.ProblemTooLarge}
	case err != nil:
		return &wire.Problem{Code: wire.ProblemMalformed}
	}
	return nil
}

func unpack(r *http.Request, b []byte, v any) error {
	packing := r.Header.Get("Content-Encoding")
	isJSON := strings.HasPrefix(r.Header.Get("Content-Type"), formJSON)
	switch packing {
	case "gzip":
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return err
		}
		if b, err = io.ReadAll(io.LimitReader(z, wire.MostUnpacked+1)); err != nil {
			return err
		}
	case "", "identity", wire.Encoding:
	default:
		return fmt.Errorf("packing %.20q", packing)
	}
	if !isJSON {
		return wire.Unpack(b, packing == wire.Encoding, wire.MostUnpacked, v)
	}
	if packing == wire.Encoding || len(b) > wire.MostUnpacked {
		return wire.ErrTooLarge // JSON is for looking at, and comes plain or as gzip
	}
	return json.Unmarshal(b, v)
}

// writeBody answers with a document, as the request wishes to have it.
func writeBody(w http.ResponseWriter, r *http.Request, v any) error {
	if wantsJSON(r) {
		b, err := json.Marshal(v)
		return send(w, formJSON, b, err)
	}
	if !strings.Contains(r.Header.Get("Accept-Encoding"), wire.Encoding) {
		b, err := code.Marshal(v)
		return send(w, wire.ContentType, b, err)
	}
	b, err := wire.Pack(v)
	w.Header().Set("Content-Encoding", wire.Encoding)
	return send(w, wire.ContentType, b, err)
}

// send writes a whole body. That the other end has hung up is no error of ours.
func send(w http.ResponseWriter, form string, b []byte, err error) error {
	if err != nil {
		w.Header().Del("Content-Encoding")
		return fmt.Errorf("encode reply: %w", err)
	}
	w.Header().Set("Content-Type", form)
	_, _ = w.Write(b)
	return nil
}
