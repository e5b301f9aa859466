package store

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"

	"sidan/model"
)

func TestOpenSaysWhatStandsAgainstIt(t *testing.T) {
	file := func(b []byte) func(*testing.T, string) {
		return func(t *testing.T, dir string) { must(t, os.WriteFile(filepath.Join(dir, fileName), b, 0o600)) }
	}
	sealed := func(t *testing.T, dir string) {
		s, err := Create(dir, pass, Identity{})
		must(t, err)
		must(t, s.Close())
	}
	edit := func(change func(meta *bolt.Bucket) error) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			sealed(t, dir)
			db, err := bolt.Open(filepath.Join(dir, fileName), 0o600, nil)
			must(t, err)
			must(t, db.Update(func(tx *bolt.Tx) error { return change(tx.Bucket([]byte(bMeta))) }))
			must(t, db.Close())
		}
	}
	cases := []struct {
		name       string
		prepare    func(*testing.T, string)
		passphrase string
		want       error
	}{
		{"nothing there", func(*testing.T, string) {}, "correct horse", ErrNone},
		{"the right passphrase", sealed, "correct horse", nil},
		{"a wrong passphrase", sealed, "correct house", ErrPassphrase},
		{"no passphrase", sealed, "", ErrPassphrase},
		{"an empty file", file(nil), "x", ErrGone},
		{"no file beside a reserve", func(t *testing.T, dir string) {
			must(
				t, os.WriteFile(filepath.Join(dir, reserveName), nil, 0o600),
			)
		}, "x", ErrGone},
		{"somebody's text", file(make([]byte, 70000)), "x", ErrForeign},
		{"a short text", file([]byte("hello")), "x", ErrForeign},
		{"a text of one page", file(make([]byte, least-1)), "x", ErrForeign},
		{"a folder in its place", func(t *testing.T, dir string) {
			must(
				t, os.Mkdir(filepath.Join(dir, fileName), 0o700),
			)
		}, "x", ErrForeign},
		{"another program's bbolt file", func(t *testing.T, dir string) {
			db, err := bolt.Open(filepath.Join(dir, fileName), 0o600, nil)
			must(t, err)
			must(t, db.Close())
		}, "x", ErrForeign},
		{"a newer format", edit(
			func(m *bolt.Bucket) error { return m.Put([]byte("format"), []byte("sidan home 2")) },
		), "correct horse", ErrForeign},
		{"a torn lock", edit(
			func(m *bolt.Bucket) error { return m.Put([]byte("lock"), []byte{1}) },
		), "correct horse", ErrDamaged},
		{"a lost bucket", edit(
			func(m *bolt.Bucket) error { return m.Tx().DeleteBucket([]byte(bDrafts)) },
		), "correct horse", ErrDamaged},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			c.prepare(t, dir)
			s, err := Open(dir, []byte(c.passphrase))
			if !errors.Is(err, c.want) {
				t.Errorf("Open = %v, want %v", err, c.want)
			}
			if s != nil {
				must(t, s.Close())
			}
			if _, err := Peek(dir); c.want != ErrPassphrase && !errors.Is(err, c.want) {
				t.Errorf("Peek = %v, want %v", err, c.want)
			}
		})
	}
}

func TestCreateNeverReplaces(t *testing.T) {
	s := newHome(t, pass)
	if _, err := Create(s.Dir(), pass, Identity{}); !errors.Is(err, ErrExists) {
		t.Errorf("Create over a home = %v", err)
	}
}

func TestSecondOpenNamesTheFirst(t *testing.T) {
	s := newHome(t, pass)
	_, err := Open(s.Dir(), pass)
	var in *InUse
	if !errors.Is(err, ErrInUse) || !errors.As(err, &in) || in.PID != os.Getpid() {
		t.Errorf("second Open = %v, want in use by %d", err, os.Getpid())
	}
	if _, err := Peek(s.Dir()); !errors.Is(err, ErrInUse) {
		t.Errorf("Peek while open = %v", err)
	}
	reopen(t, s)
}

func TestFilesAreTheirOwnersAlone(t *testing.T) {
	s := newHome(t, pass)
	info, err := os.Stat(s.Dir())
	must(t, err)
	if info.Mode().Perm() != 0o700 {
		t.Errorf("folder is %v", info.Mode())
	}
	entries, err := os.ReadDir(s.Dir())
	must(t, err)
	var names []string
	for _, e := range entries {
		info, err := e.Info()
		must(t, err)
		names = append(names, e.Name())
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s is %v", e.Name(), info.Mode())
		}
	}
	if d := cmp.Diff([]string{fileName, pidName, reserveName}, names); d != "" {
		t.Errorf("files differ:\n%s", d)
	}
}

