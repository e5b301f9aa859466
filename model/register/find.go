package register

import (
	"context"
	"slices"

	"sidan/model"
)

// Hit is a record that a search found.
type Hit struct {
	Kind  model.Kind
	ID    model.RecordID
	Title string // as in model.SearchText: a householder, the first line of a task's words, a person
	// Also is the name of another resident that was searched for, or the note that was found. It is "" if the
	// householder's name was searched for, or no name.
	Also    string
	Address string     // the door, or the compound of a task; "" if there is neither
	Place   model.Path // the grid, or the place of a person
	Gone    bool       // whether it is a household that moved away
	Noted   model.Day  // the day of the visit whose note is in Also; 0 if no note was found
	Score   int        // a higher score is a better match; scores of different searches do not compare
	Marks   []Mark     // the parts of Title that match, from left to right, none within another
	InAlso  []Mark     // the parts of Also that match, in the same way
}

// Mark is a part of a text: the bytes from From up to To, without the byte at To.
type Mark struct{ From, To int }

// Finder is a snapshot of the register that can be searched while the register changes. It is made in the goroutine of
// the register, and then searched in one other goroutine at a time. It remembers what the last search found. If the
// next search has the same words with something added at their end, it looks only through that.
type Finder struct {
	entries []*entry // by kind in the order of model.Kinds; households in walking order, tasks from the newest
	writer  *entryWriter
	filters []filter // of the entries, which they are a small part of; nil before the first search
	last    query
	found   []*entry // the entries that the last search found
	spare   []*entry // the array for what the next search finds
}

// Finder returns a snapshot of the register as it is now. It returns the same Finder until a fact changes.
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
	r.finder = &Finder{entries: entries, writer: r.corpus.writer}
	return r.finder
}

// ready waits until the texts of all entries are written, and collects their filters.
func (f *Finder) ready(ctx context.Context) error {
	if f.filters != nil {
		return nil
	}
	if err := f.writer.write(ctx); err != nil {
		return err
	}
	f.filters = make([]filter, len(f.entries))
	for i, e := range f.entries {
		f.filters[i] = e.filter
	}
	return nil
}

// Find searches as [Finder.Find] does, without a context that could end the search.
func (r *Register) Find(words string, limit int) []Hit {
	hits, _ := r.Finder().Find(context.Background(), words, limit)
	return hits
}

// Find returns at most limit hits for what somebody typed, best first.
//
// It finds an address in any spelling. It finds a name as it is written, by its pinyin, or by the beginnings of the
// syllables of its pinyin (zw, zhangw, zhwei). It finds a task by its words. It finds a phone and the number of a task
// by three or more digits from its end, or four or more from its beginning. If blanks separate several words, each word
// has to match, or all of them together as one address. A number of three digits or more needs no blank: zw501.
//
// A householder comes before other residents, and a household that moved away comes after everything else. Of equal
// matches, households come in walking order, and tasks from the newest. If ctx ends, because a newer search has begun,
// Find stops and returns the error of ctx. The first search of a Finder, also one for no words, makes it ready for the
// others.
func (f *Finder) Find(ctx context.Context, words string, limit int) ([]Hit, error) {
	if err := f.ready(ctx); err != nil {
		return nil, err
	}
	q := parseQuery(words)
	if len(q.terms) == 0 || limit <= 0 {
		return nil, ctx.Err()
	}
	among, filters := f.entries, f.filters
	if q.narrows(f.last) {
		among, filters = f.found, nil // all of these pass
	}
	f.spare = slices.Grow(f.spare[:0], len(among))
	half := len(among) / 2
	rest := scan{query: &q, among: among[half:], best: ranking{limit: limit}, found: f.spare[half:half]}
	first := scan{query: &q, among: among[:half], best: ranking{limit: limit}, found: f.spare[:0:half]}
	if filters != nil {
		rest.filters, first.filters = filters[half:], filters[:half]
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		rest.run(ctx)
	}()
	first.run(ctx)
	<-done
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	for _, one := range rest.best.top {
		first.best.add(one)
	}
	found := append(f.spare[:len(first.found)], rest.found...)
	f.last, f.found, f.spare = q, found, f.found
	hits := make([]Hit, len(first.best.top))
	for i, one := range first.best.top {
		hits[i] = q.hit(one)
	}
	return hits, nil
}

// scan is a search of a part of the entries. Two of them search at once, since most laptops have two cores.
type scan struct {
	query   *query
	among   []*entry
	filters []filter // of among; nil if all of these pass
	best    ranking
	found   []*entry // has room for all of among
}

// run searches until all of the entries were looked through, or ctx ends.
func (s *scan) run(ctx context.Context) {
	for i, e := range s.among {
		if i%1024 == 0 && ctx.Err() != nil {
			return
		}
		if s.filters != nil && !s.query.passes(&s.filters[i]) {
			continue
		}
		if score := s.query.score(e); score > 0 {
			s.found = append(s.found, e)
			s.best.add(ranked{e, score - int(e.below)})
		}
	}
}

// ranking keeps the entries with the highest scores, at most limit. Of entries with equal scores it keeps those that
// were added first.
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
