package hub_test

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/sample"
	"sidan/sync/hub"
)

var aDoor = model.Address{Compound: "x", Building: "1", Unit: "2", Floor: 3, Door: "4"}

// wellMadeBody is a body as its program writes it, and who sends it.
type wellMadeBody struct {
	by     string
	at     model.Path // the community it is sent to
	record model.RecordID
	body   model.Body
}

// wellMade is one of each body, as its program writes it, with something in every field that a rule looks at.
var wellMade = []wellMadeBody{
	{"organiser", county, model.PlaceIDOf("522730/03").Record(), model.PlaceAdded{Path: "522730/03", Name: "p"}},
	{"organiser", community, model.RecordID{50}, model.PersonAdded{Name: "p", Function: model.GridWorker, Place: grid,
		Phone: "19900000000", Specialities: []string{"s"}, Wishes: []string{"w"}, Hours: "h", Teams: []string{"t"}}},
	{"organiser", county, model.RecordID{51}, model.GroupAdded{Sort: model.ToUnit, Name: "u", Place: county,
		Covers: []model.Path{grid}, Does: []string{"d"}}},
	{"organiser", county, model.MenuListIDOf(county).Record(), model.MenuSet{County: county, Category: model.Category{
		Key: "lifts", Zh: "电梯加装", En: "lifts", Days: 20,
	}}},
	{"organiser", county, model.CalendarIDOf(county).Record(), model.CalendarSet{County: county, Days: model.DaySpan{
		From: model.DayOf(noon), To: model.DayOf(noon) + 2, As: model.Holiday,
	}}},
	{"organiser", county, model.RulesIDOf(county).Record(), model.RulesSet{
		County: county, From: model.DayOf(noon).Month() + 1,
		Values: []model.RuleValue{{Key: model.RuleRanking, Value: model.RuleOn}},
	}},
	{"branch", community, model.JudgementIDOf(unitTo.ID, community, model.DayOf(noon).Month()).Record(),
		model.UnitJudged{Unit: unitTo, Place: community, Month: model.DayOf(noon).Month(), Asked: 9, Good: 4, Fair: 2,
			Bad: 1, Meeting: model.MeetingID{9}}},
	{"branch", community, model.RecordID{50}, model.PersonReported{Unit: unitTo, On: model.DayOf(noon)}},
	{"worker", community, model.RecordID{52}, model.HouseholdAdded{Grid: grid, Door: aDoor,
		Phones:    []string{"19900000000"},
		Residents: []model.Resident{{Name: "r", Born: 1950, Role: "户主"}}, Tags: []model.HouseTag{model.Alone},
		Languages: []string{"l"}, Note: "n", Weeks: 2, Was: model.HouseholdID(house),
		Beside: model.HouseholdID(house)}},
	{"worker", community, house, model.HouseholdEdited{Fields: []model.FieldEdit{{Field: model.FieldNote, Now: "n"}}}},
	{"worker", community, house, model.HouseholdEdited{
		Fields: []model.FieldEdit{{Field: model.FieldResidents, Now: "r 1950 户主"}},
	}},
	{"worker", community, house, model.HouseholdMoved{Note: "n"}},
	{"worker", community, model.RecordID{53}, model.VisitMade{Household: model.HouseholdID(house), Grid: grid,
		Outcome: model.Met,
		With:    "w", Note: "n", Next: model.DayOf(noon) + 7}},
	{"worker", community, model.RecordID{53}, model.VisitAmended{
		Outcome: model.FamilySpoke, With: "w", Note: "m", Next: model.DayOf(noon) + 8,
	}},
	{"worker", community, model.RecordID{53}, model.VisitStruck{Why: "w"}},
	{"worker", community, model.RecordID{52}, model.HouseholdStruck{Why: "w"}},
	{"worker", community, model.RecordID{52}, model.HouseholdMerged{Into: model.HouseholdID(house), Why: "w"}},
	{"worker", community, model.RecordID{52}, model.HouseholdUnmerged{Why: "w"}},
	{"worker", community, house, model.HouseholdReopened{Note: "n"}},
	{"worker", community, model.RecordID{54}, model.TaskRaised{Grid: grid, Compound: "x",
		Channel: model.ByVisit, Words: "w",
		Answer:    &model.DoorAnswer{Words: "a", By: model.DayOf(noon)},
		Household: model.DoorRef{ID: model.HouseholdID(house), Name: "n", Phone: "19900000000", Door: aDoor}}},
	{"branch", community, task, model.TaskSorted{Sphere: model.Public, Menu: model.Care}},
	{"branch", community, task,
		model.TaskDispatched{To: teamTo, Due: model.DayOf(noon) + 3, Brief: "b", Instead: unitTo}},
	{"worker", community, task, model.TaskClaimed{}},
	{"worker", community, task, model.TaskReleased{Why: "w"}},
	{"worker", community, task, model.TaskReturned{Why: "w"}},
	{"worker", community, task, model.TaskProgressed{Note: "n"}},
	{"worker", community, task, model.TaskFinished{Result: "r"}},
	{"branch", community, task, model.TaskAccepted{Note: "n"}},
	{"branch", community, task, model.TaskSentBack{Why: "w"}},
	{"worker", community, task, model.TaskAnswered{How: model.ByPhone, Words: "w"}},
	{"worker", community, task, model.TaskRated{Rating: model.Fair, Words: "w"}},
	{"branch", community, task, model.TaskClosed{Why: "w"}},
	{"branch", community, task, model.TaskReopened{Why: "w"}},
	{"branch", community, task, model.TaskUndone{Change: model.ChangeID{1}}},
	{"branch", community, task, model.TaskNudged{Note: "n"}},
	{"branch", community, task, model.TaskExtended{Until: model.DayOf(noon) + 9, Why: "w"}},
	{"branch", community, task, model.TaskRecalled{From: teamTo, Why: "w"}},
	{"branch", community, task, model.TaskDispatched{
		To: teamTo, Due: model.DayOf(noon) + 3, Brief: "b", Also: []model.Addressee{postTo},
	}},
	{"branch", community, model.RecordID{55}, model.PromiseMade{
		Place: grid, Words: "w", By: model.DayOf(noon) + 3, Who: model.Ref{ID: model.PersonID{9}, Name: "n"},
	}},
	{"worker", community, model.RecordID{56}, model.DeedRecommended{
		Sort: model.GoodDeed, Place: grid, Who: "w", Person: model.Ref{ID: model.PersonID{9}, Name: "n"}, Words: "w",
	}},
	{"branch", community, task, model.TaskJoined{Into: model.TaskID{9}}},
	{"branch", community, task, model.TaskUnjoined{Into: model.TaskID{9}, Why: "w"}},
	{"branch", community, task, model.TaskDoubled{Of: model.TaskID{9}}},
	{"worker", community, task, model.TaskExtensionAsked{Until: model.DayOf(noon) + 9, Why: "w"}},
	{"branch", community, task, model.TaskExtensionDeclined{Until: model.DayOf(noon) + 9, Why: "w"}},
	{"worker", community, task, model.TaskHandedOn{To: teamTo, Why: "w"}},
	{"branch", community, task, model.TaskWhistled{To: unitTo, By: model.DayOf(noon) + 3, Why: "w"}},
	{"branch", community, task, model.TaskReportedIn{Note: "n"}},
	{"branch", community, task, model.TaskAsked{Words: "w"}},
	{"worker", community, task, model.TaskReplied{Words: "w"}},
	{"branch", community, task, model.TaskSettled{How: model.ByPhone, Words: "w"}},
}

