package command

import (
	"encoding/binary"
	"math"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
)

// BenchmarkFigureOneRecord has the real program carry out commands that name one record, at a home of 600
// households and at one of 100,000, both without a passphrase: the least of user and system time. x is the
// large home's time by the small one's.
func BenchmarkFigureOneRecord(b *testing.B) {
	dir := b.TempDir()
	sidan := built(b, dir, "sidan")
	small, large := filepath.Join(dir, "small"), filepath.Join(dir, "large")
	town{b, 600}.fill(small)
	town{b, 100_000}.fill(large)
	index := timed(b, sidan, "task", "show", hex(taskID(0)), "--home", large)
	b.Logf("the first command at the large home, which makes its index: %.0f ms", index)
	for _, c := range []struct {
		name string
		args []string
	}{
		{"visit", []string{"visit", hex(doorID(17)), "--outcome", "met", "--with", "王", "--note", "都好"}},
		{"visit-by-end", []string{"visit", hex(doorID(17))[26:], "--outcome", "met", "--with", "王", "--note", "都好"}},
		{"household-show", []string{"household", "show", hex(doorID(18)), "--json"}},
		{"household-edit", []string{"household", "edit", hex(doorID(19)), "--note", "门朝东"}},
		{"task-show", []string{"task", "show", hex(taskID(2)), "--json"}},
		{"task-progress", []string{"task", "progress", hex(taskID(3)), "--note", "去看过了"}},
		{"task-by-number", []string{"task", "show", model.Number(townCommunity, model.TaskID(taskID(4)))}},
	} {
		b.Run(c.name, func(b *testing.B) {
			atSmall, atLarge := math.Inf(1), math.Inf(1)
			for b.Loop() {
				atSmall = min(atSmall, timed(b, sidan, append(c.args, "--home", small)...))
				atLarge = min(atLarge, timed(b, sidan, append(c.args, "--home", large)...))
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(atSmall, "small-ms")
			b.ReportMetric(atLarge, "large-ms")
			b.ReportMetric(atLarge/atSmall, "x")
		})
	}
}

// timed runs a command and gives the milliseconds of processor time it took.
func timed(b *testing.B, name string, args ...string) float64 {
	b.Helper()
	cmd := exec.Command(name, args...)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%s: %v\n%s", args, err, out)
	}
	return float64((cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Microseconds()) / 1000
}

// town fills the home of a worker who walks so many households, each visited twice, with a task at every fortieth.
type town struct {
	tb         testing.TB
	households int
}

const townCounty, townCommunity = model.Path("522730"), model.Path("522730/01")

var townWorker = model.Ref{ID: model.PersonID{1}, Name: "杨秀芬"}

func (t town) fill(dir string) {
	me := model.Account{Person: townWorker, Role: model.WorkerRole, Scopes: []model.Path{townCommunity}}
	s, err := store.Create(dir, nil, store.Identity{
		Hub: "http://127.0.0.1:9", Account: me, Communities: []model.Path{townCounty, townCommunity}, OffLine: true,
	})
	must(t.tb, err)
	defer s.Close()
	must(t.tb, s.Commit([]store.Write{
		store.Enter{Community: townCounty}, store.NewNext{Community: townCounty, Since: 1},
		store.Swap{Community: townCounty},
		store.Enter{Community: townCommunity}, store.NewNext{Community: townCommunity, Since: 1},
	}))
	rev := uint64(0)
	for from := 0; from < t.households; from += 5000 {
		var writes []store.Write
		for n := from; n < min(from+5000, t.households); n++ {
			for _, r := range t.records(n) {
				rev++
				face, inside, err := code.Record(r)
				must(t.tb, err)
				writes = append(writes, store.PutRow{Row: store.Row{
					Community: townCommunity, ID: r.RecordID(), Rev: rev, Face: face, Inside: inside,
				}})
			}
		}
		must(t.tb, s.Commit(writes))
	}
	must(
		t.tb,
		s.Commit([]store.Write{store.SetCopy{Community: townCommunity, Cursor: rev},
			store.Swap{Community: townCommunity}}),
	)
}

// records are a household, its two visits, and at every fortieth a task open to anyone.
func (t town) records(n int) (all []model.Record) {
	apply := func(r model.Record, id model.RecordID, daysAgo int, role model.Role, b model.Body) model.Record {
		at := time.Now().AddDate(0, 0, -daysAgo)
		account := model.Account{Person: townWorker, Role: role, Scopes: []model.Path{townCommunity}}
		after, out := model.Apply(r, model.Change{Record: id, Author: townWorker.ID, At: at, Body: b}, model.Stamp{
			By: townWorker, Tags: account.TagsIn(townCommunity), At: at, On: at, Received: at,
		})
		if !out.Accepted() {
			t.tb.Fatalf("%T: %v", b, out.Why)
		}
		return after
	}
	house := household(n)
	all = append(all, apply(nil, doorID(n), 200, model.WorkerRole, house))
	for i := range 2 {
		all = append(all, apply(nil, idOf(3+byte(i), n), 20+20*i, model.WorkerRole, model.VisitMade{
			Household: model.HouseholdID(doorID(n)), Grid: house.Grid, Outcome: model.Met,
			Note: "家里都好，老人腿脚不便",
		}))
	}
	if n%40 != 0 {
		return all
	}
	task := apply(nil, taskID(n/40), 10, model.WorkerRole, model.TaskRaised{
		Grid: house.Grid, Channel: model.ByVisit, Words: "楼道灯坏了",
		Household: model.DoorRef{ID: model.HouseholdID(doorID(n)), Name: house.Residents[0].Name, Door: house.Door},
	})
	task = apply(task, taskID(n/40), 9, model.SupervisorRole, model.TaskSorted{
		Sphere: model.Everyone, Menu: model.Facilities,
	})
	task = apply(task, taskID(n/40), 9, model.SupervisorRole, model.TaskDispatched{
		To: model.Addressee{Kind: model.ToOpen}, Due: model.DayOf(time.Now()) + 3, Brief: "换灯",
	})
	return append(all, task)
}

// idOf is an id as a UUIDv7 is: a time first, then bits that say nothing.
func idOf(kind byte, n int) (id model.RecordID) {
	id = model.RecordID{0x01, 0x93, kind}
	binary.BigEndian.PutUint32(id[3:], uint32(n))
	mixed := (uint64(n)<<8 | uint64(kind)) * 0x9e3779b97f4a7c15
	binary.BigEndian.PutUint64(id[8:], mixed^mixed>>29)
	return id
}

func doorID(n int) model.RecordID { return idOf(1, n) }
func taskID(n int) model.RecordID { return idOf(2, n) }

func hex(id model.RecordID) string { return strings.ToLower(id.String()) }
