package work

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// meetingHead is what the form asks of the meeting itself.
type meetingHead struct {
	host                                page.Host
	sort, day, place, boxes, came, name *page.Field

	box      *model.Box   // the box that is opened, if the form was opened for one
	standing []*model.Box // the boxes to choose from
}

// make makes the fields.
func (h *meetingHead) make(host page.Host) {
	h.host = host
	h.sort = &page.Field{Choice: &widget.Choice{}}
	h.day = &page.Field{Edit: &widget.Edit{Limit: 16}, Width: 16}
	h.day.Note = func() string { return page.DayNote(host, h.day.Edit.Value()) }
	h.place = &page.Field{Edit: &widget.Edit{Limit: model.MostName}, Width: 30, Note: h.placeNote}
	h.boxes = &page.Field{Choice: &widget.Choice{}}
	h.came = &page.Field{Edit: &widget.Edit{Limit: 6}, Width: 8}
	h.name = &page.Field{Edit: &widget.Edit{Limit: model.MostName}}
	for _, b := range host.Desk().Register().Boxes() {
		if b.Stands() || h.box != nil && b.ID == h.box.ID {
			h.standing = append(h.standing, b)
		}
	}
}

// speak puts labels and answers into the current language.
func (h *meetingHead) speak() {
	say, l := h.host.Say, h.host.Lang()
	h.sort.Label, h.day.Label, h.place.Label = text.Field(l, "kind"), text.Field(l, "date"), text.Field(l, "spot")
	h.boxes.Label, h.came.Label, h.name.Label = text.Field(l, "box"), text.Field(l, "attended"), text.Field(l, "title")
	h.day.Edit.Hint, h.place.Edit.Hint = say(text.VisitDateHint), say(text.HintWhere)
	h.came.Edit.Hint, h.name.Edit.Hint = say(text.HintAttended), say(text.HintTitle)
	h.sort.Choice.Items, h.boxes.Choice.Items = nil, nil
	for _, s := range model.MeetingSorts {
		h.sort.Choice.Items = append(h.sort.Choice.Items, text.MeetingSort(l, s))
	}
	for _, b := range h.standing {
		item := b.Spoken()
		if !b.Stands() {
			item += " " + text.BoxGoneOn(l, b.Gone, h.host.Desk().Today())
		}
		h.boxes.Choice.Items = append(h.boxes.Choice.Items, item)
	}
}

// kind returns the sort that is chosen.
func (h *meetingHead) kind() model.MeetingSort {
	return model.MeetingSorts[max(0, h.sort.Choice.Chosen())]
}

// fields returns the fields that the form shows. Nobody comes to the opening of a box, and a box has its own place.
func (h *meetingHead) fields() []*page.Field {
	if h.kind() == model.BoxOpening {
		return []*page.Field{h.sort, h.day, h.boxes}
	}
	return []*page.Field{h.sort, h.day, h.place, h.came, h.name}
}

// first returns the field where a new meeting begins: the box of an opening is known already.
func (h *meetingHead) first() *page.Field {
	if h.box != nil {
		return h.day
	}
	return h.sort
}

// propose puts the day on which a meeting of the chosen sort was likely held into the field, unless the person typed
// another one.
func (h *meetingHead) propose(host page.Host) {
	today := host.Desk().Today()
	proposed := []model.Day{today, model.LastCollectionDay(today)}
	typed := strings.TrimSpace(h.day.Edit.Value())
	if typed != "" && !slices.ContainsFunc(proposed, func(d model.Day) bool { return text.Date(d, today) == typed }) {
		return
	}
	on := proposed[0]
	if h.kind() == model.CollectionDay {
		on = proposed[1]
	}
	h.day.Edit.SetValue(text.Date(on, today))
}

// opened returns the box that is chosen, or nil.
func (h *meetingHead) opened() *model.Box {
	if i := h.boxes.Choice.Chosen(); i >= 0 && i < len(h.standing) {
		return h.standing[i]
	}
	return nil
}

