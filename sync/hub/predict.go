package hub

import (
	"sidan/model"
	"sidan/sync/wire"
)

// prediction finds the rows of a page that the laptop computes itself, and marks them in the page instead of sending
// them (wire.Page.Predicted). The record of such a row was made from nothing by one change of this request. That change
// was judged in this request and accepted without a flag, and nothing has changed the record since. So the laptop has
// all that the row was made of: the change, its author, and the times at which the request was sent and came. The
// viewer must also see all of the row.
type prediction struct {
	done     Output
	lines    []Line // of the changes offered, in order
	verdicts int    // how many verdicts the answer has; those of lines come first
	next     int    // the lines before this index belong to rows that came before
	rows     []wire.Row
}

// leavesOut reports whether the page leaves a row out because the laptop computes it. If so, it marks the row in the
// page. stored is the record, row what the viewer may see of it. leavesOut must be called in order of revision. A nil
// prediction leaves out nothing.
func (p *prediction) leavesOut(page *wire.Page, stored Stored, row wire.Row) bool {
	if p == nil {
		return false
	}
	for p.next < len(p.lines) && p.lines[p.next].Rev < stored.Rev {
		p.next++
	}
	if p.next == len(p.lines) {
		return false
	}
	l := p.lines[p.next]
	i, created := p.done.created[stored.ID]
	switch {
	case l.Rev != stored.Rev || l.Record != stored.ID || l.Code != model.OK:
		return false
	case !created || p.done.Writes.Records[i].Rev != stored.Rev:
		return false
	case len(row.Inside) != len(stored.Inside):
		return false
	}
	page.SetPredicted(p.next, p.verdicts)
	p.rows = append(p.rows, row)
	return true
}

// finish puts the hash of the rows that were left out into the page.
func (p *prediction) finish(page *wire.Page) {
	if p != nil && len(p.rows) > 0 {
		page.PredictedSum = wire.SumOfRows(p.rows)
	}
}
