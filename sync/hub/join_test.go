package hub_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// wrongFor is a code of the same invitation that is not it.
func wrongFor(code string) string {
	last := "0"
	if strings.HasSuffix(code, last) {
		last = "1"
	}
	return code[:len(code)-1] + last
}

// sameStart is a code that begins with five of the characters that name an invitation.
func sameStart(code string) string {
	sixth := "0"
	if code[6] == '0' { // after the first group's dash
		sixth = "1"
	}
	return code[:6] + sixth + code[7:]
}

func TestJoin(t *testing.T) {
	mine, another := wire.Secret{1}.Hash(), wire.Secret{2}.Hash()
	type try struct {
		code  func(code string) string
		hash  [32]byte
		after time.Duration
		want  string
	}
	right := func(code string) string { return code }
	const joined = "<nil>"
	for _, c := range []struct {
		name  string
		tries []try
	}{
		{"once", []try{{right, mine, 0, joined}}},
		{"as it was typed", []try{
			{func(c string) string { return " " + strings.ToLower(strings.ReplaceAll(c, "-", " ")) }, mine, 0, joined},
		}},
		{"the same code and secret again", []try{
			{right, mine, 0, joined}, {right, mine, time.Minute, joined},
			{right, mine, 100 * time.Hour, joined},
		}},
		{"the same code on another laptop", []try{
			{right, mine, 0, joined}, {right, another, 0, wire.ProblemCodeUsed}, {right, mine, 0, joined},
		}},
		{"too late", []try{{right, mine, 72 * time.Hour, wire.ProblemCodeOld}}},
		{"just in time", []try{{right, mine, 72*time.Hour - time.Second, joined}}},
		{"four wrong tries", []try{
			{wrongFor, mine, 0, wire.ProblemCode}, {wrongFor, mine, 0, wire.ProblemCode},
			{wrongFor, another, 0, wire.ProblemCode}, {wrongFor, mine, 0, wire.ProblemCode},
			{right, mine, 0, joined},
		}},
		{"five wrong tries", []try{
			{wrongFor, mine, 0, wire.ProblemCode}, {wrongFor, mine, 0, wire.ProblemCode},
			{wrongFor, mine, 0, wire.ProblemCode}, {wrongFor, mine, 0, wire.ProblemCode},
			{wrongFor, mine, 0, wire.ProblemCode}, {right, mine, 0, wire.ProblemCodeClosed},
		}},
		{"the name of another's closes nothing", []try{
			{sameStart, mine, 0, wire.ProblemCode}, {sameStart, mine, 0, wire.ProblemCode},
			{sameStart, mine, 0, wire.ProblemCode}, {sameStart, mine, 0, wire.ProblemCode},
			{sameStart, mine, 0, wire.ProblemCode}, {sameStart, mine, 0, wire.ProblemCode},
			{right, mine, 0, joined},
		}},
		{"wrong tries after it was used harm nobody", []try{
			{right, mine, 0, joined}, {wrongFor, another, 0, wire.ProblemCode},
			{wrongFor, another, 0, wire.ProblemCode}, {wrongFor, another, 0, wire.ProblemCode},
			{wrongFor, another, 0, wire.ProblemCode}, {wrongFor, another, 0, wire.ProblemCode},
			{right, mine, 0, joined},
		}},
		{"no such invitation", []try{{func(string) string { return "0000-000-000" }, mine, 0, wire.ProblemCode}}},
		{"not a code", []try{
			{func(string) string { return "密码" }, mine, 0, wire.ProblemCode},
			{func(string) string { return "" }, mine, 0, wire.ProblemCode},
			{func(c string) string { return c + c }, mine, 0, wire.ProblemCode},
		}},
		{"without a secret", []try{{right, [32]byte{}, 0, wire.ProblemMalformed}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			h, clock := newHub(t)
			in := invite(t, h, "w")
			var first *wire.Joined
			for i, try := range c.tries {
				clock.now = noon.Add(try.after)
				got, err := h.Join(
					t.Context(),
					wire.Join{Version: wire.Version, Code: try.code(in.Code), Hash: try.hash, Device: "d"},
				)
				if problem(err) != try.want {
					t.Fatalf("try %d: got %s, want %s", i, problem(err), try.want)
				}
				if err != nil {
					continue
				}
				got.Now = 0
				if first == nil {
					first = &got
				}
				if d := cmp.Diff(*first, got); d != "" {
					t.Errorf("another answer:\n%s", d)
				}
			}
			if first == nil {
				return
			}
			if first.Account.Person != in.Person || !slices.Equal(first.Communities, []model.Path{county, community}) ||
				first.County != "place 522730" || first.Sample {
				t.Errorf("joined %+v", first)
			}
			if all, err := h.Devices(t.Context()); err != nil || len(all) != 1 || all[0].Name != "d" {
				t.Errorf("devices %+v, %v", all, err)
			}
		})
	}
}

func TestASecretIsOnePersons(t *testing.T) {
	h, _ := newHub(t)
	hash := wire.Secret{1}.Hash()
	join := func(in hub.Invited) string {
		_, err := h.Join(t.Context(), wire.Join{Version: wire.Version, Code: in.Code, Hash: hash})
		return problem(err)
	}
	if got := join(invite(t, h, "w")); got != "<nil>" {
		t.Fatal(got)
	}
	if got := join(invite(t, h, "v")); got != wire.ProblemCodeUsed {
		t.Errorf("another's code: %s", got)
	}
	if got := join(invite(t, h, "w")); got != "<nil>" {
		t.Errorf("a second code of the same person: %s", got)
	}
}
