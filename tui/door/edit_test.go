package door

import (
	"errors"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
)

func TestEditIsDrawn(t *testing.T) {
	w, _ := openRound(t)
	d := doorWhere(t, w, plain).Household()
	w.Push(NewEdit(w, d.ID))
	for _, l := range langs {
		for _, size := range sizes {
			w.Speak(l)
			w.Resize(size[0], size[1])
			w.Sees(w.Say(text.EditTitle), d.Householder(), text.Field(l, model.FieldResidents),
				text.Field(l, model.FieldPhones), text.Tag(l, model.Alone))
		}
	}
}

// TestEditSavesWhatWasChanged, and nothing where all stands as it was.
func TestEditSavesWhatWasChanged(t *testing.T) {
	w, _ := openRound(t)
	d := doorWhere(t, w, plain).Household()
	e := NewEdit(w, d.ID)
	w.Push(e)
	before := w.Desk().Status().Pending
	w.Press("ctrl+s")
	if w.Desk().Status().Pending != before || w.Page() != w.Root() {
		t.Fatalf("unchanged, %d were written", w.Desk().Status().Pending-before)
	}
	e = NewEdit(w, d.ID)
	w.Push(e)
	e.fields[model.FieldPhones].Edit.SetValue("19900007788")
	w.Press("ctrl+s")
	if got := w.Desk().Whole(d.RecordID()).(*model.Household).Inside.Phones; len(got) != 1 || got[0] != "19900007788" {
		t.Errorf("the phones are %v", got)
	}
	if w.Desk().Status().Pending != before+1 {
		t.Errorf("%d changes for one field", w.Desk().Status().Pending-before)
	}
}

// TestEditSaysWhereItIsWrong: at the field a rule speaks of; what no field is for, elsewhere.
func TestEditSaysWhereItIsWrong(t *testing.T) {
	w, _ := openRound(t)
	e := NewEdit(w, doorWhere(t, w, plain).Face().ID)
	w.Push(e)
	for field, typed := range map[model.Field]string{model.FieldCadence: "80", model.FieldDoor: "？？"} {
		was := e.fields[field].Edit.Value()
		e.fields[field].Edit.SetValue(typed)
		w.Press("ctrl+s")
		if e.At != e.fields[field] || e.fields[field].Bad == "" {
			t.Errorf("%s %q: the focus is elsewhere, or nothing is said", field, typed)
		}
		e.fields[field].Edit.SetValue(was)
	}
	w.Run(e.refused(errors.New("no field")))
	if len(w.Failed) != 1 {
		t.Errorf("said elsewhere: %v", w.Failed)
	}
}

func TestEditKeepsADraft(t *testing.T) {
	w, _ := openRound(t)
	id := doorWhere(t, w, plain).Face().ID
	e := NewEdit(w, id)
	if e.held() != nil {
		t.Errorf("opened, it would keep %q", e.held())
	}
	w.Push(e)
	e.At = e.fields[model.FieldNote]
	w.Press("门铃坏了", "esc")
	again := NewEdit(w, id)
	if got := again.fields[model.FieldNote].Edit.Value(); len(got) < len("门铃坏了") {
		t.Errorf("the note is %q", got)
	}
}

// TestAddAsksWhoLivesThereAlready: at a door where somebody is known; as another family it is saved.
func TestAddAsksWhoLivesThereAlready(t *testing.T) {
	w, r := openRound(t)
	d := doorWhere(t, w, plain).Household()
	n := w.Desk().Register().Counts().Households
	w.Push(NewAdd(w, d.Grid, d.Door.Compound))
	e := w.Page().(*Edit)
	e.fields[model.FieldDoor].Edit.SetValue(d.Door.Short())
	e.fields[model.FieldResidents].Edit.SetValue("欧阳无名")
	w.Press("ctrl+s")
	w.Sees(text.DoorAsk.In(text.ZH), d.Householder())
	if w.Desk().Register().Counts().Households != n {
		t.Fatal("it was added unasked")
	}
	w.Press("3")
	if got := w.Desk().Register().Counts().Households; got != n+1 {
		t.Fatalf("%d households, want one more than %d", got, n)
	}
	added := w.Desk().Register().Household(r.Marked())
	if w.Page() != w.Root() || added == nil || added.Householder() != "欧阳无名" || added.Beside != d.ID {
		t.Errorf("the mark is on %+v", added)
	}
}

// TestAddReadsTheDoor: 3-2-302 is one of the compound one stands in, and the form says so.
func TestAddReadsTheDoor(t *testing.T) {
	w, _ := openRound(t)
	d := doorWhere(t, w, func(d register.Door) bool { return d.Face().Door.Building != "" }).Household()
	e := NewAdd(w, d.Grid, d.Door.Compound)
	w.Push(e)
	w.Press("3-2-302")
	read, err := model.ParseAddress(e.door("3-2-302"))
	want := model.Address{Compound: d.Door.Compound, Building: "3", Unit: "2", Door: "302"}
	if err != nil || read.Key("") != want.Key("") {
		t.Errorf("it is read as %+v, %v", read, err)
	}
	w.Sees(w.Say(text.DoorReads, text.Address(text.ZH, read)))
}
