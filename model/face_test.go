package model_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"sidan/model"
)

// What a face may carry. The face of a record goes to people who must not read its inside, so every text that somebody
// typed is planted with a mark here, and the face of every kind in every state may hold only those that the table of
// docs/visibility.md §8 gives it.

// secret marks a text that belongs to the inside; shown one that the face may carry.
const secret, shown = "SECRET", "SHOWN"

// strings that a value holds, however deep.
func stringsIn(v reflect.Value, found func(string)) {
	switch v.Kind() {
	case reflect.String:
		found(v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			stringsIn(v.Elem(), found)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Name != "Inside" {
				stringsIn(v.Field(i), found)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			stringsIn(v.Index(i), found)
		}
	}
}

// planted puts a mark into every text of a body that has none yet: into the name of a compound or an addressee the one
// that the face may carry, into all others the secret one.
func planted(b model.Body) model.Body {
	if _, inside := reflect.TypeOf(model.KindOf(b).Info().Zero).Elem().FieldByName("Inside"); !inside {
		return b // all of such a record is face
	}
	v := reflect.New(reflect.TypeOf(b)).Elem()
	v.Set(reflect.ValueOf(b))
	switch b := b.(type) {
	case model.TaskRaised:
		b.Compound, b.Words = shown, secret+" words"
		if b.Common { // of no household
			return b
		}
		b.Household = model.DoorRef{
			ID: model.HouseholdID{6}, Name: secret + " name", Phone: secret + " phone",
			Door: model.Address{Door: secret + " door"},
		}
		if b.Answer != nil {
			b.Answer = &model.DoorAnswer{Words: secret + " answer", By: b.Answer.By}
		}
		return b
	case model.TaskDispatched:
		b.Brief, b.To.Name = shown+" brief", shown+" addressee"
		return b
	case model.HouseholdAdded:
		b.Residents = []model.Resident{{Name: secret + " name", Role: secret + " role"}}
		b.Phones, b.Languages, b.Note = []string{secret + " phone"}, []string{secret + " language"}, secret+" note"
		b.Tags = model.HouseTags
		return b
	case model.PersonAdded:
		b.Phone, b.Hours = secret+" phone", secret+" hours"
		b.Specialities, b.Wishes = []string{secret + " speciality"}, []string{secret + " wish"}
		return b
	}
	for i := range v.NumField() { // words and reasons of every other change are for the inside
		if f := v.Field(i); f.Type() == reflect.TypeOf("") {
			f.SetString(secret + " " + v.Type().Field(i).Name)
		}
	}
	return v.Interface().(model.Body)
}

// hasSecret reports the first planted text in a record's face.
func hasSecret(r model.Record) (found string) {
	stringsIn(reflect.ValueOf(r), func(s string) {
		if strings.Contains(s, secret) && found == "" {
			found = s
		}
		for _, tag := range model.HouseTags {
			if s == string(tag) && found == "" {
				found = "tag " + s
			}
		}
	})
	return found
}

// insideOf is a record's inside, nil for a kind that has none.
func insideOf(r model.Record) any {
	v := reflect.ValueOf(r).Elem().FieldByName("Inside")
	if !v.IsValid() || v.IsNil() {
		return nil
	}
	return v.Elem().Interface()
}

func TestNoFaceCarriesWhatIsForTheInside(t *testing.T) {
	for name, r := range recordsOf(t, planted) {
		if found := hasSecret(r); found != "" {
			t.Errorf("%s: the face of a %s carries %q", name, r.Kind(), found)
		}
		if in := insideOf(r); in != nil && !strings.Contains(fmt.Sprintf("%+v", in), secret) {
			t.Errorf("%s: nothing was planted in its inside, so its face shows nothing", name)
		}
	}
}

// TestAFamilyMatterHasNoBrief holds it on every way into the family's sphere: sorted there from the start, sorted there
// after a brief was written, dispatched with one, returned and sorted anew, reopened, and put back by undo.
func TestAFamilyMatterHasNoBrief(t *testing.T) {
	family := model.TaskSorted{Sphere: model.Family, Menu: model.Care}
	withBrief := toOther
	withBrief.Brief = shown
	back := model.TaskReturned{Why: "w"}
	for name, steps := range map[string][]any{
		"dispatched with a brief":            {branch, family, withBrief},
		"sorted after it was dispatched":     {branch, sorted, withBrief, family},
		"sorted after it was claimed":        {branch, sorted, open, other, model.TaskClaimed{}, branch, family},
		"returned, then sorted":              {branch, sorted, withBrief, other, back, branch, family},
		"returned, sorted, dispatched again": {branch, sorted, withBrief, other, back, branch, family, withBrief},
	} {
		y := (&story{}).do(worker, raise)
		who := branch
		for _, s := range steps {
			if a, isWho := s.(model.Account); isWho {
				who = a
				continue
			}
			if y.do(who, s.(model.Body)); !y.out.Accepted() {
				t.Fatalf("%s: %T: %v", name, s, &y.out.Why)
			}
			if got := y.task(); got.Sphere == model.Family && got.Brief != "" {
				t.Errorf("%s: after %T the face carries the brief %q", name, s, got.Brief)
			}
		}
		if y.task().Sphere != model.Family {
			t.Errorf("%s: it did not end as a family matter", name)
		}
	}
}
