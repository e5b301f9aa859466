package bolt

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"

	"go.etcd.io/bbolt"

	"sidan/model"
	"sidan/sync/hub"
)

// An entry names a record that has a face tag, by its revision and its id. The entries of a tag are ordered by
// revision and stored in runs of at most 64. So a batch writes a few runs, where it would otherwise insert each entry
// among thousands. The key of a run is the tag and a revision. No entry of the run has a greater revision, and all
// entries of the run before have a lower one. If the end of a run is missing, reading its last entry panics, and
// faults.Guard reports that as damage.
const (
	entrySize = 8 + len(model.RecordID{})
	mostRun   = 64 * entrySize
)

// entryOf returns the entry of a record.
func entryOf(r hub.Stored) []byte { return append(number(r.Rev), r.ID[:]...) }

// tagPrefix returns the bytes with which the keys of a tag's runs begin. A revision follows.
func tagPrefix(t model.Tag) []byte { return append([]byte(t), 0) }

// firstOf and lastOf return the first and the last revision in a run.
func firstOf(run []byte) uint64 { return binary.BigEndian.Uint64(run) }
func lastOf(run []byte) uint64  { return firstOf(run[len(run)-entrySize:]) }

// runs is the index of a community by face tag.
type runs struct{ *bbolt.Bucket }

// at returns the run that has an entry of that revision, or into which such an entry belongs. It returns nil if the
// entry belongs after all runs of the tag.
func (x runs) at(tag model.Tag, rev uint64) (key, run []byte) {
	prefix, c := tagPrefix(tag), x.Cursor()
	key, run = c.Seek(append(bytes.Clone(prefix), number(rev)...))
	for ; bytes.HasPrefix(key, prefix); key, run = c.Next() {
		if isOf(key, prefix) {
			return bytes.Clone(key), bytes.Clone(run)
		}
	}
	return nil, nil
}

// isOf reports whether a key is the key of a run of one tag. The key of a tag with a zero byte in it could begin with
// the same bytes. No rule makes such a tag, and keys of such tags that an older program may have left are passed over.
func isOf(key, prefix []byte) bool { return len(key) == len(prefix)+8 && bytes.HasPrefix(key, prefix) }

// drop deletes the entries of a record from the runs of all its face tags.
func (x runs) drop(r hub.Stored) error {
	for _, t := range r.FaceTags {
		key, run := x.at(t, r.Rev)
		for at := 0; at < len(run); at += entrySize {
			if bytes.Equal(run[at:at+entrySize], entryOf(r)) {
				if err := x.set(key, slices.Delete(run, at, at+entrySize)); err != nil {
					return err
				}
				break
			}
		}
	}
	return nil
}

// add inserts the entries of records under their face tags. The records must be in order of revision.
func (x runs) add(rows []hub.Stored) error {
	all := map[model.Tag]*[]byte{}
	var into []*[]byte // where the entries of the record before went; successive records mostly have the same tags
	for i, r := range rows {
		if i == 0 || !slices.Equal(r.FaceTags, rows[i-1].FaceTags) {
			into = into[:0]
			for _, t := range r.FaceTags {
				if all[t] == nil {
					entries := make([]byte, 0, len(rows)*entrySize)
					all[t] = &entries
				}
				into = append(into, all[t])
			}
		}
		for _, entries := range into {
			*entries = append(binary.BigEndian.AppendUint64(*entries, r.Rev), r.ID[:]...)
		}
	}
	for _, t := range slices.Sorted(maps.Keys(all)) {
		if err := x.addTo(t, *all[t]); err != nil {
			return err
		}
	}
	return nil
}

// addTo inserts entries into the runs of one tag. They mostly come after all entries that are there; only records
// whose tags were computed again come earlier.
func (x runs) addTo(t model.Tag, entries []byte) error {
	for len(entries) > 0 {
		n := entrySize
		key, run := x.at(t, firstOf(entries))
		if key == nil {
			n = min(len(entries), mostRun)
			key, run = append(tagPrefix(t), number(lastOf(entries[:n]))...), entries[:n]
		} else {
			run = insert(run, entries[:n])
		}
		if err := x.set(key, run); err != nil {
			return err
		}
		entries = entries[n:]
	}
	return nil
}

// insert inserts an entry into a run, in order of revision.
func insert(run, entry []byte) []byte {
	at := 0
	for at < len(run) && firstOf(run[at:]) < firstOf(entry) {
		at += entrySize
	}
	return slices.Insert(run, at, entry...)
}

// set stores a run under a key, or deletes the key if the run is empty. If the run is too long, its first half is
// stored under a key of its own.
func (x runs) set(key, run []byte) error {
	if len(run) == 0 {
		return x.Delete(key)
	}
	if len(run) > mostRun {
		half := len(run) / entrySize / 2 * entrySize
		before := append(bytes.Clone(key[:len(key)-8]), number(lastOf(run[:half]))...)
		if err := x.Put(before, run[:half]); err != nil {
			return err
		}
		run = run[half:]
	}
	return x.Put(key, run)
}
