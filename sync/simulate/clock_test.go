package simulate

import (
	"fmt"
	"testing"

	"sidan/model"
)

// TestDeviceClocksDecideNothing plays a seed with laptops whose clocks are up to ten years off, and with clocks
// that are right, and wants the same log of both: the same records, revisions and verdicts in the same order
// (invariant 14). Only the mark for a clock that was off may differ. A clock that jumps between the writing and
// the sending is another matter: by how much cannot be known.
func TestDeviceClocksDecideNothing(t *testing.T) {
	flags := 0
	for seed := uint64(1); seed <= 12; seed++ {
		wrong, n := logOf(t, Options{Steady: true}, seed)
		right, _ := logOf(t, Options{Steady: true, RightClocks: true}, seed)
		flags += n
		if len(wrong) != len(right) {
			t.Errorf("seed %d: %d lines with wrong clocks, %d with right ones", seed, len(wrong), len(right))
			continue
		}
		for i := range wrong {
			if wrong[i] != right[i] {
				t.Errorf("seed %d: %s with wrong clocks, %s with right ones", seed, wrong[i], right[i])
				break
			}
		}
	}
	if flags == 0 {
		t.Error("no clock was ever off")
	}
}

// logOf plays a seed, and says what the hub's lines came to.
func logOf(t *testing.T, o Options, seed uint64) (lines []string, flags int) {
	t.Helper()
	w := newWorld(o, seed)
	w.play()
	if len(w.bad) > 0 {
		t.Fatalf("seed %d: %v", seed, w.bad)
	}
	for _, community := range communities {
		for _, l := range w.oracles[community].lines {
			code, why := l.Code, l.Why.Reason
			if why == model.FlagClock {
				code, why = model.OK, ""
				flags++
			}
			lines = append(lines, fmt.Sprintf("%s %d %s %s %s", community, l.Rev, l.Record, code, why))
		}
	}
	return lines, flags
}
