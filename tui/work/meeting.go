package work

import (
	"encoding/json"
	"slices"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// meeting is the form of a meeting and its opinions (会议、征集): first when and where it was held, then one opinion
// after another. Enter saves an opinion by itself, and the next begins. The meeting is saved with its first opinion,
// and again when it was corrected.
type meeting struct {
	page.Form
	host page.Host
	id   model.MeetingID
	was  *model.Meeting // as it is saved; nil: not yet

	head meetingHead
	one  opinion

	opened string            // the content of the form when it was opened or last saved
	last   savedOpinion      // the opinion that was saved last
	rest   []opinionWritten  // opinions to go on with after the one in the fields
	ahead  []tea.KeyPressMsg // keys that were pressed while a save was under way
	rows   []*model.Task     // the opinions that are saved, in the order in which they came
}

// savedOpinion is an opinion that was saved, with what the form held of it.
type savedOpinion struct {
	id      model.TaskID
	written opinionWritten
}

// newMeeting opens the form of a new meeting, with its draft if there is one. On a 23rd it proposes a collection day.
func newMeeting(host page.Host) *meeting {
	f := &meeting{host: host, id: model.MeetingID(desk.NewID())}
	sort := model.MassMeeting
	if today := host.Desk().Today(); model.LastCollectionDay(today) == today {
		sort = model.CollectionDay
	}
	return f.open(desk.DraftKey{Form: "meeting"}, meetingWritten{Sort: sort})
}

// newOpening opens the form of a new opening of a box.
func newOpening(host page.Host, box *model.Box) *meeting {
	f := &meeting{host: host, id: model.MeetingID(desk.NewID())}
	f.head.box = box
	return f.open(desk.DraftKey{Form: "opening", Record: box.RecordID()}, meetingWritten{Sort: model.BoxOpening})
}

// newOpinions opens the form of a meeting that was saved, for further opinions and for corrections.
func newOpinions(host page.Host, m *model.Meeting) *meeting {
	f := &meeting{host: host, id: m.ID, was: m}
	f.head.box = host.Desk().Register().Box(m.Box)
	f.open(desk.DraftKey{Form: "opinions", Record: m.RecordID()}, writtenOf(host, m))
	f.At = f.one.words
	f.arrange()
	return f
}

// openMeeting opens a form of a meeting. If the person may not enter opinions, the toast says so.
func openMeeting(host page.Host, form func() *meeting) tea.Cmd {
	if !mayRaise(host) {
		return host.Toast().Fail(host.Say(text.RaiseNowhere))
	}
	host.Push(form())
	return nil
}

// open fills the form with a content, and then with its draft if there is one.
func (f *meeting) open(key desk.DraftKey, is meetingWritten) *meeting {
	f.Form = page.NewForm(f.host, key, f.held, f.finish)
	f.OnTyped = f.typed
	f.head.make(f.host)
	f.one.make(f.host)
	f.speak()
	f.put(is)
	f.opened = f.asText()
	var kept meetingWritten
	if json.Unmarshal(f.Found(), &kept) == nil {
		f.put(kept)
	}
	f.was = f.host.Desk().Register().Meeting(f.id)
	f.look()
	f.Arrange(f.head.fields(), f.head.fields())
	if f.At = f.head.first(); f.one.written().Words != "" {
		f.At = f.one.words
	}
	f.arrange()
	return f
}

// speak puts labels and answers into the current language.
func (f *meeting) speak() {
	f.head.speak()
	f.one.speak(f.grids())
}

// grids returns the small grids of the community, those of the meeting's compound first.
func (f *meeting) grids() (grids []model.Path) {
	reg := f.host.Desk().Register()
	place, compound, _ := f.head.where(f.host)
	holds := reg.GridsOf(compound)
	for _, p := range reg.Places() {
		if p.Path.Level() == model.SmallGrid && p.Path.Community() == place.Community() {
			grids = append(grids, p.Path)
		}
	}
	slices.SortStableFunc(grids, func(a, b model.Path) int { return before(holds[a], holds[b]) })
	return grids
}

// before compares two values so that true comes first.
func before(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// Refresh looks up anew what the form shows of other records. If the opinion that was saved last was taken back, it
// stands in the fields again.
func (f *meeting) Refresh() {
	f.speak()
	reg := f.host.Desk().Register()
	f.was = reg.Meeting(f.id)
	if !f.last.id.IsZero() && reg.Task(f.last.id) == nil {
		f.takenBack()
	}
	f.one.look()
	f.look()
	f.arrange()
}

// takenBack puts the opinion that was saved last back into the fields. One that was begun after it is kept for later.
func (f *meeting) takenBack() {
	if now := f.one.written(); now.Words != "" {
		f.rest = append([]opinionWritten{now}, f.rest...)
	}
	f.one.put(f.last.written)
	f.last = savedOpinion{}
	f.At = f.one.words
	f.Draft.Back()
}

// look lists the opinions that are saved, and finds what is likely the same matter as the one in the fields.
func (f *meeting) look() {
	f.rows = f.host.Desk().Register().Opinions(f.id)
	slices.Reverse(f.rows)
	place, compound, _ := f.head.where(f.host)
	f.one.likely(place, compound)
}

// typed runs after each key that typed or chose something.
func (f *meeting) typed() {
	switch f.At {
	case f.one.whose.Field:
		f.one.look()
	case f.head.sort:
		f.head.propose(f.host)
	case f.head.place:
		f.one.speak(f.grids())
	}
	f.look()
	f.arrange()
}

// arrange sets the fields of the form. While the person writes an opinion, the head is a line of the title.
func (f *meeting) arrange() {
	head, one := f.head.fields(), f.one.fields()
	if slices.Contains(head, f.At) {
		f.Arrange(append(slices.Clone(head), f.one.words), slices.Concat(head, one))
		return
	}
	f.Arrange(one, slices.Concat(one, head))
}

// inHead reports whether the person is at the head, and not at an opinion.
func (f *meeting) inHead() bool { return slices.Contains(f.head.fields(), f.At) }

// Key saves the opinion with Enter and joins it with F6. A key that comes while a save is under way waits for its end,
// so that a fast typist may begin the next opinion. If the save failed, the keys that waited come before this one.
func (f *meeting) Key(k tea.KeyPressMsg) tea.Cmd {
	if f.Busy() {
		return f.key(k)
	}
	return tea.Batch(f.typeAhead(), f.key(k))
}

// typeAhead handles the keys that waited for the end of a save. If one of them saves again, those after it wait again.
func (f *meeting) typeAhead() tea.Cmd {
	waiting := f.ahead
	f.ahead = nil
	var cmds []tea.Cmd
	for _, k := range waiting {
		cmds = append(cmds, f.key(k))
	}
	return tea.Batch(cmds...)
}

func (f *meeting) key(k tea.KeyPressMsg) tea.Cmd {
	switch name := widget.Name(k); {
	case f.Busy():
		f.ahead = append(f.ahead, k)
		return nil
	case name == "enter" && !f.inHead():
		return f.next()
	case name == "f6":
		return f.join()
	case f.head.takes(f.At, k, f.host):
		return f.Changed(true)
	}
	cmd := f.Form.Key(k)
	f.arrange()
	return cmd
}

// Typing reports whether the field in focus takes characters.
func (f *meeting) Typing() bool { return f.At.Edit != nil || f.At.Date != nil }

// Help returns the section of the help that lists the keys of the form.
func (f *meeting) Help() text.HelpSection { return text.HelpMeeting }

// Hints returns the keys of the field in focus.
func (f *meeting) Hints() []widget.Hint {
	host := f.host
	hints := []widget.Hint{
		{Key: "Tab", Verb: host.Say(text.DoField)}, {Key: "Ctrl+S", Verb: host.Say(text.DoFinishMeeting)},
		{Key: "Esc", Verb: host.Say(text.DoKeep)},
	}
	if c := f.At.Choice; c != nil {
		digits := widget.Hint{Key: host.Say(text.KeyDigits, min(10, len(c.Items))), Verb: host.Say(text.DoChoose)}
		hints = slices.Insert(hints, 0, digits)
	}
	if f.inHead() {
		return hints
	}
	save := []widget.Hint{{Key: "Enter", Verb: host.Say(text.DoSaveOpinion)}}
	if f.one.problem(host) != nil {
		save = append(save, widget.Hint{Key: "F6", Verb: host.Say(text.DoJoinTo)})
	}
	return append(save, hints...)
}
