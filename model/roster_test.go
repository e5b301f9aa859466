package model_test

import (
	"slices"
	"testing"

	"sidan/model"
)

func TestARowMeetsAHouseholdByDoorAndName(t *testing.T) {
	const grid, otherGrid = model.Path("522730/01/01/01"), model.Path("522730/01/01/02")
	people := func(names ...string) (list []model.Resident) {
		for _, n := range names {
			list = append(list, model.Resident{Name: n})
		}
		return list
	}
	living := func(id byte, grid model.Path, moved model.Day, in model.HouseholdInside) *model.Household {
		return &model.Household{ID: model.HouseholdID{id}, Grid: grid, Moved: moved, Inside: &in}
	}
	known := model.HouseholdInside{
		Residents: people("王秀英", "王启明"), Phones: []string{"19900000001"},
		Tags: []model.HouseTag{model.Alone}, Note: "锁门两次",
	}
	for _, c := range []struct {
		name   string
		there  []*model.Household
		row    model.HouseholdAdded
		state  model.RowState
		meets  byte
		fields []model.Field
		why    model.Reason
		was    byte
	}{
		{name: "nobody is known there", row: model.HouseholdAdded{Residents: people("王秀英")}, state: model.RowNew},
		{name: "only the door", there: []*model.Household{living(1, grid, 0, known)}, state: model.RowSame, meets: 1},
		{name: "less than is known", there: []*model.Household{living(1, grid, 0, known)},
			row: model.HouseholdAdded{Residents: people("王秀英"), Note: "锁门"}, state: model.RowSame, meets: 1},
		{name: "somebody more", there: []*model.Household{living(1, grid, 0, known)},
			row: model.HouseholdAdded{Residents: people("王秀英", "李芳")}, state: model.RowDiffers, meets: 1,
			fields: []model.Field{model.FieldResidents}},
		{name: "another householder of the same house", there: []*model.Household{living(1, grid, 0, known)},
			row: model.HouseholdAdded{Residents: people("王启明")}, state: model.RowDiffers, meets: 1,
			fields: []model.Field{model.FieldResidents}},
		{name: "another phone, tag, note and cadence", there: []*model.Household{living(1, grid, 0, known)},
			row: model.HouseholdAdded{
				Residents: people("王秀英"), Phones: []string{"19900000002"}, Tags: []model.HouseTag{model.Ill},
				Note: "n", Weeks: 3,
			},
			state: model.RowDiffers, meets: 1,
			fields: []model.Field{model.FieldPhones, model.FieldTags, model.FieldCadence, model.FieldNote}},
		{name: "names for a door without any", there: []*model.Household{living(1, grid, 0, model.HouseholdInside{})},
			row: model.HouseholdAdded{Residents: people("王秀英")}, state: model.RowDiffers, meets: 1,
			fields: []model.Field{model.FieldResidents}},
		{name: "another family", there: []*model.Household{living(1, grid, 0, known)},
			row: model.HouseholdAdded{Residents: people("李芳")}, state: model.RowAsk, why: model.DoorTaken},
		{name: "the second of two families",
			there: []*model.Household{
				living(1, grid, 0, known), living(2, grid, 0, model.HouseholdInside{Residents: people("李芳")}),
			},
			row: model.HouseholdAdded{Residents: people("李芳")}, state: model.RowSame, meets: 2},
		{name: "in another grid", there: []*model.Household{living(1, otherGrid, 0, known)},
			row: model.HouseholdAdded{Residents: people("王秀英")}, state: model.RowBad, why: model.DoorElsewhere},
		{name: "a new tenant",
			there: []*model.Household{
				living(1, grid, 5, known),
				living(2, grid, 9, model.HouseholdInside{Residents: people("石忠才")}),
			},
			row: model.HouseholdAdded{Residents: people("李芳")}, state: model.RowNew, was: 2},
		{name: "who moved away", there: []*model.Household{living(1, grid, 5, known)},
			row: model.HouseholdAdded{Residents: people("王秀英")}, state: model.RowAsk, meets: 1,
			why: model.MovedAway},
		{name: "one that was struck, and one that is another", there: []*model.Household{
			{ID: model.HouseholdID{1}, Grid: grid, Struck: 5, Inside: &known},
			{ID: model.HouseholdID{2}, Grid: otherGrid, Into: model.HouseholdID{3}, Inside: &known}},
			row: model.HouseholdAdded{Residents: people("王秀英")}, state: model.RowNew},
		{name: "a door that stands empty", there: []*model.Household{
			living(1, grid, 5, known),
		}, state: model.RowSame, meets: 1},
	} {
		c.row.Grid = grid
		m := model.MatchHousehold(c.there, c.row)
		if m.State != c.state || m.Meets != (model.RecordID{c.meets}) || !slices.Equal(m.Fields, c.fields) ||
			m.Why.Reason != c.why {
			t.Errorf("%s: %+v", c.name, m)
		}
		if added, ok := m.Body.(model.HouseholdAdded); ok && added.Beside.IsZero() == (m.State == model.RowAsk) {
			t.Errorf("%s: beside %v", c.name, added.Beside)
		}
		if added, ok := m.Body.(model.HouseholdAdded); ok && added.Was != (model.HouseholdID{c.was}) {
			t.Errorf("%s: was %v", c.name, added.Was)
		}
	}
}

