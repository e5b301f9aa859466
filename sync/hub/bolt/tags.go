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

// An entry names a record that has a face tag: its revision and its id. Entries of a tag stand in order of
// revision, in runs: a batch writes a few runs where it would have put each entry into its place among
// thousands. A run stands under the tag and a revision which none of its entries is after, and all those of the
// run before it are before. A run that is cut off is met by whoever reads its last entry, as a panic, which is
// damage (guard).
const (
	entrySize = 8 + len(model.RecordID{})
	mostRun   = 64 * entrySize
)

func entryOf(r hub.Stored) []byte { return append(number(r.Rev), r.ID[:]...) }

// tagPrefix is what the keys of a tag's runs begin with; a revision follows.
func tagPrefix(t model.Tag) []byte { return append([]byte(t), 0) }

// firstOf and lastOf are revisions of a run.
func firstOf(run []byte) uint64 { return binary.BigEndian.Uint64(run) }
func lastOf(run []byte) uint64  { return firstOf(run[len(run)-entrySize:]) }

// runs is a community's index by face tag.
type runs struct{ *bbolt.Bucket }

// at is the run in which an entry of that revision stands or would have to; nil: it comes after all there are.
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

// isOf reports whether a key is one of a tag's. A tag that holds a zero byte could begin as another's keys do; no
// rule makes one, and what an older program may have left of such is passed over.
func isOf(key, prefix []byte) bool { return len(key) == len(prefix)+8 && bytes.HasPrefix(key, prefix) }

// drop takes a record from under its tags.
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

// add puts records, in order of revision, under their tags.
func (x runs) add(rows []hub.Stored) error {
	all := map[model.Tag]*[]byte{}
	var into []*[]byte // the entries of the tags of the record before: neighbours mostly have the same
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

// addTo a tag its entries. They come after all there are, but for a record whose tags were computed anew.
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

func insert(run, entry []byte) []byte {
	at := 0
	for at < len(run) && firstOf(run[at:]) < firstOf(entry) {
		at += entrySize
	}
	return slices.Insert(run, at, entry...)
}

// set is the run of a key from now on; of one that became too long the first half goes under a key of its own.
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
