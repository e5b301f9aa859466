package hub

import (
	"sidan/model"
	"sidan/model/code"
)

// This file says how large and in what form a record may be. A change that would make a record beyond that is held and
// not applied, so that a page can carry every record there is.

// MostRecord is how many bytes a record may have at most, face and inside together. The rows of a reply have as many
// bytes (wire.MostRowBytes), and its whole body may have sixteen times as many (wire.MostReply). The longest record
// that real work makes, a task with its hundred steps, stays below half of MostRecord, because package model bounds the
// number and size of what a record keeps of its history.
const MostRecord = 256 << 10

// alwaysReadable is a size in bytes up to which no list or map can be longer than the decoder takes, since each element
// takes at least one byte (package code: 4,096 elements, 1,024 pairs).
const alwaysReadable = 2 << 10

// Fault says what is wrong with a stored record. It is "" if nothing is.
type Fault string

// These are the faults of a stored record.
const (
	TooLarge   Fault = "too-large"  // it has more than MostRecord bytes
	Unreadable Fault = "unreadable" // neither this program nor a laptop can decode it
	Untyped    Fault = "untyped"    // it has a tag that no rule makes
)

// Fault returns what keeps a record out of a page or out of an index. It decodes only a record that is long enough to
// have more elements than the decoder takes, and so does not find every record that cannot be decoded; Whole does.
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

// Whole returns the fault of a record as Fault does, but decodes every record. It is for checks of the whole hub.
func (r Stored) Whole() Fault {
	if f := r.Fault(); f != "" {
		return f
	}
	return r.unreadable()
}

// unreadable returns Unreadable if the record cannot be decoded, and otherwise "".
func (r Stored) unreadable() Fault {
	if _, err := code.Open(r.Face, r.Inside); err != nil {
		return Unreadable
	}
	return ""
}

// Listed reports whether the lists of a county name a community, or the county itself. Only communities and counties
// have a history; for any other path it reports false.
func Listed(s Snapshot, community model.Path) (bool, error) {
	if l := community.Level(); l != model.County && l != model.Community {
		return false, nil
	}
	place := model.PlaceIDOf(community).Record()
	l, err := s.Load(Keys{Community: community.At(model.County), Records: []model.RecordID{place}})
	return err == nil && l.Records[place].Kind == model.KindPlace, err
}

// Known reports whether a community exists: the lists name it or, if they lost it, it holds a record. A change does not
// make a community that does not exist.
func Known(s Snapshot, community model.Path) (bool, error) {
	if listed, err := Listed(s, community); listed || err != nil {
		return listed, err
	}
	some, err := s.Records(community, model.RecordID{}, 1)
	return len(some) > 0, err
}

// knownIn returns the communities that exist in a county, and the county's directory.
func knownIn(s Snapshot, county model.Path) (known []model.Path, err error) {
	all, err := s.Communities()
	for _, community := range all {
		if !county.Holds(community) {
			continue
		}
		is, err := Known(s, community)
		if err != nil {
			return nil, err
		}
		if is {
			known = append(known, community)
		}
	}
	return known, err
}
