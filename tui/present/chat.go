package present

import (
	"strconv"
	"strings"

	"sidan/model"
	"sidan/model/text"
)

// ChatText returns the text that the branch pastes into the chat group (群里的话), so that somebody takes the tasks on.
// It names those tasks that may be shown there, each with its brief, its place no closer than the compound, the day by
// which it is due, and its number. It is "" if no task may be shown. left are the others.
//
// The text is made from the faces of the tasks alone. So it holds no household's name, door, phone or words.
func (r Reader) ChatText(tasks []*model.Task) (said string, left []*model.Task) {
	var lines []string
	home := model.Path("")
	for _, t := range tasks {
		if chatBars(t) != "" {
			left = append(left, t)
			continue
		}
		face := *t
		face.Inside = nil
		home = face.Community()
		no := strconv.Itoa(len(lines)/2+1) + ". "
		due := text.DateAndWeekday(r.Lang, face.Due, r.Today)
		lines = append(
			lines, no+face.Brief,
			strings.Repeat(" ", len(no))+text.ChatLine(r.Lang, r.TaskPlace(&face), due, face.No()),
		)
	}
	if len(lines) == 0 {
		return "", left
	}
	title := text.ChatTitle(r.Lang, r.Register.PlaceName(home), len(lines)/2)
	return title + "\n" + strings.Join(lines, "\n") + "\n" + r.say(text.ChatEnd), left
}

// ChatBars returns why a task may not be shown in the chat group, and "" if it may.
func (r Reader) ChatBars(t *model.Task) string { return text.ChatBars(r.Lang, chatBars(t)) }

// chatBars returns the code of why a task may not be shown in the chat group, and "" if it may: it is a family matter,
// it waits for nobody, or its face has no brief.
func chatBars(t *model.Task) string {
	switch {
	case t.Sphere == model.Family:
		return "family"
	case t.State != model.Dispatched:
		return "state"
	case t.Brief == "":
		return "brief"
	}
	return ""
}
