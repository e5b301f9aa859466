package hub

import (
	"context"
	"fmt"
	"time"

	"sidan/model"
)

// floorAge is how long marks and losses are kept. A laptop that has not synced for longer begins a new copy
// (docs/visibility.md §1).
const floorAge = 400 * 24 * time.Hour

// Prune raises each community's floor to the last change that came before a time, and deletes marks and losses below
// it.
func (h *Hub) Prune(ctx context.Context, before time.Time) error {
	err := h.journal.Update(ctx, func(tx Tx) error {
		var raised []Writes
		err := eachCommunity(tx, func(home model.Path, c Community) error {
			floor, err := lastBefore(tx, home, c, before.Unix())
			if err == nil && floor > c.Floor {
				c.Floor = floor
				raised = append(raised, Writes{Home: home, Community: c})
			}
			return err
		})
		if err != nil {
			return err
		}
		return writeAll(tx, raised)
	})
	if err != nil {
		return fmt.Errorf("prune: %w", err)
	}
	return nil
}

// lastBefore finds the last revision received before a time, by binary search. The times in the log are in order,
// except where the hub's clock was set back; a floor that is off by that does no harm.
func lastBefore(s Snapshot, home model.Path, c Community, unix int64) (uint64, error) {
	low, high := c.Floor, c.Head
	for low < high {
		mid := low + (high-low+1)/2
		lines, err := s.Log(home, mid-1, 1)
		if err != nil {
			return 0, err
		}
		if len(lines) == 1 && lines[0].Received < unix {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return low, nil
}
