package model

import (
	"cmp"
	"slices"
	"strings"
)

// MeetingSort says what kind of occasion a meeting was.
type MeetingSort string

// The sorts, in the order of their digits.
const (
	MassMeeting     MeetingSort = "mass"            // 群众会
	Representatives MeetingSort = "representatives" // 居民代表大会
	CollectionDay   MeetingSort = "collection"      // 征集日
	BoxOpening      MeetingSort = "opening"         // 开箱: a suggestion box was opened
)

// MeetingSorts lists the sorts in the order of their digits.
var MeetingSorts = []MeetingSort{MassMeeting, Representatives, CollectionDay, BoxOpening}

// collectionDate is the day of each month on which opinions are collected (征集日).
const collectionDate = 23

// LastCollectionDay returns the newest collection day that is not after a day: the 23rd of its month or of the month
// before.
func LastCollectionDay(today Day) Day {
	y, m, d := today.date()
	if d < collectionDate {
		m--
	}
	return Date(y, m, collectionDate)
}

// Channel returns the channel of the opinions that came in at a meeting of this sort.
func (s MeetingSort) Channel() Channel {
	switch s {
	case CollectionDay:
		return ByCollection
	case BoxOpening:
		return ByBox
	}
	return ByMeeting
}

// Meeting is an occasion (会议、征集) at which residents gave their opinions (意见): a meeting, a collection day, or
// the opening of a box. Each opinion is a task that points to the meeting. The record holds no words of residents,
// so it has no inside, and the whole community and the organisers see it.
type Meeting struct {
	ID       MeetingID   `cbor:"1,keyasint"`
	Sort     MeetingSort `cbor:"2,keyasint"`
	Place    Path        `cbor:"3,keyasint"`
	Compound string      `cbor:"4,keyasint,omitempty"`
	Spot     string      `cbor:"5,keyasint,omitempty"` // where in the compound: 活动室
	On       Day         `cbor:"6,keyasint"`
	Attended int         `cbor:"7,keyasint,omitempty"` // 到会: how many people came, 0 if nobody counted
	Box      BoxID       `cbor:"8,keyasint,omitzero"`  // the box that was opened
	Title    string      `cbor:"9,keyasint,omitempty"`
	Author   Ref         `cbor:"10,keyasint"`
	Struck   Day         `cbor:"11,keyasint,omitempty"` // 作废: struck on that day, so it does not count
	Why      string      `cbor:"12,keyasint,omitempty"` // why it was struck, each time on a line
	Into     MeetingID   `cbor:"13,keyasint,omitzero"`  // struck because it is that meeting, entered twice
	Flags    []Flag      `cbor:"14,keyasint,omitempty"`
}

// MeetingHeld is the fact that a meeting was held. If its author sends it again for the same record, it corrects the
// record.
type MeetingHeld struct {
	Sort     MeetingSort `cbor:"1,keyasint"`
	Place    Path        `cbor:"2,keyasint"`
	Compound string      `cbor:"3,keyasint,omitempty"`
	Spot     string      `cbor:"4,keyasint,omitempty"`
	On       Day         `cbor:"5,keyasint"`
	Attended int         `cbor:"6,keyasint,omitempty"`
	Box      BoxID       `cbor:"7,keyasint,omitzero"`
	Title    string      `cbor:"8,keyasint,omitempty"`
}

// Kind returns the kind of the record, KindMeeting.
func (m *Meeting) Kind() Kind { return KindMeeting }

// RecordID returns the id of the meeting as the id of a record.
func (m *Meeting) RecordID() RecordID { return m.ID.Record() }

// Where returns the place where the meeting was held.
func (m *Meeting) Where() Path { return m.Place }

// Community returns the community that held the meeting.
func (m *Meeting) Community() Path { return m.Place.Community() }

// Stands reports whether the meeting counts, which means that it was not struck.
func (m *Meeting) Stands() bool { return m.Struck == 0 }

// Spoken returns the compound and the spot as people say them, or "" if neither is known.
func (m *Meeting) Spoken() string { return strings.TrimSpace(m.Compound + " " + m.Spot) }

// Held returns the change that makes the record as it is. A correction is that change with other fields.
func (m *Meeting) Held() MeetingHeld {
	return MeetingHeld{
		Sort: m.Sort, Place: m.Place, Compound: m.Compound, Spot: m.Spot, On: m.On, Attended: m.Attended, Box: m.Box,
		Title: m.Title,
	}
}

// SearchText returns what a search looks through: title, compound, spot and date.
func (m *Meeting) SearchText() SearchText {
	return SearchText{
		Title: cmp.Or(m.Title, m.Spoken(), m.On.String()), Words: strings.Join([]string{m.Title, m.Spoken(),
			m.On.String()}, "\n"),
		Closed: !m.Stands(), Locality: m.Compound,
	}
}

func (m *Meeting) audience() Audience {
	return Audience{Face: tagsOf(allTag(m.Community()), orgTag(m.Place))}
}

func (m *Meeting) withFlag(s Stamp, why Reason) Record {
	n := *m
	n.Flags = flagWith(slices.Clone(m.Flags), s, why)
	return &n
}

// mostAttended is how many people a meeting may have at most.
const mostAttended = 100_000

// Check requires a known sort, a place in a community and a day, and the box if and only if a box was opened.
func (b MeetingHeld) Check() *Refusal {
	switch {
	case !slices.Contains(MeetingSorts, b.Sort):
		return refuse(BadInput, "kind", string(b.Sort))
	case b.Place.Level() < Community:
		return refuse(BadInput, "place", string(b.Place))
	case b.On == 0:
		return refuse(Missing, "date")
	case b.Attended < 0 || b.Attended > mostAttended:
		return refuse(BadInput, "attended", itoa(b.Attended))
	case b.Sort == BoxOpening && b.Box.IsZero():
		return refuse(Missing, "box")
	case b.Sort != BoxOpening && !b.Box.IsZero():
		return refuse(BadInput, "box", b.Box.String())
	}
	return first(
		checkDay("date", b.On), checkLine("compound", b.Compound, 0, MostLine), checkLine("spot", b.Spot, 0, MostName),
		checkLine("title", b.Title, 0, MostName),
	)
}

func (MeetingHeld) words() string { return "" }

func (b MeetingHeld) making() Making { return makingAt("place", b.Place) }

// apply keeps the newest version of a meeting. A version by somebody else than the first author is flagged, and so is
// a day that had not come yet. A meeting that was struck stays struck.
func (b MeetingHeld) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	m := &Meeting{
		ID: MeetingID(c.Record), Sort: b.Sort, Place: b.Place, Compound: b.Compound, Spot: b.Spot, On: b.On,
		Attended: b.Attended, Box: b.Box, Title: b.Title, Author: s.By,
	}
	out := accepted
	if b.On > DayOf(s.On) {
		out = flagged(FlagAhead)
	}
	if was, ok := r.(*Meeting); ok {
		if was.Community() != m.Community() {
			return was.withFlag(s, FlagMisplaced), flagged(FlagMisplaced)
		}
		m.Author, m.Struck, m.Why, m.Into, m.Flags = was.Author, was.Struck, was.Why, was.Into, was.Flags
		if was.Author.ID != s.By.ID {
			out = flagged(FlagSecond)
		}
	}
	if out.Code == Flagged {
		return m.withFlag(s, out.Why.Reason), out
	}
	return m, out
}
