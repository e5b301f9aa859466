package hub

import (
	"context"
	"fmt"
	"time"

	"sidan/model"
)

// floorAge is how long marks and losses are kept. A laptop that has not synchronised for longer begins a new copy
// (docs/visibility.md §1).
const floorAge = 400 * 24 * time.Hour

// Prune raises each community's floor to the last revision that the hub received before a time. It deletes the marks
// below the floor and the losses up to it.
func (h *Hub) Prune(ctx context.Context, before time.Time) error {
	err := h.journal.Update(ctx, func(tx Tx) error {
		var raised []Writes
		err := eachCommunity(tx, func(community model.Path, c History) error {
			floor, err := lastBefore(tx, community, c, before.Unix())
			if err == nil && floor > c.Floor {
				c.Floor = floor
				raised = append(raised, Writes{Community: community, History: c})
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

// lastBefore finds the last revision that the hub received before a time, by binary search. The times in the log ascend
// unless somebody set the hub's clock back. The floor may then be somewhat too high or too low, which does no harm.
func lastBefore(s Snapshot, community model.Path, c History, unix int64) (uint64, error) {
	low, high := c.Floor, c.Head
	for low < high {
		mid := low + (high-low+1)/2
		lines, err := s.Log(community, mid-1, 1)
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
