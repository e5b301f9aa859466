package text

import (
	"regexp"
	"testing"
	"time"

	"sidan/model"
)

// TestOne: English tells one from many, and one day late is no "1 days".
func TestOne(t *testing.T) {
	now := time.Date(2026, 11, 24, 14, 5, 0, 0, model.Zone)
	d := model.DayOf(now)
	plural := regexp.MustCompile(`\b1 \w+s\b|\b1 (wait|are)\b|\b1 times\b`)
	for _, said := range []string{
		DoorLate(EN, d-1, d), OwedLate(EN, d-1, d), TaskLate(EN, d-2, now), Age(EN, 2025, d), RoundDone(EN, 1),
		StillOwed(EN, 1), DoneInDays(EN, 1), DueByMenu(EN, 1), CharactersLeft(EN, 1), TaskReopened(EN, 1),
		Suggested(EN, "did-similar", []string{"1", "1"}), ForgottenPassphrase.Advice(EN, 1),
		LockedForgetNote.In(EN, 1), PasteCut.In(EN, 1),
	} {
		if plural.MatchString(said) {
			t.Errorf("%q", said)
		}
	}
	for _, said := range []struct{ got, want string }{
		{QueueWaiting(EN, 1), "waits for you"}, {DoneInDays(EN, 1), "done in 1 day"},
		{DoneInDays(EN, 2), "done in 2 days"}, {DoneInDays(ZH, 0), "当天办结"},
		{Suggested(EN, "did-similar", []string{"3", "1"}), "did 3, 1 day each"},
		{TaskReopened(EN, 1), "done again once"}, {TaskReopened(ZH, 1), "重办 1 次"},
	} {
		if said.got != said.want {
			t.Errorf("%q, want %q", said.got, said.want)
		}
	}
}
