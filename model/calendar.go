package model

import (
	"slices"
	"time"
)

// DayKind says whether people work on a day.
type DayKind string

// The kinds of days.
const (
	Workday DayKind = "workday" // 工作日: Monday to Friday
	RestDay DayKind = "restday" // 休息日: Saturday or Sunday
	Holiday DayKind = "holiday" // 节假日: a day off by the county's calendar
	Makeup  DayKind = "makeup"  // 调休上班: a Saturday or Sunday on which people work
)

// Calendar is what a county's calendar says beside the weekends: the days off of the holidays, which the state
// publishes each year, and the Saturdays and Sundays that are worked for them. Everybody in the county sees it. A
// county that has set none has no such record. A nil *Calendar has nothing but weekends, and all methods for reading
// work on it.
type Calendar struct {
	ID     CalendarID     `cbor:"1,keyasint"`
	County Path           `cbor:"2,keyasint"`
	Off    []Day          `cbor:"3,keyasint,omitempty"` // holidays, sorted; they may be weekends
	Work   []Day          `cbor:"4,keyasint,omitempty"` // Saturdays and Sundays that are worked, sorted
	Edits  []CalendarEdit `cbor:"5,keyasint,omitempty"`
	More   int            `cbor:"6,keyasint,omitempty"` // how many older edits are no longer in Edits
}

// CalendarEdit is a line in the history of a calendar: what somebody said of some days.
type CalendarEdit struct {
	On  time.Time `cbor:"1,keyasint"`
	By  Ref       `cbor:"2,keyasint"`
	Now DaySpan   `cbor:"3,keyasint"`
}

// DaySpan is a run of days from From to To, both of them included, and what they are.
type DaySpan struct {
	From Day     `cbor:"1,keyasint" json:"from"`
	To   Day     `cbor:"2,keyasint" json:"to"`
	As   DayKind `cbor:"3,keyasint,omitempty" json:"as"`
}

// CalendarSet says of some days that they are holidays (Holiday), that their weekends are worked (Makeup), or that
// they are days as others again (""). Only organisers of the county do this. Other days stay as they are.
type CalendarSet struct {
	County Path    `cbor:"1,keyasint"`
	Days   DaySpan `cbor:"2,keyasint"`
}

// Limits of a calendar.
const (
	LeastWorkdays = 150  // working days that each year must have
	mostSpan      = 366  // days that one change may name
	mostSpecial   = 2000 // days in each list, more than twenty years of holidays
	mostListEdits = 200  // lines in the history of a menu or a calendar
)

// CalendarIDOf returns the id of the record of a county's calendar, which follows from the county's path.
func CalendarIDOf(county Path) CalendarID { return SlotID[Calendar](KindCalendar, string(county)) }

// On returns what a day is.
func (c *Calendar) On(d Day) DayKind {
	weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
	if c != nil {
		if _, off := slices.BinarySearch(c.Off, d); off {
			return Holiday
		}
		if _, worked := slices.BinarySearch(c.Work, d); worked && weekend {
			return Makeup
		}
	}
	if weekend {
		return RestDay
	}
	return Workday
}

// Works reports whether people work on a day.
func (c *Calendar) Works(d Day) bool {
	on := c.On(d)
	return on == Workday || on == Makeup
}

// After returns the n-th working day after a day, so that the day itself is not counted. It looks at the next 366 days
// only, and returns the last of them if they hold fewer than n working days.
func (c *Calendar) After(d Day, n int) Day {
	last := d + mostAhead
	for ; n > 0 && d < last; d++ {
		if c.Works(d + 1) {
			n--
		}
	}
	return d
}

// Workdays returns how many working days a year has.
func (c *Calendar) Workdays(year int) (n int) {
	for d := Date(year, time.January, 1); d < Date(year+1, time.January, 1); d++ {
		if c.Works(d) {
			n++
		}
	}
	return n
}

