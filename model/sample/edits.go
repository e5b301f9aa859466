package sample

import (
	"slices"
	"time"

	"sidan/model"
)

// This file plans the changes to the register (户籍台账) during the quarter: who moved away, new phone numbers, a child
// born, and one edit over another's.

func (h *history) housesChange() {
	for _, v := range h.visits {
		if v.outcome == model.GoneAway {
			h.add(
				v.at.Add(time.Minute), v.house.grid.worker, v.house.id.Record(),
				model.HouseholdMoved{Note: "邻居说的,门上贴了招租。"},
			)
		}
	}
	for _, g := range h.grids {
		h.gridChanges(g)
	}
	h.mistakes(h.grids[(sampleGrid+1)%len(h.grids)])
}

// mistakes plans mistakes of one grid's worker and their corrections: a visit corrected, a visit struck that was of the
// door beside, a household struck that had been entered already, two households merged and parted again, and one that
// was reported as moved away and came back.
func (h *history) mistakes(g *grid) {
	i := slices.IndexFunc(
		h.visits, func(v *visit) bool { return v.house.grid == g && v.outcome == model.Met && v.met != nil },
	)
	v, by := h.visits[i], g.worker
	evening := clock(model.DayOf(v.at), 21, 40)
	beside := func(id model.RecordID) model.RecordID { id[15] ^= 1; return id }
	h.add(
		evening, by, v.id.Record(),
		model.VisitAmended{Outcome: v.outcome, With: v.met.Name, Note: "补记:药已经买到了,下次不用带。", Next: v.next},
	)

	wrong := beside(v.id.Record())
	h.add(
		evening.Add(3*time.Minute), by, wrong,
		model.VisitMade{Household: v.house.id, Grid: g.path, Outcome: model.Away},
	)
	h.add(evening.Add(4*time.Minute), by, wrong, model.VisitStruck{Why: "按错门了,敲的是隔壁。"})

	twice := v.house.record()
	again, door := beside(v.house.id.Record()), twice.Door
	door.Door += "附9"
	h.add(
		evening.Add(6*time.Minute), by, again,
		model.HouseholdAdded{Grid: g.path, Door: door, Residents: twice.Inside.Residents},
	)
	h.add(evening.Add(7*time.Minute), by, again, model.HouseholdStruck{Why: "这一户早就有了,加重了。"})

	next := h.houseBeside(v.house)
	h.add(
		evening.Add(9*time.Minute), by, next.id.Record(),
		model.HouseholdMerged{Into: v.house.id, Why: "以为是同一户。"},
	)
	h.add(evening.Add(12*time.Minute), by, next.id.Record(), model.HouseholdUnmerged{Why: "问过了,是两家。"})
	h.add(evening.Add(15*time.Minute), by, next.id.Record(), model.HouseholdMoved{Note: "对门说搬走了。"})
	h.add(evening.Add(17*time.Minute), by, next.id.Record(), model.HouseholdReopened{Note: "是出远门,没有搬。"})
}

// houseBeside returns another household of the same grid that is there for the whole quarter.
func (h *history) houseBeside(of *house) *house {
	houses := of.grid.houses
	i := slices.IndexFunc(houses, func(x *house) bool { return x != of && !x.leaving && !x.newcomer })
	return houses[i]
}

// gridChanges plans the edits of one grid's worker.
func (h *history) gridChanges(g *grid) {
	settled := slices.DeleteFunc(
		slices.Clone(g.houses), func(x *house) bool { return x.leaving || x.newcomer || len(x.phones) == 0 },
	)
	h.Shuffle(len(settled), func(i, j int) { settled[i], settled[j] = settled[j], settled[i] })
	for _, house := range settled[:2] {
		h.newPhone(g.worker, house, h.spare(h.someDay()))
	}
	born := slices.IndexFunc(settled[2:], func(x *house) bool { return x.has(model.Maternity) }) + 2
	if born >= 2 {
		h.newborn(g.worker, settled[born])
	}
	if g != h.grids[sampleGrid] {
		return
	}
	// Worker and head both add a number to one household; the second has not seen the first's edit.
	house := slices.IndexFunc(settled[2:], func(x *house) bool { return !x.has(model.Maternity) }) + 2
	h.newPhone(g.head, settled[house], clock(h.day-9, 19, 5))
	h.newPhone(g.worker, settled[house], clock(h.day-8, 18, 40))
}

// someDay returns a day of the quarter, not one of its last.
func (h *history) someDay() time.Time { return (h.day - model.Day(h.between(10, quarter-5))).Start() }

func (h *history) newPhone(by *person, house *house, at time.Time) {
	saw := house.record().Get(model.FieldPhones)
	h.edit(by, house, at, model.FieldEdit{Field: model.FieldPhones, Saw: saw, Now: saw + "、" + h.phone()})
}

// newborn adds a child to the residents.
func (h *history) newborn(by *person, house *house) {
	at := h.spare(h.someDay())
	saw, family, girl := house.record().Get(model.FieldResidents), house.souls[0].family, h.chance(50)
	for _, s := range house.souls { // the father's name
		if !s.woman {
			family = s.family
			break
		}
	}
	child := model.Resident{Name: h.dice.fullName(family, at.Year(), girl), Born: at.Year(), Role: "儿子"}
	if girl {
		child.Role = "女儿"
	}
	h.edit(by, house, at, model.FieldEdit{Field: model.FieldResidents, Saw: saw, Now: saw + "\n" + child.String()})
}

func (h *history) edit(by *person, house *house, at time.Time, e model.FieldEdit) {
	h.add(at, by, house.id.Record(), model.HouseholdEdited{Fields: []model.FieldEdit{e}})
}
