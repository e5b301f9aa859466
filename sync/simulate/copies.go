package simulate

import (
	"bytes"

	"sidan/model"
	"sidan/model/store"
	"sidan/sync/hub"
)

// This file judges the copies on a laptop against View(account, record) at the hub: invariants 6 and 7.

// honest wants of the copy being filled, whose cursor is n, exactly what the person may see of every record whose revision is
// at most n (6). Of others it may hold an older version, or nothing.
func (w *world) honest(s hub.Snapshot, l *laptop, home model.Path) error {
	c := l.disk.communities[home].filling()
	if c == nil {
		return nil
	}
	sees, err := view(s, l, home, c.Week)
	if err != nil {
		return err
	}
	for id, r := range sees {
		if r.Rev <= c.Cursor && !isRow(c.rows[id], r) {
			w.broke("6 cursor honesty", "laptop %d: cursor %d, record at %d, held at %d", l.n, c.Cursor, r.Rev, c.rows[id].Rev)
		}
	}
	var blind hub.Keys // held here, out of sight at the hub
	for id := range c.rows {
		if _, in := sees[id]; !in {
			blind.Records = append(blind.Records, id)
		}
	}
	blind.Home = home
	loaded, err := s.Load(blind)
	for _, r := range loaded.Records {
		if r.Rev <= c.Cursor {
			w.broke("6 cursor honesty", "laptop %d: cursor %d, and a record lost at %d is still held", l.n, c.Cursor, r.Rev)
		}
	}
	return err
}

// converged wants the shown copy to be all that the person may see, and no more (7).
func (w *world) converged(s hub.Snapshot, l *laptop, home model.Path) error {
	c := l.disk.communities[home].shown
	if c == nil {
		return nil // 15 says so
	}
	sees, err := view(s, l, home, c.Week)
	if len(sees) != len(c.rows) {
		w.broke("7 convergence", "laptop %d shows %d rows of %s, its person sees %d", l.n, len(c.rows), home, len(sees))
	}
	for id, r := range sees {
		if !isRow(c.rows[id], r) {
			w.broke("7 convergence", "laptop %d: a record is at %d, the hub's at %d", l.n, c.rows[id].Rev, r.Rev)
		}
	}
	return err
}

// view is what a laptop's person may see of a community now.
func view(s hub.Snapshot, l *laptop, home model.Path, week model.Week) (map[model.RecordID]hub.Stored, error) {
	tags := l.disk.account.TagsIn(home)
	rows, _, err := s.Rows(home, tags, 0, 1<<20, 1<<30)
	sees := map[model.RecordID]hub.Stored{}
	for _, r := range rows {
		if r.Kind == model.KindVisit && r.Week < week-model.Horizon {
			continue
		}
		if !r.InsideTags.Meet(tags) {
			r.Inside = nil
		}
		sees[r.ID] = r
	}
	return sees, err
}

// isRow says that a laptop's row is the hub's.
func isRow(got store.Row, want hub.Stored) bool {
	return got.Rev == want.Rev && bytes.Equal(got.Face, want.Face) && bytes.Equal(got.Inside, want.Inside) && (got.Inside == nil) == (want.Inside == nil)
}

func contains(r hub.Stored, words string) bool {
	return bytes.Contains(r.Inside, []byte(words)) || bytes.Contains(r.Face, []byte(words))
}
