package hub

import (
	"crypto/sha256"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/sync/wire"
)

// TestRedeem holds who may join by which code. Of each attempt the code is right, the invitation is for person 1, waits
// and has not expired, and the laptop is new, unless the row says otherwise.
func TestRedeem(t *testing.T) {
	const code = "K7QF3M9XTB"
	now := time.Unix(1_795_500_000, 0)
	mine, another := [32]byte{1}, [32]byte{2}
	invited, before := model.PersonID{1}, model.PersonID{2}
	fresh := &Device{Person: invited, Name: "d", Joined: now.Unix()}
	refused := func(problem string) redemption { return redemption{problem: problem} }
	wrong := redemption{problem: wire.ProblemCode, wrong: true}
	again := redemption{person: invited}
	for _, c := range []struct {
		name string
		set  func(a *attempt)
		want redemption
	}{
		{"a new laptop", func(*attempt) {}, redemption{person: invited, uses: true, device: fresh}},
		{"a name that cannot be shown", func(a *attempt) { a.name = " d\x1b\n" },
			redemption{person: invited, uses: true, device: fresh}},
		{"another code", func(a *attempt) { a.code = "K7QF3M9XTC" }, wrong},
		{"no invitation of that name", func(a *attempt) { a.invitation = Invitation{} }, wrong},
		{
			"a wrong code for one that is used", func(a *attempt) { a.code, a.invitation.Used = "K7QF3M9XTC", &mine },
			wrong,
		},
		{
			"a wrong code for one that is closed", func(a *attempt) { a.code, a.invitation.Tries = "K7QF3M9XTC", 5 },
			wrong,
		},

		{"four wrong tries", func(a *attempt) { a.invitation.Tries = 4 },
			redemption{person: invited, uses: true, device: fresh}},
		{"five wrong tries", func(a *attempt) { a.invitation.Tries = 5 }, refused(wire.ProblemCodeClosed)},
		{"a second before it expires", func(a *attempt) { a.invitation.Expires = now.Unix() + 1 },
			redemption{person: invited, uses: true, device: fresh}},
		{"when it expires", func(a *attempt) { a.invitation.Expires = now.Unix() }, refused(wire.ProblemCodeOld)},
		{"closed and expired", func(a *attempt) { a.invitation.Tries, a.invitation.Expires = 5, 0 },
			refused(wire.ProblemCodeClosed)},

		{"used by this laptop", func(a *attempt) {
			a.invitation.Used, a.known, a.device = &mine, true, Device{Person: invited}
		}, again},
		{"used by this laptop, and expired", func(a *attempt) {
			a.invitation.Used, a.known, a.device = &mine, true, Device{Person: invited}
			a.invitation.Expires = 0
		}, again},
		{"used by this laptop, which was revoked", func(a *attempt) {
			a.invitation.Used, a.known, a.device = &mine, true, Device{Person: invited, Revoked: 5}
		}, refused(wire.ProblemRevoked)},
		{"used by another laptop", func(a *attempt) { a.invitation.Used = &another }, refused(wire.ProblemCodeUsed)},
		{"used by another laptop, and closed", func(a *attempt) {
			a.invitation.Used, a.invitation.Tries = &another, 5
		}, refused(wire.ProblemCodeUsed)},

		{"a laptop of the same person", func(a *attempt) {
			a.known, a.device = true, Device{Person: invited, Name: "old"}
		}, redemption{person: invited, uses: true}},
		{"a laptop of somebody else", func(a *attempt) {
			a.known, a.device = true, Device{Person: before}
		}, refused(wire.ProblemCodeUsed)},
		{"a laptop of somebody else that was revoked", func(a *attempt) {
			a.known, a.device = true, Device{Person: before, Name: "old", Joined: 3, Revoked: 5}
		}, redemption{person: invited, uses: true, device: &Device{
			Person: invited, Name: "old", Joined: now.Unix(), Before: []model.PersonID{before},
		}}},
		{"a laptop of the same person that was revoked", func(a *attempt) {
			a.known, a.device = true, Device{Person: invited, Name: "old", Joined: 3, Revoked: 5}
		}, redemption{person: invited, uses: true, device: &Device{Person: invited, Name: "old", Joined: now.Unix()}}},
		{"a revoked laptop with an expired code", func(a *attempt) {
			a.known, a.device, a.invitation.Expires = true, Device{Person: before, Revoked: 5}, 0
		}, refused(wire.ProblemCodeOld)},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := attempt{code: code, now: now, laptop: mine, name: "d", invitation: Invitation{
				Person: invited, Code: sha256.Sum256([]byte(code)), Expires: now.Unix() + 3600,
			}}
			c.set(&a)
			if d := cmp.Diff(c.want, redeem(a), cmp.AllowUnexported(redemption{})); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestWhatAnAttemptWrites: an invitation and a laptop, or a wrong try, or nothing.
func TestWhatAnAttemptWrites(t *testing.T) {
	mine, waiting := [32]byte{1}, []byte("K7QF3M")
	invitation := Invitation{Person: model.PersonID{1}, Expires: 9}
	for _, c := range []struct {
		name    string
		came    redemption
		key     []byte
		set     func(a *attempt)
		writes  map[Table]int
		tries   int
		usedNow bool
	}{
		{"a laptop joins", redemption{uses: true, device: &Device{}}, waiting, func(*attempt) {},
			map[Table]int{Invitations: 1, Devices: 1}, 0, true},
		{"a laptop that is there already", redemption{uses: true}, waiting, func(*attempt) {},
			map[Table]int{Invitations: 1}, 0, true},
		{"the same again", redemption{}, waiting, func(*attempt) {}, map[Table]int{}, 0, false},
		{"refused", redemption{problem: wire.ProblemCodeOld}, waiting, func(*attempt) {}, map[Table]int{}, 0, false},
		{"a wrong code", redemption{wrong: true}, waiting, func(*attempt) {}, map[Table]int{Invitations: 1}, 1, false},
		{"nobody's code", redemption{wrong: true}, nil, func(a *attempt) { a.invitation = Invitation{} },
			map[Table]int{Meta: 1}, 0, false},
		{"a wrong code for one that is used", redemption{wrong: true}, waiting,
			func(a *attempt) { a.invitation.Used = &mine }, map[Table]int{Meta: 1}, 0, false},
		{"a wrong code for one that is closed", redemption{wrong: true}, waiting,
			func(a *attempt) { a.invitation.Tries = mostTries }, map[Table]int{Meta: 1}, 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			j := new(Memory)
			a := attempt{invitation: invitation, laptop: mine}
			c.set(&a)
			if err := j.Update(t.Context(), func(tx Tx) error { return c.came.write(tx, a, c.key) }); err != nil {
				t.Fatal(err)
			}
			err := j.Read(t.Context(), func(s Snapshot) error {
				writes := map[Table]int{}
				for _, table := range Tables {
					if err := s.Each(table, func(_, _ []byte) error { writes[table]++; return nil }); err != nil {
						return err
					}
				}
				if d := cmp.Diff(c.writes, writes); d != "" {
					t.Error(d)
				}
				i, _, err := get[Invitation](s, Invitations, waiting)
				if i.Tries != c.tries || (i.Used != nil) != c.usedNow || c.usedNow && *i.Used != mine {
					t.Errorf("the invitation: %+v", i)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}
