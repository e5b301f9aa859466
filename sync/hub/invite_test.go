package hub_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

func invite(t *testing.T, h *hub.Hub, name string) hub.Invited {
	t.Helper()
	in, err := h.Invite(
		t.Context(),
		hub.Invite{Person: model.Ref{Name: name}, Role: model.WorkerRole, Scopes: []model.Path{grid}},
	)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func TestCodesAreNotKept(t *testing.T) {
	j := new(hub.Memory)
	h := openHub(t, j, &clock{noon})
	enter(t, h, places()...)
	in := invite(t, h, "w")
	code := strings.ReplaceAll(in.Code, "-", "")
	if len(code) != 10 || in.Code != code[:4]+"-"+code[4:7]+"-"+code[7:] || !in.Expires.Equal(noon.Add(72*time.Hour)) {
		t.Errorf("invited %+v", in)
	}
	err := j.Read(t.Context(), func(s hub.Snapshot) error {
		return s.Each(hub.Invitations, func(key, value []byte) error {
			if strings.Contains(string(value), code[6:]) || string(key) != code[:6] {
				t.Error("the code's secret part is kept")
			}
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

func groups(to ...model.Addressee) []model.Addressee { return to }

func TestInvite(t *testing.T) {
	known := model.RecordID{77}
	for _, c := range []struct {
		name string
		in   hub.Invite
		want string // the refusal, "" for an invitation
	}{
		{"by name, new", hub.Invite{
			Person: model.Ref{Name: "new"}, Role: model.WorkerRole, Scopes: []model.Path{grid},
		}, ""},
		{"by name, of the lists", hub.Invite{
			Person: model.Ref{Name: "listed"}, Role: model.WorkerRole, Scopes: []model.Path{grid},
		}, ""},
		{"by id", hub.Invite{
			Person: model.Ref{ID: model.PersonID(known)}, Role: model.WorkerRole, Scopes: []model.Path{grid},
		}, ""},
		{"a new one with an id of their own", hub.Invite{
			Person: model.Ref{ID: model.PersonID{78}, Name: "own"}, Role: model.WorkerRole,
			Scopes: []model.Path{grid},
		}, ""},
		{"an organiser", hub.Invite{
			Person: model.Ref{Name: "o"}, Role: model.OrganiserRole, Scopes: []model.Path{county},
		}, ""},
		{"an id nobody has", hub.Invite{
			Person: model.Ref{ID: model.PersonID{99}}, Role: model.WorkerRole, Scopes: []model.Path{grid},
		}, "bad-input person"},
		{"a name two have", hub.Invite{
			Person: model.Ref{Name: "twin"}, Role: model.WorkerRole, Scopes: []model.Path{grid},
		}, "bad-input name"},
		{"nobody", hub.Invite{Role: model.WorkerRole, Scopes: []model.Path{grid}}, "missing person"},
		{"no role", hub.Invite{Person: model.Ref{Name: "n"}, Scopes: []model.Path{grid}}, "bad-input role"},
		{"no scope", hub.Invite{Person: model.Ref{Name: "n"}, Role: model.WorkerRole}, "missing scope"},
		{"a place no list names", hub.Invite{
			Person: model.Ref{Name: "n"}, Role: model.WorkerRole, Scopes: []model.Path{"522730/01/09"},
		}, "bad-input scope"},
		{"a worker of a county", hub.Invite{
			Person: model.Ref{Name: "n"}, Role: model.WorkerRole, Scopes: []model.Path{county},
		}, "bad-input scope"},
		{"a volunteer", hub.Invite{
			Person: model.Ref{Name: "v"}, Role: model.VolunteerRole, Scopes: []model.Path{community},
			Groups: groups(teamTo, postTo),
		}, ""},
		{"a volunteer of no group", hub.Invite{
			Person: model.Ref{Name: "v"}, Role: model.VolunteerRole, Scopes: []model.Path{community},
		}, ""},
		{"a worker in a team", hub.Invite{
			Person: model.Ref{Name: "w"}, Role: model.WorkerRole, Scopes: []model.Path{grid},
			Groups: groups(teamTo),
		}, ""},
		{"a unit of a grid", hub.Invite{
			Person: model.Ref{Name: "u"}, Role: model.UnitRole, Scopes: []model.Path{grid},
			Groups: groups(unitTo),
		}, ""},
		{"a unit of the county", hub.Invite{
			Person: model.Ref{Name: "u"}, Role: model.UnitRole, Scopes: []model.Path{county},
			Groups: groups(unitTo),
		}, ""},
		{"a liaison of no unit", hub.Invite{
			Person: model.Ref{Name: "u"}, Role: model.UnitRole, Scopes: []model.Path{grid},
		}, "missing unit"},
		{"a liaison in a team", hub.Invite{
			Person: model.Ref{Name: "u"}, Role: model.UnitRole, Scopes: []model.Path{grid},
			Groups: groups(unitTo, teamTo),
		}, "no-group team"},
		{"a volunteer of a unit", hub.Invite{
			Person: model.Ref{Name: "v"}, Role: model.VolunteerRole, Scopes: []model.Path{community},
			Groups: groups(unitTo),
		}, "no-group unit"},
		{"an organiser in a team", hub.Invite{
			Person: model.Ref{Name: "o"}, Role: model.OrganiserRole, Scopes: []model.Path{county},
			Groups: groups(teamTo),
		}, "no-group team"},
		{"a team that is a post", hub.Invite{Person: model.Ref{Name: "v"}, Role: model.VolunteerRole,
			Scopes: []model.Path{community},
			Groups: groups(model.Addressee{Kind: model.ToTeam, ID: postTo.ID})}, "no-group team"},
		{"a team of another community", hub.Invite{
			Person: model.Ref{Name: "v"}, Role: model.VolunteerRole, Scopes: []model.Path{county + "/02"},
			Groups: groups(teamTo),
		}, "no-group team"},
		{"a team no list names", hub.Invite{Person: model.Ref{Name: "v"}, Role: model.VolunteerRole,
			Scopes: []model.Path{community},
			Groups: groups(model.Addressee{Kind: model.ToTeam, ID: model.RecordID{99}})}, "no-group team"},
		{"a branch of a grid", hub.Invite{
			Person: model.Ref{Name: "n"}, Role: model.SupervisorRole, Scopes: []model.Path{grid},
		}, "bad-input scope"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h, clock := newHub(t)
			person := func(id byte, name string) hub.Row {
				return hub.Row{
					Record: model.RecordID{id},
					Body:   model.PersonAdded{Name: name, Function: model.GridWorker, Place: grid},
				}
			}
			enter(t, h, person(77, "listed"), person(75, "twin"), person(76, "twin"),
				hub.Row{Body: model.PlaceAdded{Path: county + "/02", Name: "p"}},
				hub.Row{Record: unitTo.ID, Body: model.GroupAdded{Sort: model.ToUnit, Name: "u", Place: county}},
				hub.Row{Record: teamTo.ID, Body: model.GroupAdded{Sort: model.ToTeam, Name: "t", Place: community}},
				hub.Row{Record: postTo.ID, Body: model.GroupAdded{Sort: model.ToPost, Name: "p", Place: grid}})
			in, err := h.Invite(t.Context(), c.in)
			if c.want != "" {
				var no *model.Refusal
				if !errors.As(err, &no) ||
					!strings.HasPrefix(string(no.Reason)+" "+strings.Join(no.Args, " "), c.want) {
					t.Fatalf("got %v, want %s", err, c.want)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			secret := wire.Secret{1}
			if _, err := h.Join(
				t.Context(), wire.Join{Version: wire.Version, Code: in.Code, Hash: secret.Hash()},
			); err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(in.Groups, c.in.Groups) {
				t.Errorf("belongs to %v", in.Groups)
			}
			at := c.in.Scopes[0].Community()
			if c.in.Role == model.UnitRole {
				at = county
			}
			r := exchange(t, h, secret, clock, wire.Ask{Community: at, Rows: true})
			if rowOf(r.Answers[0], in.Person.ID.Record()).Face == nil {
				t.Error("the person is in no list")
			}
			if want := c.in.Person.ID; !want.IsZero() && want != in.Person.ID ||
				in.Person.Name == "listed" && in.Person.ID.Record() != known {
				t.Errorf("invited %+v", in.Person)
			}
		})
	}
}
