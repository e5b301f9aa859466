package bolt

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"

	"sidan/model"
	"sidan/sync/disk"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// Copy writes the file as it is at one moment to path, while the hub runs on. It then reads the copy back, and returns
// the head and mark of each community in it, and its size and hash. The copy appears at path whole or not at all, and
// is on disk when Copy returns nil.
func (j *Journal) Copy(ctx context.Context, path string) (heads map[model.Path]hub.Left, print hub.Print, err error) {
	if err := ctx.Err(); err != nil {
		return nil, print, err
	}
	err = disk.Write(path, func(w io.Writer) error {
		return j.file.view(func(tx *bbolt.Tx) error {
			_, err := tx.WriteTo(w)
			return err
		})
	}, func(part string) (err error) {
		if heads, err = standOf(ctx, part); err != nil {
			return err
		}
		print, err = printOf(part)
		return err
	})
	if err != nil {
		return nil, print, fmt.Errorf("copy: %w", err)
	}
	return heads, print, nil
}

// printOf returns the size and hash of a file.
func printOf(path string) (p hub.Print, err error) {
	f, err := os.Open(path)
	if err != nil {
		return p, err
	}
	sum := sha256.New()
	p.Size, err = io.Copy(sum, f)
	p.Sum = hex.EncodeToString(sum.Sum(nil))
	return p, errors.Join(err, f.Close())
}

// standOf checks a copy, opens it as a hub, and returns the heads and marks of its communities. Opening it as a hub
// may write to it.
func standOf(ctx context.Context, path string) (heads map[model.Path]hub.Left, err error) {
	j, err := openJournal(path)
	if err != nil {
		return nil, err
	}
	if err := j.Check(ctx); err != nil {
		return nil, errors.Join(err, j.Close())
	}
	h, err := hub.Open(ctx, j, time.Now, nil)
	if err != nil {
		return nil, errors.Join(err, j.Close())
	}
	heads, err = h.Stand(ctx)
	return heads, errors.Join(err, h.Close())
}

// PutBack restores a backup into the directory of a hub. If community is not "", it restores only that community, and
// the other communities stay as they are. It returns a *wire.Problem, and changes nothing, if the backup is not in the
// list that is stored beside it, or does not hold all changes that homes may have dropped. The file that was there is
// kept under another name and never deleted. The hub must not be open; if it is, PutBack returns hub.ErrInUse.
// Accounts, laptops and invitations stay as they are now, so that a laptop that was revoked since the backup stays
// revoked. accounts reports whether they could be read and kept.
func PutBack(dir, image string, community model.Path, now time.Time) (accounts bool, err error) {
	images, err := hub.ReadImages(filepath.Dir(image))
	if err != nil {
		return false, fmt.Errorf("put back: %w", err)
	}
	i, listed := images.Find(filepath.Base(image))
	switch {
	case !listed:
		return false, &wire.Problem{Code: wire.ProblemUnlisted}
	case !images.MayReturn(i, community):
		return false, &wire.Problem{Code: wire.ProblemTooOld}
	}
	if err := faults.MakeFolder(dir, fileName); err != nil {
		return false, fmt.Errorf("put back: %w", err)
	}
	if community != "" {
		err, accounts = putBackOne(dir, image, i, community, now), true
	} else {
		accounts, err = putBackAll(dir, image, i, now)
	}
	if err != nil {
		return accounts, fmt.Errorf("put back: %w", err)
	}
	return accounts, nil
}

// putBackAll restores a whole backup: it keeps the present file under another name, and puts a copy of the backup in
// its place.
func putBackAll(dir, image string, listed hub.Image, now time.Time) (accounts bool, err error) {
	path := filepath.Join(dir, fileName)
	part := path + ".new"
	defer func() {
		if err != nil {
			err = errors.Join(err, disk.Remove(part))
		}
	}()
	if err := copyOf(image, listed, part); err != nil {
		return false, err
	}
	if accounts, err = takeOver(dir, part); err != nil {
		return false, err
	}
	if err := keepAside(path, now); err != nil {
		return accounts, err
	}
	return accounts, disk.Rename(part, path)
}

// keepAside gives the file at path, if there is one, a second name.
func keepAside(path string, now time.Time) error {
	if _, err := os.Stat(path); err != nil {
		return nil
	}
	aside, err := asideOf(path, now)
	if err != nil {
		return err
	}
	return disk.KeepAside(path, aside)
}

// asideOf returns a name that no file has yet, for a file that is put aside.
func asideOf(path string, now time.Time) (string, error) {
	return disk.Aside(path, "left-"+now.In(model.Zone).Format("20060102-150405"))
}

