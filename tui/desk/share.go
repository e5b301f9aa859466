package desk

import "sidan/model"

// sharing holds one copy of each text that many records have, such as a grid, a compound or a number on a plate. A
// register of 100,000 households holds half a million of these, of which only some hundred differ.
type sharing map[string]string

// share replaces the texts of a record by equal texts of the records before it. The record must have just been decoded,
// so that nobody else has it.
func (s sharing) share(rec model.Record) {
	h, ok := rec.(*model.Household)
	if !ok {
		return
	}
	h.Grid = model.Path(s.of(string(h.Grid)))
	for _, part := range []*string{&h.Door.Compound, &h.Door.Building, &h.Door.Unit, &h.Door.Door} {
		*part = s.of(*part)
	}
}

// of returns the first text that was equal to this one.
func (s sharing) of(text string) string {
	if text == "" {
		return ""
	}
	if first, ok := s[text]; ok {
		return first
	}
	s[text] = text
	return text
}
