package model_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"sidan/model"
)

// TestEachKindIsWhole holds what everything else relies on of an entry of the table, and says what one lacks.
func TestEachKindIsWhole(t *testing.T) {
	numbers, names, types := map[model.Kind]string{}, map[string]bool{}, map[model.Type]string{}
	for _, k := range model.Kinds {
		if k.Name == "" || strings.ToLower(k.Name) != k.Name || names[k.Name] {
			t.Errorf("kind %d: its name %q is empty, not in small letters, or another kind's", k.Kind, k.Name)
		}
		names[k.Name] = true
		if k.Kind == 0 || k.Kind >= 24 { // package code reads a kind in one byte of CBOR
			t.Errorf("%s: its number is %d, it must be from 1 to 23", k.Name, k.Kind)
		}
		if other := numbers[k.Kind]; other != "" {
			t.Errorf("%s: its number %d is that of %s", k.Name, k.Kind, other)
		}
		numbers[k.Kind] = k.Name
		checkWord(t, k.Name, k.Zh, k.En)
		if v := reflect.ValueOf(k.Zero); k.Zero == nil || v.Kind() != reflect.Pointer || v.IsNil() {
			t.Errorf("%s: its zero record must be a pointer to an empty struct", k.Name)
			continue
		}
		if k.Zero.Kind() != k.Kind {
			t.Errorf("%s: its zero record says that it is a %s", k.Name, k.Zero.Kind())
		}
		for i, c := range k.Changes {
			name := fmt.Sprintf("%T", c.Body)
			if other := types[c.Type]; c.Type == 0 || other != "" {
				t.Errorf("%s: its number %d is none, or that of %s", name, c.Type, other)
			}
			types[c.Type] = name
			checkWord(t, name, c.Zh, c.En)
			_, makes := model.MakingOf(c.Body)
			switch {
			case c.Nature < model.Makes || c.Nature > model.Intent:
				t.Errorf("%s: it makes its record, or is a fact or an intent", name)
			case c.Nature == model.Makes && i > 0, c.Nature == model.Fact && i == 0:
				t.Errorf("%s: the first change of a kind makes the record, as a fact or as an intent", name)
			case makes != (i == 0):
				t.Errorf("%s: what makes a record says where, with a method making; nothing else has one", name)
			}
		}
		if len(k.Changes) == 0 {
			t.Errorf("%s: no change makes one", k.Name)
		}
	}
}

// checkWord wants a word in Chinese and in English.
func checkWord(t *testing.T, of, zh, en string) {
	t.Helper()
	if !strings.ContainsFunc(zh, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		t.Errorf("%s: no Chinese word, but %q", of, zh)
	}
	if en == "" || strings.ContainsFunc(en, func(r rune) bool { return r >= unicode.MaxASCII }) {
		t.Errorf("%s: no English word, but %q", of, en)
	}
}

// TestEveryRecordAndBodyIsInTheTable reads the source for types that could be in it: whatever has an audience is a
// record, whatever is applied a body.
func TestEveryRecordAndBodyIsInTheTable(t *testing.T) {
	known := map[string]bool{}
	for _, k := range model.Kinds {
		known[reflect.TypeOf(k.Zero).Elem().Name()] = true
	}
	for _, b := range model.Bodies() {
		known[reflect.TypeOf(b).Name()] = true
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			method, ok := d.(*ast.FuncDecl)
			if !ok || method.Recv == nil || method.Name.Name != "audience" && method.Name.Name != "apply" {
				continue
			}
			of := method.Recv.List[0].Type
			if star, ok := of.(*ast.StarExpr); ok {
				of = star.X
			}
			found++
			if of := of.(*ast.Ident).Name; !known[of] {
				t.Errorf("%s: %s has a method %s and is not in Kinds: give it a line there", name, of, method.Name.Name)
			}
		}
	}
	if want := len(model.Kinds) + len(model.Bodies()); found != want {
		t.Errorf("%d records and bodies found in the source, want %d", found, want)
	}
}

