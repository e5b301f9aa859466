package bolt_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
	"sidan/sync/hub/suite"
	"sidan/sync/wire"
)

// office is a hub in a directory, with the folder of its copies.
type office struct {
	t       *testing.T
	dir     string
	copies  string
	now     time.Time
	hub     *hub.Hub
	persons int
}

const town = model.Path("522730/01")

func newOffice(t *testing.T) *office {
	o := &office{
		t: t, dir: filepath.Join(suite.TempDir(t), "hub"), copies: filepath.Join(suite.TempDir(t), "copies"),
		now: time.Unix(1795500000, 0),
	}
	o.open()
	t.Cleanup(o.close)
	o.enter(model.PlaceAdded{Path: "522730", Name: "c"}, model.PlaceAdded{Path: town, Name: "t"})
	first := hub.Invite{Person: model.Ref{Name: "first"}, Role: model.OrganiserRole, Scopes: []model.Path{"522730"}}
	if _, err := o.hub.Invite(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	o.persons = 0
	return o
}

func (o *office) open() {
	o.t.Helper()
	j, err := bolt.Create(o.dir)
	if err != nil {
		o.t.Fatal(err)
	}
	if o.hub, err = hub.Open(
		o.t.Context(), j, func() time.Time { return o.now }, rand.NewChaCha8([32]byte{3}),
	); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) close() {
	if o.hub != nil {
		_ = o.hub.Close()
	}
	o.hub = nil
}

func (o *office) enter(bodies ...model.Body) {
	o.t.Helper()
	var rows []hub.Row
	for _, b := range bodies {
		rows = append(rows, hub.Row{Body: b})
	}
	vs, err := o.hub.Import(o.t.Context(), rows, hub.Terms{})
	for _, v := range vs {
		if v.State != model.RowNew && v.State != model.RowSame {
			o.t.Fatalf("import: %+v", v)
		}
	}
	if err != nil {
		o.t.Fatal(err)
	}
}

// works lets a day go by, with somebody new in the town and somebody new in the directory.
func (o *office) works() {
	o.t.Helper()
	o.persons++
	o.now = o.now.Add(24 * time.Hour)
	o.enter(model.PersonAdded{Name: fmt.Sprint("t", o.persons), Function: model.GridWorker, Place: town},
		model.PersonAdded{Name: fmt.Sprint("c", o.persons), Function: model.Organiser, Place: "522730"})
}

func (o *office) back() hub.Backup {
	o.t.Helper()
	b, err := o.hub.Backup(o.t.Context(), o.copies, false)
	if err != nil {
		o.t.Fatal(err)
	}
	return b
}

func (o *office) stand() map[model.Path]hub.Left {
	o.t.Helper()
	s, err := o.hub.Stand(o.t.Context())
	if err != nil {
		o.t.Fatal(err)
	}
	return s
}

func problem(err error) string {
	var p *wire.Problem
	if errors.As(err, &p) {
		return p.Code
	}
	return fmt.Sprint(err)
}

func TestAnImageIsPutBackAndMayBeAgain(t *testing.T) {
	o := newOffice(t)
	var made []hub.Backup
	var stood []map[model.Path]hub.Left
	for range 4 {
		o.works()
		stood = append(stood, o.stand())
		made = append(made, o.back())
	}
	if k := made[3].Kept; k != 4 {
		t.Errorf("%d images kept", k)
	}
	o.works()
	if _, err := bolt.PutBack(o.dir, made[3].File, "", o.now); !errors.Is(err, hub.ErrInUse) {
		t.Errorf("put back under a running hub: %v", err)
	}
	o.close()
	if _, err := bolt.PutBack(o.dir, made[0].File, "", o.now); problem(err) != wire.ProblemTooOld {
		t.Errorf("an image older than what is safe: %v", err)
	}
	stray := filepath.Join(t.TempDir(), "hub.db")
	if err := os.WriteFile(stray, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := bolt.PutBack(o.dir, stray, "", o.now); problem(err) != wire.ProblemUnlisted {
		t.Errorf("a file that is in no list: %v", err)
	}
	accounts, err := bolt.PutBack(o.dir, made[2].File, "", o.now)
	if err != nil || !accounts {
		t.Fatalf("put back: %v, accounts %v", err, accounts)
	}
	o.open()
	if d := cmp.Diff(stood[2], o.stand()); d != "" {
		t.Errorf("stands elsewhere than the image:\n%s", d)
	}
	if left, err := filepath.Glob(filepath.Join(o.dir, "hub.db.left-*")); err != nil || len(left) != 1 {
		t.Errorf("what was there was not moved aside: %v, %v", left, err)
	}
	o.persons = 40 // another history
	o.works()
	if b := o.back(); b.Kept != 4 || len(b.Struck) != 1 || b.Struck[0] != filepath.Base(made[3].File) {
		t.Errorf("after going back: %+v", b)
	}
}

func TestOneCommunityIsPutBackBesideThePresentOfTheOthers(t *testing.T) {
	o := newOffice(t)
	o.works()
	was := o.stand()
	b := o.back()
	o.works()
	now := o.stand()
	o.close()
	if _, err := bolt.PutBack(o.dir, b.File, town, o.now); err != nil {
		t.Fatal(err)
	}
	o.open()
	if left, err := filepath.Glob(filepath.Join(o.dir, "hub.db.left-*")); err != nil || len(left) != 1 {
		t.Errorf("what was there was not kept aside: %v, %v", left, err)
	}
	if d := cmp.Diff(map[model.Path]hub.Left{"522730": now["522730"], town: was[town]}, o.stand()); d != "" {
		t.Errorf("stands:\n%s", d)
	}
	if c, err := o.hub.Check(o.t.Context()); err != nil || len(c.Damaged) > 0 {
		t.Errorf("check: %+v, %v", c, err)
	}
}

// TestRightsStayAsTheyAre: a laptop that was revoked, or somebody who was sent away, does not come back with an
// old image.
func TestRightsStayAsTheyAre(t *testing.T) {
	o := newOffice(t)
	o.works()
	b := o.back()
	in, err := o.hub.Invite(
		o.t.Context(),
		hub.Invite{Person: model.Ref{Name: "new"}, Role: model.OrganiserRole, Scopes: []model.Path{"522730"}},
	)
	if err != nil {
		t.Fatal(err)
	}
	o.close()
	if _, err := bolt.PutBack(o.dir, b.File, "", o.now); err != nil {
		t.Fatal(err)
	}
	o.open()
	if _, err := o.hub.Join(
		o.t.Context(), wire.Join{Version: wire.Version, Code: in.Code, Hash: wire.Secret{1}.Hash()},
	); err != nil {
		t.Errorf("an invitation made after the image: %v", err)
	}
}

// TestIDsOfListsStayAsTheyAre: the secret by which a list's rows have their ids outlives a copy from before it
// was made; laptops have records by it.
func TestIDsOfListsStayAsTheyAre(t *testing.T) {
	o := newOffice(t)
	b := o.back()
	row := hub.Row{Body: model.PersonAdded{Name: "x", Function: model.Organiser, Place: "522730"}}
	enters := func() model.RecordID {
		vs, err := o.hub.Import(t.Context(), []hub.Row{row}, hub.Terms{})
		if err != nil {
			t.Fatal(err)
		}
		return vs[0].Record
	}
	before := enters()
	o.close()
	if _, err := bolt.PutBack(o.dir, b.File, "", o.now); err != nil {
		t.Fatal(err)
	}
	o.open()
	if after := enters(); after != before {
		t.Errorf("%s, and before %s", after, before)
	}
}

func TestAnImageComesBackWhereNothingIsLeft(t *testing.T) {
	for _, c := range []struct {
		name  string
		wreck func(*testing.T, string)
	}{
		{"no folder", func(t *testing.T, dir string) {
			if err := os.RemoveAll(dir); err != nil {
				t.Fatal(err)
			}
		}},
		{"a file that is none", func(t *testing.T, dir string) {
			if err := os.WriteFile(
				filepath.Join(dir, "hub.db"), []byte(strings.Repeat("wreck", 9000)), 0o600,
			); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t)
			o.works()
			stood := o.stand()
			b := o.back()
			o.close()
			c.wreck(t, o.dir)
			accounts, err := bolt.PutBack(o.dir, b.File, "", o.now)
			if err != nil || accounts {
				t.Fatalf("put back: %v, accounts %v", err, accounts)
			}
			o.open()
			if d := cmp.Diff(stood, o.stand()); d != "" {
				t.Errorf("stands:\n%s", d)
			}
		})
	}
}

func TestAllCopiesOfAHubLieTogether(t *testing.T) {
	o := newOffice(t)
	o.works()
	for range 3 {
		o.back()
	}
	another := filepath.Join(suite.TempDir(t), "another")
	if _, err := o.hub.Backup(o.t.Context(), another, false); problem(err) != wire.ProblemElsewhere {
		t.Errorf("a second folder: %v", err)
	}
	b, err := o.hub.Backup(o.t.Context(), another, true)
	if err != nil || b.Kept != 1 {
		t.Fatalf("a folder in place of a lost one: %+v, %v", b, err)
	}
	if _, err := o.hub.Backup(o.t.Context(), o.copies, false); problem(err) != wire.ProblemElsewhere {
		t.Errorf("the lost one again: %v", err)
	}
	images, err := hub.ReadImages(another)
	if err != nil {
		t.Fatal(err)
	}
	if images.Safe["522730"] == 0 {
		t.Error("the new list knows nothing of what was told before")
	}
	other := newOffice(t)
	other.works()
	if _, err := other.hub.Backup(context.Background(), another, false); err == nil {
		t.Error("another hub's copies among ours")
	}
}

func TestACopyThatDoesNotFitLeavesNothing(t *testing.T) {
	o := newOffice(t)
	o.works()
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := o.hub.Backup(o.t.Context(), filepath.Join(blocked, "x"), false); err == nil {
		t.Error("a folder that cannot be is no error")
	}
	if st, err := o.hub.Status(o.t.Context()); err != nil || st.Backups {
		t.Errorf("status %+v, %v", st, err)
	}
}

// TestACommunityOfAnOlderRuleIsPutBackByTheNewOne: the founding is the present's, so the next start would not notice.
func TestACommunityOfAnOlderRuleIsPutBackByTheNewOne(t *testing.T) {
	o := newOffice(t)
	o.works()
	b := o.back()
	o.works()
	o.close()
	j, err := bolt.OpenFile(b.File)
	if err != nil {
		t.Fatal(err)
	}
	founding, err := code.Marshal(struct {
		Version  int `cbor:"1,keyasint"`
		Audience int `cbor:"2,keyasint"`
	}{1, model.AudienceVersion - 1})
	if err != nil {
		t.Fatal(err)
	}
	err = j.Update(t.Context(), func(tx hub.Tx) error { // as an older program left it: everything is somebody else's
		all, err := tx.Records(town, model.RecordID{}, 100)
		l, loadErr := tx.Load(hub.Keys{Community: town})
		for i := range all {
			all[i].FaceTags, all[i].InsideTags = model.Tags{"old"}, nil
		}
		return errors.Join(
			err, loadErr, tx.Put(hub.Meta, []byte("hub"), founding),
			tx.Write(hub.Writes{Community: town, History: l.History, Records: all}),
		)
	})
	if err = errors.Join(err, j.Close(), forgetPrints(o.copies)); err != nil {
		t.Fatal(err)
	}
	if _, err := bolt.PutBack(o.dir, b.File, town, o.now); err != nil {
		t.Fatal(err)
	}
	o.open()
	if c, err := o.hub.Check(t.Context()); err != nil || len(c.Damaged) > 0 {
		t.Errorf("check: %+v, %v", c, err)
	}
}

// forgetPrints makes the list of copies what an older program left: without sizes and sums.
func forgetPrints(copies string) error {
	images, err := hub.ReadImages(copies)
	if err != nil {
		return err
	}
	for i := range images.List {
		images.List[i].Print = hub.Print{}
	}
	b, err := json.Marshal(images)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(copies, "backups.json"), b, 0o600)
}

