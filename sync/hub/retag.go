package hub

import (
	"context"

	"sidan/model"
	"sidan/model/code"
)

// retag computes the tags of all records again, by the rule of this program, and then stores the version of that rule.
// Revisions and marks stay as they are. The version is part of every digest, so all digests change, every laptop
// fetches a new copy, and no loss rows are needed (docs/visibility.md §1). The hub serves nobody meanwhile. If the
// process is killed, the next start does all of it again.
func (h *Hub) retag(ctx context.Context, f founding) error {
	var communities []model.Path
	err := h.journal.Read(ctx, func(s Snapshot) (err error) { communities, err = s.Communities(); return err })
	for _, community := range communities {
		for after, more := (model.RecordID{}), true; more && err == nil; {
			last := after
			err = h.journal.Update(ctx, func(tx Tx) (err error) {
				last, more, err = retagSome(tx, community, after)
				return err
			})
			after = last
		}
	}
	if err != nil {
		return err
	}
	f.Audience = model.AudienceVersion
	return h.journal.Update(ctx, func(tx Tx) error { return put(tx, Meta, foundingKey, f) })
}

// retagSome computes the tags of the records of one commit: those whose ids follow after. It returns the last id, and
// whether there may be more records. A record that cannot be read keeps its tags: it is damaged or a newer program
// wrote it, and whoever reads it finds that out.
func retagSome(tx Tx, community model.Path, after model.RecordID) (last model.RecordID, more bool, err error) {
	rows, err := tx.Records(community, after, replayBatch)
	if err != nil || len(rows) == 0 {
		return after, false, err
	}
	l, err := tx.Load(Keys{Community: community})
	if err != nil {
		return after, false, err
	}
	w := Writes{Community: community, History: l.History}
	for _, r := range rows {
		last = r.ID
		rec, err := code.Open(r.Face, r.Inside)
		if err != nil {
			continue
		}
		who := model.AudienceOf(rec)
		r.FaceTags, r.InsideTags = who.Face, who.Inside
		w.Records = append(w.Records, r)
	}
	return last, true, tx.Write(w)
}
