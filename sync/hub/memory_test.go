package hub_test

import (
	"testing"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/hub/suite"
)

func TestMemory(t *testing.T) {
	suite.Run(t, func(*testing.T) hub.Journal { return new(hub.Memory) }, nil)
}

func TestCloneIsAnImage(t *testing.T) {
	suite.Run(t, func(*testing.T) hub.Journal {
		return new(
			hub.Memory,
		).Clone()
	}, func(_ *testing.T, j hub.Journal) hub.Journal {
		return j.(*hub.Memory).Clone()
	})
}

func TestOneCommunityIsPutBackAlone(t *testing.T) {
	c, m := &clock{noon}, new(hub.Memory)
	h := openHub(t, m, c)
	enter(t, h, places()...)
	enter(t, h, hub.Row{Body: model.PersonAdded{Name: "before", Function: model.GridWorker, Place: grid}})
	image := m.Clone()
	before := stand(t, h)
	for _, place := range []model.Path{grid, county} {
		enter(t, h, hub.Row{Body: model.PersonAdded{Name: "after", Function: model.Organiser, Place: place}})
	}
	now := stand(t, h)
	m.PutBack(community, image)
	if got := stand(t, h); got[community] != before[community] || got[county] != now[county] ||
		now[community] == before[community] {
		t.Errorf("put back to %v, of %v and %v", got, before, now)
	}
}

func stand(t *testing.T, h *hub.Hub) map[model.Path]hub.Left {
	t.Helper()
	heads, err := h.Stand(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return heads
}
