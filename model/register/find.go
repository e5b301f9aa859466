package register

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"sidan/model"
)

// Hit is something find found.
type Hit struct {
	Kind  model.Kind
	ID    model.RecordID
	Title string // as in model.SearchText: the householder's name, the first line of a task's words, a person's name
	// who else of the house was found, or what was noted there; "" when it was the householder or nobody by name
	Also    string
	Address string     // the door, or a task's compound; "" where there is neither
	Place   model.Path // the grid it belongs to
	Gone    bool       // a household that moved away
	Noted   model.Day  // a household found by what was noted there, in Also, that day
	Score   int        // the higher, the better, within one search
	Marks   []Mark     // what of Title was searched for, from left to right
	InAlso  []Mark     // the same of Also
}

// Mark is a run of bytes.
type Mark struct{ From, To int }

// Finder is a picture of the register that can be searched while the register changes: made where the register
// is used, searched in one other goroutine at a time. It remembers its last result, so that one more letter
// looks through that alone.
type Finder struct {
	entries []*entry // the kinds in the order of model.Kinds: households as one walks, tasks from the newest, people
	filters []filter // of the entries: a pass over these alone reads a fiftieth of what they hold
	last    query
	found   []*entry // what fitted last
	spare   []*entry // for what fits next
}

// Finder as of now. It is the same one until a fact changes.
func (r *Register) Finder() *Finder {
	if r.finder != nil {
		return r.finder
	}
	var entries []*entry
	for _, k := range model.Kinds {
		if k.Traits.Has(model.InFind) {
			entries = append(entries, r.entriesOf(k.Kind)...)
		}
	}
	filters := make([]filter, len(entries))
	for i, e := range entries {
		filters[i] = e.filter
	}
	r.finder = &Finder{entries: entries, filters: filters}
	return r.finder
}

// Find is [Finder.Find] where nothing can overtake it.
func (r *Register) Find(words string, limit int) []Hit {
	hits, _ := r.Finder().Find(context.Background(), words, limit)
	return hits
}

// Find is at most limit hits for what somebody typed, best first: an address in any spelling, a name, its
// pinyin or the beginnings of its syllables (zw, zhangw, zhwei), the last digits of a phone (three or more),
// the words or the number of a task. Words parted by blanks must all fit. A householder comes before others of
// the house, who moved away after all else; equal ones come as one walks. When ctx ends it stops with its
// error: a newer search has taken its place.
func (f *Finder) Find(ctx context.Context, words string, limit int) ([]Hit, error) {
	q := parseQuery(words)
	if len(q.terms) == 0 || limit <= 0 {
		return nil, ctx.Err()
	}
	among, narrows := f.entries, q.narrows(f.last)
	if narrows {
		among = f.found
	}
	best, found := ranking{limit: limit}, f.spare[:0]
	for i, e := range among {
		if i%1024 == 0 && ctx.Err() != nil {
			f.spare = found
			return nil, ctx.Err()
		}
		if !narrows && !q.passes(&f.filters[i]) {
			continue
		}
		if score := q.score(e); score > 0 {
			found = append(found, e)
			best.add(ranked{e, score - int(e.below)})
		}
	}
	f.last, f.found, f.spare = q, found, f.found
	hits := make([]Hit, len(best.top))
	for i, one := range best.top {
		hits[i] = q.hit(one)
	}
	return hits, nil
}

// ranking keeps the best of many; of equal ones those that came first.
type ranking struct {
	limit int
	top   []ranked
}

type ranked struct {
	*entry
	score int
}

func (r *ranking) add(one ranked) {
	if len(r.top) == r.limit {
		if one.score <= r.top[r.limit-1].score {
			return
		}
		r.top = r.top[:r.limit-1]
	}
	at, _ := slices.BinarySearchFunc(r.top, one.score, func(e ranked, score int) int {
		if e.score >= score {
			return -1
		}
		return 1
	})
	r.top = slices.Insert(r.top, at, one)
}

// hit is how a match is shown.
func (q query) hit(one ranked) Hit {
	rec := one.record
	s := rec.SearchText()
	h := Hit{
		Kind: rec.Kind(), ID: rec.RecordID(), Score: one.score,
		Title: s.Title, Address: cmp.Or(s.Door.String(), s.Locality), Place: rec.Where(), Gone: s.Gone,
	}
	if line := q.nameLine(one.entry); line > 0 {
		h.Also = s.Names[line]
		h.InAlso = q.marks(one.entry, h.Also, line)
	}
	h.Marks = q.marks(one.entry, h.Title, 0)
	return h
}

// marks are what of a title was searched for, from left to right, none within another; the title is the entry's
// name of a line.
func (q query) marks(e *entry, title string, line int) (marks []Mark) {
	for _, t := range q.terms {
		if m := t.mark(e, title, line); m.To > m.From {
			marks = append(marks, m)
		}
	}
	slices.SortFunc(marks, func(a, b Mark) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To)) })
	return apart(marks)
}

// apart leaves out what lies within the mark before it, and cuts what only begins there.
func apart(marks []Mark) (left []Mark) {
	end := 0
	for _, m := range marks {
		if m.From = max(m.From, end); m.To > m.From {
			left, end = append(left, m), m.To
		}
	}
	return left
}

// nameLine is which of an entry's names was searched for: the householder's where that fits, 0 when none does.
func (q query) nameLine(e *entry) int {
	for _, t := range q.terms {
		names, sounds := e.text[:e.ends[0]], e.sound
		for line := 0; names != ""; line++ {
			var name, sound string
			name, names, _ = strings.Cut(names, "\n")
			sound, sounds, _ = strings.Cut(sounds, "\n")
			if strings.Contains(name, t.text) || t.sound != "" && soundIn(sound, t.sound).len > 0 {
				if line > 0 {
					return line
				}
				break
			}
		}
	}
	return 0
}

// mark is where a title holds the term, as written or as read; an empty one where it does not.
func (t term) mark(e *entry, title string, line int) Mark {
	lower := strings.ToLower(title)
	if at := strings.Index(lower, t.text); at >= 0 && len(lower) == len(title) {
		return Mark{at, at + len(t.text)}
	}
	if t.sound == "" || line == 0 && !e.named {
		return Mark{}
	}
	sound, sounds, _ := strings.Cut(e.sound, "\n")
	for ; line > 0; line-- {
		sound, sounds, _ = strings.Cut(sounds, "\n")
	}
	if reading, _, _ := strings.Cut(sound, " "); utf8.RuneCountInString(title) != syllables(reading) {
		return Mark{} // a Latin word, or a character nobody reads: syllables are not characters
	}
	at := soundIn(sound, t.sound)
	return Mark{runes(title, at.from), runes(title, at.from+at.len)}
}