// Year returns what the calendar says of a year beside its weekends, in the order of the days. Days that follow one
// another and are the same are one span.
func (c *Calendar) Year(year int) (spans []DaySpan) {
	for d := Date(year, time.January, 1); d < Date(year+1, time.January, 1); d++ {
		as := c.On(d)
		if as != Holiday && as != Makeup {
			continue
		}
		if n := len(spans); n > 0 && spans[n-1].To == d-1 && spans[n-1].As == as {
			spans[n-1].To = d
		} else {
			spans = append(spans, DaySpan{d, d, as})
		}
	}
	return spans
}

// Kind returns the kind of the record, KindCalendar.
func (c *Calendar) Kind() Kind { return KindCalendar }

// RecordID returns the id of the calendar as the id of a record.
func (c *Calendar) RecordID() RecordID { return c.ID.Record() }

// Where returns the county.
func (c *Calendar) Where() Path { return c.County }

// Community returns the county, because the calendar is in the county's directory.
func (c *Calendar) Community() Path { return c.County.At(County) }

// SearchText returns nothing to look through: find does not list calendars.
func (c *Calendar) SearchText() SearchText { return SearchText{} }

func (c *Calendar) audience() Audience { return Audience{Face: tagsOf(allTag(c.Community()))} }

func (c *Calendar) withFlag(Stamp, Reason) Record { return c }

// Check requires a county, a first and a last day no more than a year apart, and a word that fits.
func (b CalendarSet) Check() *Refusal {
	switch d := b.Days; {
	case b.County.Level() != County:
		return refuse(BadInput, "county", string(b.County))
	case d.From == 0:
		return refuse(Missing, "from")
	case checkDay("from", d.From) != nil:
		return checkDay("from", d.From)
	case d.To < d.From || d.To >= d.From+mostSpan || checkDay("to", d.To) != nil:
		return refuse(BadInput, "last", d.To.String())
	case d.As != Holiday && d.As != Makeup && d.As != "":
		return refuse(BadInput, "as", string(d.As))
	}
	return nil
}

func (CalendarSet) words() string { return "" }

func (b CalendarSet) making() Making {
	return Making{
		Where: b.County, Community: b.County.At(County), Names: []NamedPlace{{"county", b.County}},
		Record: CalendarIDOf(b.County).Record(),
	}
}

func (b CalendarSet) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	was, _ := r.(*Calendar)
	if !s.Tags.Has(orgTag(b.County)) || was != nil && was.County != b.County {
		return r, refused(NotOrganiser)
	}
	next := Calendar{ID: CalendarID(c.Record), County: b.County}
	if was != nil {
		next.Off, next.Work = outside(was.Off, b.Days), outside(was.Work, b.Days)
		next.Edits, next.More = slices.Clone(was.Edits), was.More
	}
	next.put(b.Days)
	if len(next.Off) > mostSpecial || len(next.Work) > mostSpecial {
		return r, refused(CalendarFull)
	}
	for year := b.Days.From.Year(); year <= b.Days.To.Year(); year++ {
		if n := next.Workdays(year); n < LeastWorkdays {
			return r, refused(TooFewWorkdays, itoa(year), itoa(n))
		}
	}
	edits := append(next.Edits, CalendarEdit{s.On, s.By, b.Days})
	next.Edits = newest(edits, mostListEdits, func(CalendarEdit) int { return 0 })
	next.More += len(edits) - len(next.Edits)
	return &next, accepted
}

// outside returns the days of a list that are not in a span, as a list of its own.
func outside(days []Day, span DaySpan) (left []Day) {
	for _, d := range days {
		if d < span.From || d > span.To {
			left = append(left, d)
		}
	}
	return left
}

// put adds the days of a span to the list that they belong to. No list has any of them before. Of days that are worked,
// only Saturdays and Sundays are special.
func (c *Calendar) put(span DaySpan) {
	for d := span.From; d <= span.To; d++ {
		switch on := (*Calendar)(nil).On(d); {
		case span.As == Holiday:
			c.Off = append(c.Off, d)
		case span.As == Makeup && on == RestDay:
			c.Work = append(c.Work, d)
		}
	}
	slices.Sort(c.Off)
	slices.Sort(c.Work)
}
