package page

import (
	"strings"

	"sidan/model"
	"sidan/model/text"
)

// ReadDay reads a day that was typed into a field (see model.ReadDay). It returns 0 if nothing was typed. If the text
// cannot be read, wrong is the sentence about it to show under the field, and otherwise "".
func ReadDay(host Host, typed string) (day model.Day, wrong string) {
	day, no := model.ReadDay(typed, host.Desk().Today())
	if no != nil {
		return 0, text.Why(host.Lang(), no)
	}
	return day, ""
}

// NeedDay reads a day as ReadDay does, and says that the field is missing if nothing was typed. field is the name of
// the field in refusals.
func NeedDay(host Host, typed, field string) (day model.Day, wrong string) {
	day, wrong = ReadDay(host, typed)
	if day == 0 && wrong == "" {
		wrong = text.Why(host.Lang(), &model.Refusal{Reason: model.Missing, Args: []string{field}})
	}
	return day, wrong
}

// DayNote says how the text in a field is read as a day, to stand behind the field while the person types: the
// weekday, before it the date if that is not what was typed, and after it that people do not work on that day, or that
// they work although it is a weekend. It returns "" if no day can be read.
func DayNote(host Host, typed string) string {
	today := host.Desk().Today()
	day, wrong := ReadDay(host, typed)
	if day == 0 || wrong != "" {
		return ""
	}
	note := text.DateAndWeekday(host.Lang(), day, today)
	if typed = strings.TrimSpace(typed); typed == day.String() || typed == day.Short() {
		note = text.Weekday(host.Lang(), day)
	}
	on := host.Desk().Register().Calendar(host.Desk().Community()).On(day)
	if on != model.Workday {
		note += " " + text.DayKind(host.Lang(), on)
	}
	return note
}