// fromSample are bodies that a sample has and wellMade has not, moved to the grid of the crowd: of each type the first,
// about a record of its own kind, sent by whoever has the role of its author.
func fromSample(t *testing.T) (more []wellMadeBody) {
	types := map[model.Type]bool{}
	for _, m := range wellMade {
		types[model.TypeOf(m.body)] = true
	}
	if len(types) == len(model.Bodies()) {
		return nil
	}
	for stamp, c := range sample.Small(1, model.DayOf(noon)).Changes {
		if types[model.TypeOf(c.Body)] {
			continue
		}
		types[model.TypeOf(c.Body)] = true
		body := alone(c.Body)
		fields(body, "", func(_ string, v reflect.Value) {
			if p, ok := v.Interface().(model.Path); ok {
				v.SetString(string(grid.At(p.Level())))
			}
		})
		by := "worker"
		if stamp.Tags.Branch(community) {
			by = "branch"
		}
		record := model.RecordID{0xa0, byte(model.KindOf(c.Body))}
		more = append(more, wellMadeBody{by, community, record, body.Interface().(model.Body)})
	}
	return more
}

// asIs are fields that may hold anything of their type: they are compared, and never kept in a record.
var asIs = map[string]bool{"HouseholdEdited.Fields[0].Saw": true}

