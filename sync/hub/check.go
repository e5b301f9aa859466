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

// Checked is the result of a check of the whole hub. It also says what Mend did before the check, if Mend made it.
type Checked struct {
	Communities int      `json:"communities"`
	Records     int      `json:"records"`
	Lines       int      `json:"lines"`
	Damaged     []string `json:"damaged"`  // where each fault is and what it is; no words of a person
	Mendable    int      `json:"mendable"` // records, communities and indexes that Mend can put right
	Mended      int      `json:"mended"`   // records that Mend made anew from the log
	Aside       int      `json:"aside"`    // records and communities that Mend put aside for a person to look at

	ill []illness
}

// illness lists the faults of one community that Mend can put right.
type illness struct {
	community model.Path
	madeUp    bool // no list names the community, and it holds no record
	rows      []illRow
	index     bool       // the index by which pages are read does not fit the records
	tags      model.Tags // all face tags of its records
}

// illRow is a record with a fault. Its tags are those of the face as they are stored, or nil if they cannot be read.
type illRow struct {
	id   model.RecordID
	tags model.Tags
	why  Fault
}

// These are further faults of a stored record. They do not keep it out of a page.
const (
	oddKind Fault = "unknown-kind" // a task has an addressee of a kind that does not exist
	madeUp  Fault = "made-up"      // the community does not exist
)

// Check tests the structure of the journal, then reads every record and every line of the log in one snapshot and
// compares them. It lists in Damaged what does not fit. It returns an error only if nothing could be read at all. If
// the structure itself is damaged it reads nothing more, because anything that it read could be wrong.
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

// CheckJournal tests the structure of the journal, and does not read what is stored in it. It returns ErrDamaged if the
// journal must not be served, because the next write would make the loss of data final. A file of a gigabyte takes
// about a second.
func (h *Hub) CheckJournal(ctx context.Context) error { return h.journal.Check(ctx) }

