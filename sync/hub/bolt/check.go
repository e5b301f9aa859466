package bolt

import (
	"context"
	"errors"

	"sidan/sync/hub"
)

// errChecked ends the transaction of a check, of which nothing is kept.
var errChecked = errors.New("checked")

// Check of a hub.Journal. It runs in the writer's place: while something else was written, the list of free pages
// would be that of another moment.
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