// TestNumbersOnTheWire: logs, homes and hubs hold these numbers. A new kind or type is added here or not; one that is
// here never changes.
func TestNumbersOnTheWire(t *testing.T) {
	for n, name := range map[model.Kind]string{
		1: "place", 2: "person", 3: "household", 4: "visit", 5: "task", 6: "group",
		7: "meeting", 8: "box", 9: "promise", 10: "deed", 11: "activity", 12: "judgement", 13: "rules", 15: "menu",
		16: "calendar",
	} {
		if n.String() != name {
			t.Errorf("kind %d is %q, it was %q for ever", n, n, name)
		}
	}
	was := strings.Fields(`
		PlaceAdded PersonAdded HouseholdAdded HouseholdEdited HouseholdMoved VisitMade TaskRaised TaskSorted
		TaskDispatched TaskClaimed TaskReleased TaskReturned TaskProgressed TaskFinished TaskAccepted
		TaskSentBack TaskAnswered TaskRated TaskClosed TaskReopened TaskUndone GroupAdded VisitAmended
		VisitStruck HouseholdStruck HouseholdMerged HouseholdUnmerged HouseholdReopened TaskNudged TaskExtended
		TaskRecalled`)
	later := map[model.Type]string{
		50: "MeetingHeld", 51: "BoxPlaced", 52: "BoxRemoved", 53: "MeetingStruck", 54: "MeetingRestored",
		55: "PromiseMade", 56: "PromiseKept", 57: "PromiseDropped",
		58: "DeedRecommended", 59: "DeedAgreed", 60: "DeedJudged",
		65: "ActivityDone", 66: "ActivityStruck", 67: "UnitJudged", 68: "PersonReported", 69: "RulesSet",
	}
	names := map[model.Type]string{}
	for _, b := range model.Bodies() {
		names[model.TypeOf(b)] = reflect.TypeOf(b).Name()
	}
	for i, name := range was {
		if got := names[model.Type(i+1)]; got != name {
			t.Errorf("type %d is %s, it was %s for ever", i+1, got, name)
		}
	}
	for n, name := range later {
		if names[n] != name {
			t.Errorf("type %d is %s, it was %s for ever", n, names[n], name)
		}
	}
}

// TestWhatIsNotInTheTable: another program's kind has a name, and no body is of no kind.
func TestWhatIsNotInTheTable(t *testing.T) {
	if name := model.Kind(200).String(); name != "kind-200" {
		t.Errorf("kind 200 is %q", name)
	}
	if model.KindOf(nil) != 0 || model.TypeOf(nil) != 0 || model.IsFact(nil) || model.WordsOf(nil) != "" {
		t.Error("no body is of a kind")
	}
	if _, makes := model.MakingOf(nil); makes {
		t.Error("no body makes a record")
	}
	for _, r := range []model.Record{nil, &model.Visit{ID: model.VisitID{1}}} {
		after, out := model.Apply(r, model.Change{Record: model.RecordID{1}}, model.Stamp{})
		if out.Code != model.Held || after != r {
			t.Errorf("a change without a body: %s, %v", out.Code, after)
		}
	}
}

// wordFields are the names of fields for what somebody wrote.
var wordFields = []string{"Note", "Why", "Words", "Brief", "Result"}

// TestWordsOfEveryBody: what somebody wrote is found, so that a change that bounced shows it and can keep it as a note.
func TestWordsOfEveryBody(t *testing.T) {
	for _, b := range model.Bodies() {
		v := reflect.New(reflect.TypeOf(b)).Elem()
		want := ""
		for _, name := range wordFields {
			if f := v.FieldByName(name); f.IsValid() && f.Kind() == reflect.String {
				want = "字"
				f.SetString(want)
			}
		}
		if got := model.WordsOf(v.Interface().(model.Body)); got != want {
			t.Errorf("%T: the words are %q, want %q: see its method words", b, got, want)
		}
	}
}

