package tui

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/store"
	"sidan/tui/desk"
)

// newBounced asks what to do with a save that came back. Its words are kept until one of the answers lets go of them.
func newBounced(a *App, b store.Bounced, c model.Change) Dialog {
	let := func() tea.Cmd {
		cmd := a.writer.do(job{a.desk.Dismiss(a.desk.Together(b)...), nil})
		a.refresh()
		return cmd
	}
	plan := func(make func(store.Bounced) (*desk.Plan, error)) func() tea.Cmd {
		return func() tea.Cmd {
			p, err := make(b)
			if err != nil {
				return a.fail(err)
			}
			return a.save(p, a.say(text.Saved), let)
		}
	}
	return newQuestion(a, func() asked {
		q := asked{
			text.Change(a.lang, c.Body) + "  " + a.desk.Subject(a.lang, b.Home, c),
			text.Refusal(a.lang, &b.Why), []answer{{a.say(text.DoRead), let}},
		}
		words := model.WordsOf(c.Body)
		if words != "" {
			q.body += "\n\n" + words
		}
		shown, _ := a.desk.Register().Record(c.Record)
		t, isTask := shown.(*model.Task)
		if isTask {
			q.title = text.Change(a.lang, c.Body) + "  " + t.No() + "  " + a.beginning(t)
			q.answers = append(
				q.answers, answer{a.say(text.DoSeeTask), func() tea.Cmd { a.openRecord(c.Record); return nil }},
			)
		}
		if isTask && words != "" {
			q.answers = append(q.answers, answer{a.say(text.DoAsNote), plan(a.desk.AsNote)})
		}
		if mayPass(b.Why.Reason) {
			q.answers = append(q.answers, answer{a.say(text.DoTryAgain), plan(a.desk.Retry)})
		}
		return q
	})
}

// mayPass reports whether a change that came back for a reason could be taken when it is sent again: where it
// wants a right that may be given, a step that may be taken first, or where the reason is not known here. What
// another has done stays done.
func mayPass(why model.Reason) bool {
	switch why {
	case model.Taken, model.Yours, model.WrongState, model.TooLate, model.ActedSince, model.NotYours, model.FamilyOpen,
		model.BadInput, model.TooLong, model.Missing, model.BriefTells:
		return false
	}
	return true
}
