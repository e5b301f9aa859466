package work

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
)

// next saves the opinion in the fields, together with the meeting if that is new or was corrected, and begins the next
// one.
func (f *meeting) next() tea.Cmd {
	if f.host.Ahead() {
		return f.host.TooSoon()
	}
	return f.keep(true, f.begin)
}

// finish saves what is not saved yet, and closes the form.
func (f *meeting) finish() tea.Cmd {
	wrote := strings.TrimSpace(f.one.words.Edit.Value()) != ""
	if f.held() == nil && f.was != nil { // nothing is left to save
		f.close()
		return f.Drop()
	}
	return f.keep(wrote, func() tea.Cmd {
		f.ahead = nil // what was pressed after Ctrl+S is not for another opinion
		f.begin()
		if f.one.written().Words == "" {
			f.close()
		}
		return nil
	})
}

// close closes the form. A list below it is left on the meeting.
func (f *meeting) close() {
	f.host.ClosePage(f)
	if m, ok := f.host.Page().(page.Marker); ok {
		m.Mark(f.id.Record())
	}
}

// keep saves the meeting if it is new or was corrected and, if one is set, the opinion in the fields. It calls then
// after the save.
func (f *meeting) keep(one bool, then func() tea.Cmd) tea.Cmd {
	held, wrong, sentence := f.head.filled()
	if wrong != nil {
		return f.refuse(wrong, sentence)
	}
	var o *desk.Opinion
	if one {
		filled, wrong, sentence := f.one.filled()
		if wrong != nil {
			return f.refuse(wrong, sentence)
		}
		filled.Channel, filled.From, filled.Compound = held.Sort.Channel(), f.id.Record(), held.Compound
		o = &filled
	}
	b := &held
	if f.was != nil && f.was.Held() == held {
		b = nil
	}
	plan, err := f.host.Desk().PlanAtMeeting(f.id, b, o, f.Draft.Key)
	if err != nil {
		return f.refused(err)
	}
	written := f.one.written()
	return f.Save(plan, f.said(plan, o), func() tea.Cmd {
		if f.last = (savedOpinion{}); o != nil {
			f.last = savedOpinion{f.raised(plan), written}
			f.one.clear()
		}
		return then()
	})
}

// said returns the sentence of the toast after a save: how many opinions of the meeting are saved.
func (f *meeting) said(plan *desk.Plan, o *desk.Opinion) string {
	l := f.host.Lang()
	if o == nil {
		return text.MeetingSort(l, f.head.kind()) + " " + f.host.Say(text.Saved)
	}
	return text.OpinionsSaved(l, len(f.rows)+1) + " " + f.host.Say(text.Saved)
}

// raised returns the task that a plan raised.
func (f *meeting) raised(plan *desk.Plan) (id model.TaskID) {
	for _, r := range plan.Records() {
		if r != f.id.Record() {
			id = model.TaskID(r)
		}
	}
	return id
}

// begin puts the next opinion into the fields after a save, and the keys that were pressed meanwhile.
func (f *meeting) begin() tea.Cmd {
	if len(f.rest) > 0 {
		f.one.put(f.rest[0])
		f.rest = f.rest[1:]
	}
	f.Draft.Again()
	f.was = f.host.Desk().Register().Meeting(f.id)
	f.opened = ""
	if f.one.written().Words == "" {
		f.opened = f.asText()
	}
	f.At = f.one.words
	f.look()
	f.arrange()
	return f.typeAhead()
}

// refuse shows a sentence under a field, and puts the focus there.
func (f *meeting) refuse(at *page.Field, sentence string) tea.Cmd {
	cmd := f.Refuse(at, sentence)
	f.arrange()
	return cmd
}

// refused shows why a rule refused the plan, under the field that it is about.
func (f *meeting) refused(err error) tea.Cmd {
	var no *model.Refusal
	if !errors.As(err, &no) {
		return f.host.Fail(err)
	}
	at := map[string]*page.Field{
		"date": f.head.day, "place": f.head.place, "spot": f.head.place, "compound": f.head.place,
		"attended": f.head.came, "title": f.head.name, "box": f.head.boxes, "request": f.one.words,
		"answered": f.one.said, "by": f.one.answer, "household": f.one.whose.Field,
	}[append(no.Args, "")[0]]
	if at == nil {
		return f.host.Fail(err)
	}
	return f.refuse(at, text.Refusal(f.host.Lang(), no))
}

// join joins the opinion to the first common problem that is likely the same, once it is saved. Pressed again it does
// not.
func (f *meeting) join() tea.Cmd {
	p := f.one.problem(f.host)
	switch {
	case !f.one.into.IsZero():
		f.one.into = model.TaskID{}
	case p == nil:
		return f.host.Toast().Fail(f.host.Say(text.JoinNothing))
	case f.one.answer.Choice.Chosen() != toBranch:
		return f.host.Toast().Fail(f.host.Say(text.JoinAnswered))
	default:
		f.one.into = p.ID
		return tea.Batch(
			f.Changed(true), f.host.Toast().Say(text.WillJoin(f.host.Lang(), reader(f.host).TaskName(p))),
		)
	}
	return f.Changed(true)
}
