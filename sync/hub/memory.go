package hub

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"

	"sidan/model"
	"sidan/sync/wire"
)

// Memory is a journal in memory, for the simulator and for tests. What it holds is lost when it is dropped. A Clone
// serves as a backup that can be restored. The zero Memory is empty and ready to use.
type Memory struct {
	mu          sync.RWMutex
	closed      bool
	communities map[model.Path]*memoryCommunity
	private     map[Table]map[string][]byte
}

// memoryCommunity is one community. Its maps and slices are copied by clone; the values in them are never altered.
type memoryCommunity struct {
	history History
	marks   map[uint64]wire.Mark
	log     []Line // revision n is at index n-1
	lines   map[LineKey]uint64
	records map[model.RecordID]Stored
	losses  []Loss
	waiting map[model.RecordID][]uint64
}

var errClosed = errors.New("journal is closed")

// Clone returns a copy of the journal as it is now. Later changes of one do not show in the other.
func (m *Memory) Clone() *Memory {
	m.mu.RLock()
	defer m.mu.RUnlock()
	c := &Memory{communities: map[model.Path]*memoryCommunity{}, private: map[Table]map[string][]byte{}}
	for community, h := range m.communities {
		c.communities[community] = h.clone()
	}
	for t, values := range m.private {
		c.private[t] = maps.Clone(values)
	}
	return c
}

// PutBack restores one community from a clone. If the clone does not have the community, it is deleted. The other
// communities and the private tables stay as they are.
func (m *Memory) PutBack(community model.Path, image *Memory) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if h, ok := image.communities[community]; ok {
		m.communities[community] = h.clone()
	} else {
		delete(m.communities, community)
	}
}

func (h *memoryCommunity) clone() *memoryCommunity {
	c := *h
	c.marks, c.lines, c.records, c.waiting = maps.Clone(h.marks), maps.Clone(h.lines), maps.Clone(
		h.records,
	), maps.Clone(h.waiting)
	c.log, c.losses = slices.Clone(h.log), slices.Clone(h.losses)
	return &c
}

// Update is that of Journal. What fn writes is kept aside, and applied only after fn has succeeded.
func (m *Memory) Update(ctx context.Context, fn func(Tx) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return errClosed
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	tx := &memoryTx{memorySnapshot: memorySnapshot{m}}
	if err := fn(tx); err != nil {
		return err
	}
	for _, write := range tx.writes {
		write()
	}
	return nil
}

// Read is that of Journal.
func (m *Memory) Read(ctx context.Context, fn func(Snapshot) error) error {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if m.closed {
		return errClosed
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return fn(memorySnapshot{m})
}

// Check is that of Journal. Memory has no structure that could be damaged.
func (m *Memory) Check(ctx context.Context) error {
	return m.Read(ctx, func(Snapshot) error { return nil })
}

// Close is that of Journal.
func (m *Memory) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	return nil
}

type memorySnapshot struct{ m *Memory }

type memoryTx struct {
	memorySnapshot
	writes []func()
}

// community returns a community, or an empty one if there is none of that path.
func (s memorySnapshot) community(community model.Path) *memoryCommunity {
	if h, ok := s.m.communities[community]; ok {
		return h
	}
	return &memoryCommunity{}
}

func (s memorySnapshot) Load(k Keys) (Loaded, error) {
	h := s.community(k.Community)
	l := Loaded{
		History: h.history, Lines: map[LineKey]Line{}, Records: map[model.RecordID]Stored{},
		Waiting: map[model.RecordID][]Line{},
	}
	if mark, ok := h.marks[k.Seen]; ok || k.Seen == 0 {
		l.Seen = &mark
	}
	for _, key := range k.Lines {
		if rev, ok := h.lines[key]; ok {
			l.Lines[key] = h.log[rev-1]
		}
	}
	for _, id := range k.Records {
		if r, ok := h.records[id]; ok {
			l.Records[id] = r
		}
	}
	for _, id := range k.Waiting {
		for _, rev := range h.waiting[id] {
			l.Waiting[id] = append(l.Waiting[id], h.log[rev-1])
		}
	}
	return l, nil
}

