package cli

import (
	"time"

	"sidan/model"
)

// Ref is a person in JSON.
type Ref struct {
	ID   model.PersonID `json:"id"`
	Name string         `json:"name"`
}

// RefOf returns a person for JSON, and nil, which becomes null, for nobody.
func RefOf(r model.Ref) *Ref {
	if r.IsZero() {
		return nil
	}
	return &Ref{r.ID, r.Name}
}

// Instant is a time in JSON: in model.Zone, or null for the zero time.
type Instant time.Time

// MarshalJSON writes the time in RFC 3339.
func (t Instant) MarshalJSON() ([]byte, error) {
	if time.Time(t).IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + time.Time(t).In(model.Zone).Format(time.RFC3339) + `"`), nil
}