// checkAll checks every community of a snapshot. The structure of the journal must be sound.
func checkAll(s Snapshot) (c Checked, err error) {
	c = Checked{Damaged: []string{}}
	communities, err := s.Communities()
	for _, community := range communities {
		c.Communities++
		ill := illness{community: community}
		if err := c.community(s, community, &ill); err != nil {
			c.hurt(community, "%v", err)
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

// mostDamage is how many faults Damaged names at most.
const mostDamage = 50

// hurt adds a fault of a community to Damaged, unless mostDamage faults are named already.
func (c *Checked) hurt(community model.Path, format string, args ...any) {
	if len(c.Damaged) < mostDamage {
		c.Damaged = append(c.Damaged, fmt.Sprintf("%q: ", string(community))+fmt.Sprintf(format, args...))
	}
}

// community checks one community: that it exists, that its head has a mark, its log and its records. It puts into ill
// what Mend can put right.
func (c *Checked) community(s Snapshot, community model.Path, ill *illness) error {
	known, err := Known(s, community)
	if err != nil {
		return err
	}
	if ill.madeUp = !known; ill.madeUp {
		c.hurt(community, "%s: no list names it, and it holds no record", madeUp)
	}
	l, err := s.Load(Keys{Community: community})
	if err != nil {
		return err
	}
	head := l.History.Head
	if l, err = s.Load(Keys{Community: community, Seen: head}); err != nil {
		return err
	}
	if !fits(l, Left{head, l.History.Mark}) {
		c.hurt(community, "no mark at the head, %d", head)
	}
	wrote, logErr := c.log(s, community, head)
	return errors.Join(logErr, c.records(s, community, wrote, ill))
}

// log checks that the log has the revisions 1 to head, each once. It returns the record of each line: that of revision
// n is at index n-1.
func (c *Checked) log(s Snapshot, community model.Path, head uint64) (wrote []model.RecordID, err error) {
	for {
		lines, err := s.Log(community, uint64(len(wrote)), checkAtOnce)
		if err != nil {
			return wrote, err
		}
		if len(lines) == 0 {
			break
		}
		for _, l := range lines {
			if c.Lines++; l.Rev != uint64(len(wrote))+1 {
				c.hurt(community, "revision %d follows on %d", l.Rev, len(wrote))
				return wrote, nil
			}
			wrote = append(wrote, l.Record)
		}
	}
	if uint64(len(wrote)) != head {
		c.hurt(community, "%d lines, and the head is %d", len(wrote), head)
	}
	return wrote, nil
}

// checkAtOnce is how many lines or records are read at a time.
const checkAtOnce = 1000

// records checks every record of a community. A page must be able to carry it and a laptop to decode it, the tags must
// be those of the rule, the line of its revision must be about it, and the index must have it under each of its tags.
func (c *Checked) records(s Snapshot, community model.Path, wrote []model.RecordID, ill *illness) error {
	index := map[model.Tag][]uint64{}
	for after := (model.RecordID{}); ; {
		all, err := s.Records(community, after, checkAtOnce)
		if err != nil {
			return err
		}
		if len(all) == 0 {
			return c.index(s, community, index, ill)
		}
		for _, r := range all {
			c.Records++
			after = r.ID
			for _, t := range r.FaceTags {
				index[t] = append(index[t], r.Rev)
			}
			if f := c.record(community, r, wrote); f != "" {
				c.hurt(community, "%s %s: %s, %d bytes", r.Kind, r.ID, f, len(r.Face)+len(r.Inside))
				ill.rows = append(ill.rows, illRow{r.ID, r.FaceTags, f})
			}
		}
	}
}

// record returns the fault of a record that Mend can put right, or "" if it has none. It adds other faults to Damaged
// itself.
func (c *Checked) record(community model.Path, r Stored, wrote []model.RecordID) Fault {
	if f := r.Whole(); f != "" {
		return f
	}
	rec, err := code.Open(r.Face, r.Inside)
	if err != nil {
		return Unreadable
	}
	if r.Rev == 0 || r.Rev > uint64(len(wrote)) || wrote[r.Rev-1] != r.ID {
		c.hurt(community, "%s %s is at revision %d, which is not its own", r.Kind, r.ID, r.Rev)
	}
	who := model.AudienceOf(rec)
	if !slices.Equal(who.Face, r.FaceTags) || !slices.Equal(who.Inside, r.InsideTags) {
		c.hurt(community, "%s %s is seen by others than the rule says", r.Kind, r.ID)
	}
	if t, ok := rec.(*model.Task); ok && !slices.Contains(addressees, t.To.Kind) {
		return oddKind
	}
	return ""
}

// addressees are all kinds of addressee that a task can have.
var addressees = []model.ToKind{model.ToNobody, model.ToOpen, model.ToPerson, model.ToUnit, model.ToTeam, model.ToPost}

// index checks that pages for each tag in want find exactly the revisions that want has for the tag. It sorts these
// revisions, and sets ill.tags and ill.index.
func (c *Checked) index(s Snapshot, community model.Path, want map[model.Tag][]uint64, ill *illness) error {
	ill.tags = slices.Sorted(maps.Keys(want))
	for _, tag := range ill.tags {
		slices.Sort(want[tag])
		got, err := revisionsUnder(s, community, tag)
		if err == nil && slices.Equal(got, want[tag]) {
			continue
		}
		if err != nil && !errors.Is(err, ErrDamaged) {
			return err
		}
		if !ill.index {
			c.hurt(community, "the index of who sees what does not fit the records")
		}
		ill.index = true
	}
	return nil
}

// revisionsUnder returns, in order, the revisions of all records that pages for one tag find.
func revisionsUnder(s Snapshot, community model.Path, tag model.Tag) (revs []uint64, err error) {
	for after := uint64(0); ; {
		rows, upTo, err := s.Rows(community, model.Tags{tag}, after, checkAtOnce, checkBytes, nil)
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

// checkBytes is how many bytes of records are read at a time, about.
const checkBytes = 16 << 20