// TestOnlyWhatTheListSaysIsPutBack: a copy that was emptied, altered by a byte, exchanged for another copy, or
// for a file of another program is refused by its name, and what is there stays as it was. The same holds for a
// list without sums, as far as the communities tell the files apart.
func TestOnlyWhatTheListSaysIsPutBack(t *testing.T) {
	for _, older := range []bool{false, true} {
		o := newOffice(t)
		o.works()
		first := o.back()
		o.works()
		second := o.back()
		o.close()
		before, err := os.ReadFile(filepath.Join(o.dir, "hub.db"))
		if err != nil {
			t.Fatal(err)
		}
		whole, err := os.ReadFile(second.File)
		if err != nil {
			t.Fatal(err)
		}
		another, err := os.ReadFile(first.File)
		if err != nil {
			t.Fatal(err)
		}
		if older {
			if err := forgetPrints(o.copies); err != nil {
				t.Fatal(err)
			}
		}
		altered := bytes.Clone(whole)
		altered[len(altered)-1] ^= 1
		fresh, err := freshHub(t)
		if err != nil {
			t.Fatal(err)
		}
		for name, b := range map[string][]byte{
			"empty": nil, "cut": whole[:len(whole)/2], "altered": altered, "an earlier copy": another,
			"a letter": []byte(strings.Repeat("Dear Sir, ", 2000)), "a new hub": fresh,
		} {
			if older && name == "altered" { // the last byte of a free page: no sum tells it
				continue
			}
			if err := os.WriteFile(second.File, b, 0o600); err != nil {
				t.Fatal(err)
			}
			for _, community := range []model.Path{"", town} {
				_, err := bolt.PutBack(o.dir, second.File, community, o.now)
				var fault *hub.CopyFault
				if !errors.As(err, &fault) || fault.Name != filepath.Base(second.File) {
					t.Errorf("%s, community %q, older list %v: %v", name, community, older, err)
				}
			}
			if after, err := os.ReadFile(filepath.Join(o.dir, "hub.db")); err != nil || !bytes.Equal(before, after) {
				t.Errorf("%s: the hub's own file was touched: %v", name, err)
			}
		}
		if err := os.WriteFile(second.File, whole, 0o600); err != nil { // the folder is checked after the test
			t.Fatal(err)
		}
	}
}

// freshHub is the file of a hub that was just made.
func freshHub(t *testing.T) ([]byte, error) {
	dir := suite.TempDir(t)
	j, err := bolt.Create(dir)
	if err != nil {
		return nil, err
	}
	h, err := hub.Open(t.Context(), j, time.Now, rand.NewChaCha8([32]byte{4}))
	if err != nil {
		return nil, err
	}
	if err := h.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, "hub.db"))
}
