package desk_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/model/register"
	"sidan/sync/hub"
	"sidan/sync/store"
	"sidan/tui/desk"
)

// An account is changed, and the home follows: a copy for the new tags is fetched beside the one on the screen
// and takes its place when it is whole; what is not sent yet is untouched, and still sent. All of it over a
// real home and a real hub.

const elsewhere = model.Path("522730/02")

// grant gives somebody other rights, in place of those they had, and opens a second community they may go to.
func (w *town) grant(t *testing.T, a model.Account) model.Account {
	t.Helper()
	if _, err := w.Import(
		t.Context(), []hub.Row{{Body: model.PlaceAdded{Path: elsewhere, Name: "p"}}}, hub.Terms{},
	); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Invite(
		t.Context(), hub.Invite{Person: a.Person, Role: a.Role, Scopes: a.Scopes, Groups: a.Groups},
	); err != nil {
		t.Fatal(err)
	}
	return a
}

// copyOf is what a home shows: each record with its revision, and whether it has the inside.
func (w *town) copyOf(t *testing.T, d *desk.Desk) map[model.RecordID]string {
	t.Helper()
	rows := map[model.RecordID]string{}
	err := w.homes[d].Rows(func(r store.Row, inside func() []byte) bool {
		rows[r.ID] = fmt.Sprint(r.Community, r.Rev, len(inside()))
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// isWhole holds a home against a fresh one of the same person: the same rows, whole, and nothing half fetched.
func (w *town) isWhole(t *testing.T, d *desk.Desk, as model.Account) {
	t.Helper()
	if d := cmp.Diff(as, d.Me()); d != "" {
		t.Errorf("the account:\n%s", d)
	}
	fresh := w.join(t, as)
	if d := cmp.Diff(w.copyOf(t, fresh), w.copyOf(t, d)); d != "" {
		t.Errorf("not what a fresh home has (-fresh +home):\n%s", d)
	}
	for _, c := range w.communities(t, d) {
		if c.Next != nil || c.Shown == nil || c.Shown.Cursor != c.Seen {
			t.Errorf("%s is not whole: %+v", c.Path, c)
		}
	}
	if a, b := fresh.Register().Counts(), d.Register().Counts(); a.Households != b.Households ||
		a.Visits != b.Visits || a.Tasks != b.Tasks {
		t.Errorf("the register has %+v, a fresh one %+v", b, a)
	}
}

func (w *town) communities(t *testing.T, d *desk.Desk) []store.Community {
	t.Helper()
	st, err := w.homes[d].State()
	if err != nil {
		t.Fatal(err)
	}
	return st.Communities
}

func firstDue(t *testing.T, d *desk.Desk) *model.Household {
	t.Helper()
	round := d.Register().Round(d.Today(), d.Today().Week(), d.Grids(), false)
	at, ok := round.Next(0)
	if !ok {
		t.Fatal("nothing is due")
	}
	return round.Doors[at].Household()
}

func visit(t *testing.T, d *desk.Desk, h *model.Household, note string) model.RecordID {
	t.Helper()
	p, err := d.PlanVisit(desk.VisitForm{Household: h.ID, Outcome: model.Met, Note: note})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Keep(p); err != nil {
		t.Fatal(err)
	}
	return p.Records()[0]
}

// atHub is a record as the branch has it now.
func (w *town) atHub(t *testing.T, id model.RecordID) model.Record {
	t.Helper()
	return w.join(t, w.Accounts.Supervisor).Whole(id)
}

// TestMovedToAnotherGrid: what was written at the old doors is sent and kept, flagged; the old grid goes, the
// new one comes.
func TestMovedToAnotherGrid(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	old := firstDue(t, d)
	v := visit(t, d, old, "搬走前写的")
	moved := w.Accounts.Worker
	moved.Scopes = []model.Path{w.Accounts.Second.Scopes[0]}
	w.grant(t, moved)
	sum := exchange(t, d)
	if sum.Accepted != 1 || sum.Flagged != 1 || sum.Pending != 0 {
		t.Errorf("%+v", sum)
	}
	if d.Register().Household(old.ID) != nil {
		t.Error("the old grid's doors are still there")
	}
	if h := firstDue(t, d); h.Grid != moved.Scopes[0] {
		t.Errorf("the round is that of %s", h.Grid)
	}
	if got, ok := w.atHub(t, v).(*model.Visit); !ok || got.Inside.Note != "搬走前写的" {
		t.Error("the visit is lost")
	}
	w.isWhole(t, d, moved)
}

// TestTheOldCopyStandsUntilTheNewIsWhole cuts the line after each reply of the refetch. Until the last one the
// screen has the old doors, and a visit at one of them can still be written down.
func TestTheOldCopyStandsUntilTheNewIsWhole(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	before := w.copyOf(t, d)
	old := firstDue(t, d)
	supervisor := w.Accounts.Worker
	supervisor.Role, supervisor.Scopes = model.SupervisorRole, w.Accounts.Supervisor.Scopes
	w.grant(t, supervisor)
	cuts := 0
	for ; ; cuts++ {
		w.cut = 2 // one reply comes, then the line breaks
		news, err := d.Exchange(t.Context())
		w.cut = 0
		if merged := d.Merge(news); merged != nil {
			t.Fatal(merged)
		}
		if err == nil {
			break
		}
		got := w.copyOf(t, d)
		maps.DeleteFunc(got, func(id model.RecordID, _ string) bool { _, was := before[id]; return !was })
		if c := w.communities(t, d)[1]; c.Next != nil {
			if diff := cmp.Diff(before, got); diff != "" {
				t.Fatalf("after %d replies the copy on the screen is another:\n%s", cuts+1, diff)
			}
		}
		if cuts == 0 {
			visit(t, d, old, "写在半路上")
		}
		if d.Status().Pending > 1 || cuts > 20 {
			t.Fatalf("%d pending after %d replies", d.Status().Pending, cuts+1)
		}
	}
	if cuts < 3 {
		t.Fatalf("the refetch took %d replies: too few to cut it in the middle", cuts)
	}
	if sum := exchange(t, d); sum.Pending != 0 || len(d.Bounced()) != 0 {
		t.Errorf("%+v, bounced %v", sum, d.Bounced())
	}
	w.isWhole(t, d, supervisor)
}

// TestRolesChange goes through every change of role: the home has what a fresh one of the new role has.
func TestRolesChange(t *testing.T) {
	w := newTown(t)
	unit, volunteer := w.Accounts.Unit.Groups, w.Accounts.Volunteer.Groups
	community := w.Accounts.Supervisor.Scopes
	as := func(role model.Role, groups []model.Addressee, scopes ...model.Path) model.Account {
		return model.Account{Person: w.Accounts.Worker.Person, Role: role, Scopes: scopes, Groups: groups}
	}
	d := w.join(t, w.Accounts.Worker)
	for _, next := range []model.Account{
		as(model.SupervisorRole, nil, community...),
		as(model.UnitRole, unit, community...),
		as(model.VolunteerRole, volunteer, community...),
		as(model.OrganiserRole, nil, w.County.Path),
		as(model.WorkerRole, volunteer[:1], w.Accounts.Second.Scopes[0]),
		as(model.WorkerRole, nil, w.Accounts.Second.Scopes[0], w.Accounts.Worker.Scopes[0]),
		as(model.VolunteerRole, nil, community...),
	} {
		w.grant(t, next)
		exchange(t, d)
		w.isWhole(t, d, next)
		if t.Failed() {
			t.Fatalf("as %s", next.Role)
		}
	}
}

// TestJoiningAndLeavingATeam: the faces of what was sent to it come and go; what a member holds stays with them.
func TestJoiningAndLeavingATeam(t *testing.T) {
	w := newTown(t)
	out := w.Accounts.Volunteer
	out.Groups = nil
	w.grant(t, out)
	d := w.join(t, out)
	to := sentTo(d, model.ToPost)
	if len(to) != 0 {
		t.Fatal("a volunteer of no post sees what was sent to one")
	}
	w.grant(t, w.Accounts.Volunteer)
	exchange(t, d)
	w.isWhole(t, d, w.Accounts.Volunteer)
	if to = sentTo(d, model.ToPost); len(to) == 0 {
		t.Fatal("nothing of the post's has come")
	}
	one := to[0]
	if one.Inside != nil {
		t.Error("whoever could claim it has the inside")
	}
	save(t, d, one.RecordID(), model.TaskClaimed{})
	exchange(t, d)
	if got := d.Register().Task(one.ID); got.Inside == nil || got.Inside.Words == "" {
		t.Error("the confirmed claim brought no inside")
	}
	save(t, d, one.RecordID(), model.TaskProgressed{Note: "退队前写的"})
	w.grant(t, out)
	if sum := exchange(t, d); sum.Accepted != 1 || sum.Flagged != 0 {
		t.Errorf("%+v", sum)
	}
	w.isWhole(t, d, out)
	if got := d.Register().Task(one.ID); got == nil || got.Inside == nil || len(sentTo(d, model.ToPost)) != 0 {
		t.Error("the holder lost what they hold, or kept sight of what they do not")
	}
	save(t, d, one.RecordID(), model.TaskReleased{Why: "不在队里了"})
	exchange(t, d)
	if d.Register().Task(one.ID) != nil {
		t.Error("released, it went back to the post; they no longer see it")
	}
	w.isWhole(t, d, out)
}

// sentTo are the tasks that wait at a sort of group.
func sentTo(d *desk.Desk, sort model.ToKind) []*model.Task {
	return slices.DeleteFunc(d.Register().Tasks(register.AllView, d.Today(), ""), func(t *model.Task) bool {
		return t.State != model.Dispatched || t.To.Kind != sort
	})
}

// TestAClaimMadeBeforeLeavingTheTeam comes too late: it is refused, and told.
func TestAClaimMadeBeforeLeavingTheTeam(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Volunteer)
	one := sentTo(d, model.ToPost)[0]
	save(t, d, one.RecordID(), model.TaskClaimed{})
	save(t, d, one.RecordID(), model.TaskProgressed{Note: "已经动手了"})
	out := w.Accounts.Volunteer
	out.Groups = nil
	w.grant(t, out)
	if sum := exchange(t, d); sum.Refused != 1 || sum.Flagged != 1 || sum.Pending != 0 {
		t.Errorf("%+v", sum)
	}
	if b := d.Bounced(); len(b) != 1 || b[0].Why.Reason != model.OutOfSight || !b[0].Why.Against.IsZero() {
		t.Errorf("bounced %+v", b)
	}
	got := w.atHub(t, one.RecordID()).(*model.Task)
	if got.State != model.Dispatched || got.Inside.Steps[len(got.Inside.Steps)-1].Words != "已经动手了" {
		t.Error("the note is not with the task")
	}
	w.isWhole(t, d, out)
}

// TestLeavingTheCommunity: the copy is empty at once. While something is kept it is asked about, and gets its verdicts;
// where nothing is kept the community is forgotten.
func TestLeavingTheCommunity(t *testing.T) {
	w := newTown(t)
	tidy, busy := w.join(t, w.Accounts.Second), w.join(t, w.Accounts.Worker)
	old := firstDue(t, busy)
	v := visit(t, busy, old, "走前最后一户")
	save(t, busy, open(t, busy).RecordID(), model.TaskClaimed{})
	lost := save(
		t, busy, desk.NewID(),
		model.HouseholdAdded{Grid: old.Grid, Door: model.Address{Compound: "c", Door: "9"}},
	).Records()[0]
	gone := func(a model.Account) model.Account { a.Scopes = []model.Path{elsewhere}; return w.grant(t, a) }
	home := w.Community.Path

	left := gone(w.Accounts.Second)
	exchange(t, tidy)
	if knows(w.communities(t, tidy), home) {
		t.Error("nothing is kept there, and it is not forgotten")
	}
	w.isWhole(t, tidy, left)

	gone(w.Accounts.Worker)
	if sum := exchange(t, busy); sum.Pushed != 3 || sum.Flagged != 2 || sum.Refused != 1 || sum.Pending != 0 {
		t.Errorf("%+v", sum)
	}
	if n := busy.Register().Counts(); n.Households != 0 || n.Visits != 0 || n.Tasks != 0 {
		t.Errorf("still shown: %+v", n)
	}
	if !knows(w.communities(t, busy), home) {
		t.Error("what is kept may have to be offered again, and the community is forgotten")
	}
	for _, id := range []model.RecordID{v, lost} {
		if w.atHub(t, id) == nil {
			t.Error("what was written before leaving is lost")
		}
	}
	if sum := exchange(t, busy); sum.Pushed+sum.Pulled != 0 || sum.More {
		t.Errorf("once more: %+v", sum)
	}
}

func knows(cs []store.Community, home model.Path) bool {
	return slices.ContainsFunc(cs, func(c store.Community) bool { return c.Path == home })
}

// TestComingBack: the community is fetched anew.
func TestComingBack(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	away := w.Accounts.Worker
	away.Scopes = []model.Path{elsewhere}
	for range 2 {
		w.grant(t, away)
		exchange(t, d)
		w.grant(t, w.Accounts.Worker)
		exchange(t, d)
		w.isWhole(t, d, w.Accounts.Worker)
	}
}

// TestATaskHandedOn: who gives it back loses inside and face, who gets it has both; what the first wrote off line
// meanwhile is sent and kept.
func TestATaskHandedOn(t *testing.T) {
	w := newTown(t)
	first, second := w.join(t, w.Accounts.Volunteer), w.join(t, w.Accounts.Second)
	branch := w.join(t, w.Accounts.Supervisor)
	one := sentTo(first, model.ToPost)[0]
	save(t, first, one.RecordID(), model.TaskClaimed{})
	exchange(t, first)
	save(t, first, one.RecordID(), model.TaskReturned{Why: "要人字梯"})
	exchange(t, first)
	if first.Register().Task(one.ID) != nil {
		t.Error("who gave it back still sees it")
	}
	exchange(t, branch)
	to := model.Addressee{Kind: model.ToPerson, ID: second.Me().Person.ID.Record(), Name: second.Me().Person.Name}
	save(t, branch, one.RecordID(), model.TaskDispatched{To: to, Due: branch.Today() + 3})
	exchange(t, branch)
	exchange(t, second)
	if got := second.Register().Task(one.ID); got == nil || got.Inside == nil {
		t.Error("whom it was handed on to does not see it")
	}
	exchange(t, first)
	for _, d := range []*desk.Desk{first, second} {
		w.isWhole(t, d, d.Me())
	}
}

// TestChangedAgainWhileItIsFetched: the copy that was begun for tags of a moment ago is begun again.
func TestChangedAgainWhileItIsFetched(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	supervisor, third := w.Accounts.Worker, w.Accounts.Worker
	supervisor.Role, supervisor.Scopes = model.SupervisorRole, w.Accounts.Supervisor.Scopes
	third.Scopes = w.Accounts.Second.Scopes
	w.grant(t, supervisor)
	w.cut = 3
	if news, err := d.Exchange(t.Context()); !desk.Away(err) || d.Merge(news) != nil {
		t.Fatalf("the line did not break: %v", err)
	}
	w.cut = 0
	w.grant(t, third)
	exchange(t, d)
	w.isWhole(t, d, third)
}
