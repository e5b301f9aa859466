package command

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
	"sidan/sync/store"
	"sidan/tui/desk"
)

// What testdata/older keeps, and what its README says of it.
const (
	olderPass   = "一扇门一扇门走"
	olderTask   = "01a21bbf-b28a-7bba-8549-edfe08b1de35" // claimed by one worker, refused to the other
	olderRepair = "01a21bbf-c0c3-7336-ac44-a07739e42d4b" // closed by what was not sent yet
)

// olderDay is the day after the files were kept, so that no week and no deadline passes while the years do.
var olderDay = time.Date(2026, 11, 28, 9, 0, 0, 0, model.Zone)

// unpackOlder puts a kept file into a folder of its own, as its owner had it.
func unpackOlder(t *testing.T, kept, name string) (dir string) {
	t.Helper()
	packed, err := os.ReadFile(filepath.Join("testdata", "older", kept+".db.zst"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	b, err := d.DecodeAll(packed, nil)
	dir = filepath.Join(t.TempDir(), kept)
	if err = errors.Join(err, os.Mkdir(dir, 0o700)); err == nil {
		err = os.WriteFile(filepath.Join(dir, name), b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestHomesOfTheVersionBeforeOpen reads every value of each, and what people see of it.
func TestHomesOfTheVersionBeforeOpen(t *testing.T) {
	for _, c := range []struct {
		home   string
		report store.Report
		status desk.Status
		tasks  map[string]model.State
	}{
		{
			"liming", store.Report{Records: 23, Kept: 21, Drafts: 1}, desk.Status{},
			map[string]model.State{olderTask: model.Finished},
		},
		{
			"yang", store.Report{Records: 14, Kept: 6, Bounced: 1},
			desk.Status{Pending: 3, Bounced: 1},
			map[string]model.State{olderRepair: model.Closed},
		},
		{
			"lu", store.Report{Records: 26, Kept: 6}, desk.Status{},
			map[string]model.State{olderTask: model.Claimed, olderRepair: model.Accepted},
		},
	} {
		t.Run(c.home, func(t *testing.T) {
			home, err := store.Open(unpackOlder(t, c.home, "home.db"), []byte(olderPass))
			if err != nil {
				t.Fatal(err)
			}
			if got, err := home.Check(); err != nil || !got.Sound() || got.Records != c.report.Records ||
				got.Kept != c.report.Kept || got.Bounced != c.report.Bounced || got.Drafts != c.report.Drafts {
				t.Errorf("the check says %+v (%v), want %+v", got, err, c.report)
			}
			d := olderDesk(t, home, nil)
			if got := d.Status(); got.Pending != c.status.Pending || got.Bounced != c.status.Bounced {
				t.Errorf("the status is %+v, want %+v", got, c.status)
			}
			for id, state := range c.tasks {
				task, err := model.ParseID[model.Task](id)
				if err != nil {
					t.Fatal(err)
				}
				if got := d.Register().Task(task); got == nil || got.State != state {
					t.Errorf("task %s is %+v, want %s", id, got, state)
				}
			}
		})
	}
}

// TestADraftOfTheVersionBeforeIsThere: what was typed and not saved is worth as much as what was.
func TestADraftOfTheVersionBeforeIsThere(t *testing.T) {
	home, err := store.Open(unpackOlder(t, "liming", "home.db"), []byte(olderPass))
	if err != nil {
		t.Fatal(err)
	}
	defer home.Close()
	drafts, err := home.Drafts()
	if err != nil || len(drafts) != 1 || !bytes.Contains(drafts[0].Data, []byte("话还没说完")) {
		t.Errorf("%d drafts (%v): %q", len(drafts), err, drafts)
	}
}

// TestAHubOfTheVersionBeforeGoesOn opens the hub, and has a home of the same version send what it had not sent.
func TestAHubOfTheVersionBeforeGoesOn(t *testing.T) {
	ctx, dir := context.Background(), unpackOlder(t, "county", "hub.db")
	j, err := bolt.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	h, err := hub.Open(ctx, j, func() time.Time { return olderDay }, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	})
	sound := func(lines int) {
		t.Helper()
		if c, err := h.Check(ctx); err != nil || len(c.Damaged) > 0 || c.Communities != 2 || c.Lines != lines {
			t.Errorf("the check says %+v (%v), want %d lines", c, err, lines)
		}
	}
	sound(47)
	for home, lines := range map[string]int{"lu": 47, "yang": 50} {
		s, err := store.Open(unpackOlder(t, home, "home.db"), []byte(olderPass))
		if err != nil {
			t.Fatal(err)
		}
		d := olderDesk(t, s, h)
		for range 3 {
			news, err := d.Exchange(ctx)
			if err = errors.Join(err, d.Merge(news)); err != nil {
				t.Fatal(err)
			}
		}
		if got := d.Status(); got.Pending != 0 {
			t.Errorf("%s has %d changes waiting after an exchange", home, got.Pending)
		}
		if home == "yang" {
			sound(lines)
		}
	}
}

// olderDesk opens a home that was kept, with a hub in this process or out of reach of any.
func olderDesk(t *testing.T, home *store.Store, h *hub.Hub) *desk.Desk {
	t.Helper()
	carry := desk.HTTP
	if h != nil {
		carry = func(id store.Identity) desk.Exchange {
			return lent(h, bearing((*hub.Hub).Exchange, id.Secret))
		}
	}
	d, err := desk.Open(home, desk.Options{Carry: carry, Clock: func() time.Time { return olderDay }})
	if err != nil {
		t.Fatal(errors.Join(err, home.Close()))
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}
