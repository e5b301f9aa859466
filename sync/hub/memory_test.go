package hub_test

import (
	"testing"

	"sidan/sync/hub"
	"sidan/sync/hub/suite"
)

func TestMemory(t *testing.T) {
	suite.Run(t, func(*testing.T) hub.Journal { return new(hub.Memory) }, nil)
}

func TestCloneIsAnImage(t *testing.T) {
	suite.Run(t, func(*testing.T) hub.Journal { return new(hub.Memory).Clone() }, func(_ *testing.T, j hub.Journal) hub.Journal {
		return j.(*hub.Memory).Clone()
	})
}