// TestAListTakesNothingAway: what a row that is taken makes of a household holds all that was known, and the
// row again is the same.
func TestAListTakesNothingAway(t *testing.T) {
	h := &model.Household{ID: model.HouseholdID{1}, Grid: "522730/01/01/01", Door: model.Address{
		Compound: "青山路", Door: "1",
	}, Inside: &model.HouseholdInside{
		Residents: []model.Resident{{Name: "王秀英", Born: 1948}, {Name: "王启明"}},
		Phones:    []string{"19900000001"}, Note: "锁门两次", Languages: []string{"布依语"}}}
	row := model.HouseholdAdded{
		Grid: h.Grid, Door: h.Door, Residents: []model.Resident{{Name: "王启明", Role: "户主"}, {Name: "李芳"}},
		Phones: []string{"19900000002"},
	}
	m := model.MatchHousehold([]*model.Household{h}, row)
	r, out := model.Apply(h, model.Change{Record: h.RecordID(), Body: m.Body}, model.Stamp{})
	if !out.Accepted() {
		t.Fatalf("%+v", out)
	}
	n := r.(*model.Household)
	if n.Get(model.FieldResidents) != "王启明 户主\n王秀英 1948\n李芳" ||
		n.Get(model.FieldPhones) != "19900000001、19900000002" ||
		n.Inside.Note != "锁门两次" || n.Get(model.FieldLanguages) != "布依语" {
		t.Errorf("%+v", n.Inside)
	}
	if again := model.MatchHousehold([]*model.Household{n}, row); again.State != model.RowSame {
		t.Errorf("%+v", again)
	}
}

func TestARowMeetsSomebodyByMoreThanAName(t *testing.T) {
	known := func(id byte, f model.Function, phone string) *model.Person {
		return &model.Person{
			ID: model.PersonID{id}, Name: "李明", Function: f, Place: "522730/01",
			Inside: &model.PersonInside{Phone: phone, Hours: "晚上"},
		}
	}
	worker, volunteer := known(1, model.GridWorker, "19900000001"), known(2, model.Volunteer, "19900000002")
	for _, c := range []struct {
		name  string
		there []*model.Person
		f     model.Function
		phone string
		state model.RowState
		meets byte
	}{
		{"nobody", nil, model.GridWorker, "", model.RowNew, 0},
		{"the same", []*model.Person{worker}, model.GridWorker, "19900000001", model.RowSame, 1},
		{"without a phone", []*model.Person{worker}, model.GridWorker, "", model.RowSame, 1},
		{"another function", []*model.Person{worker}, model.GridHead, "19900000001", model.RowDiffers, 1},
		{"another phone", []*model.Person{worker}, model.GridWorker, "19900000009", model.RowDiffers, 1},
		{"both others", []*model.Person{worker}, model.Volunteer, "19900000009", model.RowAsk, 0},
		{"another function, no phone", []*model.Person{worker}, model.Volunteer, "", model.RowAsk, 0},
		{"the second of two", []*model.Person{worker, volunteer}, model.Volunteer, "19900000002", model.RowSame, 2},
		{"a first phone", []*model.Person{
			known(3, model.GridWorker, ""),
		}, model.GridWorker, "19900000001", model.RowDiffers, 3},
	} {
		m := model.MatchPerson(
			c.there, model.PersonAdded{Name: "李明", Function: c.f, Place: "522730/01", Phone: c.phone},
		)
		if m.State != c.state || m.Meets != (model.RecordID{c.meets}) {
			t.Errorf("%s: %+v", c.name, m)
		}
		if b, ok := m.Body.(model.PersonAdded); ok && c.state == model.RowDiffers &&
			(b.Hours != "晚上" || b.Phone == "") {
			t.Errorf("%s: a blank took something away: %+v", c.name, b)
		}
	}
}

