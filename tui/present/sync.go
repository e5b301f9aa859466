package present

import (
	"time"

	"sidan/model/text"
	"sidan/tui/widget"
)

// SyncState is the state of the exchange with the hub.
type SyncState struct {
	Working     bool      // an exchange other than a long poll is under way
	Away        bool      // the last exchange did not reach the hub
	WorkOffline bool      // the person chose to work off line, so nothing is sent
	Pending     int       // how many changes the hub has not answered
	Bounced     int       // how many changes came back
	Last        time.Time // when the last exchange succeeded
}

// Spans returns the state in one word: an exchange is under way, something came back, off line with the number of
// changes that wait, changes are on their way, or synced and when.
func (s SyncState) Spans(l text.Lang) []widget.Span {
	switch {
	case s.Working:
		return []widget.Span{{Ink: widget.Accent, Text: "⟳ "}, {Ink: widget.Muted, Text: text.Syncing.In(l)}}
	case s.Bounced > 0:
		return []widget.Span{{Ink: widget.Bad, Text: "✗ " + text.HasBounced.In(l)}}
	case s.WorkOffline || s.Away:
		out := []widget.Span{{Ink: widget.Muted, Text: text.Offline.In(l)}}
		if s.Pending > 0 {
			out = append(out, widget.Span{Ink: widget.Warn, Text: " " + text.ToSend.In(l, s.Pending)})
		}
		return out
	case s.Pending > 0: // on line, and the changes are on their way
		return []widget.Span{{Ink: widget.Warn, Text: text.ToSend.In(l, s.Pending)}}
	}
	return []widget.Span{
		{Ink: widget.Good, Text: "✓ "}, {Ink: widget.Muted, Text: text.InSync.In(l, text.Clock(s.Last))},
	}
}
