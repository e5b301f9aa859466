package hub

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"sidan/model"
	"sidan/sync/wire"
)

// This file makes backups of a hub, and computes from their list what is safe, so that laptops may drop it
// (docs/visibility.md §1).

// Secure strikes out backups of a history that was left, which are those whose mark is not the hub's own at that head.
// Then it makes everything safe that the oldest of the last three backups holds. keep must put the list on disk: only
// after that does the hub tell a laptop so.
func (h *Hub) Secure(ctx context.Context, images Images, keep func(Images) error) (Images, error) {
	err := h.journal.Read(ctx, func(s Snapshot) error {
		kept := Images{Of: images.Of, Safe: images.Safe}
		for _, i := range images.List {
			ours, err := passes(s, i)
			if err != nil {
				return err
			}
			if ours {
				kept.List = append(kept.List, i)
			}
		}
		images = kept.secured()
		return nil
	})
	if err == nil {
		err = keep(images)
	}
	if err == nil {
		err = h.journal.Update(ctx, func(tx Tx) error { return raiseSafe(tx, images.Safe) })
	}
	if err != nil {
		return images, fmt.Errorf("secure: %w", err)
	}
	return images, nil
}

// passes reports whether a backup is of the hub's present history: in each of its communities the hub has the same
// mark at the backup's head.
func passes(s Snapshot, i Image) (bool, error) {
	for home, left := range i.Heads {
		l, err := s.Load(Keys{Home: home, Seen: left.Head})
		if err != nil || !fits(l, left) {
			return false, err
		}
	}
	return true, nil
}

func raiseSafe(tx Tx, safe map[model.Path]uint64) error {
	var raised []Writes
	for home, rev := range safe {
		l, err := tx.Load(Keys{Home: home})
		if err != nil {
			return err
		}
		if c := l.Community; rev > c.Safe && rev <= c.Head {
			c.Safe = rev
			raised = append(raised, Writes{Home: home, Community: c})
		}
	}
	return writeAll(tx, raised)
}

// Stand returns the head of each community now, and its mark.
func (h *Hub) Stand(ctx context.Context) (heads map[model.Path]Left, err error) {
	err = h.journal.Read(ctx, func(s Snapshot) error {
		heads = map[model.Path]Left{}
		return eachCommunity(s, func(home model.Path, c Community) error {
			heads[home] = Left{c.Head, c.Mark}
			return nil
		})
	})
	return heads, err
}

// copier is a journal that can be copied while it is in use. It reads the copy back, and returns the heads and marks of
// its communities.
type copier interface {
	Copy(ctx context.Context, path string) (map[model.Path]Left, Print, error)
}

// Backup is a copy that was made.
type Backup struct {
	File      string    `json:"file"`
	At        time.Time `json:"at"`
	Revisions uint64    `json:"revisions"` // of all communities
	Kept      int       `json:"kept"`      // images of this history, of which the last three make a change safe
	Struck    []string  `json:"struck"`    // images of a history that was left: they count no more
}

// backups is what a hub stores about its backups.
type backups struct {
	Of   string `cbor:"1,keyasint"`
	Last int64  `cbor:"2,keyasint,omitempty"` // Unix seconds
	Kept int    `cbor:"3,keyasint,omitempty"`
}

var backupsKey = []byte("backups")

// backupsLapse is how old the newest backup may be. With an older one the hub reports that no backups are made.
const backupsLapse = 8 * 24 * time.Hour

// made reports whether backups are made, enough of them and recently, so that what is safe moves on.
func (b backups) made(now time.Time) bool {
	return b.Kept >= LeastImages && now.Sub(time.Unix(b.Last, 0)) < backupsLapse
}

// Backup makes a backup in a directory, beside earlier ones, while the hub goes on. All backups of a hub are in one
// directory, because together they say what is safe. Another directory is a *wire.Problem, unless anew is set, which
// means that the one before is lost. Afterwards marks and losses that are too old are deleted.
func (h *Hub) Backup(ctx context.Context, dir string, anew bool) (b Backup, err error) {
	now := h.now().Truncate(time.Second)
	images, err := h.imagesIn(ctx, dir, anew)
	if err != nil {
		return b, fmt.Errorf("backup: %w", err)
	}
	journal, ok := h.journal.Journal.(copier)
	if !ok {
		return b, fmt.Errorf("backup: a journal that is not a file")
	}
	i := Image{Name: images.name(now), At: now}
	if i.Heads, i.Print, err = journal.Copy(ctx, filepath.Join(dir, i.Name)); err != nil {
		return b, fmt.Errorf("backup: %w", err)
	}
	before := images.List
	images.List = append(slices.Clone(before), i)
	if images, err = h.Secure(ctx, images, func(s Images) error { return writeImages(dir, s) }); err != nil {
		return b, fmt.Errorf("backup: %w", err)
	}
	b = Backup{File: filepath.Join(dir, i.Name), At: now, Kept: len(images.List), Struck: []string{}}
	for _, left := range i.Heads {
		b.Revisions += left.Head
	}
	for _, was := range before {
		if !slices.ContainsFunc(images.List, func(i Image) bool { return i.Name == was.Name }) {
			b.Struck = append(b.Struck, was.Name)
		}
	}
	if err := h.Prune(ctx, now.Add(-floorAge)); err != nil {
		return b, fmt.Errorf("backup: %w", err)
	}
	err = h.journal.Update(
		ctx, func(tx Tx) error { return put(tx, Meta, backupsKey, backups{images.Of, now.Unix(), b.Kept}) },
	)
	return b, err
}

// imagesIn reads the list of a directory. It must be this hub's, or a new one if the hub has none. A new list is
// written first, then the hub stores its id, and only then the first backup is made. So every backup holds the id of
// its list.
func (h *Hub) imagesIn(ctx context.Context, dir string, anew bool) (images Images, err error) {
	if images, err = ReadImages(dir); err != nil {
		return images, err
	}
	had, err := h.backups(ctx)
	switch begins := images.Of == "" && (had.Of == "" || anew); {
	case err != nil:
		return images, err
	case !begins && images.Of == had.Of:
		return images, nil
	case !begins && (had.Of != "" || len(images.List) > 0):
		return images, &wire.Problem{Code: wire.ProblemElsewhere}
	case begins:
		if images, err = h.newImages(ctx); err == nil {
			err = writeImages(dir, images)
		}
	}
	if err != nil {
		return images, err
	}
	return images, h.journal.Update(ctx, func(tx Tx) error { return put(tx, Meta, backupsKey, backups{Of: images.Of}) })
}

// backups reads what the hub stores about its backups.
func (h *Hub) backups(ctx context.Context) (had backups, err error) {
	err = h.journal.Read(
		ctx, func(s Snapshot) (err error) { had, _, err = get[backups](s, Meta, backupsKey); return err },
	)
	return had, err
}

// newImages returns an empty list, with what the hub has told laptops is safe.
func (h *Hub) newImages(ctx context.Context) (images Images, err error) {
	id, err := newID[Image](h.now(), h.random)
	images = Images{Of: id.String(), Safe: map[model.Path]uint64{}}
	if err != nil {
		return images, err
	}
	return images, h.toldSafe(ctx, images.Safe)
}

// toldSafe returns what the hub has told laptops is safe.
func (h *Hub) toldSafe(ctx context.Context, safe map[model.Path]uint64) error {
	return h.journal.Read(ctx, func(s Snapshot) error {
		return eachCommunity(s, func(home model.Path, c Community) error {
			if c.Safe > 0 {
				safe[home] = c.Safe
			}
			return nil
		})
	})
}
