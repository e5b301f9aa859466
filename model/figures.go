package model

import "iter"

// Figures are what a county has to show at one moment, as the case study of Longli County counts it (对照表). They are
// counted from faces alone, without a period.
type Figures struct {
	Communities int // 社区
	LargeGrids  int // 大网格
	SmallGrids  int // 小网格
	Units       int // 包保单位
	Workers     int // 网格员: grid workers and grid heads
	Teams       int // 志愿服务队
	Posts       int // 服务岗位
}

// LongliCase holds the numbers of the case study. Where the case says "more than", it has the round number.
var LongliCase = Figures{
	Communities: 9, LargeGrids: 56, SmallGrids: 172,
	Units: 99, Workers: 326, Teams: 57, Posts: 32,
}

// FiguresOf counts the figures of the records of one county. It reads their faces only, and ranges over them twice.
func FiguresOf(records iter.Seq[Record]) Figures {
	t := tally{people: map[PersonID]*Person{}}
	for r := range records {
		if p, ok := r.(*Person); ok {
			t.people[p.ID] = p
		}
	}
	for r := range records {
		if r, ok := r.(figured); ok {
			r.count(&t)
		}
	}
	return t.Figures
}

// figured is a record that counts among the figures of its county.
type figured interface{ count(*tally) }

// tally is a count of figures that is not finished yet.
type tally struct {
	Figures
	people map[PersonID]*Person
}

func (p *Place) count(t *tally) {
	switch p.Path.Level() {
	case Community:
		t.Communities++
	case LargeGrid:
		t.LargeGrids++
	case SmallGrid:
		t.SmallGrids++
	}
}

func (g *Group) count(t *tally) {
	switch g.Sort {
	case ToUnit:
		t.Units++
	case ToTeam:
		t.Teams++
	case ToPost:
		t.Posts++
	}
}

func (p *Person) count(t *tally) {
	if p.Function == GridWorker || p.Function == GridHead {
		t.Workers++
	}
}
