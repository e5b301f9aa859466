package sample

import (
	"slices"

	"sidan/model"
)

// family makes the residents of one household.
type family struct {
	dice
	*house
	name  surname
	year  int // the year it is
	other func() surname
}

// join adds a resident of an age to the household.
func (f *family) join(family, role string, age int, woman bool) *soul {
	born := f.year - age
	f.souls = append(f.souls, soul{
		family: family, woman: woman,
		Resident: model.Resident{Name: f.fullName(family, born, woman), Born: born, Role: role},
	})
	return &f.souls[len(f.souls)-1]
}

// home is a kind of household. share is the percentage of households that are of this kind.
type home struct {
	share int
	make  func(*family)
}

var homes = []home{
	{9, (*family).alone}, {10, (*family).oldCouple}, {5, (*family).leftBehind}, {36, (*family).parents},
	{16, (*family).three}, {8, (*family).young}, {7, (*family).single}, {5, (*family).sharing},
	{4, (*family).oneParent},
}

// fill makes the residents, tags, languages and note of a household.
func (f *family) fill() {
	roll := f.IntN(100)
	for _, k := range homes {
		if roll -= k.share; roll < 0 {
			k.make(f)
			break
		}
	}
	f.moreTags()
	if !f.has(model.Alone) || !f.chance(40) {
		f.languages = []string{"汉语"}
	}
	if f.chance(f.name.spoken) {
		f.languages = append(f.languages, f.name.language)
	}
	if len(f.languages) == 0 {
		f.languages = []string{"汉语"}
	}
	if f.chance(16) {
		f.note = pick(f.dice, houseNotes)
	}
}

var afarSon = []string{"儿子，在广东", "儿子，在浙江", "儿子，在贵阳上班", "儿子，跑长途", "儿子，在工地"}
var afarDaughter = []string{"女儿，周末来", "女儿，嫁到都匀", "女儿，在贵阳", "女儿，在福建", "女儿，住城北"}

// afarChild adds a grown-up child who lives elsewhere, and is listed because one may have to call them.
func (f *family) afarChild(age int) {
	woman := f.chance(50)
	roles := afarSon
	if woman {
		roles = afarDaughter
	}
	f.join(f.name.name, pick(f.dice, roles), age, woman).afar = true
}

func (f *family) alone() {
	age, woman := f.between(65, 90), f.chance(64)
	f.join(f.name.name, "户主", age, woman)
	if f.chance(60) {
		f.afarChild(max(age-f.between(22, 30), 30))
	}
	f.tag(model.Alone)
}

func (f *family) oldCouple() {
	age := f.between(63, 84)
	f.join(f.name.name, "户主", age, false)
	f.join(f.other().name, "妻子", age-f.between(0, 5), true)
	if f.chance(45) {
		f.afarChild(age - f.between(23, 29))
	}
	f.tag(model.EmptyNest)
}

func (f *family) leftBehind() {
	age := f.between(56, 72)
	f.join(f.name.name, "户主", age, f.chance(40))
	f.afarChild(age - f.between(22, 27))
	for range f.between(1, 2) {
		boy := f.chance(50)
		role := "孙女"
		if boy {
			role = "孙子"
		}
		f.join(f.name.name, role, f.between(5, 14), !boy)
	}
	f.tag(model.LeftBehind)
}

// couple are husband and wife; in a quarter of homes she is the householder.
func (f *family) couple(age int) {
	wife := f.other().name
	if f.chance(25) {
		f.join(wife, "户主", age-f.between(0, 4), true)
		f.join(f.name.name, "丈夫", age, false)
		return
	}
	f.join(f.name.name, "户主", age, false)
	f.join(wife, "妻子", max(age-f.between(0, 5), 20), true)
}

func (f *family) children(parents, most int) {
	oldest := min(parents-23, 24)
	for range f.between(1, most) {
		if oldest < 0 {
			return
		}
		boy := f.chance(52)
		role := "女儿"
		if boy {
			role = "儿子"
		}
		s := f.join(f.name.name, role, oldest, !boy)
		if oldest >= 18 {
			s.Role, s.afar = role+"，在外读书", true
		}
		oldest -= f.between(2, 7)
	}
}

func (f *family) parents() {
	age := f.between(28, 54)
	f.couple(age)
	f.children(age, 3)
}

func (f *family) three() {
	age := f.between(32, 46)
	f.couple(age)
	f.children(age, 2)
	if f.chance(20) { // the wife's mother lives with them
		f.join(f.other().name, "岳母", age+f.between(23, 30), true)
		return
	}
	old := age + f.between(22, 30)
	f.join(f.name.name, "父亲", old, false)
	if f.chance(75) {
		f.join(f.other().name, "母亲", old-f.between(0, 4), true)
	}
}

func (f *family) young() {
	age := f.between(23, 34)
	f.couple(age)
	switch {
	case f.chance(40):
		f.tag(model.Maternity)
	case f.chance(40):
		f.join(f.name.name, "女儿", f.between(1, 4), true)
	}
	if f.chance(35) {
		f.tag(model.Tenant)
	}
}

func (f *family) single() {
	f.join(f.name.name, "户主", f.between(21, 45), f.chance(45))
	f.tag(model.Tenant)
}

// sharing is one flat with two families, or colleagues.
func (f *family) sharing() {
	f.join(f.name.name, "户主", f.between(24, 40), f.chance(50))
	mate := f.other()
	for mate.name == f.name.name {
		mate = f.other()
	}
	f.join(mate.name, "合租", f.between(22, 40), f.chance(50))
	if f.chance(40) {
		f.join(mate.name, "合租，家人", f.between(22, 40), f.chance(50))
	}
	f.tag(model.Tenant)
}

func (f *family) oneParent() {
	age, woman := f.between(30, 48), f.chance(60)
	f.join(f.name.name, "户主", age, woman)
	f.children(age, 2)
	if f.chance(25) {
		f.tag(model.LowIncome)
	}
}

// shares are the tags that any household may have. share is the number of households in 1,000.
var shares = []struct {
	tag   model.HouseTag
	share int
}{
	{model.Disabled, 34}, {model.Ill, 18}, {model.LowIncome, 30}, {model.Veteran, 28}, {model.Military, 18},
	{model.Party, 85}, {model.Mental, 6}, {model.Correction, 5}, {model.Conflict, 14},
}

func (f *family) moreTags() {
	for _, s := range shares {
		if f.IntN(1000) < s.share {
			f.tag(s.tag)
		}
	}
	if f.has(model.Alone) && f.chance(9) {
		f.tag(model.Destitute)
	}
	if slices.ContainsFunc(f.souls, func(s soul) bool { return f.year-s.Born >= 80 }) {
		f.tag(model.Elderly)
	}
	if !f.has(model.Tenant) && f.chance(4) {
		f.tag(model.Tenant)
	}
}
