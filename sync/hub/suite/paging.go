package suite

import (
	"errors"
	"testing"

	"sidan/model"
	"sidan/sync/hub"
)

// page reads one page of rows for a viewer with some tags. It returns their revisions.
func page(t *testing.T, j hub.Journal, tags model.Tags, after uint64, most, bytes int) (revs []uint64, upTo uint64) {
	t.Helper()
	read(t, j, func(s hub.Snapshot) error {
		var rows []hub.Stored
		var err error
		revs = nil
		rows, upTo, err = s.Rows(community, tags, after, most, bytes, nil)
		for _, r := range rows {
			revs = append(revs, r.Rev)
		}
		return err
	})
	return revs, upTo
}

func rows(t *testing.T, j hub.Journal) {
	write(t, j,
		hub.Writes{
			Community: community, History: at(4),
			Records: []hub.Stored{row(3, 1, "a", "b"), row(1, 2, "a"), row(4, 3, "b"), row(2, 4, "ab")},
		},
		hub.Writes{Community: "522730/02", History: at(1), Records: []hub.Stored{row(1, 1, "a")}})
	for _, c := range []struct {
		tags  model.Tags
		after uint64
		want  []uint64
	}{
		{model.Tags{"a", "b"}, 0, []uint64{1, 3, 4}},
		{model.Tags{"a", "b"}, 1, []uint64{3, 4}},
		{model.Tags{"a"}, 0, []uint64{1, 3}},
		{model.Tags{"c"}, 0, nil},
		{nil, 0, nil},
		{model.Tags{"a", "b"}, ^uint64(0), nil},
	} {
		got, upTo := page(t, j, c.tags, c.after, 10, 1000)
		same(t, "rows", c.want, got)
		if upTo < 4 {
			t.Errorf("tags %v: all was read, but upTo = %d", c.tags, upTo)
		}
	}
}

// likeTags tests two tags of which one begins with the bytes that may begin a key of the other. Neither viewer may be
// given a row of the other.
func likeTags(t *testing.T, j hub.Journal) {
	const own, like = model.Tag("in:522730/01"), model.Tag("in:522730/01\x00zzzzzzzz")
	var want [2][]uint64
	var all []hub.Writes
	for rev := uint64(1); rev <= 400; rev++ {
		n := rev % 2
		r := row(rev, 1, []model.Tag{own, like}[n])
		r.ID = model.RecordID{byte(rev >> 8), byte(rev)}
		all = append(all, hub.Writes{Community: community, History: at(rev), Records: []hub.Stored{r}})
		want[n] = append(want[n], rev)
	}
	write(t, j, all...)
	for n, tag := range []model.Tag{own, like} {
		got, _ := page(t, j, model.Tags{tag}, 0, 1000, 1<<20)
		same(t, string(tag), want[n], got)
	}
}

func changedRecord(t *testing.T, j hub.Journal) {
	two := []hub.Stored{row(1, 1, "a", "b"), row(2, 2, "a")}
	write(t, j, hub.Writes{Community: community, History: at(2), Records: two})
	write(t, j, hub.Writes{Community: community, History: at(3), Records: []hub.Stored{row(3, 1, "b")}})
	a, _ := page(t, j, model.Tags{"a"}, 0, 10, 1000)
	b, _ := page(t, j, model.Tags{"b"}, 0, 10, 1000)
	same(t, "lost tag", []uint64{2}, a)
	same(t, "kept tag", []uint64{3}, b)
}

func bounds(t *testing.T, j hub.Journal) {
	write(
		t, j,
		hub.Writes{Community: community, History: at(3), Records: []hub.Stored{
			row(1, 1, "a"), row(2, 2, "a"), row(3, 3, "a"),
		}},
	)
	for _, c := range []struct {
		most, bytes int
		want        []uint64
	}{
		{2, 1000, []uint64{1, 2}}, {10, 8, []uint64{1, 2}}, {10, 7, []uint64{1}}, {0, 0, []uint64{1}},
		{3, 12, []uint64{1, 2, 3}},
	} {
		got, upTo := page(t, j, model.Tags{"a"}, 0, c.most, c.bytes)
		same(t, "rows", c.want, got)
		if last := c.want[len(c.want)-1]; last < 3 && upTo != last {
			t.Errorf("cut after %d, but upTo = %d", last, upTo)
		}
	}
}

