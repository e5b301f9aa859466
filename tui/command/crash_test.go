package command

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// What a disk may hold when the power goes in the midst of a commit, and what must then be
// found.
//
// bbolt never writes over a page that the last commit names. A commit writes its pages, waits until they are on
// disk (fdatasync), then writes one of the two meta pages, the one that is not in force, and waits again.
// Between the waits a disk keeps its promises in any order, and in pieces of a sector. So what can be found is
//
//   - the meta page as it was, and any of the new pages, each whole, missing or in part; the file as long as before or
//     after;
//   - the meta page as it will be, or in part, and all of the new pages: they were waited for. Missing ones beside the
//     new
//     meta page are not reachable, and are not tried.
//
// A disk tears at sectors of 512 bytes. What of a meta page counts lies in its first 80 bytes, so no disk tears
// it; here it is torn at every eighth byte all the same, since its checksum is there for the disk that does.
//
// Each such image has to open as a whole: what is read is the state before the commit or the state after it,
// all of it, and the check finds nothing. Up to 48 subsets of the pages are tried for one commit: every one
// where there are so few, else none, all, each missing alone, each alone, and some by a seed.
type crash struct {
	*testing.T
	name string                                // of the file
	read func(dir string) (state any, e error) // opens, reads and checks everything
	seen int                                   // images tried
	old  int                                   // of them found as before
	bit  int                                   // unreachable images that were noticed
}

const subsetsTried = 48

// around holds the images of one commit. file is read while the program has it open; no commit may be under way.
func (c *crash) around(what, path string, do func() error) {
	c.Helper()
	before := c.bytes(path)
	was := c.state(what, before)
	if err := do(); err != nil {
		c.Fatalf("%s: %v", what, err)
	}
	after := c.bytes(path)
	is := c.state(what, after)
	if reflect.DeepEqual(was, is) {
		c.Errorf("%s changes nothing that is read", what)
	}
	meta, pages := changed(before, after)
	if meta < 0 {
		c.Fatalf("%s: no commit", what)
	}
	if got, err := c.open(unreachable(before, after, pages)); err != nil || !reflect.DeepEqual(got, is) {
		c.bit++
	}
	for _, image := range images(before, after, meta, pages) {
		got := c.state(what, image)
		c.seen++
		switch {
		case reflect.DeepEqual(got, was):
			c.old++
		case !reflect.DeepEqual(got, is):
			c.Errorf("%s, %d pages: neither as before nor as after", what, len(pages))
			return
		}
	}
}

func (c *crash) bytes(path string) []byte {
	b, err := os.ReadFile(path)
	if err != nil {
		c.Fatal(err)
	}
	return b
}

// state is what an image holds.
func (c *crash) state(what string, image []byte) any {
	c.Helper()
	s, err := c.open(image)
	if err != nil {
		c.Fatalf("%s: an image does not open: %v", what, err)
	}
	return s
}

func (c *crash) open(image []byte) (any, error) {
	dir, err := os.MkdirTemp(c.TempDir(), "")
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, c.name), image, 0o600); err != nil {
		return nil, err
	}
	s, err := c.read(dir)
	return s, errors.Join(err, os.RemoveAll(dir))
}

// told says how many images there were, and that they would have shown a commit that does not wait for its pages.
func (c *crash) told() {
	c.Helper()
	c.Logf(
		"%d images, %d as before their commit, %d as after; %d unreachable ones were noticed", c.seen, c.old,
		c.seen-c.old, c.bit,
	)
	if c.bit == 0 {
		c.Error("a new meta page without the pages it names is not noticed: these images show nothing")
	}
}

// unreachable is the new meta page beside pages none of which are there.
func unreachable(before, after []byte, pages []int) []byte {
	b, size := bytes.Clone(after), os.Getpagesize()
	for _, p := range pages {
		clear(b[p*size : (p+1)*size])
		if (p+1)*size <= len(before) {
			copy(b[p*size:], before[p*size:(p+1)*size])
		}
	}
	return b
}

// changed finds the meta page that a commit wrote, and the others.
func changed(before, after []byte) (meta int, pages []int) {
	size := os.Getpagesize()
	meta = -1
	for p := range len(after) / size {
		at := p * size
		switch {
		case at+size <= len(before) && bytes.Equal(before[at:at+size], after[at:at+size]):
		case p < 2:
			meta = p
		case at+size <= len(before), len(bytes.Trim(after[at:at+size], "\x00")) > 0:
			pages = append(pages, p)
		}
	}
	return meta, pages
}

// images are all that may be found of a commit.
func images(before, after []byte, meta int, pages []int) (all [][]byte) {
	size := os.Getpagesize()
	r := rand.New(rand.NewPCG(1, uint64(len(pages))))
	for _, has := range subsets(len(pages), r) {
		b := append(bytes.Clone(before), make([]byte, max(0, len(after)-len(before)))...)
		for i, p := range pages {
			at := p * size
			switch {
			case has(i):
				copy(b[at:at+size], after[at:])
			case r.IntN(3) == 0: // in part
				for s := at; s < at+size; s += 512 {
					if r.IntN(2) == 0 {
						copy(b[s:s+512], after[s:])
					}
				}
			}
		}
		all = append(all, b)
		if len(pages) == 0 || pages[len(pages)-1]*size < len(before) { // it need not have grown yet
			all = append(all, b[:len(before)])
		}
	}
	for cut := 0; cut <= 80; cut += 8 {
		for _, head := range []bool{true, false} { // its beginning is on disk, or its end
			b := bytes.Clone(after)
			at := meta * size
			if head {
				copy(b[at+cut:at+size], before[at+cut:])
			} else {
				copy(b[at:at+cut], before[at:])
			}
			all = append(all, b)
		}
	}
	return all
}

// subsets of n pages.
func subsets(n int, r *rand.Rand) (all []func(i int) bool) {
	if n < 6 {
		for bits := range 1 << n {
			all = append(all, func(i int) bool { return bits>>i&1 == 1 })
		}
		return all
	}
	all = append(all, func(int) bool { return false }, func(int) bool { return true })
	for p := range min(n, 20) {
		all = append(all, func(i int) bool { return i == p }, func(i int) bool { return i != p })
	}
	for len(all) < subsetsTried {
		bits := make([]bool, n)
		for i := range bits {
			bits[i] = r.IntN(2) == 0
		}
		all = append(all, func(i int) bool { return bits[i] })
	}
	return all
}
