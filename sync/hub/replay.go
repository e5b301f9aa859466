package hub

import (
	"context"
	"fmt"
	"iter"

	"sidan/model"
	"sidan/model/code"
)

// replayBatch is how many changes are written in one commit: so many that waiting for the disk takes little of the
// time.
const replayBatch = 4000

// Replay fills an empty hub with the history of a sample, and marks the hub as a sample. Each change goes through the
// rules with its stamp, as if it had come in a request at that time, and leaves the same line, row and mark. A history
// may have refused changes. A change that is held is a fault of the sample, and Replay stops with an error; the batches
// before it stay written. If the hub holds a community already, Replay returns an error and writes nothing.
func (h *Hub) Replay(ctx context.Context, history iter.Seq2[model.Stamp, model.Change]) error {
	err := h.journal.Update(ctx, func(tx Tx) error {
		communities, err := tx.Communities()
		if err == nil && len(communities) > 0 {
			err = fmt.Errorf("%w: %s", errNotEmpty, communities[0])
		}
		if err != nil {
			return err
		}
		return put(tx, Meta, foundingKey, founding{Version: version, Audience: model.AudienceVersion, Sample: true})
	})
	if err != nil {
		return fmt.Errorf("replay: %w", err)
	}
	r := replay{communities: map[model.RecordID]model.Path{}}
	for stamp, c := range history {
		if err := r.add(stamp, c); err != nil {
			return err
		}
		if r.n == replayBatch {
			if err := h.journal.Update(ctx, r.commit); err != nil {
				return fmt.Errorf("replay: %w", err)
			}
			r.n, r.batch = 0, nil
		}
	}
	if err := h.journal.Update(ctx, r.commit); err != nil {
		return fmt.Errorf("replay: %w", err)
	}
	return nil
}

var errNotEmpty = fmt.Errorf("the hub holds a community already")

// replay gathers changes by community. communities has the community of each record, because only the change that
// makes a record names the community.
type replay struct {
	communities map[model.RecordID]model.Path
	batch       map[model.Path][]replayed
	n           int
}

type replayed struct {
	change model.Change
	line   Line
}

// add gathers one change with its stamp.
func (r *replay) add(stamp model.Stamp, c model.Change) error {
	if community := model.CommunityOf(c.Body); community != "" {
		r.communities[c.Record] = community
	}
	core, err := code.Core(c)
	if err != nil {
		return fmt.Errorf("replay: %w", err)
	}
	c.ID = code.ChangeID(core)
	line := Line{
		ID: c.ID, Record: c.Record, By: stamp.By, Tags: stamp.Tags, At: stamp.At.Unix(), On: stamp.On.Unix(),
		Received: stamp.Received.Unix(), Core: core,
	}
	if r.batch == nil {
		r.batch = map[model.Path][]replayed{}
	}
	community := r.communities[c.Record]
	r.batch[community] = append(r.batch[community], replayed{c, line})
	r.n++
	return nil
}

// commit applies the changes that were gathered, in one transaction.
func (r *replay) commit(tx Tx) error {
	for community, changes := range r.batch {
		keys := Keys{Community: community}
		for _, x := range changes {
			keys.Records = append(keys.Records, x.change.Record)
		}
		l, err := tx.Load(keys)
		if err != nil {
			return err
		}
		s := newStep(community, theOrganisation(community.At(model.County)), l, len(changes))
		for _, x := range changes {
			s.apply(x.change, x.line, x.line.clockFlag(), nil)
			if last := s.writes.Lines[len(s.writes.Lines)-1]; last.Code == model.Held {
				return fmt.Errorf("change %s at revision %d: held: %s", last.ID, last.Rev, last.Why.Reason)
			}
		}
		if err := tx.Write(s.output().Writes); err != nil {
			return err
		}
	}
	return nil
}
