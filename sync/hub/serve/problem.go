package serve

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"syscall"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// problems are what each code is in HTTP, and to whoever reads along. The laptop says the sentence.
var problems = map[string]struct {
	status int
	title  string
}{
	wire.ProblemMalformed:  {http.StatusBadRequest, "not a request of this exchange"},
	wire.ProblemTooLarge:   {http.StatusRequestEntityTooLarge, "over the limits of one request"},
	wire.ProblemUnknown:    {http.StatusUnauthorized, "no such device"},
	wire.ProblemRevoked:    {http.StatusForbidden, "the device was revoked"},
	wire.ProblemCode:       {http.StatusNotFound, "no such invitation"},
	wire.ProblemCodeUsed:   {http.StatusConflict, "the code was used on another laptop"},
	wire.ProblemCodeOld:    {http.StatusGone, "the code has expired"},
	wire.ProblemCodeClosed: {http.StatusLocked, "the invitation was closed after wrong tries"},
	wire.ProblemTooOften:   {http.StatusTooManyRequests, "too many wrong codes from here, try again later"},
	wire.ProblemBusy:       {http.StatusServiceUnavailable, "too much at once, try again later"},
	wire.ProblemSample:     {http.StatusConflict, "a sample and a real county refuse each other"},
	wire.ProblemElsewhere:  {http.StatusConflict, "the copies of this hub lie in another directory"},
	wire.ProblemInside:     {http.StatusInternalServerError, "the hub's own fault"},
}

// statusRefused is what an owner's call that a rule refuses comes back with; its code is the reason.
const statusRefused = http.StatusUnprocessableEntity

// problemOf is the document for an error; ours says that it is the hub's own trouble, to be looked into.
func problemOf(err error) (p wire.Problem, ours bool) {
	var about *wire.Problem
	var refused *model.Refusal
	switch {
	case errors.As(err, &refused):
		return wire.Problem{
			Type: "urn:sidan:refused:" + string(refused.Reason), Title: "refused", Status: statusRefused,
			Code: string(refused.Reason), Args: refused.Args,
		}, false
	case errors.As(err, &about):
		p = *about
		if _, known := problems[p.Code]; !known { // of the hub's own machine
			p.Type, p.Title, p.Status = "urn:sidan:problem:"+p.Code, "trouble of the hub's own "+
				"machine", http.StatusInternalServerError
			return p, true
		}
	default:
		p.Code, ours = wire.ProblemInside, true
	}
	known := problems[p.Code]
	p.Type, p.Title, p.Status = "urn:sidan:problem:"+p.Code, known.title, known.status
	return p, ours
}

// carried are the faults of a hub's own machine that its owner is told of as what they are, also by a hub that
// runs in another process: a laptop is told that the hub has trouble, and no more.
var carried = []struct {
	err  error
	code string
}{
	{ErrKeyGone, "key-gone"},
	{ErrKeyDamaged, "key-damaged"},
	{hub.ErrForeign, "foreign"},
	{hub.ErrDamaged, "damaged"},
	{syscall.ENOSPC, "disk-full"},
	{syscall.EDQUOT, "disk-full"},
	{syscall.EROFS, "read-only"},
	{fs.ErrPermission, "no-permission"},
	{fs.ErrNotExist, "no-file"},
	{syscall.ENOTDIR, "no-file"},
	{syscall.EISDIR, "no-file"},
}

// copyDamaged is the code of a CopyFault, which names the copy.
const copyDamaged = "copy-damaged"

// toOwner is an error as an owner's call is answered with it.
func toOwner(err error) error {
	if errors.As(err, new(*wire.Problem)) || errors.As(err, new(*model.Refusal)) {
		return err
	}
	if copied := new(hub.CopyFault); errors.As(err, &copied) {
		return fmt.Errorf("%w: %w", &wire.Problem{Code: copyDamaged, Args: []string{copied.Name}}, err)
	}
	for _, c := range carried {
		if errors.Is(err, c.err) {
			p := &wire.Problem{Code: c.code}
			if at := new(fs.PathError); errors.As(err, &at) {
				p.Args = []string{at.Path}
			}
			return fmt.Errorf("%w: %w", p, err)
		}
	}
	return err
}

// fromOwner is the error that a problem was in the process that serves the hub.
func fromOwner(p *wire.Problem) error {
	if p.Code == copyDamaged && len(p.Args) > 0 {
		return &hub.CopyFault{Name: p.Args[0], Err: hub.ErrDamaged}
	}
	for _, c := range carried {
		switch {
		case c.code != p.Code:
		case len(p.Args) > 0:
			return &fs.PathError{Op: "ask hub", Path: p.Args[0], Err: c.err}
		default:
			return fmt.Errorf("ask hub: %w", c.err)
		}
	}
	return p
}

// writeProblem answers with an RFC 9457 document.
func writeProblem(w http.ResponseWriter, r *http.Request, p wire.Problem) {
	if p.Status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", strconv.Itoa(30+rand.IntN(270))) // spread out, or all come back at once
	}
	form, encode := wire.ContentProblem, code.Marshal
	if wantsJSON(r) || strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		form, encode = "application/problem+json", json.Marshal
	}
	body, err := encode(p)
	if err != nil {
		body = nil // a problem of strings and a number can be encoded
	}
	w.Header().Set("Content-Type", form)
	w.WriteHeader(p.Status)
	_, _ = w.Write(body)
}
