package hub

import (
	"sidan/model"
	"sidan/model/code"
)

// This file says what a record may come to. What a change would make of it beyond that is held and not applied, so
// that a page always has room for every record there is.

// MostRecord is the most bytes of face and inside together. A page carries that many of rows (wire.MostRowBytes), and a
// reply sixteen times as many. The longest honest record, a task with its hundred steps, stays below half of it: what a
// record keeps of its history is cut by count and by size (model).
const MostRecord = 256 << 10

// alwaysReadable is a size at which no list or map can be longer than a decoder takes: each of its elements is a byte
// at least (package code: 4,096 elements, 1,024 pairs).
const alwaysReadable = 2 << 10

// Fault is what is wrong with a record as it is stored, "" where nothing is.
type Fault string

// The faults of a stored record.
const (
	TooLarge   Fault = "too-large"  // over MostRecord
	Unreadable Fault = "unreadable" // neither this program nor a laptop can decode it
	Untyped    Fault = "untyped"    // it stands under a tag that no rule makes
)

// Fault reports what keeps a record out of a page, or out of an index. It decodes only what is long enough to hide more
// elements than a decoder takes; see Whole.
func (r Stored) Fault() Fault {
	switch size := len(r.Face) + len(r.Inside); {
	case size > MostRecord:
		return TooLarge
	case len(r.Face) == 0:
		return Unreadable
	case !r.FaceTags.Typed() || !r.InsideTags.Typed():
		return Untyped
	case size > alwaysReadable:
		return r.unreadable()
	}
	return ""
}

// Whole is Fault for a check of everything there is: it decodes every record.
func (r Stored) Whole() Fault {
	if f := r.Fault(); f != "" {
		return f
	}
	return r.unreadable()
}

func (r Stored) unreadable() Fault {
	if _, err := code.Open(r.Face, r.Inside); err != nil {
		return Unreadable
	}
	return ""
}

// Listed reports whether a county's lists name a community, or a county itself: only such have a history.
func Listed(s Snapshot, home model.Path) (bool, error) {
	if l := home.Level(); l != model.County && l != model.Community {
		return false, nil
	}
	place := model.PlaceIDOf(home).Record()
	l, err := s.Load(Keys{Home: home.At(model.County), Records: []model.RecordID{place}})
	return err == nil && l.Records[place].Kind == model.KindPlace, err
}

// Known reports whether there is a community: the lists name it, or, where they lost it, it holds a record. A change
// for any other makes none.
func Known(s Snapshot, home model.Path) (bool, error) {
	if listed, err := Listed(s, home); listed || err != nil {
		return listed, err
	}
	some, err := s.Records(home, model.RecordID{}, 1)
	return len(some) > 0, err
}

// knownIn are the communities there are in a county.
func knownIn(s Snapshot, county model.Path) (known []model.Path, err error) {
	all, err := s.Homes()
	for _, home := range all {
		if !county.Holds(home) {
			continue
		}
		is, err := Known(s, home)
		if err != nil {
			return nil, err
		}
		if is {
			known = append(known, home)
		}
	}
	return known, err
}
