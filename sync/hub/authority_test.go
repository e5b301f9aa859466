package hub_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/sync/hub"
)

// The verdicts of the table: code and reason.
const (
	okay         = "ok "
	flaggedSight = "flagged flag-out-of-sight"
	refusedSight = "refused out-of-sight"
	heldUnknown  = "held unknown-record"
	heldNoRight  = "held no-right"

	heldNeverSeen = "held never-seen"
)

// TestAuthority holds that authority comes before Apply: every combination of scope (in sight, out of sight,
// once, never), fact and intent, known and unknown record, for every role.
func TestAuthority(t *testing.T) {
	// An open task, a family matter nobody but the branch sees, one that a member holds, a visit.
	const open, secret, taken, visit = byte(20), byte(21), byte(22), byte(23)
	none := hub.Account{Account: model.Account{Person: model.Ref{ID: model.PersonID{40}}, Role: model.WorkerRole}}
	left := func(id byte, role model.Role, had model.Path) hub.Account {
		a := account(id, role, other)
		a.Had = []model.Path{had}
		return a
	}
	anyone := model.Addressee{Kind: model.ToOpen}
	nudge, longer := model.TaskNudged{Note: "n"}, model.TaskExtended{Until: model.DayOf(noon) + 9, Why: "w"}
	recall, sendOn := model.TaskRecalled{From: anyone}, model.TaskDispatched{
		To: teamTo, Due: model.DayOf(noon) + 3, Instead: anyone,
	}
	now := func(id byte, role model.Role, was ...hub.Right) hub.Account {
		a := account(id, role, community)
		a.Was = was
		return a
	}
	asWorker := hub.Right{Role: model.WorkerRole, Scopes: []model.Path{grid}}
	asVolunteer := hub.Right{Role: model.VolunteerRole, Scopes: []model.Path{community}}
	elsewhereOnce := hub.Right{Role: model.WorkerRole, Scopes: []model.Path{grid2}}
	teamSlot := model.GroupIDOf(model.ToTeam, community, "t").Record() // anybody can work it out
	note, claim := model.TaskProgressed{Note: "n"}, model.TaskClaimed{}
	for _, c := range []struct {
		name   string
		who    []hub.Account
		record model.RecordID
		body   model.Body
		want   string
	}{
		{"fact in sight", []hub.Account{worker, supervisor}, house, model.HouseholdMoved{}, okay},
		{"edit of what was never in sight", []hub.Account{
			neighbour, unit, volunteer, organiser, now(46, model.VolunteerRole, asVolunteer, elsewhereOnce),
		}, house, model.HouseholdMoved{}, heldNeverSeen},
		{"edit of what was in sight once", []hub.Account{
			now(47, model.VolunteerRole, asVolunteer, asWorker), now(48, model.OrganiserRole, asWorker),
		}, house, model.HouseholdMoved{}, flaggedSight},
		{"found again, never in sight", []hub.Account{neighbour, volunteer}, house, newHouse(grid), heldNeverSeen},
		{"found again, in sight", []hub.Account{worker, supervisor}, house, newHouse(grid), "flagged flag-second"},
		{"visit at a door never in sight", []hub.Account{
			neighbour, unit, volunteer, organiser,
		}, model.RecordID{96}, newVisit(), heldNeverSeen},
		{"visit at a door in sight once", []hub.Account{
			former, now(47, model.VolunteerRole, asWorker),
		}, model.RecordID{96}, newVisit(), flaggedSight},
		{"words under a visit never in sight", []hub.Account{
			neighbour, volunteer,
		}, model.RecordID{visit}, newVisit(), heldNeverSeen},
		{"rating of what was never in sight", []hub.Account{
			unit, volunteer, organiser,
		}, model.RecordID{secret}, model.TaskRated{Rating: model.Satisfied}, heldNeverSeen},
		{"rating of what was in sight before it was sorted", []hub.Account{
			worker,
		}, model.RecordID{secret}, model.TaskRated{Rating: model.Satisfied}, "flagged flag-state"},
		{"words on what was never in sight", []hub.Account{
			neighbour, unit, volunteer,
		}, model.RecordID{secret}, note, "flagged flag-state"},
		{"result of what was never in sight", []hub.Account{volunteer}, model.RecordID{secret}, model.TaskFinished{
			Result: "r",
		}, "flagged flag-help"},
		{"raised a second time, never in sight", []hub.Account{
			volunteer,
		}, model.RecordID{secret}, newTask(grid), "flagged flag-second"},
		{"fact on a task out of sight", []hub.Account{
			worker, neighbour, unit, volunteer, member,
		}, model.RecordID{secret}, model.TaskAnswered{How: model.ByPhone}, flaggedSight},
		{"fact by one who left, and never saw it", []hub.Account{
			left(42, model.VolunteerRole, community), left(43, model.OrganiserRole, community),
		}, house, model.HouseholdMoved{}, heldNeverSeen},
		{"fact by one who left", []hub.Account{
			former, left(41, model.SupervisorRole, community),
		}, house, model.HouseholdMoved{}, flaggedSight},
		{"fact by one who never was here", []hub.Account{
			stranger, elsewhere, none, account(44, model.SupervisorRole, other),
			account(45, model.OrganiserRole, other),
		}, house, model.HouseholdMoved{}, heldNoRight},

		{"fact on an unknown record", []hub.Account{
			worker, supervisor, unit, volunteer, organiser, former,
		}, model.RecordID{99}, note, heldUnknown},
		{"fact on an unknown record, never here", []hub.Account{
			stranger, elsewhere, none,
		}, model.RecordID{99}, note, heldNoRight},

		{"new record in sight", []hub.Account{worker, supervisor}, model.RecordID{98}, newHouse(grid), okay},
		{"new record out of sight", []hub.Account{
			neighbour, unit, volunteer, organiser, former,
		}, model.RecordID{98}, newHouse(grid), flaggedSight},
		{"a record in a list's place", []hub.Account{
			worker, supervisor, organiser,
		}, teamSlot, newTask(grid), "held unfit"},
		{"new record, never here", []hub.Account{
			stranger, elsewhere, none,
		}, model.RecordID{98}, newHouse(grid), heldNoRight},

		{"intent in sight, with the right", []hub.Account{
			worker, neighbour, supervisor, volunteer, member,
		}, model.RecordID{open}, claim, okay},
		{"intent in sight, without the right", []hub.Account{
			organiser,
		}, model.RecordID{open}, claim, "refused not-addressed"},
		{"intent in sight, not the branch", []hub.Account{
			worker, volunteer, organiser,
		}, model.RecordID{open}, model.TaskSorted{Sphere: model.Public, Menu: model.Care}, "refused not-branch"},
		{"intent out of sight", []hub.Account{
			worker, neighbour, unit, volunteer, member,
		}, model.RecordID{secret}, model.TaskClosed{Why: "w"}, refusedSight},
		{"intent on what is not open to them", []hub.Account{unit}, model.RecordID{open}, claim, refusedSight},
		{"intent by one who left", []hub.Account{
			former, left(41, model.SupervisorRole, community), left(42, model.VolunteerRole, community),
		}, model.RecordID{open}, claim, refusedSight},
		{"intent by one who never was here", []hub.Account{
			stranger, elsewhere, none,
		}, model.RecordID{open}, claim, refusedSight},
		{"a nudge, by the branch", []hub.Account{supervisor}, model.RecordID{taken}, nudge, okay},
		{"a nudge, not by the branch", []hub.Account{
			worker, member,
		}, model.RecordID{taken}, nudge, "refused not-branch"},
		{"a nudge, out of sight", []hub.Account{
			unit, former, stranger, left(41, model.SupervisorRole, community),
		}, model.RecordID{taken}, nudge, refusedSight},
		{"an extension, by the branch", []hub.Account{supervisor}, model.RecordID{taken}, longer, okay},
		{"an extension, not by the branch", []hub.Account{
			worker, member, organiser,
		}, model.RecordID{taken}, longer, "refused not-branch"},
		{"an extension, out of sight", []hub.Account{
			unit, former, stranger, left(41, model.SupervisorRole, community),
		}, model.RecordID{taken}, longer, refusedSight},
		{"a recall, by the branch", []hub.Account{supervisor}, model.RecordID{open}, recall, okay},
		{"a recall, not by the branch", []hub.Account{
			worker, neighbour, volunteer, organiser,
		}, model.RecordID{open}, recall, "refused not-branch"},
		{"a recall, out of sight", []hub.Account{
			unit, former, stranger, left(41, model.SupervisorRole, community),
		}, model.RecordID{open}, recall, refusedSight},
		{"sent on, by the branch", []hub.Account{supervisor}, model.RecordID{open}, sendOn, okay},
		{"sent on, not by the branch", []hub.Account{
			worker, volunteer, organiser,
		}, model.RecordID{open}, sendOn, "refused not-branch"},

		{"intent on an unknown record", []hub.Account{
			worker, supervisor, unit, volunteer, organiser, former, stranger, none,
		}, model.RecordID{99}, claim, heldUnknown},

		{"the lists, by an organiser", []hub.Account{organiser}, model.RecordID{97}, model.GroupAdded{
			Sort: model.ToTeam, Name: "t", Place: community,
		}, okay},
		{"the lists, by anybody else", []hub.Account{
			worker, supervisor, unit, volunteer, account(45, model.OrganiserRole, other),
		}, model.RecordID{97}, model.GroupAdded{Sort: model.ToTeam, Name: "t", Place: community}, heldNoRight},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, by := range c.who {
				d := newDesk(t)
				d.must(worker, house, newHouse(grid))
				d.openTask()
				d.must(worker, model.RecordID{visit}, newVisit())
				d.must(
					supervisor, model.RecordID{secret}, newTask(grid),
					model.TaskSorted{Sphere: model.Family, Menu: model.Care},
				)
				d.must(
					supervisor, model.RecordID{taken}, newTask(grid),
					model.TaskSorted{Sphere: model.Everyone, Menu: model.Care}, dispatchTo(teamTo),
				)
				d.must(member, model.RecordID{taken}, model.TaskClaimed{})
				before := d.record(c.record)
				code, why := d.says(by, c.record, c.body)
				if got := code.String() + " " + string(why); got != c.want {
					t.Errorf("%s: %s, want %s", by.Role, got, c.want)
				}
				accepted := code == model.OK || code == model.Flagged
				if changed := cmp.Diff(before, d.record(c.record)) != ""; changed != accepted {
					t.Errorf("%s: %s, and the record changed: %v", by.Role, code, changed)
				}
			}
		})
	}
}
