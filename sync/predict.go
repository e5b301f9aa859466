package sync

import (
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/wire"
)

// predictedRows computes the rows that a page leaves out because this laptop can make them from its own changes
// (docs/visibility.md §2). ok is false where they are not what the hub has: a change is not kept here, the rules do not
// accept it, or the rows do not hash to the page's sum. Then nothing of the page may be used.
func (c *community) predictedRows(verdicts []wire.Verdict, p wire.Page) (rows []wire.Row, ok bool) {
	if len(p.Predicted) == 0 {
		return nil, true
	}
	cores := map[wire.Short][]byte{}
	for _, k := range c.kept {
		cores[wire.ShortOf(k.ID)] = k.Core
	}
	for i, v := range verdicts {
		if !p.IsPredicted(i) {
			continue
		}
		row, ok := c.predictedRow(v, cores[v.ID])
		if !ok {
			return nil, false
		}
		rows = append(rows, row)
	}
	return rows, wire.SumOfRows(rows) == p.PredictedSum
}

// predictedRow computes the row that a kept change made from nothing. core is nil where the change is not kept.
func (c *community) predictedRow(v wire.Verdict, core []byte) (row wire.Row, ok bool) {
	change, err := code.Change(core)
	if err != nil {
		return row, false
	}
	account, now := c.m.reply.Account, c.m.hubTime().Truncate(time.Second)
	tags := account.TagsIn(c.Path)
	record, out := model.Apply(nil, change, model.Stamp{
		By: account.Person, Tags: tags, At: change.At,
		On: wire.CorrectedTime(change.At, c.m.sent, now), Received: now, Rev: v.Rev,
	})
	if out.Code != model.OK || record == nil {
		return row, false
	}
	row = wire.Row{Rev: v.Rev, ID: change.Record}
	if row.Face, row.Inside, err = code.Record(record); err != nil {
		return row, false
	}
	to := model.AudienceOf(record)
	return row, to.Face.Meet(tags) && (row.Inside == nil || to.Inside.Meet(tags))
}
