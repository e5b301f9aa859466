package register

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"sidan/model"
)

// Hit is something find found.
type Hit struct {
	Kind    model.Kind // household, task or person
	ID      model.RecordID
	Title   string     // the householder's name, a task's words, a person's name
	Also    string     // who else of the house was found, "" when it was the householder or none
	Address string     // the door; of a person or a task without one, "" where the screen has the place's name to say
	Place   model.Path // the grid it belongs to
	Gone    bool       // a household that moved away
	Score   int        // the higher, the better; comparable within one query
	Marks   []Mark     // what of Title was searched for
}

// Mark is a run of bytes.
type Mark struct{ From, To int }

// Finder is a picture of the register that can be searched while the register changes: make it where the register is used,
// search it in any one other goroutine at a time. It remembers its last result, so that one more letter looks through that.
type Finder struct {
	entries []*entry
	last    query
	found   []*entry // what matched last
}

// Finder as of now. It is the same one until a fact changes, so that typing narrows.
func (r *Register) Finder() *Finder {
	if r.finder == nil {
		r.finder = &Finder{entries: r.corpus.snapshot()}
	}
	return r.finder
}

// Find is [Finder.Find] where nothing can overtake it.
func (r *Register) Find(words string, limit int) []Hit {
	hits, _ := r.Finder().Find(context.Background(), words, limit)
	return hits
}

// Find is at most limit hits for what somebody typed, best first: an address in any spelling, a name, its pinyin or the
// beginnings of its syllables (zw, zhangw, zhwei), the last digits of a phone (three or more), the words or the number of a
// task. Words parted by blanks must all fit. A householder comes before others of the house, who moved away after all else.
// It stops when ctx ends, with its error: a newer search has taken its place.
func (f *Finder) Find(ctx context.Context, words string, limit int) ([]Hit, error) {
	q := parseQuery(words)
	if len(q.terms) == 0 || limit <= 0 {
		return nil, ctx.Err()
	}
	among := f.entries
	if q.narrows(f.last) {
		among = f.found
	}
	best, found := ranking{limit: limit}, []*entry(nil)
	for i, e := range among {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if score := q.score(e); score > 0 {
			found = append(found, e)
			best.add(scored{e, score - e.below()})
		}
	}
	f.last, f.found = q, found
	hits := make([]Hit, len(best.top))
	for i, s := range best.top {
		hits[i] = q.hit(s)
	}
	return hits, nil
}

// below is how far a match stands under the same match of a household that lives here.
func (e *entry) below() int {
	if e.last {
		return 2000
	}
	switch rec := e.record.(type) {
	case *model.Task:
		if rec.State == model.Closed {
			return 15
		}
		return 10
	case *model.Person:
		return 5
	}
	return 0
}

type scored struct {
	*entry
	score int
}

// ranking keeps the best of many, in order.
type ranking struct {
	limit int
	top   []scored
}

func (r *ranking) add(s scored) {
	if len(r.top) == r.limit && compareScored(s, r.top[r.limit-1]) >= 0 {
		return
	}
	at, _ := slices.BinarySearchFunc(r.top, s, compareScored)
	r.top = slices.Insert(r.top, at, s)
	if len(r.top) > r.limit {
		r.top = r.top[:r.limit]
	}
}

// compareScored puts the better first: equal ones by kind, households as one walks, tasks from the newest.
func compareScored(a, b scored) int {
	if c := cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.record.Kind(), b.record.Kind())); c != 0 {
		return c
	}
	switch x := a.record.(type) {
	case *model.Household:
		y := b.record.(*model.Household)
		return cmp.Or(cmp.Compare(x.Grid, y.Grid), model.CompareWalk(x.Door, y.Door), compareIDs(x.ID, y.ID))
	case *model.Task:
		return newerTask(x, b.record.(*model.Task))
	case *model.Person:
		return comparePeople(x, b.record.(*model.Person))
	}
	return 0
}

// hit is how a match is shown.
func (q query) hit(s scored) Hit {
	h := Hit{Kind: s.record.Kind(), ID: s.record.RecordID(), Score: s.score}
	switch rec := s.record.(type) {
	case *model.Household:
		h.Title, h.Address, h.Place, h.Gone = rec.Householder(), rec.Door.String(), rec.Grid, rec.Moved != 0
		if line := q.nameLine(s.entry); line > 0 {
			h.Also = rec.Names()[line]
		}
	case *model.Task:
		h.Title, h.Address, h.Place = firstLine(rec.Text()), rec.Door().Door.String(), rec.Grid
		if h.Address == "" {
			h.Address = rec.Compound
		}
	case *model.Person:
		h.Title, h.Place = rec.Name, rec.Place
	}
	for _, t := range q.terms {
		if m, ok := t.mark(h.Title); ok {
			h.Marks = append(h.Marks, m)
		} else if m, ok := t.markSound(s.entry, h.Title); ok {
			h.Marks = append(h.Marks, m)
		}
	}
	slices.SortFunc(h.Marks, func(a, b Mark) int { return cmp.Compare(a.From, b.From) })
	return h
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