func (s memorySnapshot) Rows(
	community model.Path, tags model.Tags, after uint64, most, mostBytes int, _ AtHand,
) (rows []Stored, upTo uint64, err error) {
	for _, r := range s.community(community).records {
		if r.Rev > after && r.FaceTags.Meet(tags) {
			rows = append(rows, r)
		}
	}
	slices.SortFunc(rows, func(a, b Stored) int { return int(int64(a.Rev) - int64(b.Rev)) })
	size := 0
	for i, r := range rows {
		size += len(r.Face) + len(r.Inside)
		if i > 0 && (i >= most || size > mostBytes) {
			return rows[:i], rows[i-1].Rev, nil
		}
	}
	return rows, ^uint64(0), nil
}

func (s memorySnapshot) Losses(community model.Path, after uint64, most int) (losses []Loss, upTo uint64, err error) {
	for _, l := range s.community(community).losses {
		if l.Rev <= after {
			continue
		}
		if len(losses) >= max(most, 1) {
			return losses, losses[len(losses)-1].Rev, nil
		}
		losses = append(losses, l)
	}
	return losses, ^uint64(0), nil
}

func (s memorySnapshot) Communities() ([]model.Path, error) {
	return slices.Sorted(maps.Keys(s.m.communities)), nil
}

func (s memorySnapshot) Records(community model.Path, after model.RecordID, most int) (all []Stored, err error) {
	for id, r := range s.community(community).records {
		if bytes.Compare(id[:], after[:]) > 0 {
			all = append(all, r)
		}
	}
	slices.SortFunc(all, func(a, b Stored) int { return bytes.Compare(a.ID[:], b.ID[:]) })
	return all[:min(len(all), most)], nil
}

func (s memorySnapshot) Log(community model.Path, after uint64, most int) ([]Line, error) {
	log := s.community(community).log
	log = log[min(after, uint64(len(log))):]
	return log[:min(len(log), most)], nil
}

func (s memorySnapshot) Get(t Table, key []byte) ([]byte, error) {
	return bytes.Clone(s.m.private[t][string(key)]), nil
}

func (s memorySnapshot) Each(t Table, visit func(key, value []byte) error) error {
	for _, key := range slices.SortedFunc(maps.Keys(s.m.private[t]), strings.Compare) {
		if err := visit([]byte(key), bytes.Clone(s.m.private[t][key])); err != nil {
			return err
		}
	}
	return nil
}

func (tx *memoryTx) Put(t Table, key, value []byte) error {
	k, v := string(key), bytes.Clone(value)
	tx.writes = append(tx.writes, func() {
		if tx.m.private == nil {
			tx.m.private = map[Table]map[string][]byte{}
		}
		if tx.m.private[t] == nil {
			tx.m.private[t] = map[string][]byte{}
		}
		tx.m.private[t][k] = v
	})
	return nil
}

func (tx *memoryTx) Write(w Writes) error {
	tx.writes = append(tx.writes, func() {
		if tx.m.communities == nil {
			tx.m.communities = map[model.Path]*memoryCommunity{}
		}
		h, ok := tx.m.communities[w.Community]
		if !ok {
			h = &memoryCommunity{
				marks: map[uint64]wire.Mark{}, lines: map[LineKey]uint64{},
				records: map[model.RecordID]Stored{}, waiting: map[model.RecordID][]uint64{},
			}
			tx.m.communities[w.Community] = h
		}
		h.write(w)
	})
	return nil
}

// Mend is that of Tx. There is no index to build anew, and what is taken out is dropped, because nobody looks at it.
func (tx *memoryTx) Mend(m Mending) error {
	tx.writes = append(tx.writes, func() {
		if m.Whole {
			delete(tx.m.communities, m.Community)
			return
		}
		for _, a := range m.Aside {
			delete(tx.m.communities[m.Community].records, a.ID)
		}
	})
	return nil
}

func (h *memoryCommunity) write(w Writes) {
	if floor := w.History.Floor; floor > h.history.Floor {
		maps.DeleteFunc(h.marks, func(rev uint64, _ wire.Mark) bool { return rev < floor })
		h.losses = slices.DeleteFunc(slices.Clone(h.losses), func(l Loss) bool { return l.Rev <= floor })
	}
	h.history = w.History
	if w.History.Head > 0 {
		h.marks[w.History.Head] = w.History.Mark
	}
	for _, l := range w.Lines {
		h.log = append(h.log, l)
		h.lines[l.Key()] = l.Rev
	}
	for _, r := range w.Records {
		h.records[r.ID] = r
	}
	h.losses = append(h.losses, w.Losses...)
	for _, l := range w.Wait {
		h.waiting[l.Record] = append(slices.Clip(h.waiting[l.Record]), l.Rev)
	}
	for _, id := range w.Settled {
		delete(h.waiting, id)
	}
}
