package desk_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync"
	"sidan/tui/desk"
)

// bounced has two laptops claim one task off line, each with a word on it: the second's claim comes back.
func bounced(t *testing.T) (loser *desk.Desk, task model.TaskID) {
	t.Helper()
	w := newTown(t)
	one, two := w.join(t, w.Accounts.Worker), w.join(t, w.Accounts.Second)
	task = open(t, two).ID
	for _, d := range []*desk.Desk{one, two} {
		save(t, d, task.Record(), model.TaskClaimed{})
	}
	exchange(t, one)
	exchange(t, two)
	if len(two.Bounced()) != 1 {
		t.Fatalf("%d came back", len(two.Bounced()))
	}
	return two, task
}

func TestWhatCameBack(t *testing.T) {
	d, _ := bounced(t)
	b := d.Bounced()[0]
	if seqs := d.Together(b); len(seqs) != 1 || seqs[0] != b.Seq {
		t.Errorf("together: %v", seqs)
	}
	_, err := d.Retry(b)
	refuses(t, d, model.UnknownRecord, err) // it is another's now, and out of sight
	_, err = d.AsNote(b)
	refuses(t, d, model.Missing, err) // a claim has no words
	write := d.Dismiss(b.Seq)
	if len(d.Bounced()) != 0 {
		t.Error("let go of, and still listed")
	}
	// an exchange that ends before the write does not bring it back
	news, err := d.Exchange(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Merge(news); err != nil || len(d.Bounced()) != 0 {
		t.Errorf("it is back: %v, %v", d.Bounced(), err)
	}
	if err := write(); err != nil {
		t.Fatal(err)
	}
	exchange(t, d)
	if len(d.Bounced()) != 0 {
		t.Error("it is on the disk still")
	}
}

// TestASaveReadsNothing: what a save changes of the band is known without the disk.
func TestASaveReadsNothing(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	h := firstDue(t, d)
	p, err := d.PlanVisit(desk.VisitForm{Household: h.ID, Outcome: model.Met, Note: "好"})
	if err == nil {
		err = p.Write()
	}
	if err != nil {
		t.Fatal(err)
	}
	d.Close() // whatever reads now fails
	if err := d.Seen(p); err != nil {
		t.Errorf("seen: %v", err)
	}
	if n := d.Status(); n.Pending != 1 || n.Bytes == 0 || len(d.Waiting()) != 1 {
		t.Errorf("%+v, %d wait", n, len(d.Waiting()))
	}
	if _, ok := d.Waiting()[0].Change.Body.(model.VisitMade); !ok || d.Waiting()[0].Kept.Record != p.Records()[0] {
		t.Errorf("%+v", d.Waiting()[0])
	}
}

func TestWorkingOffLineIsKept(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	write := d.WorkOffline(true)
	if !d.Status().WorkOffline {
		t.Error("it is not at once")
	}
	if err := write(); err != nil {
		t.Fatal(err)
	}
	if err := d.WorkOffline(true)(); err != nil { // again: nothing to do
		t.Fatal(err)
	}
	d.Close()
	again := reopened(t, d.Dir(), desk.OpenHome)
	defer again.Close()
	if !again.Status().WorkOffline {
		t.Error("the choice is forgotten")
	}
}

func TestWaitingGrowsAndEnds(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	w.away = true
	news, err := d.Exchange(t.Context())
	if err == nil || !desk.Away(err) {
		t.Fatal(err)
	}
	if err := d.Merge(news); err != nil {
		t.Fatal(err)
	}
	asked := &sync.RetryError{Wait: time.Hour, Err: err}
	if got := d.Wait(asked); got < time.Hour {
		t.Errorf("waits %v, and was asked for an hour", got)
	}
	if len(d.Log()) == 0 || d.Log()[0].Result == "" {
		t.Errorf("the log: %+v", d.Log())
	}
}

func TestALongPollThatIsStoppedLeavesNoTrace(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	lines := len(d.Log())
	ctx, stop := context.WithCancel(t.Context())
	stop()
	news, err := d.LongPoll(ctx)
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if err := d.Merge(news); err != nil || len(d.Log()) != lines || d.Status().Last.IsZero() {
		t.Errorf("%d lines, %v, %v", len(d.Log()), d.Status(), err)
	}
	if d.CanLongPoll() {
		t.Error("a sample's hub is open for an exchange only")
	}
}

func TestCameBackSaysWhat(t *testing.T) {
	w := newTown(t)
	d := w.join(t, w.Accounts.Worker)
	visit(t, d, firstDue(t, d), "好")
	news, err := d.Exchange(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if said := desk.CameBack(text.EN, news); !strings.Contains(said, "1") || news.Notable() {
		t.Errorf("%q, notable %v", said, news.Notable())
	}
	if err := d.Merge(news); err != nil {
		t.Fatal(err)
	}
	if news, err = d.Exchange(t.Context()); err != nil {
		t.Fatal(err)
	}
	if said := desk.CameBack(text.EN, news); said != text.ToldNothing.In(text.EN) {
		t.Errorf("nothing new is said as %q", said)
	}
}
