package present

import (
	"slices"
	"strings"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

// TaskText returns what lists show of a task: its words, or else the brief, or else its category and its compound. It
// leaves out the compound of a family matter.
func (r Reader) TaskText(t *model.Task) string {
	if s := t.Text(); s != "" {
		return s
	}
	s := r.Menu(t.Grid, t.Menu)
	if t.Sphere != model.Family && t.Compound != "" {
		s += "  " + t.Compound
	}
	return s
}

// TaskLine returns the first line of TaskText, for a row.
func (r Reader) TaskLine(t *model.Task) string { return FirstLine(r.TaskText(t)) }

// TaskName returns enough of a task's words to recognise it in a toast: at most 20 columns.
func (r Reader) TaskName(t *model.Task) string { return widget.Cut(r.TaskLine(t), 20) }

// Menu returns the word for a category of the county that a place is in.
func (r Reader) Menu(at model.Path, key model.Menu) string {
	return text.Menu(r.Lang, r.Register.MenuList(at), key)
}

// Step returns the words for a step of a task.
func (r Reader) Step(t *model.Task, s model.Step) string {
	return text.Step(r.Lang, r.Register.MenuList(t.Grid), s)
}

// TaskWords returns the resident's words. A reader who does not see the inside gets what lists show, and a sentence
// that says why there is no more.
func (r Reader) TaskWords(t *model.Task) string {
	if t.Inside != nil && t.Inside.Words != "" {
		return t.Inside.Words
	}
	hidden := text.TaskFaceOnly
	if r.waitsForMe(t) || r.is(t.Holder.ID) {
		hidden = text.TaskNoInside
	}
	return r.TaskText(t) + "\n" + r.say(hidden)
}

// TaskRaised returns how a task came in, by whom and when.
func (r Reader) TaskRaised(t *model.Task) string {
	by := ""
	if t.Channel != "" { // a common problem that the branch put together has none
		by = text.Channel(r.Lang, t.Channel) + "  "
	}
	return by + t.Author.Name + "  " + text.When(r.Lang, t.Raised, r.Now)
}

// TaskPlace returns the place of a task, as closely as the reader may know it: the door, or else the compound, or else
// the grid.
func (r Reader) TaskPlace(t *model.Task) string {
	if door := t.Door().Door; door != (model.Address{}) {
		return text.Address(r.Lang, door)
	}
	if t.Compound != "" {
		return t.Compound
	}
	return r.Register.PlaceName(t.Grid)
}

// TaskHolder returns who has a task in hand, or else whom it was sent to, and "" for nobody.
func (r Reader) TaskHolder(t *model.Task) string {
	switch {
	case !t.Holder.IsZero():
		return t.Holder.Name
	case t.State == model.Dispatched && t.To.Kind == model.ToOpen:
		return text.ToKind(r.Lang, model.ToOpen)
	case t.State == model.Dispatched:
		return model.NamesOf(t.To, t.Also)
	}
	return ""
}

// TaskSign returns the state of a task, with a glyph if the reader must look at it or if it is closed.
func (r Reader) TaskSign(t *model.Task) Sign {
	state, mine := text.StateOf(r.Lang, t), r.is(t.Holder.ID)
	came, cameBack := t.CameBack()
	switch pending := r.Register.Pending(t.RecordID()); {
	case pending && t.State == model.Claimed && mine && r.Register.ClaimUnanswered(t.ID):
		return sign("⇡", widget.Warn, r.say(text.Unconfirmed))
	case t.Late(r.Today):
		return sign("!", widget.Warn, text.TaskLate(r.Lang, t.Due, r.Now))
	case pending:
		return sign("⇡", widget.Warn, state)
	case !t.Nudged.IsZero() && (mine || r.waitsForMe(t)):
		return sign("!", widget.Warn, text.News(r.Lang, string(model.DidNudge)))
	case t.Asked != 0 && r.is(t.Author.ID):
		return sign("◉", widget.Accent, text.News(r.Lang, string(model.DidAsk)))
	case t.Until != 0 && r.IsBranchOf(t):
		return sign("◉", widget.Accent, text.AsksUntil(r.Lang, t.Until, r.Today))
	case t.Unanswered(r.Today):
		return sign("!", widget.Warn, text.NotCome(r.Lang, t.Whistled))
	case t.State == model.Dispatched && t.To.ID == r.Me.Person.ID.Record():
		return sign("◉", widget.Accent, r.say(text.SentToYou))
	case t.State == model.Returned:
		return sign("✗", widget.Bad, state)
	case t.State == model.Claimed && cameBack:
		return sign("✗", widget.Bad, text.Again(r.Lang, came.What))
	case t.State == model.Accepted && (mine || r.IsBranchOf(t)),
		(t.State == model.Finished || register.IsDispatchable(t)) && r.IsBranchOf(t):
		return sign("◉", widget.Accent, state)
	case t.State == model.Closed:
		return sign("✓", widget.Good, state)
	}
	return sign(" ", widget.Muted, state)
}

// TaskState returns the state of a task as the commands print it. ⇡ follows it while the hub has not answered.
func (r Reader) TaskState(t *model.Task) string {
	state := text.StateOf(r.Lang, t)
	if r.Register.Pending(t.RecordID()) {
		state += " ⇡"
	}
	return state
}

// TaskDue returns how late a task is, or the day on which it is due if it is not late.
func (r Reader) TaskDue(t *model.Task) string {
	if t.Late(r.Today) {
		return text.TaskLate(r.Lang, t.Due, r.Now)
	}
	return text.Date(t.Due, r.Today)
}

// TaskDone returns how a similar task ended: in how many days it was done, or else its state.
func (r Reader) TaskDone(t *model.Task) widget.Span {
	if s, ok := t.Last(model.DidFinish); ok && t.State != model.Claimed && t.State != model.Returned {
		days := int(model.DayOf(s.On) - model.DayOf(t.Raised))
		return widget.Span{Ink: widget.Good, Text: "✓ " + text.DoneInDays(r.Lang, days)}
	}
	return widget.Span{Ink: widget.Muted, Text: text.StateOf(r.Lang, t)}
}

// TaskCameBack returns from whom a task came back, and with what words. It returns "" if the task did not come back.
func (r Reader) TaskCameBack(t *model.Task) string {
	s, ok := t.CameBack()
	if !ok {
		return ""
	}
	return strings.TrimSpace(s.Who.Name + " " + r.Step(t, s) + "  " + model.TidyLine(s.Words))
}

// TaskGuess returns the sphere and category that the words of an unsorted task suggest. It returns "" if the task is
// sorted, or if its words suggest nothing.
func (r Reader) TaskGuess(t *model.Task) string {
	menu := r.Register.MenuList(t.Grid)
	if sphere, key, ok := register.Guess(t.Text(), menu); ok && t.Sphere == "" {
		return text.Guessed(r.Lang, menu, sphere, key)
	}
	return ""
}

// TaskFacts returns the facts that stand beside the place and the words of a task. Facts that are not known are left
// out.
func (r Reader) TaskFacts(t *model.Task) []Fact {
	sorted := r.TaskGuess(t)
	if t.Sphere != "" {
		sorted = text.Sphere(r.Lang, t.Sphere) + "  " + r.Menu(t.Grid, t.Menu)
	}
	due := text.DateAndWeekday(r.Lang, t.Due, r.Today)
	if t.Promised {
		due += "  " + r.say(text.TaskPromised)
	}
	resident := t.Door().Name
	if phone := t.Door().Phone; phone != "" {
		resident += "  " + text.Phone(phone)
	}
	holder := text.LabelHolder
	if t.State == model.Dispatched {
		holder = text.LabelTo
	}
	return known(
		Fact{r.say(text.LabelResident), resident}, Fact{r.say(text.LabelSphere), sorted},
		Fact{r.say(text.LabelRaised), r.TaskRaised(t)}, Fact{r.say(text.LabelCameFrom), r.taskFrom(t)},
		Fact{r.say(holder), r.TaskReach(t)},
		Fact{r.say(text.LabelDue), due}, Fact{r.say(text.AskRating), r.taskRating(t)},
		Fact{r.say(text.LabelWhistle), r.taskWhistle(t)}, Fact{r.say(text.LabelJoined), r.taskInto(t)},
		Fact{r.say(text.LabelReturns), r.taskReturns(t)},
	)
}

// taskFrom returns the meeting at which a task came in: its day and its name. It returns "" for a task that came in
// another way, and where the meeting is not known here.
func (r Reader) taskFrom(t *model.Task) string {
	if t.Inside == nil {
		return ""
	}
	m := r.Register.Meeting(model.MeetingID(t.Inside.From))
	if m == nil {
		return ""
	}
	return text.Date(m.On, r.Today) + "  " + r.MeetingTitle(m)
}

// taskWhistle returns which department is called to a task, and "" if none is.
func (r Reader) taskWhistle(t *model.Task) string {
	if t.Whistled.IsZero() {
		return ""
	}
	return text.Whistled(r.Lang, t.Whistled, r.Today)
}

// taskInto returns the common problem that a task is joined to: its words, or its number where it is not known here.
func (r Reader) taskInto(t *model.Task) string {
	switch common := r.Register.Task(t.Into); {
	case t.Into.IsZero():
		return ""
	case common == nil:
		return model.Number(t.Community(), t.Into)
	default:
		return r.TaskLine(common)
	}
}

// taskReturns returns how often a task was returned, if that was more than once.
func (r Reader) taskReturns(t *model.Task) string {
	if t.Returns < 2 {
		return ""
	}
	return text.TimesReturned(r.Lang, t.Returns)
}

// taskRating returns the last rating, and how often the task was opened again.
func (r Reader) taskRating(t *model.Task) (rated string) {
	if t.Inside != nil && len(t.Inside.Ratings) > 0 {
		rated = text.Rating(r.Lang, t.Inside.Ratings[len(t.Inside.Ratings)-1])
	}
	if t.Reopened > 0 {
		rated = strings.TrimSpace(rated + "  " + text.TaskReopened(r.Lang, t.Reopened))
	}
	return rated
}

// StepLine returns who took a step of a task, and which step it was.
func (r Reader) StepLine(t *model.Task, s model.Step) string { return s.Who.Name + "  " + r.Step(t, s) }

// LastWords returns the newest step of a task that has words: who took it, which step it was, and the words. It
// returns nil if there is none.
func (r Reader) LastWords(t *model.Task) []widget.Span {
	if t.Inside == nil {
		return nil
	}
	for _, s := range slices.Backward(t.Inside.Steps) {
		if s.Words != "" {
			return []widget.Span{
				{Ink: widget.Muted, Text: s.Who.Name + " " + r.Step(t, s) + "  "},
				{Ink: widget.Text, Text: s.Words},
			}
		}
	}
	return nil
}

// LastStep returns the newest step of a task: when it was taken, which step it was, and its words. The task must have
// an inside.
func (r Reader) LastStep(t *model.Task) string {
	s := t.Inside.Steps[len(t.Inside.Steps)-1]
	return strings.TrimSpace(text.When(r.Lang, s.On, r.Now) + "  " + r.Step(t, s) + "  " + s.Words)
}

// IsBranchOf reports whether the reader works for the branch that a task belongs to.
func (r Reader) IsBranchOf(t *model.Task) bool { return r.Me.TagsIn(t.Community()).Branch(t.Grid) }

// waitsForMe reports whether a task waits for the reader, or for a group of theirs.
func (r Reader) waitsForMe(t *model.Task) bool { return t.WaitsFor(r.Me.TagsIn(t.Community())) }

// RatingWords returns the words for the ratings, in the order of their digits.
func RatingWords(l text.Lang) (list []string) {
	for _, r := range model.Ratings {
		list = append(list, text.Rating(l, r))
	}
	return list
}

// MemberSign returns how it stands with the answer to a request that is joined to a common problem.
func (r Reader) MemberSign(t *model.Task) Sign {
	kind, _ := r.Register.Owed(t)
	switch {
	case kind == model.OwedTell:
		return sign("◉", widget.Accent, r.say(text.MemberOwed))
	case t.Told != 0:
		return sign("✓", widget.Good, r.say(text.MemberTold))
	case r.Register.HasAnswer(t):
		return sign("✓", widget.Good, r.say(text.MemberToldInMass))
	}
	return sign(" ", widget.Muted, r.say(text.MemberWaits))
}