// TestWhatIsAcceptedIsNeverCountedAsNewWhereItIsKnown: two families are a new household, who came back is an update.
func TestWhatIsAcceptedIsNeverCountedAsNewWhereItIsKnown(t *testing.T) {
	id := model.RecordID{1}
	for _, c := range []struct {
		name   string
		accept bool
		m      model.Match
		state  model.RowState
		write  bool
	}{
		{"new", false, model.Match{State: model.RowNew, Body: model.HouseholdAdded{}}, model.RowNew, true},
		{"differs", false, model.Match{
			State: model.RowDiffers, Meets: id, Body: model.HouseholdEdited{},
		}, model.RowDiffers, false},
		{"differs, accepted", true, model.Match{
			State: model.RowDiffers, Meets: id, Body: model.HouseholdEdited{},
		}, model.RowDiffers, true},
		{"another family", false, model.Match{State: model.RowAsk, Body: model.HouseholdAdded{}}, model.RowAsk, false},
		{"another family, accepted", true, model.Match{
			State: model.RowAsk, Body: model.HouseholdAdded{},
		}, model.RowNew, true},
		{"came back, accepted", true, model.Match{
			State: model.RowAsk, Meets: id, Body: model.HouseholdReopened{},
		}, model.RowDiffers, true},
		{"bad, accepted", true, model.Match{State: model.RowBad}, model.RowBad, false},
	} {
		taking := model.Taking{Accept: c.accept}
		if state, _, _, write := taking.Judge(1, c.m); state != c.state || write != c.write {
			t.Errorf("%s: %s, %v", c.name, state, write)
		}
	}
}

// TestLacksAddsBehind: what two households say of one door is put together without a change to who is the householder
// of the one that stays, nor to what it knows of its people.
func TestLacksAddsBehind(t *testing.T) {
	in := func(rs ...model.Resident) *model.Household {
		return &model.Household{Grid: "522730/01/01/01", Inside: &model.HouseholdInside{Residents: rs}}
	}
	one := func(name string, born int, role string) model.Resident {
		return model.Resident{Name: name, Born: born, Role: role}
	}
	for _, c := range []struct {
		name       string
		stays, was *model.Household
		want       string
	}{
		{"another householder", in(one("韦国宝", 1988, "户主")), in(one("吴桂香", 1990, "户主")),
			"韦国宝 1988 户主\n吴桂香 1990"},
		{"the same two, the other way round", in(one("韦国宝", 1988, "户主"), one("吴桂香", 0, "妻子")),
			in(one("吴桂香", 1990, "户主"), one("韦国宝", 1978, "丈夫")), "韦国宝 1988 户主\n吴桂香 1990 妻子"},
		{"a role that is not known yet", in(one("韦国宝", 0, "")), in(one("韦国宝", 1988, "户主")), "韦国宝 1988 户主"},
		{"nobody listed yet", in(), in(one("吴桂香", 1990, "户主")), "吴桂香 1990 户主"},
		{"children come too", in(one("韦国宝", 1988, "")), in(one("吴桂香", 0, ""), one("韦小宝", 2015, "儿子")),
			"韦国宝 1988\n吴桂香\n韦小宝 2015 儿子"},
		{"nothing new", in(one("韦国宝", 1988, "户主")), in(one("韦国宝", 1988, "户主")), ""},
	} {
		got := ""
		for _, f := range c.stays.Lacks(c.was).Fields {
			if f.Field == model.FieldResidents {
				got = f.Now
			}
		}
		if got != c.want {
			t.Errorf("%s: residents become %q, want %q", c.name, got, c.want)
		}
	}
}
