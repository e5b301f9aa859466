package hub

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"sidan/model"
	"sidan/model/code"
)

// Checked is what a reading of all that a hub has came to, and what a mending did before it.
type Checked struct {
	Communities int      `json:"communities"`
	Records     int      `json:"records"`
	Lines       int      `json:"lines"`
	Damaged     []string `json:"damaged"`  // a line each: where, and what is wrong. No words of anybody
	Mendable    int      `json:"mendable"` // records, communities and indices that a mending puts right
	Mended      int      `json:"mended"`   // records made anew from the log
	Aside       int      `json:"aside"`    // records and communities put aside, for a person to look at

	ill []illness
}

// illness is what a mending has to do in a community.
type illness struct {
	home   model.Path
	madeUp bool // no list names it, and it holds no record
	rows   []illRow
	index  bool       // pages are read over an index that does not fit the records
	tags   model.Tags // all that its records stand under
}

// illRow is a record that is not as it should be. Its tags are those it is stored under, none where they cannot
// be read.
type illRow struct {
	id   model.RecordID
	tags model.Tags
	why  Fault
}

// Further faults of a stored record, which do not keep it out of a page.
const (
	oddKind Fault = "unknown-kind" // it was sent to somebody of a kind there is none of
	madeUp  Fault = "made-up"      // of a community that there is none of
)

// Check reads how the journal is built, then every record and every line of the log, in one snapshot, and holds
// them against each other. What does not fit is in the answer; an error is only that nothing could be read at all.
// Where the journal itself is not sound nothing more is read: it could be anything.
func (h *Hub) Check(ctx context.Context) (c Checked, err error) {
	switch err := h.journal.Check(ctx); {
	case errors.Is(err, ErrDamaged):
		return Checked{Damaged: []string{err.Error()}}, nil
	case err != nil:
		return c, err
	}
	err = h.journal.Read(ctx, func(s Snapshot) (err error) {
		c, err = checkAll(s)
		return err
	})
	return c, err
}

// CheckJournal reads how the journal is built, and nothing of what it says: ErrDamaged where a hub must not be served
// from it, for the next write would make final what it lacks. A file of a gigabyte takes about a second.
func (h *Hub) CheckJournal(ctx context.Context) error { return h.journal.Check(ctx) }

func checkAll(s Snapshot) (c Checked, err error) {
	c = Checked{Damaged: []string{}}
	homes, err := s.Homes()
	for _, home := range homes {
		c.Communities++
		ill := illness{home: home}
		if err := c.community(s, home, &ill); err != nil {
			c.hurt(home, "%v", err)
		}
		if ill.madeUp || ill.index || len(ill.rows) > 0 {
			c.ill = append(c.ill, ill)
			c.Mendable += len(ill.rows)
			if ill.madeUp || ill.index {
				c.Mendable++
			}
		}
	}
	return c, err
}

// mostDamage is named; whoever has more has enough to know.
const mostDamage = 50

func (c *Checked) hurt(home model.Path, format string, args ...any) {
	if len(c.Damaged) < mostDamage {
		c.Damaged = append(c.Damaged, fmt.Sprintf("%q: ", string(home))+fmt.Sprintf(format, args...))
	}
}

func (c *Checked) community(s Snapshot, home model.Path, ill *illness) error {
	known, err := Known(s, home)
	if err != nil {
		return err
	}
	if ill.madeUp = !known; ill.madeUp {
		c.hurt(home, "%s: no list names it, and it holds no record", madeUp)
	}
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
	return errors.Join(logErr, c.records(s, home, wrote, ill))
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

// records wants each to be one that a page can carry and a laptop can read, seen by whom the rule says, written
// by the line of its revision, and in the index under each of its tags.
func (c *Checked) records(s Snapshot, home model.Path, wrote []model.RecordID, ill *illness) error {
	index := map[model.Tag][]uint64{}
	for after := (model.RecordID{}); ; {
		all, err := s.Records(home, after, checkAtOnce)
		if err != nil {
			return err
		}
		if len(all) == 0 {
			return c.index(s, home, index, ill)
		}
		for _, r := range all {
			c.Records++
			after = r.ID
			for _, t := range r.FaceTags {
				index[t] = append(index[t], r.Rev)
			}
			if f := c.record(home, r, wrote); f != "" {
				c.hurt(home, "%s %s: %s, %d bytes", r.Kind, r.ID, f, len(r.Face)+len(r.Inside))
				ill.rows = append(ill.rows, illRow{r.ID, r.FaceTags, f})
			}
		}
	}
}

// record is what is wrong with one that can be mended; what else does not fit is noted.
func (c *Checked) record(home model.Path, r Stored, wrote []model.RecordID) Fault {
	if f := r.Whole(); f != "" {
		return f
	}
	rec, err := code.Open(r.Face, r.Inside)
	if err != nil {
		return Unreadable
	}
	if r.Rev == 0 || r.Rev > uint64(len(wrote)) || wrote[r.Rev-1] != r.ID {
		c.hurt(home, "%s %s is at revision %d, which is not its own", r.Kind, r.ID, r.Rev)
	}
	who := model.AudienceOf(rec)
	if !slices.Equal(who.Face, r.FaceTags) || !slices.Equal(who.Inside, r.InsideTags) {
		c.hurt(home, "%s %s is seen by others than the rule says", r.Kind, r.ID)
	}
	if t, ok := rec.(*model.Task); ok && !slices.Contains(addressees, t.To.Kind) {
		return oddKind
	}
	return ""
}

// addressees are the kinds there are of those a task is sent to.
var addressees = []model.ToKind{model.ToNobody, model.ToOpen, model.ToPerson, model.ToUnit, model.ToTeam, model.ToPost}

// index wants pages to come to the records that stand under each tag, at their revisions.
func (c *Checked) index(s Snapshot, home model.Path, want map[model.Tag][]uint64, ill *illness) error {
	ill.tags = slices.Sorted(maps.Keys(want))
	for _, tag := range ill.tags {
		slices.Sort(want[tag])
		got, err := revisionsUnder(s, home, tag)
		if err == nil && slices.Equal(got, want[tag]) {
			continue
		}
		if err != nil && !errors.Is(err, ErrDamaged) {
			return err
		}
		if !ill.index {
			c.hurt(home, "the index of who sees what does not fit the records")
		}
		ill.index = true
	}
	return nil
}

func revisionsUnder(s Snapshot, home model.Path, tag model.Tag) (revs []uint64, err error) {
	for after := uint64(0); ; {
		rows, upTo, err := s.Rows(home, model.Tags{tag}, after, checkAtOnce, checkBytes, nil)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			revs = append(revs, r.Rev)
		}
		if after = upTo; len(rows) == 0 || after == ^uint64(0) {
			return revs, nil
		}
	}
}

const checkBytes = 16 << 20
