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

// problems are the HTTP status and the title of each problem code. Titles are for whoever reads the traffic; the
// sentence for the laptop's person is the laptop's.
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

// statusRefused is the status of an owner's call that a rule refuses. The problem's code is the reason of the refusal.
const statusRefused = http.StatusUnprocessableEntity

// problemOf is the document for an error. ours reports whether the fault is the hub's own, and somebody has to look
// into it; then the document does not tell what it was.
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
			p.Type, p.Title = "urn:sidan:problem:"+p.Code, "trouble of the hub's own machine"
			p.Status = http.StatusInternalServerError
			return p, true
		}
	default:
		p.Code, ours = wire.ProblemInside, true
	}
	known := problems[p.Code]
	p.Type, p.Title, p.Status = "urn:sidan:problem:"+p.Code, known.title, known.status
	return p, ours
}

// ownerFaults are the errors of a hub's own machine that its owner is told as what they are, also by a hub that runs in
// another process. A laptop is only told that the hub has trouble. The first that fits an error counts.
var ownerFaults = []struct {
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

// copyDamaged is the problem code of a hub.CopyFault. Its argument is the name of the copy.
const copyDamaged = "copy-damaged"

// toOwner gives an error the problem code by which fromOwner makes the same error of it in the caller's process.
func toOwner(err error) error {
	if errors.As(err, new(*wire.Problem)) || errors.As(err, new(*model.Refusal)) {
		return err
	}
	if copied := new(hub.CopyFault); errors.As(err, &copied) {
		return fmt.Errorf("%w: %w", &wire.Problem{Code: copyDamaged, Args: []string{copied.Name}}, err)
	}
	for _, c := range ownerFaults {
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

// fromOwner is the error that a problem was in the process that serves the hub; the problem itself where it was none of
// ownerFaults.
func fromOwner(p *wire.Problem) error {
	if p.Code == copyDamaged && len(p.Args) > 0 {
		return &hub.CopyFault{Name: p.Args[0], Err: hub.ErrDamaged}
	}
	for _, c := range ownerFaults {
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
		// at random, so that laptops that were turned away together do not come back together
		w.Header().Set("Retry-After", strconv.Itoa(30+rand.IntN(270)))
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
