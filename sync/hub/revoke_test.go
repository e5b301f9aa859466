package hub_test

import (
	"errors"
	"testing"
	"time"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// rejoin uses a new code on the laptop of a secret.
func rejoin(t *testing.T, h *hub.Hub, secret wire.Secret, person model.Ref, scope model.Path) error {
	t.Helper()
	in, err := h.Invite(t.Context(), hub.Invite{Person: person, Role: model.WorkerRole, Scopes: []model.Path{scope}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = h.Join(t.Context(), wire.Join{Version: wire.Version, Code: in.Code, Hash: secret.Hash()})
	return err
}

func TestARevokedLaptopGivesAndGetsNothing(t *testing.T) {
	h, c := newHub(t)
	secret, who := invited(t, h, "w", model.WorkerRole, grid)
	all, err := h.Devices(t.Context())
	if err != nil || len(all) != 1 {
		t.Fatalf("devices %+v, %v", all, err)
	}
	out, err := h.Revoke(t.Context(), all[0].ID)
	if err != nil || len(out) != 1 || out[0].Person != who || out[0].Revoked.IsZero() {
		t.Fatalf("revoked %+v, %v", out, err)
	}
	core := coreOf(t, who, house, 1, newHouse(grid))
	_, err = h.Exchange(t.Context(), secret, wire.Request{Version: wire.Version, Sent: c.now.UnixMilli(), Run: 1,
		Asks: []wire.Ask{{Community: community, Rows: true, Changes: [][]byte{core}}}})
	if problem(err) != wire.ProblemRevoked {
		t.Errorf("an exchange of a revoked laptop: %v", err)
	}
	if s, err := h.Stand(t.Context()); err != nil || s[community].Head != 1 { // 1: the worker's own record
		t.Errorf("something was taken: %+v, %v", s[community], err)
	}
	if again, err := h.Revoke(t.Context(), who.ID.String()); err != nil || len(again) != 0 {
		t.Errorf("revoked once more: %+v, %v", again, err)
	}
	var no *model.Refusal
	if _, err := h.Revoke(t.Context(), "ffffffff"); !errors.As(err, &no) {
		t.Errorf("nobody's laptop: %v", err)
	}
}

func TestRevokingAPersonClosesTheirInvitations(t *testing.T) {
	h, _ := newHub(t)
	in := invite(t, h, "w")
	if _, err := h.Revoke(t.Context(), in.Person.ID.String()); err != nil {
		t.Fatal(err)
	}
	_, err := h.Join(t.Context(), wire.Join{Version: wire.Version, Code: in.Code, Hash: wire.Secret{1}.Hash()})
	if problem(err) != wire.ProblemCodeClosed {
		t.Errorf("a code of somebody who was sent away: %v", err)
	}
}

// TestWhatWasLeftOnALaptopIsSentInItsAuthorsName is the bad luck of "a revoked one with unsent work".
func TestWhatWasLeftOnALaptopIsSentInItsAuthorsName(t *testing.T) {
	h, c := newHub(t)
	secret, former := invited(t, h, "w", model.WorkerRole, grid)
	_, next := invited(t, h, "next", model.WorkerRole, grid2)
	open := coreOf(t, former, task, 1, newTask(grid))
	exchange(t, h, secret, c, wire.Ask{Community: community, Changes: [][]byte{open}})
	if _, err := h.Revoke(t.Context(), former.ID.String()); err != nil {
		t.Fatal(err)
	}
	c.now = c.now.Add(time.Hour)
	if err := rejoin(t, h, secret, next, grid2); err != nil {
		t.Fatal(err)
	}
	seen, err := h.Stand(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	at := seen[community]
	r := exchange(t, h, secret, c, wire.Ask{
		Community: community, Seen: at.Head, Mark: at.Mark, Rows: true, Changes: [][]byte{
			coreOf(t, former, house, 2, newHouse(grid)), // a fact of the former
			// an intent of the former, which does not fit
			coreOf(t, former, task, 3, model.TaskClaimed{}),
			coreOf(t, next, model.RecordID{50}, 4, newHouse(grid2)),                // the new one's own
			coreOf(t, model.Ref{ID: model.PersonID{9}}, house, 5, newHouse(grid2)), // nobody's
		}})
	want := []struct {
		code model.Code
		why  model.Reason
	}{{
		model.Flagged, model.FlagReissued,
	}, {model.Refused, model.WrongState}, {model.OK, ""}, {model.Held, model.NotAuthor}}
	for i, v := range r.Answers[0].Verdicts {
		if v.Code != want[i].code || v.Why != want[i].why {
			t.Errorf("change %d: %s %s, want %s %s", i, v.Code, v.Why, want[i].code, want[i].why)
		}
	}
	if r.Account.Person != next {
		t.Errorf("the laptop is %s's", r.Account.Person.Name)
	}
	for _, row := range r.Answers[0].Page.Rows {
		if row.ID == house {
			t.Error("what the former wrote of their grid came down to the one who has the laptop now")
		}
	}
}

func TestTheOldCodeDoesNotBringALaptopBack(t *testing.T) {
	h, _ := newHub(t)
	in := invite(t, h, "w")
	join := wire.Join{Version: wire.Version, Code: in.Code, Hash: wire.Secret{1}.Hash()}
	if _, err := h.Join(t.Context(), join); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Revoke(t.Context(), in.Person.ID.String()); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Join(t.Context(), join); problem(err) != wire.ProblemRevoked {
		t.Errorf("the code it joined with: %v", err)
	}
	if err := rejoin(t, h, wire.Secret{1}, in.Person, grid); err != nil {
		t.Errorf("a new code for the same person: %v", err)
	}
	if _, err := h.Join(t.Context(), join); err != nil {
		t.Errorf("the first code, once it is in use again: %v", err)
	}
}
