package anywhere

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
)

// newBounced returns the dialog that asks what to do with a save that came back. The home keeps the words of the save
// until one of the answers dismisses it.
func newBounced(host page.Host, b desk.Bounced, c model.Change) page.Dialog {
	let := func() tea.Cmd {
		cmd := host.Write(host.Desk().Dismiss(host.Desk().Together(b)...), nil)
		host.Refresh()
		return cmd
	}
	plan := func(make func(desk.Bounced) (*desk.Plan, error)) func() tea.Cmd {
		return func() tea.Cmd {
			p, err := make(b)
			if err != nil {
				return host.Fail(err)
			}
			return host.Save(p, host.Say(text.Saved), let)
		}
	}
	return page.NewQuestion(host, func() page.Question {
		q := page.Question{
			Title: reader(host).ChangeLine(b.Community, c),
			Body:  text.Refusal(host.Lang(), &b.Why), Answers: []page.Answer{{Text: host.Say(text.DoRead), Do: let}},
		}
		words := model.WordsOf(c.Body)
		if words != "" {
			q.Body += "\n\n" + words
		}
		shown, _ := host.Desk().Register().Record(c.Record)
		t, isTask := shown.(*model.Task)
		if isTask {
			q.Title = text.Change(host.Lang(), c.Body) + "  " + t.No() + "  " + reader(host).TaskLine(t)
			q.Answers = append(
				q.Answers,
				page.Answer{Text: host.Say(text.DoSeeTask), Do: func() tea.Cmd { return host.Open(c.Record) }},
			)
		}
		if isTask && words != "" {
			q.Answers = append(q.Answers, page.Answer{Text: host.Say(text.DoAsNote), Do: plan(host.Desk().AsNote)})
		}
		if mayPass(b.Why.Reason) {
			q.Answers = append(q.Answers, page.Answer{Text: host.Say(text.DoTryAgain), Do: plan(host.Desk().Retry)})
		}
		return q
	})
}

// mayPass reports whether the hub might accept a refused change if it is sent again, because a right may be given
// meanwhile, or a step that has to come first may be made. It reports true for a reason that this program does not
// know.
func mayPass(why model.Reason) bool {
	switch why {
	case model.Taken, model.Yours, model.WrongState, model.TooLate, model.ActedSince, model.NotYours, model.FamilyOpen,
		model.BadInput, model.TooLong, model.Missing, model.BriefTells:
		return false
	}
	return true
}