// copyOf writes a copy of a backup, and returns an error unless it is what the list of backups says. It opens the copy
// as a hub once, so that this program's rule of who sees what is applied to it. An error of type *hub.CopyFault means
// that the backup itself cannot be used.
func copyOf(image string, listed hub.Image, path string) error {
	var print hub.Print
	err := disk.Create(path, func(w io.Writer) error {
		f, err := os.Open(image)
		if err != nil {
			return err
		}
		sum := sha256.New()
		print.Size, err = io.Copy(io.MultiWriter(w, sum), f)
		print.Sum = hex.EncodeToString(sum.Sum(nil))
		return errors.Join(err, f.Close())
	})
	if err != nil {
		return err
	}
	heads, err := standOf(context.Background(), path)
	if errors.Is(err, hub.ErrForeign) || errors.Is(err, hub.ErrDamaged) {
		return &hub.CopyFault{Name: filepath.Base(image), Err: err}
	}
	if err != nil {
		return err
	}
	return listed.Holds(print, heads)
}

// takeOver replaces the accounts, laptops and invitations in a copy by those of the present hub, and reports whether
// it did. It reports false if there is no present hub, if its tables cannot be read, or if it has no account,
// because then there is nobody whose rights could have changed. It returns hub.ErrInUse if the present hub is open.
func takeOver(dir, part string) (bool, error) {
	present, err := Open(dir)
	switch {
	case errors.Is(err, hub.ErrInUse):
		return false, err
	case err != nil:
		return false, nil
	}
	copied, err := openJournal(part)
	if err != nil {
		return false, errors.Join(err, present.Close())
	}
	values := map[hub.Table]map[string][]byte{}
	var slots []byte
	readable := present.Read(context.Background(), func(s hub.Snapshot) (err error) {
		if slots, err = s.Get(hub.Meta, hub.SlotsKey); err != nil {
			return err
		}
		for _, t := range rights {
			values[t] = map[string][]byte{}
			if err := s.Each(t, func(k, v []byte) error { values[t][string(k)] = v; return nil }); err != nil {
				return err
			}
		}
		return nil
	}) == nil && len(values[hub.Accounts]) > 0
	if readable {
		_, err = copied.file.update(func(tx *bbolt.Tx) error {
			meta := tx.Bucket(bucketPrivate).Bucket([]byte(hub.Meta))
			if slots != nil && meta.Get(hub.SlotsKey) == nil { // the copy is older than the key of list ids
				if err := meta.Put(hub.SlotsKey, slots); err != nil {
					return err
				}
			}
			return replaceRights(tx, values)
		})
	}
	return readable, errors.Join(err, copied.Close(), present.Close())
}

// rights are the tables that say who may use a hub.
var rights = []hub.Table{hub.Accounts, hub.Devices, hub.Invitations}

// replaceRights replaces the tables of rights by the given values.
func replaceRights(tx *bbolt.Tx, values map[hub.Table]map[string][]byte) error {
	private := tx.Bucket(bucketPrivate)
	for _, t := range rights {
		if err := private.DeleteBucket([]byte(t)); err != nil {
			return err
		}
		b, err := private.CreateBucket([]byte(t))
		if err != nil {
			return err
		}
		for k, v := range values[t] {
			if err := b.Put([]byte(k), v); err != nil {
				return err
			}
		}
	}
	return nil
}

// putBackOne replaces one community by its state in a backup, in one transaction. Before that it copies the present
// file to another name.
func putBackOne(dir, image string, listed hub.Image, community model.Path, now time.Time) (err error) {
	present, err := Open(dir)
	if err != nil {
		return err
	}
	path := filepath.Join(dir, fileName)
	aside, err := asideOf(path, now)
	if err == nil {
		_, _, err = present.Copy(context.Background(), aside)
	}
	if err != nil {
		return errors.Join(err, present.Close())
	}
	part := path + ".new"
	defer func() { err = errors.Join(err, disk.Remove(part)) }()
	if err := copyOf(image, listed, part); err != nil {
		return errors.Join(err, present.Close())
	}
	from, err := bbolt.Open(part, 0o600, &bbolt.Options{Timeout: lockWait, ReadOnly: true})
	if err != nil {
		return errors.Join(faults.Opening(err), present.Close())
	}
	_, err = present.file.update(func(tx *bbolt.Tx) error {
		return from.View(func(old *bbolt.Tx) error {
			all := tx.Bucket(bucketCommunities)
			if all.Bucket([]byte(community)) != nil {
				if err := all.DeleteBucket([]byte(community)); err != nil {
					return err
				}
			}
			was := old.Bucket(bucketCommunities).Bucket([]byte(community))
			if was == nil { // the community did not exist when the backup was made
				return nil
			}
			b, err := all.CreateBucket([]byte(community))
			if err != nil {
				return err
			}
			return copyBucket(b, was)
		})
	})
	return errors.Join(err, from.Close(), present.Close())
}

// copyBucket copies everything in a bucket, and in the buckets inside it, into an empty bucket.
func copyBucket(to, from *bbolt.Bucket) error {
	to.FillPercent = 0.9
	return from.ForEach(func(k, v []byte) error {
		inner := from.Bucket(k)
		if inner == nil {
			return to.Put(k, v)
		}
		b, err := to.CreateBucket(k)
		if err != nil {
			return err
		}
		return copyBucket(b, inner)
	})
}
