package model

import "slices"

// Rules is how a county publishes (公示办法): which notices there are, and the numbers they are computed by. Everybody
// in the county sees it. A county that set nothing has no such record. A nil *Rules stands for the defaults, and all
// methods for reading work on it.
type Rules struct {
	ID       RulesID       `cbor:"1,keyasint"`
	County   Path          `cbor:"2,keyasint"`
	Settings []RuleSetting `cbor:"3,keyasint"` // in the order of the months from which they count
}

// RuleSetting is a value of one key, and from which month it counts. Of each key there is at most one for a month.
type RuleSetting struct {
	Key   RuleKey `cbor:"1,keyasint"`
	Value string  `cbor:"2,keyasint"`
	From  Month   `cbor:"3,keyasint"`
	By    Ref     `cbor:"4,keyasint"`
	On    Day     `cbor:"5,keyasint"` // when it was set
}

// RuleValue is a key and its new value, in the form that RuleKey.Read returns.
type RuleValue struct {
	Key   RuleKey `cbor:"1,keyasint"`
	Value string  `cbor:"2,keyasint"`
}

// RulesSet asks that some keys have other values from a month on. Only organisers of the county set them. A switch may
// be turned off from the present month on. Anything else counts from a later month, so that no rule changes within a
// month. Other keys stay as they are.
type RulesSet struct {
	County Path        `cbor:"1,keyasint"`
	From   Month       `cbor:"2,keyasint"`
	Values []RuleValue `cbor:"3,keyasint"`
}

// Limits of the rules, in months.
const (
	MostRulesAhead = 12 // how far ahead a value may be set
	keptSettings   = 36 // how long a value is kept after the month from which another one counts
)

// RulesIDOf returns the id of the record of a county's rules, which follows from the county's path.
func RulesIDOf(county Path) RulesID { return SlotID[Rules](KindRules, string(county)) }

// Setting returns what was set of a key for a month. It reports false if nothing was, so that the default counts.
func (r *Rules) Setting(k RuleKey, m Month) (s RuleSetting, ok bool) {
	if r == nil {
		return s, false
	}
	for _, set := range r.Settings {
		if set.Key == k && set.From <= m {
			s, ok = set, true
		}
	}
	return s, ok
}

// Value returns the value of a key in a month: what was set, or the default. It is "" for a key that there is not.
func (r *Rules) Value(k RuleKey, m Month) string {
	if s, ok := r.Setting(k, m); ok {
		return s.Value
	}
	return k.Default()
}

// Coming returns what was set of a key for the months after a month, the next one first.
func (r *Rules) Coming(k RuleKey, m Month) (coming []RuleSetting) {
	if r == nil {
		return nil
	}
	for _, set := range r.Settings {
		if set.Key == k && set.From > m {
			coming = append(coming, set)
		}
	}
	return coming
}

// Of returns what was set of a key, the newest month first.
func (r *Rules) Of(k RuleKey) (all []RuleSetting) {
	if r == nil {
		return nil
	}
	for _, set := range slices.Backward(r.Settings) {
		if set.Key == k {
			all = append(all, set)
		}
	}
	return all
}

// Kind returns the kind of the record, KindRules.
func (r *Rules) Kind() Kind { return KindRules }

// RecordID returns the id of the rules as the id of a record.
func (r *Rules) RecordID() RecordID { return r.ID.Record() }

// Where returns the county.
func (r *Rules) Where() Path { return r.County }

// Community returns the county, because the rules are in the county's directory.
func (r *Rules) Community() Path { return r.County.At(County) }

// SearchText returns nothing to look through: find does not list rules.
func (r *Rules) SearchText() SearchText { return SearchText{} }

func (r *Rules) audience() Audience { return Audience{Face: tagsOf(allTag(r.Community()))} }

func (r *Rules) withFlag(Stamp, Reason) Record { return r }

// Check requires a county, a month, and at least one key, each once and with a value that fits.
func (b RulesSet) Check() *Refusal {
	switch {
	case b.County.Level() != County:
		return refuse(BadInput, "county", string(b.County))
	case len(b.Values) == 0:
		return refuse(Missing, "key")
	case len(b.Values) > len(ruleTable):
		return refuse(TooLong, "key", itoa(len(ruleTable)))
	}
	for i, v := range b.Values {
		same := func(o RuleValue) bool { return o.Key == v.Key }
		if v.Key.Default() == "" || slices.ContainsFunc(b.Values[:i], same) {
			return refuse(BadInput, "key", string(v.Key))
		}
		if value, ok := v.Key.Read(v.Value); !ok || value != v.Value {
			return refuse(BadInput, string(v.Key), v.Value)
		}
	}
	return checkMonth("from", b.From)
}

func (RulesSet) words() string { return "" }

func (b RulesSet) making() Making {
	return Making{
		Where: b.County, Community: b.County.At(County), Names: []NamedPlace{{"county", b.County}},
		Record: RulesIDOf(b.County).Record(),
	}
}

// EarliestFor returns the first month from which a value of a key may count if it is set in a month.
func (v RuleValue) EarliestFor(now Month) Month {
	if v.Key.IsSwitch() && v.Value == RuleOff {
		return now
	}
	return now + 1
}

func (b RulesSet) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	was, _ := r.(*Rules)
	if !s.Tags.Has(orgTag(b.County)) || was != nil && was.County != b.County {
		return r, refused(NotOrganiser)
	}
	now := DayOf(s.On).Month()
	for _, v := range b.Values {
		if first := v.EarliestFor(now); b.From < first {
			return r, refused(TooSoon, string(v.Key), first.String())
		}
	}
	if b.From > now+MostRulesAhead {
		return r, refused(TooFar, b.From.String(), (now + MostRulesAhead).String())
	}
	next := Rules{ID: RulesID(c.Record), County: b.County}
	if was != nil {
		next.Settings = was.without(b, now)
	}
	for _, v := range b.Values {
		next.Settings = append(next.Settings, RuleSetting{v.Key, v.Value, b.From, s.By, DayOf(s.On)})
	}
	slices.SortStableFunc(next.Settings, func(a, b RuleSetting) int { return int(a.From) - int(b.From) })
	return &next, accepted
}

// without returns the settings, as a list of its own, without those that a change replaces, and without those that no
// longer counted keptSettings months ago.
func (r *Rules) without(b RulesSet, now Month) (left []RuleSetting) {
	for _, set := range r.Settings {
		replaced := set.From == b.From &&
			slices.ContainsFunc(b.Values, func(v RuleValue) bool { return v.Key == set.Key })
		counted, _ := r.Setting(set.Key, now-keptSettings)
		if !replaced && set.From >= counted.From {
			left = append(left, set)
		}
	}
	return left
}