// bad is what a program that is not ours may put into a field.
func bad(v reflect.Value) (all []reflect.Value) {
	add := func(x any) { all = append(all, reflect.ValueOf(x).Convert(v.Type())) }
	switch v.Kind() {
	case reflect.String:
		for _, s := range []string{strings.Repeat("字", 5000), "a\x00b", "a\u202eb", "\x1b[2J", "a\u200bb", "\x7f"} {
			add(s)
		}
		if v.Type() != reflect.TypeFor[string]() { // one of a few words, or a path
			for _, s := range []string{
				"nonsense\x00", "in:522730/01/01/01", "//", "522730/01/01/01/01", "522730/01/99/99",
			} {
				add(s)
			}
		}
	case reflect.Int, reflect.Int32, reflect.Int64:
		add(int32(-1 << 31))
		add(int32(1<<31 - 1))
		add(-30)
	case reflect.Slice:
		long := reflect.MakeSlice(v.Type(), 450, 450)
		for i := range long.Len() {
			if v.Len() > 0 {
				long.Index(i).Set(v.Index(0))
			}
		}
		all = append(all, long)
	}
	return all
}

// fields visits every field of a body, at any depth, with the name of the way to it.
func fields(v reflect.Value, name string, visit func(name string, v reflect.Value)) {
	visit(name, v)
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fields(v.Field(i), name+"."+v.Type().Field(i).Name, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			fields(v.Index(i), fmt.Sprintf("%s[%d]", name, i), visit)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			fields(v.Elem(), name, visit)
		}
	}
}

// alone is a body that shares nothing with the one it was made from.
func alone(b model.Body) reflect.Value {
	v := reflect.New(reflect.TypeOf(b)).Elem()
	v.Set(reflect.ValueOf(b))
	var own func(v reflect.Value)
	own = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				own(v.Field(i))
			}
		case reflect.Slice:
			v.Set(reflect.AppendSlice(reflect.MakeSlice(v.Type(), 0, v.Len()), v))
			for i := range v.Len() {
				own(v.Index(i))
			}
		case reflect.Pointer:
			if !v.IsNil() {
				p := reflect.New(v.Type().Elem())
				p.Elem().Set(v.Elem())
				v.Set(p)
			}
		}
	}
	own(v)
	return v
}

// TestEveryFieldIsLookedAt puts into each field of each body, one at a time, what no program of ours writes there.
// All of it is held, no record is altered, and everybody syncs before and after.
func TestEveryFieldIsLookedAt(t *testing.T) {
	c := newCrowd(t, new(hub.Memory))
	c.everybodySyncs()
	outside := map[model.Reason]bool{model.Unfit: true, model.Undecodable: true, model.NoPlace: true}
	types := map[model.Type]bool{}
	for _, m := range append(wellMade, fromSample(t)...) {
		types[model.TypeOf(m.body)] = true
		if v := c.sends(m.by, m.at, c.core(m.by, m.record, m.body))[0]; outside[v.Why] || v.Why == model.NoRight {
			t.Errorf("%T, well made: %s %s %v", m.body, v.Code, v.Why, v.Args)
		}
		before := c.stored(m.record).Rev
		name := reflect.TypeOf(m.body).Name()
		try := func(way string, put any, core []byte) {
			if v := c.sends(m.by, m.at, core)[0]; v.Code != model.Held || !outside[v.Why] {
				t.Errorf("%s = %.40q: %s %s", way, fmt.Sprint(put), v.Code, v.Why)
			}
		}
		fields(alone(m.body), name, func(way string, v reflect.Value) {
			if asIs[way] {
				return
			}
			for _, x := range bad(v) {
				forged := alone(m.body)
				fields(forged, name, func(at string, v reflect.Value) {
					if at == way && v.Type() == x.Type() {
						v.Set(x)
					}
				})
				b := forged.Interface().(model.Body)
				try(way, x, c.core(m.by, m.record, b))
			}
			if v.Kind() == reflect.String { // bytes that are no text
				forged := alone(m.body)
				fields(forged, name, func(at string, v reflect.Value) {
					if at == way {
						v.SetString("QQQQQQ")
					}
				})
				core := c.core(m.by, m.record, forged.Interface().(model.Body))
				try(way, "not UTF-8", bytes.Replace(core, []byte("QQQQQQ"), []byte("\xff\xfe\xff\xfe\xff\xfe"), 1))
			}
		})
		try(name+", about no record", nil, c.core(m.by, model.RecordID{}, m.body))
		if after := c.stored(m.record).Rev; after != before {
			t.Errorf("%s: the record was altered", name)
		}
	}
	for _, b := range model.Bodies() {
		if !types[model.TypeOf(b)] {
			t.Errorf("no sample has a %T, nor has wellMade: put one there, as its program writes it", b)
		}
	}
	c.everybodySyncs()
}
