package admin

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"sidan/model"
	"sidan/tui/command/cli"
)

func TestAnInvitationIsReadBeforeTheHubIsAsked(t *testing.T) {
	const id = "0190c5a2-7f3b-7d04-9c41-3a5e8f20b6d7"
	for name, c := range map[string]struct {
		role         string
		scopes       []string
		person, name string
		says         string // "" where it is right
	}{
		"by name":        {"worker", []string{"522730/01/01/01"}, "", " 杨秀芬\n", ""},
		"by id":          {"supervisor", []string{"522730/01"}, id, "", ""},
		"no such role":   {"mayor", []string{"522730/01"}, "", "杨秀芬", "mayor"},
		"no such scope":  {"worker", []string{"金桂"}, "", "杨秀芬", "金桂"},
		"half an id":     {"worker", []string{"522730/01"}, "0190c5a2", "", "0190c5a2"},
		"a second scope": {"worker", []string{"522730/01/01/01", "金桂"}, "", "杨秀芬", "金桂"},
	} {
		in, err := invitation(c.role, c.scopes, c.person, c.name)
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil && (string(in.Role) != c.role || len(in.Scopes) != len(c.scopes) ||
			strings.TrimSpace(c.name) != in.Person.Name) {
			t.Errorf("%s: read as %+v", name, in)
		}
	}
}

func TestWhereARoleBelongs(t *testing.T) {
	unit, team := model.Addressee{Kind: model.ToUnit}, model.Addressee{Kind: model.ToTeam}
	for name, c := range map[string]struct {
		role   model.Role
		groups []model.Addressee
		ok     bool
	}{
		"a liaison of one unit":    {model.UnitRole, []model.Addressee{unit}, true},
		"a liaison of none":        {model.UnitRole, nil, false},
		"a liaison of two":         {model.UnitRole, []model.Addressee{unit, unit}, false},
		"a worker in a team":       {model.WorkerRole, []model.Addressee{team}, true},
		"a worker of a unit":       {model.WorkerRole, []model.Addressee{unit}, false},
		"an organiser in a team":   {model.OrganiserRole, []model.Addressee{team}, false},
		"an organiser in no group": {model.OrganiserRole, nil, true},
	} {
		groups, err := belonging(c.role, c.groups)
		if (err == nil) != c.ok || c.ok && !slices.Equal(groups, c.groups) {
			t.Errorf("%s: %v, %v", name, groups, err)
		}
	}
}

// TestWhatAHubRefusesOfAnInvitation is said with the place, or with all who have the name.
func TestWhatAHubRefusesOfAnInvitation(t *testing.T) {
	refused := func(args ...string) error { return &model.Refusal{Reason: model.BadInput, Args: args} }
	for name, c := range map[string]struct {
		err        error
		code, says string
	}{
		"a place that is none": {refused("scope", "522730/77"), "bad-input", "522730/77"},
		"two of one name": {
			refused("name", "王秀英", "id-1", "金桂一网格", "id-2", "清水湾"), "namesakes", "id-2 清水湾",
		},
		"anything else": {refused("role"), "", ""},
	} {
		f, err := new(cli.Fault), aboutInvitation(c.err)
		if errors.As(err, &f) != (c.code != "") {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if c.code != "" && (f.Code != c.code || f.Exit != cli.ExitRefused || !strings.Contains(f.Error(), c.says)) {
			t.Errorf("%s: %q %q", name, f.Code, f.Error())
		}
	}
}
