package hub

import (
	"sidan/model"
	"sidan/sync/wire"
)

// prediction finds the rows of a page that the home computes itself, and marks them in the page instead of sending
// them (wire.Page.Predicted). Such a row is that of a record which one change of this request made from nothing:
// accepted without a flag, judged just now, and not changed since. Then the home has all that the row was made of: the
// change, its author, and the times at which the request was sent and came. The home must also see all of the row.
type prediction struct {
	done     Output
	lines    []Line // of the changes offered, in order
	verdicts int    // how many verdicts the answer has, of which those of lines come first
	next     int    // lines before it are of rows that came before
	rows     []wire.Row
}

// leavesOut reports whether a row is predicted, and marks it then. stored is the record, row what the viewer may see of
// it. Rows must come in order of revision. A nil prediction leaves out nothing.
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

// finish says in the page what the rows that were left out hash to.
func (p *prediction) finish(page *wire.Page) {
	if p != nil && len(p.rows) > 0 {
		page.PredictedSum = wire.SumOfRows(p.rows)
	}
}
