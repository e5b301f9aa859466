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

// Secure removes from the list each backup that is not of the hub's present history: the hub has another mark at the
// backup's head, or none. Then it makes safe what the oldest of the last three backups has. keep must put the list on
// disk: only after that does the hub tell laptops what is safe.
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
	for community, left := range i.Heads {
		l, err := s.Load(Keys{Community: community, Seen: left.Head})
		if err != nil || !fits(l, left) {
			return false, err
		}
	}
	return true, nil
}

// raiseSafe raises each community's Safe to a revision. It leaves a community as it is if its Safe is that high
// already, or if the revision is above its head.
func raiseSafe(tx Tx, safe map[model.Path]uint64) error {
	var raised []Writes
	for community, rev := range safe {
		l, err := tx.Load(Keys{Community: community})
		if err != nil {
			return err
		}
		if c := l.History; rev > c.Safe && rev <= c.Head {
			c.Safe = rev
			raised = append(raised, Writes{Community: community, History: c})
		}
	}
	return writeAll(tx, raised)
}

// Stand returns the present head of each community, and the mark of that head.
func (h *Hub) Stand(ctx context.Context) (heads map[model.Path]Left, err error) {
	err = h.journal.Read(ctx, func(s Snapshot) error {
		heads = map[model.Path]Left{}
		return eachCommunity(s, func(community model.Path, c History) error {
			heads[community] = Left{c.Head, c.Mark}
			return nil
		})
	})
	return heads, err
}

// copier is a journal that can be copied while it is in use. Copy reads the file back after it wrote it, and returns
// the heads and marks of the communities in it.
type copier interface {
	Copy(ctx context.Context, path string) (map[model.Path]Left, Print, error)
}

// Backup describes a backup that was made.
type Backup struct {
	File      string    `json:"file"`
	At        time.Time `json:"at"`
	Revisions uint64    `json:"revisions"` // of all communities
	Kept      int       `json:"kept"`      // backups of the present history in the list
	Struck    []string  `json:"struck"`    // names of removed backups: they are not of the present history
}

// backups is what a hub stores about its backups.
type backups struct {
	Of   string `cbor:"1,keyasint"`           // id of the list of backups, Images.Of
	Last int64  `cbor:"2,keyasint,omitempty"` // time of the newest backup, in Unix seconds
	Kept int    `cbor:"3,keyasint,omitempty"` // how many backups of the present history there are
}

var backupsKey = []byte("backups")

// backupsLapse is how old the newest backup may be. With an older one the hub reports that no backups are made.
const backupsLapse = 8 * 24 * time.Hour

// made reports whether backups are made: whether there are at least LeastImages of them, the newest younger than
// backupsLapse. Only then does the revision move up to which changes are safe.
func (b backups) made(now time.Time) bool {
	return b.Kept >= LeastImages && now.Sub(time.Unix(b.Last, 0)) < backupsLapse
}

// Backup makes a backup in a directory, beside earlier ones, while the hub is in use. All backups of a hub must be in
// one directory, because together they say what is safe. If the backups before are in another directory, Backup returns
// a *wire.Problem. With anew set it begins a new list there instead, which means that the old directory is lost.
// Afterwards it deletes marks and losses that are too old.
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

// imagesIn reads the list of backups in a directory. If there is no list there, and the hub has none elsewhere or anew
// is set, it begins a new one: it writes the new list first, then the hub stores the id of the list, and only then the
// first backup is made. So every backup holds the id of its list. A list of another hub is a *wire.Problem, and so is a
// directory without a list if the hub has one elsewhere and anew is not set. A hub without a list takes over a list
// that has no backups yet.
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

// newImages returns an empty list of backups. Its Safe is what the hub has told laptops is safe.
func (h *Hub) newImages(ctx context.Context) (images Images, err error) {
	id, err := newID[Image](h.now(), h.random)
	images = Images{Of: id.String(), Safe: map[model.Path]uint64{}}
	if err != nil {
		return images, err
	}
	return images, h.toldSafe(ctx, images.Safe)
}

// toldSafe puts into safe, for each community, the revision up to which the hub has told laptops that changes are safe.
func (h *Hub) toldSafe(ctx context.Context, safe map[model.Path]uint64) error {
	return h.journal.Read(ctx, func(s Snapshot) error {
		return eachCommunity(s, func(community model.Path, c History) error {
			if c.Safe > 0 {
				safe[community] = c.Safe
			}
			return nil
		})
	})
}