func losses(t *testing.T, j hub.Journal) {
	ls := []hub.Loss{
		{Rev: 1, Record: model.RecordID{1}, Tags: model.Tags{"a"}},
		{Rev: 3, Record: model.RecordID{1}, Tags: model.Tags{"b"}},
	}
	write(t, j, hub.Writes{Community: community, History: at(3), Losses: ls})
	for _, c := range []struct {
		after uint64
		most  int
		want  []hub.Loss
		upTo  uint64
	}{{0, 5, ls, 3}, {1, 5, ls[1:], 3}, {0, 1, ls[:1], 1}, {0, 0, ls[:1], 1}, {3, 5, nil, 3}, {^uint64(0), 5, nil, 3}} {
		read(t, j, func(s hub.Snapshot) error {
			got, upTo, err := s.Losses(community, c.after, c.most)
			same(t, "losses", c.want, got)
			if c.upTo < 3 && upTo != c.upTo || upTo < c.upTo {
				t.Errorf("after %d: upTo = %d", c.after, upTo)
			}
			return err
		})
	}
}

func everything(t *testing.T, j hub.Journal) {
	lines := []hub.Line{line(1, 3, 1), line(2, 1, 2), line(3, 2, 3)}
	records := []hub.Stored{row(2, 1, "a"), row(3, 2, "b"), row(1, 3, "c")}
	write(
		t, j, hub.Writes{Community: community, History: at(3), Lines: lines, Records: records},
		hub.Writes{Community: "522730/02", History: at(1), Records: records[:1]},
	)
	read(t, j, func(s hub.Snapshot) error {
		all, err := s.Records(community, model.RecordID{}, 2)
		same(t, "the first records", records[:2], all)
		rest, restErr := s.Records(community, all[1].ID, 2)
		same(t, "the rest", records[2:], rest)
		log, logErr := s.Log(community, 0, 2)
		same(t, "the first lines", lines[:2], log)
		more, moreErr := s.Log(community, 2, 2)
		same(t, "more lines", lines[2:], more)
		if none, err := s.Log(community, ^uint64(0), 2); err != nil || len(none) > 0 {
			t.Errorf("after the last: %v, %v", none, err)
		}
		if none, err := s.Records("522730/09", model.RecordID{}, 2); err != nil || len(none) > 0 {
			t.Errorf("of an unknown community: %v, %v", none, err)
		}
		return errors.Join(err, restErr, logErr, moreErr)
	})
}

func floor(t *testing.T, j hub.Journal) {
	for rev := uint64(1); rev <= 4; rev++ {
		write(t, j, hub.Writes{
			Community: community, History: at(rev),
			Losses: []hub.Loss{{Rev: rev, Record: model.RecordID{1}, Tags: model.Tags{"a"}}},
		})
	}
	raised := at(4)
	raised.Floor = 3
	write(t, j, hub.Writes{Community: community, History: raised})
	for rev := uint64(1); rev <= 4; rev++ {
		if l := load(t, j, hub.Keys{Community: community, Seen: rev}); (l.Seen != nil) != (rev >= 3) {
			t.Errorf("mark %d with the floor at 3: %v", rev, l.Seen)
		}
	}
	read(t, j, func(s hub.Snapshot) error {
		left, _, err := s.Losses(community, 0, 10)
		if len(left) != 1 || left[0].Rev != 4 {
			t.Errorf("losses with the floor at 3: %v", left)
		}
		return err
	})
	same(t, "community", raised, load(t, j, hub.Keys{Community: community}).History)
}