func TestSampleHomeIsOpenAndSaysSo(t *testing.T) {
	s := newHome(t, nil)
	if s.Sealed() {
		t.Error("a home without a passphrase says that it is sealed")
	}
	if _, err := os.Stat(filepath.Join(s.Dir(), reserveName)); err == nil {
		t.Error("a sample's home takes a reserve")
	}
	must(t, s.Close())
	again, err := Open(s.Dir(), nil)
	must(t, err)
	must(t, again.Close())
}

func TestPeekTellsOnlyHowMuchWaits(t *testing.T) {
	s := newHome(t, pass)
	_, err := s.Append([]Made{visit(t, 1, ""), visit(t, 2, "")})
	must(t, err)
	must(t, s.Close())
	got, err := Peek(s.Dir())
	if want := (Locked{Sealed: true, Waiting: 2}); err != nil || got != want {
		t.Errorf("Peek = %+v, %v; want %+v", got, err, want)
	}
}

func TestSelfRoundTrip(t *testing.T) {
	s := newHome(t, pass)
	want := Identity{Hub: "https://a", Secret: [32]byte{1}, Code: "k", Sample: true, County: "龙里", Joined: when,
		OffLine:     true,
		Account:     model.Account{Person: me, Role: model.WorkerRole, Scopes: []model.Path{grid}},
		Communities: []model.Path{"522730", community}}
	first := want
	first.OffLine = false
	must(t, s.SetIdentity(first))
	must(t, s.SetOffLine(true))
	must(t, s.Commit([]Write{SetClock{Clock{Skew: -3 * time.Second, Hub: when}}}))
	for i := range 12 {
		must(t, s.LogExchange(Exchange{At: when, Sent: i}))
	}
	s = reopen(t, s)
	got, err := s.Identity()
	if d := cmp.Diff(want, got); d != "" || err != nil {
		t.Errorf("identity differs: %v\n%s", err, d)
	}
	clock, err := s.Clock()
	if err != nil || clock.Skew != -3*time.Second || !clock.Hub.Equal(when) {
		t.Errorf("clock = %+v, %v", clock, err)
	}
	log, err := s.Exchanges()
	if err != nil || len(log) != 10 || log[0].Sent != 11 || log[9].Sent != 2 {
		t.Errorf("exchanges = %+v, %v", log, err)
	}
	sound(t, s)
}

// TestTheLastSuccessOutlivesTheLog fails more often than the log has lines, in a new home and in one that knows
// of its last success from its log alone.
func TestTheLastSuccessOutlivesTheLog(t *testing.T) {
	for name, forget := range map[string]bool{"new": false, "of the program before": true} {
		t.Run(name, func(t *testing.T) {
			s := newHome(t, pass)
			if at, err := s.Synced(); err != nil || !at.IsZero() {
				t.Errorf("before the first: %v, %v", at, err)
			}
			must(t, s.LogExchange(Exchange{At: when.Add(-time.Hour)}))
			must(t, s.LogExchange(Exchange{At: when}))
			if forget {
				must(t, s.update(func(tx *bolt.Tx) error { return tx.Bucket([]byte(bSelf)).Delete([]byte("synced")) }))
			}
			for i := range 2 * mostExchanges {
				must(t, s.LogExchange(Exchange{At: when.Add(time.Duration(i+1) * time.Minute), Result: "away"}))
			}
			s = reopen(t, s)
			if at, err := s.Synced(); err != nil || !at.Equal(when) {
				t.Errorf("the last success is %v, %v", at, err)
			}
			sound(t, s)
		})
	}
}

func TestClockNeverGoesBehindTheHub(t *testing.T) {
	c := Clock{Skew: time.Hour, Hub: when}
	for _, k := range []struct {
		name         string
		device, want time.Time
	}{
		{"skew is added", when, when.Add(time.Hour)},
		{"a clock in 1970", time.Unix(0, 0), when},
	} {
		t.Run(k.name, func(t *testing.T) {
			if got := c.Now(k.device); !got.Equal(k.want) {
				t.Errorf("Now = %v, want %v", got, k.want)
			}
		})
	}
}

func TestFullDiskGivesUpTheReserve(t *testing.T) {
	s := newHome(t, pass)
	full := func(times int) func(*bolt.Tx) error {
		return func(*bolt.Tx) error {
			if times--; times >= 0 {
				return &os.PathError{Op: "write", Path: fileName, Err: syscall.ENOSPC}
			}
			return nil
		}
	}
	if err := s.update(full(1)); err != nil {
		t.Errorf("with a reserve: %v", err)
	}
	if err := s.update(full(1)); !errors.Is(err, ErrFull) {
		t.Errorf("without one: %v, want ErrFull", err)
	}
	s = reopen(t, s)
	if info, err := os.Stat(filepath.Join(s.Dir(), reserveName)); err != nil || info.Size() != reserveSize {
		t.Errorf("the reserve is not made again: %v", err)
	}
}
