package hub

import (
	"context"
	"fmt"

	"sidan/model"
	"sidan/model/code"
)

// PlaceRow is a place in the directory of a county.
type PlaceRow struct {
	Path model.Path `json:"path"`
	Name string     `json:"name"`
}

// Places returns the places of all counties. The rows of a list name their places by these.
func (h *Hub) Places(ctx context.Context) (list []PlaceRow, err error) {
	err = h.journal.Read(ctx, func(s Snapshot) error {
		communities, err := s.Communities()
		if err != nil {
			return err
		}
		for _, community := range communities {
			if community.Level() != model.County {
				continue
			}
			if list, err = placesIn(s, community, list); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("places: %w", err)
	}
	return list, nil
}

// placesIn adds the places of one directory to a list. It leaves out a record that cannot be read.
func placesIn(s Snapshot, community model.Path, list []PlaceRow) ([]PlaceRow, error) {
	const page = 1000
	for after := (model.RecordID{}); ; {
		all, err := s.Records(community, after, page)
		if err != nil {
			return nil, err
		}
		for _, stored := range all {
			after = stored.ID
			if stored.Kind != model.KindPlace {
				continue
			}
			r, err := code.Open(stored.Face, stored.Inside)
			if p, ok := r.(*model.Place); err == nil && ok {
				list = append(list, PlaceRow{p.Path, p.Name})
			}
		}
		if len(all) < page {
			return list, nil
		}
	}
}
