package present

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

func TestQueueRow(t *testing.T) {
	late := sent
	late.on, late.body = today-2, model.TaskDispatched{To: toMe, Due: today - 1}
	returned := step{"worker", today, model.TaskReturned{Why: "要动维修资金"}}
	nudged := step{"branch", today, model.TaskNudged{}}
	for _, c := range []struct {
		heap         register.View
		steps        []step
		glyph, word  string
		glyphs, role widget.Ink
		holder       string
	}{
		{register.UnsortedView, []step{raised}, " ", "11-22 09:00", widget.Muted, widget.Muted, "--"},
		{register.FinishedView, []step{raised, sorted, sent, claimed, finished}, " ", "今日 办结", widget.Muted,
			widget.Muted, "worker"},
		{register.LateView, []step{raised, sorted, late}, "!", "超时 12 小时", widget.Warn, widget.Warn, "worker"},
		{register.ReturnedView, []step{raised, sorted, sent, claimed, returned}, "✗", "要动维修资金", widget.Bad,
			widget.Text, "worker"},
		{register.WaitsView, []step{raised, sorted, late, nudged}, " ", "", widget.Muted, widget.Muted,
			"worker"},
	} {
		task := story(t, c.steps...)
		r := readers("branch", task)[0]
		got := r.QueueSign(c.heap, task)
		if c.heap == register.WaitsView {
			c.word = text.NudgedOn(text.ZH, today, today)
		}
		if got.Glyph != (widget.Span{Ink: c.glyphs, Text: c.glyph}) ||
			got.Word != (widget.Span{Ink: c.role, Text: c.word}) {
			t.Errorf("%s: %+v, want %q %q", c.heap, got, c.glyph, c.word)
		}
		if got := r.QueueHolder(c.heap, task); got != c.holder {
			t.Errorf("%s: %q has it, want %q", c.heap, got, c.holder)
		}
	}
}

// TestQueueOwed: what the resident waits for and by when, with a glyph only once that is late.
func TestQueueOwed(t *testing.T) {
	steps := []step{raised, sorted, sent, claimed, finished, accepted}
	for ago, glyph := range map[model.Day]string{0: " ", 30: "!"} {
		for i := range steps {
			steps[i].on = today - ago
		}
		steps[2].body = model.TaskDispatched{To: toMe, Due: today - ago + 3}
		task := story(t, steps...)
		for _, r := range readers("branch", task) {
			got := r.QueueSign(register.OwedView, task)
			_, by := task.Owed(nil)
			want := text.Owed(r.Lang, model.OwedTell) + " " + text.By(r.Lang, by, today)
			if glyph == "!" {
				want = text.Owed(r.Lang, model.OwedTell) + " " + text.OwedLate(r.Lang, by, today)
			}
			if got.Glyph.Text != glyph || got.Word.Text != want {
				t.Errorf("accepted %d days ago: %+v, want %q %q", ago, got, glyph, want)
			}
		}
	}
}

// TestListRow: among those to claim a row says only when a task is due, among those done when it ended, and elsewhere
// where it stands too.
func TestListRow(t *testing.T) {
	toTeam := opened
	toTeam.body = model.TaskDispatched{
		To: model.Addressee{Kind: model.ToTeam, ID: model.RecordID{5}, Name: "电工队"}, Due: today + 3,
		Brief: "换楼道灯",
	}
	happy := step{"branch", today, model.TaskRated{Rating: model.Satisfied}}
	for _, c := range []struct {
		name        string
		view        register.View
		steps       []step
		glyph, word string
	}{
		{"open to all", register.OpenView, []step{raised, sorted, opened}, " ", "周五到期"},
		{"open to a team", register.OpenView, []step{raised, sorted, toTeam}, "◉", "周五到期"},
		{"mine", register.MineView, []step{raised, sorted, sent, claimed}, " ", "办理中  周五到期"},
		{"done", register.DoneView, []step{raised, sorted, sent, claimed, finished, accepted, told, happy}, "✓",
			"今日"},
	} {
		task := story(t, c.steps...)
		got := readers("worker", task)[0].ListSign(c.view, task)
		if got.Glyph.Text != c.glyph || got.Word.Text != c.word ||
			(c.glyph == "◉") != (got.Glyph.Ink == widget.Accent) {
			t.Errorf("%s: %q %q, want %q %q", c.name, got.Glyph.Text, got.Word.Text, c.glyph, c.word)
		}
	}
}