// where returns where the meeting was held, as far as it was typed.
func (h *meetingHead) where(host page.Host) (place model.Path, compound, spot string) {
	if h.kind() != model.BoxOpening {
		return host.Desk().Where(h.place.Edit.Value())
	}
	if b := h.opened(); b != nil {
		return b.Place, b.Compound, b.Spot
	}
	return host.Desk().Community(), "", ""
}

// points returns where collection days were held before, which digits offer in an empty field.
func (h *meetingHead) points() []register.FixedPoint {
	if h.kind() != model.CollectionDay || h.place.Edit.Value() != "" {
		return nil
	}
	all := h.host.Desk().Register().FixedPoints(h.host.Desk().Community())
	return all[:min(len(all), mostPoints)]
}

// mostPoints is how many fixed points are offered.
const mostPoints = 5

// placeNote returns the note behind the place: the fixed points of collection days, or the compound that was read.
func (h *meetingHead) placeNote() string {
	var offers []string
	for i, p := range h.points() {
		offers = append(offers, strconv.Itoa(i+1)+" "+p.Spoken())
	}
	if len(offers) > 0 {
		return strings.Join(offers, "  ")
	}
	place, compound, _ := h.host.Desk().Where(h.place.Edit.Value())
	if compound == "" && place != h.host.Desk().Community() {
		compound = h.host.Desk().PlaceName(place)
	}
	if compound != "" {
		return "✓ " + compound
	}
	return ""
}

// takes handles a digit that takes one of the fixed points, and reports whether it did.
func (h *meetingHead) takes(at *page.Field, k tea.KeyPressMsg, host page.Host) bool {
	points := h.points()
	i := widget.Nth(k, len(points))
	if at != h.place || i < 0 {
		return false
	}
	h.place.Edit.SetValue(points[i].Spoken())
	return true
}

// filled returns the meeting as the head has it. If something is wrong, it returns the field, and the sentence about
// it.
func (h *meetingHead) filled() (b model.MeetingHeld, wrong *page.Field, sentence string) {
	b.Sort, b.Title = h.kind(), h.name.Edit.Value()
	if b.On, sentence = page.NeedDay(h.host, h.day.Edit.Value(), "date"); sentence != "" {
		return b, h.day, sentence
	}
	b.Place, b.Compound, b.Spot = h.where(h.host)
	if b.Sort == model.BoxOpening {
		box := h.opened()
		if box == nil {
			return b, h.boxes, h.host.Say(text.MeetingWhichBox)
		}
		b.Box, b.Title = box.ID, ""
		return b, nil, ""
	}
	if typed := strings.TrimSpace(h.came.Edit.Value()); typed != "" {
		n, err := strconv.Atoi(typed)
		if err != nil || n < 0 {
			return b, h.came, h.host.Say(text.MeetingBadCount)
		}
		b.Attended = n
	}
	return b, nil, ""
}

// line returns the head in one line: day, place, how many came.
func (h *meetingHead) line() string {
	l, today := h.host.Lang(), h.host.Desk().Today()
	day, _ := page.ReadDay(h.host, h.day.Edit.Value())
	place, compound, spot := h.where(h.host)
	where := strings.TrimSpace(compound + " " + spot)
	if where == "" {
		where = h.host.Desk().PlaceName(place)
	}
	parts := []string{text.DateAndWeekday(l, day, today), where}
	if n, err := strconv.Atoi(strings.TrimSpace(h.came.Edit.Value())); err == nil && n > 0 {
		parts = append(parts, text.MeetingCame(l, n))
	}
	return strings.Join(parts, "   ")
}

// writtenOf returns the head of a meeting that was saved, as the form writes it.
func writtenOf(host page.Host, m *model.Meeting) meetingWritten {
	d := meetingWritten{
		ID: m.ID, Sort: m.Sort, Day: text.Date(m.On, host.Desk().Today()), Place: m.Spoken(), Box: m.Box, Name: m.Title,
	}
	if d.Place == "" && m.Place != host.Desk().Community() {
		d.Place = present.NewReader(host.Lang(), host.Desk()).Register.PlaceName(m.Place)
	}
	if m.Attended > 0 {
		d.Came = strconv.Itoa(m.Attended)
	}
	return d
}
