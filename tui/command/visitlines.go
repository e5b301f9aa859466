package command

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"

	"sidan/model/text"
)

// mostLine is far above a visit whose every text is as long as it may be; what is pasted into one is for the
// rules to refuse.
const mostLine = 16 << 20

// visitLines reads visits from stdin, an object a line, on one open. Each is saved by itself; one that is not
// right is told with its line, and the others go on. Then the exit code is that of the first.
func (p *program) visitLines(ctx context.Context, s *seat) error {
	lines := bufio.NewScanner(p.in)
	lines.Buffer(nil, mostLine)
	var first error
	n := 1
	for ; lines.Scan() && ctx.Err() == nil; n++ {
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		done, err := p.visitLine(s, line)
		if err == nil {
			p.tellVisit(s, done)
			if err := p.out.Flush(); err != nil { // it is on disk: whoever reads along may know
				return err
			}
			continue
		}
		if first == nil {
			first = err
		}
		p.tellLine(n, err)
	}
	s.exchange(ctx)
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return usage(text.BadLine)
	}
	if err := errors.Join(lines.Err(), ctx.Err()); err != nil || first == nil {
		return err
	}
	exit, _ := exitOf(first)
	return &finished{exit}
}

func (p *program) visitLine(s *seat, line []byte) (visited, error) {
	var v spoken
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(&v); err != nil {
		return visited{}, usage(text.BadLine)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return visited{}, usage(text.BadLine)
	}
	return p.visit(s, v)
}

// failedLine and refusedLine say what is wrong with one line of many.
type (
	failedLine struct {
		Line int `json:"line"`
		failed
	}
	refusedLine struct {
		Line int `json:"line"`
		refused
	}
)

func (p *program) tellLine(n int, err error) {
	p.say(p.errs, text.Row.In(p.lang, n, p.sentence(err)))
	if !p.json {
		return
	}
	switch f := p.failure(err).(type) {
	case failed:
		p.object(failedLine{n, f})
	case refused:
		p.object(refusedLine{n, f})
	}
}
