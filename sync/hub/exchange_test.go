package hub_test

import (
	"slices"
	"testing"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// TestToldIsWhatAReplySays of account and communities, also after they changed; and nobody who may not exchange is
// told.
func TestToldIsWhatAReplySays(t *testing.T) {
	h, c := newHub(t)
	secret, who := invited(t, h, "w", model.WorkerRole, grid)
	same := func(what string) {
		t.Helper()
		account, communities, err := h.Told(t.Context(), secret)
		r := exchange(t, h, secret, c)
		if err != nil || wire.KnownOf(account, communities) != wire.KnownOf(r.Account, r.Communities) ||
			!slices.Equal(communities, r.Communities) {
			t.Errorf("%s: %+v in %v, %v; a reply says %+v in %v",
				what, account, communities, err, r.Account, r.Communities)
		}
	}
	same("a worker")
	in := hub.Invite{Person: who, Role: model.SupervisorRole, Scopes: []model.Path{community, other}}
	if _, err := h.Invite(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	same("a supervisor of two")
	in.Role, in.Scopes = model.OrganiserRole, []model.Path{county}
	if _, err := h.Invite(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	same("an organiser of all")
	if _, _, err := h.Told(t.Context(), wire.Secret{9}); problem(err) != wire.ProblemUnknown {
		t.Errorf("nobody: %v", err)
	}
	if _, err := h.Revoke(t.Context(), who.ID.String()); err != nil {
		t.Fatal(err)
	}
	if _, _, err := h.Told(t.Context(), secret); problem(err) != wire.ProblemRevoked {
		t.Errorf("revoked: %v", err)
	}
	if err := h.Knows(t.Context(), secret); problem(err) != wire.ProblemRevoked {
		t.Errorf("revoked, of whom only that is asked: %v", err)
	}
}

func TestKnows(t *testing.T) {
	h, _ := newHub(t)
	secret, _ := invited(t, h, "w", model.WorkerRole, grid)
	if err := h.Knows(t.Context(), secret); err != nil {
		t.Errorf("a laptop: %v", err)
	}
	if err := h.Knows(t.Context(), wire.Secret{9}); problem(err) != wire.ProblemUnknown {
		t.Errorf("nobody: %v", err)
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	if err := h.Knows(t.Context(), secret); err == nil || problem(err) == wire.ProblemUnknown {
		t.Errorf("a hub that is closed: %v", err)
	}
}
