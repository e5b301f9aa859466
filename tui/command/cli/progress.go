package cli

import (
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"

	"sidan/model/text"
)

// Progress shows on stderr how much of a sample is made, as a bar that is drawn over itself. It draws
// nothing unless stderr is a terminal, and nothing for a sample that is made within half a second. It belongs to one
// goroutine.
type Progress struct {
	to          io.Writer // nil: nothing is drawn
	lang        text.Lang
	done, about int
	next        time.Time // when it is drawn again
	drawn       bool
}

const (
	progressAfter = 500 * time.Millisecond // so long it waits before it is drawn first
	progressEvery = 100 * time.Millisecond
	progressCells = 30
)

// Progress begins the bar of a sample that is made in about so many steps.
func (p *Run) Progress(about int) *Progress {
	b := &Progress{lang: p.Lang, about: about, next: time.Now().Add(progressAfter)}
	if IsTerminal(p.Errs) {
		b.to = p.Errs
	}
	return b
}

// Add counts steps that were done.
func (b *Progress) Add(steps int) {
	b.done += steps
	if b.to == nil || time.Now().Before(b.next) {
		return
	}
	b.next, b.drawn = time.Now().Add(progressEvery), true
	part := min(float64(b.done)/float64(max(b.about, 1)), 1)
	full := int(part * progressCells)
	bar := strings.Repeat("#", full) + strings.Repeat("-", progressCells-full)
	fmt.Fprintf(b.to, "\r%s", text.SampleUnderway.In(b.lang, bar, strconv.Itoa(int(part*100))+"%"))
}

// End takes the bar away.
func (b *Progress) End() {
	if b.drawn {
		fmt.Fprint(b.to, "\r\x1b[K")
	}
}

// Stepping yields what a sequence yields, and counts each as a step.
func Stepping[K, V any](b *Progress, seq iter.Seq2[K, V]) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for k, v := range seq {
			b.Add(1)
			if !yield(k, v) {
				return
			}
		}
	}
}
