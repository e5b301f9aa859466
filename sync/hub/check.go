package hub

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"sidan/model"
	"sidan/model/code"
)

// Checked is what a reading of all that a hub has came to.
type Checked struct {
	Communities int      `json:"communities"`
	Records     int      `json:"records"`
	Lines       int      `json:"lines"`
	Damaged     []string `json:"damaged"` // a line each: where, and what is wrong. No words of anybody
}

// Check reads every record and every line of the log, in one snapshot, and holds them against each other. What does not fit is in
// the answer; an error is only that nothing could be read at all.
func (h *Hub) Check(ctx context.Context) (c Checked, err error) {
	err = h.journal.Read(ctx, func(s Snapshot) error {
		c = Checked{Damaged: []string{}}
		homes, err := s.Homes()
		for _, home := range homes {
			c.Communities++
			if err := c.community(s, home); err != nil {
				c.hurt(home, "%v", err)
			}
		}
		return err
	})
	return c, err
}

// mostDamage is named; whoever has more has enough to know.
const mostDamage = 50

func (c *Checked) hurt(home model.Path, format string, args ...any) {
	if len(c.Damaged) < mostDamage {
		c.Damaged = append(c.Damaged, string(home)+": "+fmt.Sprintf(format, args...))
	}
}

func (c *Checked) community(s Snapshot, home model.Path) error {
	l, err := s.Load(Keys{Home: home})
	if err != nil {
		return err
	}
	head := l.Community.Head
	if l, err = s.Load(Keys{Home: home, Seen: head}); err != nil {
		return err
	}
	if !fits(l, Left{head, l.Community.Mark}) {
		c.hurt(home, "no mark at the head, %d", head)
	}
	wrote, logErr := c.log(s, home, head)
	return errors.Join(logErr, c.records(s, home, wrote))
}

// log wants revisions 1 to head, each once, and says which record each wrote.
func (c *Checked) log(s Snapshot, home model.Path, head uint64) (wrote []model.RecordID, err error) {
	for {
		lines, err := s.Log(home, uint64(len(wrote)), checkAtOnce)
		if err != nil {
			return wrote, err
		}
		if len(lines) == 0 {
			break
		}
		for _, l := range lines {
			if c.Lines++; l.Rev != uint64(len(wrote))+1 {
				c.hurt(home, "revision %d follows on %d", l.Rev, len(wrote))
				return wrote, nil
			}
			wrote = append(wrote, l.Record)
		}
	}
	if uint64(len(wrote)) != head {
		c.hurt(home, "%d lines, and the head is %d", len(wrote), head)
	}
	return wrote, nil
}

const checkAtOnce = 1000

// records wants each to be readable, seen by whom the rule says, and written by the line of its revision.
func (c *Checked) records(s Snapshot, home model.Path, wrote []model.RecordID) error {
	for after := (model.RecordID{}); ; {
		all, err := s.Records(home, after, checkAtOnce)
		if err != nil || len(all) == 0 {
			return err
		}
		for _, r := range all {
			c.Records++
			after = r.ID
			rec, err := code.Open(r.Face, r.Inside)
			switch {
			case err != nil:
				c.hurt(home, "%s %s cannot be read", r.Kind, r.ID)
				continue
			case r.Rev == 0 || r.Rev > uint64(len(wrote)) || wrote[r.Rev-1] != r.ID:
				c.hurt(home, "%s %s is at revision %d, which is not its own", r.Kind, r.ID, r.Rev)
			}
			if who := model.AudienceOf(rec); !slices.Equal(who.Face, r.FaceTags) || !slices.Equal(who.Inside, r.InsideTags) {
				c.hurt(home, "%s %s is seen by others than the rule says", r.Kind, r.ID)
			}
		}
	}
}
