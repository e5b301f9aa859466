package sample

import (
	"encoding/binary"
	"math/rand/v2"
	"time"

	"sidan/model"
)

// dice is the only source of random numbers here. It has a seed, so the same world can be made again.
type dice struct{ *rand.Rand }

func newDice(seed, stream uint64) dice { return dice{rand.New(rand.NewPCG(seed, stream))} }

// chance returns true with a probability of so many percent.
func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

// between returns a number from a to b, both included.
func (d dice) between(a, b int) int { return a + d.IntN(b-a+1) }

// minutes returns a duration between a and b minutes, in whole seconds.
func (d dice) minutes(a, b int) time.Duration {
	return time.Duration(d.between(a*60, b*60)) * time.Second
}

// nonce returns the nonce of a change.
func (d dice) nonce() (n [8]byte) {
	binary.BigEndian.PutUint64(n[:], d.Uint64())
	return n
}

func pick[T any](d dice, of []T) T { return of[d.IntN(len(of))] }

// newID returns a UUIDv7 (RFC 9562) with the time at which a record was made.
func newID[K any](d dice, at time.Time) (id model.ID[K]) {
	binary.BigEndian.PutUint64(id[:8], uint64(at.UnixMilli())<<16|uint64(d.IntN(1<<12))|7<<12)
	binary.BigEndian.PutUint64(id[8:], d.Uint64()>>2|1<<63)
	return id
}

// deck returns its cards one by one, in random order, and is shuffled again when all were drawn. Unlike single draws,
// this makes sure that a rare card comes, and that texts repeat as late as possible.
type deck[T any] struct {
	d     dice
	cards []T
	next  int
}

func newDeck[T any](d dice, cards []T) *deck[T] {
	k := &deck[T]{d: d, cards: append([]T(nil), cards...)}
	k.shuffle()
	return k
}

func (k *deck[T]) shuffle() {
	k.d.Shuffle(len(k.cards), func(i, j int) { k.cards[i], k.cards[j] = k.cards[j], k.cards[i] })
	k.next = 0
}

func (k *deck[T]) draw() T {
	if k.next == len(k.cards) {
		k.shuffle()
	}
	k.next++
	return k.cards[k.next-1]
}

// drawThat draws the next card that fits. If none does, it returns the last one drawn.
func (k *deck[T]) drawThat(fits func(T) bool) (card T) {
	for range 2 * len(k.cards) {
		if card = k.draw(); fits(card) {
			break
		}
	}
	return card
}
