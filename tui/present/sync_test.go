package present

import (
	"strings"
	"testing"

	"sidan/model/text"
	"sidan/tui/widget"
)

// TestSyncState: of what stands in the way of the exchange, the first that is so has the word.
func TestSyncState(t *testing.T) {
	for _, c := range []struct {
		state  SyncState
		zh, en string
	}{
		{SyncState{Last: noon}, "✓ 已同步 12:00", "✓ " + text.InSync.In(text.EN, "12:00")},
		{SyncState{Working: true, Bounced: 1, Away: true}, "⟳ 同步中", "⟳ " + text.Syncing.In(text.EN)},
		{SyncState{Bounced: 1, Away: true}, "✗ 有退件", "✗ " + text.HasBounced.In(text.EN)},
		{SyncState{Away: true}, "离线", text.Offline.In(text.EN)},
		{SyncState{Away: true, Pending: 3}, "离线 ⇡3 待传", ""},
		{SyncState{WorkOffline: true, Pending: 3}, "离线 ⇡3 待传", ""},
		{SyncState{Pending: 3, Last: noon}, "⇡3 待传", ""},
	} {
		for l, want := range map[text.Lang]string{text.ZH: c.zh, text.EN: c.en} {
			var said strings.Builder
			for _, s := range c.state.Spans(l) {
				said.WriteString(s.Text)
				if strings.HasPrefix(s.Text, "✓") != (s.Ink == widget.Good) {
					t.Errorf("%+v: %q has role %d", c.state, s.Text, s.Ink)
				}
			}
			if want != "" && said.String() != want {
				t.Errorf("%+v: %q, want %q", c.state, said.String(), want)
			}
		}
	}
}
