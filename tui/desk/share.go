package desk

import "sidan/model"

// sharing holds each text once that many records have: the grid, the compound, a number on a plate, a name. A register
// of 100,000 households holds three quarters of a million texts, and some thousand of them differ.
type sharing map[string]string

// share makes the texts of a record that was just decoded, and that nobody else has, those of the records before it.
func (s sharing) share(rec model.Record) {
	h, ok := rec.(*model.Household)
	if !ok {
		return
	}
	h.Grid = model.Path(s.of(string(h.Grid)))
	for _, part := range []*string{&h.Door.Compound, &h.Door.Building, &h.Door.Unit, &h.Door.Door} {
		*part = s.of(*part)
	}
	if h.Inside == nil {
		return
	}
	for i := range h.Inside.Residents {
		r := &h.Inside.Residents[i]
		r.Name, r.Role = s.of(r.Name), s.of(r.Role)
	}
	for i, tag := range h.Inside.Tags {
		h.Inside.Tags[i] = model.HouseTag(s.of(string(tag)))
	}
	for i, language := range h.Inside.Languages {
		h.Inside.Languages[i] = s.of(language)
	}
}

// of is a text as it was first met.
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
