package hub_test

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// copyOf is a home's copy of a community, filled page by page as docs/visibility.md §4 says.
type copyOf struct {
	rows          map[model.RecordID]wire.Row
	cursor, since uint64
	digest        wire.Digest
	week          model.Week
}

func (c *copyOf) take(a wire.Answer) {
	if a.Page.From == 0 {
		c.rows, c.since = map[model.RecordID]wire.Row{}, a.Head
	}
	for _, r := range a.Page.Rows {
		if r.Gone() {
			delete(c.rows, r.ID)
		} else {
			c.rows[r.ID] = r
		}
	}
	c.cursor, c.digest, c.week = a.Page.Next, a.Page.Digest, a.Page.Week
}

// TestACopyIsWhatItsViewerMaySee has people act on tasks at random, and one of them move about, while pages of any size
// are taken between; when all is read, the copy is View of every record, no more and no less.
func TestACopyIsWhatItsViewerMaySee(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := newDesk(t)
		viewer := neighbour
		c := &copyOf{}
		read := func(most int) bool {
			ask := wire.Ask{After: c.cursor, Since: c.since, Digest: c.digest, Week: c.week, Rows: true}
			a := d.answer(viewer, ask, hub.Left{}, &hub.Room{Rows: most, Bytes: 1 << 20})
			c.take(a)
			return c.cursor == a.Head
		}
		scopes := []model.Path{grid, grid2, "522730/01/02", other + "/01/01"}
		bodies := []model.Body{newTask(grid), newTask(grid2), newTask(grid),
			model.TaskSorted{Sphere: model.Public, Menu: model.Care},
			model.TaskSorted{Sphere: model.Family, Menu: model.Care},
			model.TaskDispatched{To: model.Addressee{Kind: model.ToOpen}, Due: 1, Brief: "b"},
			model.TaskDispatched{To: model.Addressee{Kind: model.ToPerson, ID: viewer.Person.ID.Record()}, Due: 1},
			model.TaskClaimed{}, model.TaskReleased{Why: "w"}, model.TaskReturned{Why: "w"},
			model.TaskProgressed{Note: "n"}, model.TaskUndone{}}
		for range rapid.IntRange(1, 40).Draw(r, "steps") {
			switch rapid.IntRange(0, 9).Draw(r, "what") {
			case 0:
				viewer.Scopes = []model.Path{rapid.SampledFrom(scopes).Draw(r, "scope")}
			case 1, 2:
				read(rapid.IntRange(1, 3).Draw(r, "most"))
			default:
				by := rapid.SampledFrom([]hub.Account{worker, viewer, supervisor, supervisor, supervisor}).Draw(r, "by")
				d.says(
					by, model.RecordID{byte(rapid.IntRange(1, 5).Draw(r, "task"))},
					rapid.SampledFrom(bodies).Draw(r, "body"),
				)
			}
		}
		for !read(2) {
		}
		same(r, d, viewer, c)
	})
}

func same(r *rapid.T, d *desk, viewer hub.Account, c *copyOf) {
	tags, seen := viewer.TagsIn(community), 0
	for i := range byte(6) {
		id := model.RecordID{i}
		s, known := d.load(hub.Keys{Records: []model.RecordID{id}}).Records[id]
		row, held := c.rows[id]
		inSight := known && s.FaceTags.Meet(tags)
		switch {
		case held != inSight:
			r.Fatalf("record %d: held %v, in sight %v", i, held, inSight)
		case held && (row.Rev != s.Rev || !bytes.Equal(
			row.Face, s.Face,
		) || (row.Inside != nil) != s.InsideTags.Meet(tags)):
			r.Fatalf("record %d: held at %d, stands at %d", i, row.Rev, s.Rev)
		case held:
			seen++
		}
	}
	if seen != len(c.rows) {
		r.Fatalf("%d rows, of which %d exist", len(c.rows), seen)
	}
}
