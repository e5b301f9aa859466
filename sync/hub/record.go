package hub

import (
	"fmt"

	"sidan/model"
	"sidan/model/code"
)

// record returns a record of a community with its inside, or nil if the community does not have it.
func record(s Snapshot, community model.Path, id model.RecordID) (model.Record, error) {
	l, err := s.Load(Keys{Community: community, Records: []model.RecordID{id}})
	if err != nil {
		return nil, err
	}
	stored, ok := l.Records[id]
	if !ok {
		return nil, nil
	}
	r, err := code.Open(stored.Face, stored.Inside)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w: %w", stored.Kind, ErrDamaged, err)
	}
	return r, nil
}

// entry returns a change that the hub itself makes, in the name of the organisation, and the line that it would have if
// it had come in a request. at is in Unix seconds. The caller must set the tags of the line.
func entry(id model.RecordID, body model.Body, at int64) (model.Change, Line, error) {
	c := model.Change{Record: id, At: unix(at), Body: body}
	core, err := code.Core(c)
	if err != nil {
		return c, Line{}, err
	}
	c.ID = code.ChangeID(core)
	return c, Line{ID: c.ID, Record: id, At: at, On: at, Received: at, Core: core}, nil
}

// eachCommunity calls visit for each community and directory of a hub, as the snapshot has it.
func eachCommunity(s Snapshot, visit func(community model.Path, c History) error) error {
	communities, err := s.Communities()
	if err != nil {
		return err
	}
	for _, community := range communities {
		l, err := s.Load(Keys{Community: community})
		if err != nil {
			return err
		}
		if err := visit(community, l.History); err != nil {
			return err
		}
	}
	return nil
}

// writeAll writes what was gathered from a snapshot. A transaction does all its reading before its writing (Journal).
func writeAll(tx Tx, gathered []Writes) error {
	for _, w := range gathered {
		if err := tx.Write(w); err != nil {
			return err
		}
	}
	return nil
}
