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

// problems holds the HTTP status and the title for each problem code. The titles are for people who read the traffic.
// The laptop has its own sentence for the person who uses it.
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

// statusRefused is the HTTP status if a rule refuses an owner's call. The code of the problem is then the reason of
// the refusal.
const statusRefused = http.StatusUnprocessableEntity

// problemOf returns the document for an error. ours reports whether the hub itself is at fault, so that somebody has
// to look into it. The document then does not describe the error, unless the error is a problem that toOwner made.
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
		if _, known := problems[p.Code]; !known { // a problem for the owner (see toOwner)
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

// ownerFaults are the errors of the hub's machine that the owner is told exactly, even if the hub runs in another
// process. A laptop is only told that the hub has trouble. If several of these errors match, the first one counts.
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

// toOwner gives an error a problem code, from which fromOwner makes the same error in the caller's process.
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

// fromOwner returns the error that toOwner made into a problem. If the problem is none of ownerFaults, fromOwner
// returns the problem itself.
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
		// The time is random, so that laptops that were turned away together do not come back together.
		w.Header().Set("Retry-After", strconv.Itoa(30+rand.IntN(270)))
	}
	form, encode := wire.ContentProblem, code.Marshal
	if wantsJSON(r) || strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		form, encode = "application/problem+json", json.Marshal
	}
	body, err := encode(p)
	if err != nil {
		body = nil // cannot happen: a problem consists of strings and a number
	}
	w.Header().Set("Content-Type", form)
	w.WriteHeader(p.Status)
	_, _ = w.Write(body)
}
