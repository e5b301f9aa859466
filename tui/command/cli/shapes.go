package cli

import (
	"time"

	"sidan/model"
)

// Ref is a person, or null.
type Ref struct {
	ID   model.PersonID `json:"id"`
	Name string         `json:"name"`
}

// RefOf is nil for nobody.
func RefOf(r model.Ref) *Ref {
	if r.IsZero() {
		return nil
	}
	return &Ref{r.ID, r.Name}
}

// Instant is a time with its zone, the directory's; null for none.
type Instant time.Time

// MarshalJSON writes RFC 3339.
func (t Instant) MarshalJSON() ([]byte, error) {
	if time.Time(t).IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + time.Time(t).In(model.Zone).Format(time.RFC3339) + `"`), nil
}