// TestEachKindIsMadeSeenAndFlagged plays the changes of each kind, filled with something in every field: what makes a
// record makes one of its kind, in its place, that somebody sees; every fact stands, and alters nothing handed out.
func TestEachKindIsMadeSeenAndFlagged(t *testing.T) {
	for _, k := range model.Kinds {
		t.Run(k.Name, func(t *testing.T) {
			making := filled(k.Changes[0].Body)
			r := made(making)
			where, _ := model.MakingOf(making)
			if r.Kind() != k.Kind || r.RecordID() != (model.RecordID{5}) {
				t.Errorf("%T makes the %s %s, not the one of the change", making, r.Kind(), r.RecordID())
			}
			if r.Where() != where.Where || r.Community() != where.Community || where.Community == "" {
				t.Errorf("it is of %s in %s, the change says %+v", r.Where(), r.Community(), where)
			}
			to := model.AudienceOf(r)
			if len(to.Face) == 0 || len(to.Inside.Without(to.Face)) > 0 || !to.Face.Typed() {
				t.Errorf("its audience %+v is nobody, holds tags of no rule, or sees an inside without the face", to)
			}
			if s := r.SearchText(); k.Traits.Has(model.InFind) && s.Title == "" {
				t.Errorf("find lists it, and its search text has no title: %+v", s)
			}
			for _, c := range k.Changes {
				checkStands(t, r, c)
			}
		})
	}
}

// checkStands wants a fact to be accepted whatever the record is, and every change to leave the record it was given.
func checkStands(t *testing.T, r model.Record, c model.ChangeInfo) {
	t.Helper()
	for _, body := range []model.Body{c.Body, filled(c.Body)} {
		for _, who := range []model.Account{worker, other, branch, county, seat("non")} {
			before := whole(r)
			stamp := model.Stamp{By: who.Person, Tags: who.TagsIn(r.Community()), At: morning, On: morning}
			after, out := model.Apply(r, model.Change{Record: r.RecordID(), Body: body}, stamp)
			if model.IsFact(body) && !out.Accepted() {
				t.Errorf("%T, a fact, by %s: %s %s", body, who.Role, out.Code, out.Why.Reason)
			}
			if whole(r) != before {
				t.Fatalf("%T altered the record it was given", body)
			}
			if after.Kind() != r.Kind() || after.RecordID() != r.RecordID() || after.Community() != r.Community() {
				t.Errorf("%T made another record of it", body)
			}
		}
	}
}

// whole is all that a record says, as text.
func whole(r model.Record) string {
	return fmt.Sprintf("%+v %+v", reflect.ValueOf(r).Elem().Interface(), insideOf(r))
}

// filled is a body with something in every field.
func filled(b model.Body) model.Body {
	v := reflect.New(reflect.TypeOf(b)).Elem()
	fill(v)
	return v.Interface().(model.Body)
}

// fill puts something into a value and all that lies in it. Words of a closed list are left out.
func fill(v reflect.Value) {
	switch {
	case v.Type() == reflect.TypeFor[model.Path]():
		v.SetString(string(grid))
	case v.Type() == reflect.TypeFor[model.Day]():
		v.SetInt(int64(model.DayOf(morning)) + 3)
	case v.Type() == reflect.TypeFor[model.Month]():
		v.SetInt(int64(model.DayOf(morning).Month()) + 1)
	case v.Type() == reflect.TypeFor[string]():
		v.SetString("字")
	case v.Kind() == reflect.Int:
		v.SetInt(1)
	case v.Kind() == reflect.Uint8:
		v.SetUint(9)
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case v.Kind() == reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	}
}

// TestTraits: what organisers alone enter is in their lists, or there is one of it for each county.
func TestTraits(t *testing.T) {
	for _, k := range model.Kinds {
		only, _ := model.MakingOf(filled(k.Changes[0].Body))
		if k.Traits.Has(model.ByOrganisers) && !k.Traits.Has(model.InLists) && only.Record.IsZero() {
			t.Errorf("%s: only organisers enter one, no list of theirs holds it, and there can be several", k.Name)
		}
	}
	lists := []model.Kind{model.KindPlace, model.KindGroup, model.KindHousehold, model.KindPerson}
	for _, k := range model.Kinds {
		if k.Kind.Has(model.InLists) != slices.Contains(lists, k.Kind) {
			t.Errorf("%s: in a county's lists or not, sync/hub/known.go has to know how a row of it is met", k.Name)
		}
	}
}
