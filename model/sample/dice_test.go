package sample

import (
	"slices"
	"testing"
	"time"

	"sidan/model"
)

// TestDiceAreSeeded: the same seed and stream roll the same, another stream does not.
func TestDiceAreSeeded(t *testing.T) {
	roll := func(seed, stream uint64) (rolls []int) {
		d := newDice(seed, stream)
		for range 50 {
			rolls = append(rolls, d.IntN(1_000_000))
		}
		return rolls
	}
	if !slices.Equal(roll(7, 1), roll(7, 1)) {
		t.Error("the same seed rolls differently")
	}
	if slices.Equal(roll(7, 1), roll(7, 2)) || slices.Equal(roll(7, 1), roll(8, 1)) {
		t.Error("another seed or stream rolls the same")
	}
}

// TestDiceStayInTheirBounds, and reach both ends of them.
func TestDiceStayInTheirBounds(t *testing.T) {
	d := newDice(1, 1)
	seen := map[int]bool{}
	least, most := time.Hour, time.Duration(0)
	for range 3_000 {
		n := d.between(3, 7)
		seen[n] = true
		span := d.minutes(2, 4)
		least, most = min(least, span), max(most, span)
		if d.chance(0) || !d.chance(100) {
			t.Fatal("what never happens did, or what always happens did not")
		}
	}
	for n := range 12 {
		if seen[n] != (n >= 3 && n <= 7) {
			t.Errorf("between 3 and 7: %d is rolled: %v", n, seen[n])
		}
	}
	if least < 2*time.Minute || most > 4*time.Minute || least > 2*time.Minute+5*time.Second || most%time.Second != 0 {
		t.Errorf("between 2 and 4 minutes: %v to %v", least, most)
	}
}

// TestChanceIsAbout so many in a hundred.
func TestChanceIsAbout(t *testing.T) {
	d := newDice(2, 2)
	for _, percent := range []int{8, 25, 60} {
		n := 0
		for range 20_000 {
			if d.chance(percent) {
				n++
			}
		}
		if got := float64(n) / 200; got < float64(percent)-1.5 || got > float64(percent)+1.5 {
			t.Errorf("%d in a hundred come %.1f times", percent, got)
		}
	}
}

// TestIDsSayWhenARecordWasBorn, are UUIDs of version 7, and sort by their time.
func TestIDsSayWhenARecordWasBorn(t *testing.T) {
	d, at := newDice(3, 3), model.Date(2026, 11, 24).Start()
	var before model.TaskID
	for i := range 500 {
		moment := at.Add(time.Duration(i) * time.Second)
		id := newID[model.Task](d, moment)
		if id[6]>>4 != 7 || id[8]>>6 != 2 {
			t.Fatalf("%v is no UUID of version 7", id)
		}
		ms := int64(0)
		for _, b := range id[:6] {
			ms = ms<<8 | int64(b)
		}
		if ms != moment.UnixMilli() {
			t.Fatalf("%v says %v, want %v", id, time.UnixMilli(ms), moment)
		}
		if slices.Compare(before[:], id[:]) >= 0 {
			t.Fatalf("%v does not sort after %v", id, before)
		}
		before = id
	}
}

// TestADeckShowsEveryCard once before any comes again, whatever was drawn.
func TestADeckShowsEveryCard(t *testing.T) {
	cards := []string{"a", "b", "c", "d", "e"}
	k := newDeck(newDice(4, 4), cards)
	for round := range 20 {
		var seen []string
		for range cards {
			seen = append(seen, k.draw())
		}
		slices.Sort(seen)
		if !slices.Equal(seen, cards) {
			t.Fatalf("round %d showed %v", round, seen)
		}
	}
	if !slices.Equal(cards, []string{"a", "b", "c", "d", "e"}) {
		t.Error("the deck shuffled the cards it was handed")
	}
}

func TestADeckDrawsWhatFits(t *testing.T) {
	k := newDeck(newDice(5, 5), []int{1, 2, 3, 4, 5, 6})
	for range 50 {
		if n := k.drawThat(func(n int) bool { return n%3 == 0 }); n%3 != 0 {
			t.Fatalf("%d was drawn", n)
		}
	}
	// Where nothing fits the last card seen is drawn, and the deck is not drawn from for ever.
	if n := k.drawThat(func(int) bool { return false }); n < 1 || n > 6 {
		t.Errorf("%d is no card", n)
	}
}
