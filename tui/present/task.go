package present

import (
	"slices"
	"strings"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

// TaskText gives what lists show of a task: its words, else the brief, else its category and compound.
func TaskText(l text.Lang, t *model.Task) string {
	if s := t.Text(); s != "" {
		return s
	}
	s := text.Menu(l, t.Menu)
	if t.Sphere != model.Family && t.Compound != "" {
		s += "  " + t.Compound
	}
	return s
}

// TaskLine gives the beginning of a task's words, for a row.
func TaskLine(l text.Lang, t *model.Task) string { return FirstLine(TaskText(l, t)) }

// TaskName gives enough of a task's words to know it by, for a toast: at most 20 columns.
func TaskName(l text.Lang, t *model.Task) string { return widget.Cut(TaskLine(l, t), 20) }

// TaskWords gives the resident's words. A reader who does not see the task's inside gets what lists show of it, and why
// there is no more.
func (r Reader) TaskWords(t *model.Task) string {
	if t.Inside != nil && t.Inside.Words != "" {
		return t.Inside.Words
	}
	hidden := text.TaskFaceOnly
	if r.waitsForMe(t) || r.is(t.Holder.ID) {
		hidden = text.TaskNoInside
	}
	return TaskText(r.Lang, t) + "\n" + r.say(hidden)
}

// TaskRaised says how a task came in, by whom and when.
func (r Reader) TaskRaised(t *model.Task) string {
	return text.Channel(r.Lang, t.Channel) + "  " + t.Author.Name + "  " + text.When(r.Lang, t.Raised, r.Now)
}

// TaskPlace says where a task is, as closely as the reader may know: the door, else the compound, else the grid.
func (r Reader) TaskPlace(t *model.Task) string {
	if door := t.Door().Door; door != (model.Address{}) {
		return text.Address(r.Lang, door)
	}
	if t.Compound != "" {
		return t.Compound
	}
	return r.Register.PlaceName(t.Grid)
}

// TaskHolder says who has a task in hand, else whom it waits for; "" for nobody.
func (r Reader) TaskHolder(t *model.Task) string {
	switch {
	case !t.Holder.IsZero():
		return t.Holder.Name
	case t.State == model.Dispatched && t.To.Kind == model.ToOpen:
		return text.ToKind(r.Lang, model.ToOpen)
	case t.State == model.Dispatched:
		return t.To.Name
	}
	return ""
}

// TaskSign says where a task stands, with a glyph where the reader must look at it.
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

// TaskState gives the state of a task as the commands print it, with ⇡ while the hub has not answered.
func (r Reader) TaskState(t *model.Task) string {
	state := text.StateOf(r.Lang, t)
	if r.Register.Pending(t.RecordID()) {
		state += " ⇡"
	}
	return state
}

// TaskDue says how late a task is, else by when it is due.
func (r Reader) TaskDue(t *model.Task) string {
	if t.Late(r.Today) {
		return text.TaskLate(r.Lang, t.Due, r.Now)
	}
	return text.Date(t.Due, r.Today)
}

// TaskDone says of a task that is like another how it ended: in how many days it was done, else where it stands.
func (r Reader) TaskDone(t *model.Task) widget.Span {
	if s, ok := t.Last(model.DidFinish); ok && t.State != model.Claimed && t.State != model.Returned {
		days := int(model.DayOf(s.On) - model.DayOf(t.Raised))
		return widget.Span{Ink: widget.Good, Text: "✓ " + text.DoneInDays(r.Lang, days)}
	}
	return widget.Span{Ink: widget.Muted, Text: text.StateOf(r.Lang, t)}
}

// TaskCameBack says who a task came back from, and with what words; "" where it did not come back.
func (r Reader) TaskCameBack(t *model.Task) string {
	s, ok := t.CameBack()
	if !ok {
		return ""
	}
	return strings.TrimSpace(s.Who.Name + " " + text.Step(r.Lang, s) + "  " + model.TidyLine(s.Words))
}

// TaskGuess says what an unsorted task sounds like; "" where it is sorted, or sounds like nothing.
func (r Reader) TaskGuess(t *model.Task) string {
	if sphere, menu, ok := register.Guess(t.Text()); ok && t.Sphere == "" {
		return text.Guessed(r.Lang, sphere, menu)
	}
	return ""
}

// TaskFacts are the facts beside a task's place and words; those that are not known are left out.
func (r Reader) TaskFacts(t *model.Task) []Fact {
	sorted := r.TaskGuess(t)
	if t.Sphere != "" {
		sorted = text.Sphere(r.Lang, t.Sphere) + "  " + text.Menu(r.Lang, t.Menu)
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
		Fact{r.say(text.LabelRaised), r.TaskRaised(t)}, Fact{r.say(holder), r.TaskHolder(t)},
		Fact{r.say(text.LabelDue), due}, Fact{r.say(text.AskRating), r.taskRating(t)},
	)
}

// taskRating gives the last rating, and how often the task was opened again.
func (r Reader) taskRating(t *model.Task) (rated string) {
	if t.Inside != nil && len(t.Inside.Ratings) > 0 {
		rated = text.Rating(r.Lang, t.Inside.Ratings[len(t.Inside.Ratings)-1])
	}
	if t.Reopened > 0 {
		rated = strings.TrimSpace(rated + "  " + text.TaskReopened(r.Lang, t.Reopened))
	}
	return rated
}

// StepLine says who took a step of a task, and which.
func (r Reader) StepLine(s model.Step) string { return s.Who.Name + "  " + text.Step(r.Lang, s) }

// LastWords gives the newest step of a task that left words: who took it, and the words; nil where there is none.
func (r Reader) LastWords(t *model.Task) []widget.Span {
	if t.Inside == nil {
		return nil
	}
	for _, s := range slices.Backward(t.Inside.Steps) {
		if s.Words != "" {
			return []widget.Span{
				{Ink: widget.Muted, Text: s.Who.Name + " " + text.Step(r.Lang, s) + "  "},
				{Ink: widget.Text, Text: s.Words},
			}
		}
	}
	return nil
}

// LastStep says when the newest step of a task was taken, which it was, and its words. The task must have an inside.
func (r Reader) LastStep(t *model.Task) string {
	s := t.Inside.Steps[len(t.Inside.Steps)-1]
	return strings.TrimSpace(text.When(r.Lang, s.On, r.Now) + "  " + text.Step(r.Lang, s) + "  " + s.Words)
}

// IsBranchOf reports whether the reader works for the branch that a task belongs to.
func (r Reader) IsBranchOf(t *model.Task) bool { return r.Me.TagsIn(t.Community()).Branch(t.Grid) }

// waitsForMe reports whether a task was sent to the reader, or to a group of theirs.
func (r Reader) waitsForMe(t *model.Task) bool { return t.WaitsFor(r.Me.TagsIn(t.Community())) }

// RatingWords are the words for how a resident takes an answer, in the order of their digits.
func RatingWords(l text.Lang) (list []string) {
	for _, r := range model.Ratings {
		list = append(list, text.Rating(l, r))
	}
	return list
}
