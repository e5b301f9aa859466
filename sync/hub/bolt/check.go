package bolt

import (
	"context"
	"errors"

	"sidan/sync/hub"
)

// errChecked ends the transaction of a check, so that nothing of it is written.
var errChecked = errors.New("checked")

// Check implements hub.Journal. It runs as a writing transaction, so that nothing else is written meanwhile: otherwise
// the list of free pages would be of another moment than the pages that are in use.
func (j *Journal) Check(ctx context.Context) error {
	var found error
	err := j.commit.do(ctx, func(t hub.Tx) error {
		found = faults.CheckPages(t.(*tx).tx)
		return errChecked
	})
	if errors.Is(err, errChecked) {
		return found
	}
	return err
}
