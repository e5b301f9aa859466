package sample

import (
	"time"

	"sidan/model"
)

// This file plans the meetings (会议、征集) and the suggestion boxes (意见箱) of a community.

func init() {
	added[model.KindMeeting] = (*history).meetings
	added[model.KindBox] = (*history).boxesHang
}

// meeting is a meeting at which requests came up, and the box if a box was opened.
type meeting struct {
	id       model.MeetingID
	sort     model.MeetingSort
	day      model.Day
	compound string
	box      model.BoxID
	requests int
}

// spots is where in a compound collection days and meetings are held, and where boxes hang.
var spots = []string{"活动室", "党员活动中心", "门口岗亭", "小广场"}

// origin returns the meeting at which a request came up, if the channel is one of a meeting. The collection day and
// the openings of one day in one compound are one meeting each.
func (h *history) origin(c model.Channel, at time.Time, compound string) model.RecordID {
	sort, ok := map[model.Channel]model.MeetingSort{
		model.ByMeeting: model.MassMeeting, model.ByCollection: model.CollectionDay, model.ByBox: model.BoxOpening,
	}[c]
	if !ok {
		return model.RecordID{}
	}
	return h.meetingOn(model.DayOf(at), sort, compound).id.Record()
}

// meetingOn returns the meeting of a sort on a day in a compound, and plans it if there is none yet. It takes no random
// number from the history.
func (h *history) meetingOn(day model.Day, sort model.MeetingSort, compound string) *meeting {
	for _, m := range h.held {
		if m.day == day && m.sort == sort && m.compound == compound {
			m.requests++
			return m
		}
	}
	d := newDice(uint64(day), uint64(len(h.held)))
	m := &meeting{newID[model.Meeting](d, clock(day, 12, 0)), sort, day, compound, model.BoxID{}, 1}
	if sort == model.BoxOpening {
		m.box = h.boxIn(compound)
	}
	h.held = append(h.held, m)
	return m
}

// boxIn returns the id of the box of a compound.
func (h *history) boxIn(compound string) model.BoxID {
	if h.boxes == nil {
		h.boxes = map[string]model.BoxID{}
	}
	id, ok := h.boxes[compound]
	if !ok {
		id = newID[model.Box](newDice(uint64(h.founded), uint64(len(h.boxes))), clock(h.founded, 15, 0))
		h.boxes[compound] = id
		h.boxed = append(h.boxed, compound)
	}
	return id
}

// spot returns the spot of a compound.
func spot(compound string) string { return spots[len(compound)/3%len(spots)] }

// meetings plans the records of all meetings at which requests came up, and a mass meeting, one of the residents'
// representatives, one that two people entered, and one that was struck and restored.
func (h *history) meetings() {
	h.massMeeting(h.day - 38)
	for _, m := range h.held {
		h.add(clock(m.day, 12, 40), h.officer, m.id.Record(), model.MeetingHeld{
			Sort: m.sort, Place: communityPath, Compound: m.compound, Spot: spot(m.compound), On: m.day,
			Attended: h.came(m), Box: m.box,
		})
	}
	day := h.day - 52
	body := model.MeetingHeld{
		Sort: model.Representatives, Place: communityPath, Spot: "社区二楼会议室", On: day, Attended: 41,
		Title: "三季度居民代表大会",
	}
	first, again := newID[model.Meeting](h.dice, clock(day, 17, 0)), newID[model.Meeting](h.dice, clock(day, 18, 0))
	h.add(clock(day, 17, 10), h.officer, first.Record(), body)
	h.add(clock(day, 18, 20), h.secretary, again.Record(), body)
	h.add(
		clock(day+1, 9, 30), h.officer, again.Record(), model.MeetingStruck{Why: "和书记各记了一次。", Into: first},
	)
	h.add(clock(day+1, 9, 40), h.officer, first.Record(), model.MeetingStruck{Why: "点错了。"})
	h.add(clock(day+1, 9, 42), h.officer, first.Record(), model.MeetingRestored{})
}

// came returns how many people came to a meeting. Nobody comes to the opening of a box.
func (h *history) came(m *meeting) int {
	if m.sort == model.BoxOpening {
		return 0
	}
	return h.between(8, 30) + 3*m.requests
}

// massMeeting plans a few requests that came up at a mass meeting on a day.
func (h *history) massMeeting(day model.Day) {
	kinds := newDeck(h.dice, allKinds())
	shared := func(k *kind) bool { return k.sphere != model.Family }
	for i := range 3 {
		house := h.grids[0].houses[7*i]
		k := kinds.drawThat(func(k *kind) bool { return shared(k) && k.fitsAt(house) })
		at := clock(day, 19, 30).Add(time.Duration(i) * 4 * time.Minute)
		m := h.raiseOtherwise(house, k, model.ByMeeting, at).sort()
		h.carry(m, plainly)
	}
}

// boxesHang plans the boxes: those that were opened, and one that was removed.
func (h *history) boxesHang() {
	at := clock(h.founded+20, 10, 0)
	for _, compound := range h.boxed {
		h.add(at, h.officer, h.boxes[compound].Record(), model.BoxPlaced{
			Place: communityPath, Compound: compound, Spot: spot(compound), Since: model.DayOf(at),
		})
		at = at.Add(time.Minute)
	}
	gone := newID[model.Box](h.dice, at)
	h.add(at, h.officer, gone.Record(), model.BoxPlaced{
		Place: communityPath, Compound: "石板坡", Spot: "便民店门口", Since: model.DayOf(at),
	})
	h.add(clock(h.day-30, 10, 0), h.officer, gone.Record(), model.BoxRemoved{On: h.day - 30, Why: "房子要拆了。"})
}
