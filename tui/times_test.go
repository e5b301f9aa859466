package tui

import (
	"testing"
	"time"

	"sidan/model"
)

// TestAnIdleHomeLocksItselfAfterTenMinutes, and not before.
func TestAnIdleHomeLocksItselfAfterTenMinutes(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	for idle, want := range map[time.Duration]bool{9*time.Minute + 58*time.Second: false, 10 * time.Minute: true} {
		if got := a.leftAlone(a.touched.Add(idle)); got != want {
			t.Errorf("after %v: locks %v, want %v", idle, got, want)
		}
	}
}
