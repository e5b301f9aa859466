package command

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"

	"sidan/model/text"
	"sidan/tui/command/cli"
)

// mostLine is how many bytes a line may have. Even a visit whose texts all have their greatest length is much shorter.
// Longer texts that are pasted into a line are left for the rules to refuse.
const mostLine = 16 << 20

// eachLine reads JSON objects from stdin, one per line, while the home stays open, and calls save with each. Each is
// saved by itself. A line that fails is reported with its number, and the other lines go on. If any line failed, the
// exit code is that of the first.
func (p *program) eachLine(ctx context.Context, s *homeDesk, save func(line []byte) error) error {
	lines := bufio.NewScanner(p.In)
	lines.Buffer(nil, mostLine)
	var first error
	n := 1
	for ; lines.Scan() && ctx.Err() == nil; n++ {
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		err := save(line)
		if err == nil {
			if err := p.Out.Flush(); err != nil { // the line is on disk, and a reader of the output can rely on that
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
		return cli.Usage(text.BadLine)
	}
	if err := errors.Join(lines.Err(), ctx.Err()); err != nil || first == nil {
		return err
	}
	exit, _ := cli.ExitOf(first)
	return &cli.Finished{Exit: exit}
}

// readLine reads the object of one line into v. It refuses unknown keys, and anything after the object.
func readLine(line []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return cli.Usage(text.BadLine)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return cli.Usage(text.BadLine)
	}
	return nil
}

// visitLine saves the visit of one line, and prints what visit prints.
func (p *program) visitLine(s *homeDesk, line []byte) error {
	var v spoken
	if err := readLine(line, &v); err != nil {
		return err
	}
	done, err := p.visit(s, v)
	if err == nil {
		p.tellVisit(s, done)
	}
	return err
}

// failedLine and refusedLine say what is wrong with one line.
type (
	failedLine struct {
		Line int `json:"line"`
		cli.Failed
	}
	refusedLine struct {
		Line int `json:"line"`
		cli.Refused
	}
)

// tellLine reports the error of line n to people on stderr, and to programs on stdout.
func (p *program) tellLine(n int, err error) {
	p.Say(p.Errs, text.Row.In(p.Lang, n, p.Sentence(err)))
	if !p.JSON {
		return
	}
	switch f := p.Failure(err).(type) {
	case cli.Failed:
		p.Object(failedLine{n, f})
	case cli.Refused:
		p.Object(refusedLine{n, f})
	}
}
