package sample

import (
	"slices"
	"time"

	"sidan/model"
)

// fate says how a matter ends.
type fate int

const (
	plainly    fate = iota
	onTheSpot       // settled at the door
	onAPromise      // promised at the door
	returned        // 退单 by the first, done by the second
	released        // given up by the first who claimed it
	sentBack        // 退回 by the branch, done again
	unsatisfied
	reopened
	slow   // late
	helped // another has a word or a hand in it
)

// fates are drawn from a deck, so that each of them comes as often as it is listed.
var fates = slices.Concat(slices.Repeat([]fate{plainly}, 14), slices.Repeat([]fate{onTheSpot}, 9),
	slices.Repeat([]fate{onAPromise}, 6),
	slices.Repeat([]fate{slow}, 3), slices.Repeat([]fate{returned, released, sentBack, unsatisfied, helped}, 2),
	[]fate{reopened})

// asked is the percentage of visits with a request, among those where somebody was spoken to.
const asked = 7

// passingMatters plans matters that come up at doors during the quarter, up to their end or as far as they get by the
// day.
func (h *history) passingMatters() {
	kinds := newDeck(h.dice, allKinds())
	how := newDeck(h.dice, fates)
	for _, v := range h.visits {
		if !v.spoken() || v.house.telling && model.DayOf(v.at) > h.day-21 || !h.chance(asked) {
			continue
		}
		k := kinds.drawThat(func(k *kind) bool { return k.fitsAt(v.house) })
		h.pass(v, k, how.draw())
	}
	for d := h.day - quarter; d < h.day; d++ {
		h.otherChannels(d, kinds)
	}
}

func allKinds() (all []*kind) {
	for _, list := range [][]kind{publicKinds, everyoneKinds, familyKinds} {
		for i := range list {
			all = append(all, &list[i])
		}
	}
	return all
}

// otherChannels plans a matter by another channel every few days. The 23rd is the collection day (征集日).
func (h *history) otherChannels(d model.Day, kinds *deck[*kind]) {
	come := func(c model.Channel, at time.Time) {
		houses := pick(h.dice, h.grids).houses
		house := pick(h.dice, houses)
		k := kinds.drawThat(
			func(k *kind) bool { return k.fitsAt(house) && (k.sphere != model.Family || c != model.ByChat) },
		)
		h.carry(h.raiseOtherwise(house, k, c, at).sort(), plainly)
	}
	if d.Start().Day() == 23 {
		for n := range 4 {
			come(model.ByCollection, clock(d, 9+n, 10).Add(h.minutes(0, 40)))
		}
	}
	if !weekend(d) && h.chance(30) {
		c := pick(h.dice, []model.Channel{model.ByPhone, model.ByWalkIn, model.ByChat, model.ByBox})
		come(c, clock(d, 9, 20).Add(h.minutes(0, 140)))
	}
}

// pass plans the steps of a matter that came up at a visit.
func (h *history) pass(v *visit, k *kind, f fate) {
	switch {
	case f == onTheSpot && len(k.settle) > 0:
		m := h.raise(v, k, h.settled(k))
		if h.chance(50) {
			m.rate(h.pleased(), "")
			return
		}
		m.sort().close()
	case f == onTheSpot || f == onAPromise:
		m := h.raise(v, k, h.promised(k, model.DayOf(v.at))).sort().progress(h.IntN(2)).finish().accept()
		h.end(m)
	default:
		h.carry(h.raise(v, k, nil).sort(), f)
	}
}

// carry plans the steps of a sorted matter up to its end.
func (h *history) carry(m *matter, f fate) {
	first := h.doer(m.kind, m.house.grid)
	switch f {
	case returned:
		m.dispatch(first, 0).turnDown(first)
		m.wait(h.office(m.at)).dispatch(h.next(m, first), 0)
		m.claim(h.next(m, first))
	case released:
		h.released(m, first)
	default:
		h.give(m, first)
	}
	switch f {
	case slow:
		m.wait(m.at.Add(time.Duration(24*(m.kind.menu.Days()+h.between(1, 4))) * time.Hour))
	case helped:
		h.help(m)
	}
	m.progress(h.between(0, 2)).finish()
	if f == sentBack {
		m.sendBack().progress(1).finish()
	}
	m.accept()
	switch f {
	case unsatisfied:
		m.tell().rate(model.Unsatisfied, "没有弄彻底,再看一下嘛。")
		m.progress(1).finish().accept()
	case reopened:
		m.tell().rate(model.Satisfied, "").reopen()
		h.give(m, first)
		m.progress(1).finish().accept()
	}
	h.end(m)
}

// give dispatches a sorted matter, by name or, for a third of those that may be, to a post or open to everybody. Then
// somebody claims it.
func (h *history) give(m *matter, to *person) {
	if m.kind.sphere == model.Everyone && h.chance(35) {
		to := model.Addressee{Kind: model.ToOpen}
		post, ok := h.postFor(m.kind.wish)
		if ok && m.variant(2) == 0 {
			to = sentTo(post)
		}
		m.send(to, 0)
		by := h.anyWorker(m.house.grid)
		if to.Kind == model.ToPost {
			by = h.memberOf(post, int(m.id[14]))
		}
		m.claim(by)
		return
	}
	m.dispatch(to, 0).claim(to)
}

// released plans a matter that one worker claims and gives up, and another claims.
func (h *history) released(m *matter, first *person) {
	if m.kind.sphere == model.Family {
		m.dispatch(first, 0).claim(first).release("这几天出差,先放一放。").claim(first)
		return
	}
	g := m.house.grid
	m.dispatch(nil, 0).claim(g.head).release("手上的事多,怕误了。").claim(g.worker)
}

// help plans a note by somebody who does not hold the task.
func (h *history) help(m *matter) {
	by := m.house.grid.worker
	if m.kind.sphere == model.Family && m.author != by || m.holder == by {
		by = h.secretary
	}
	m.step(h.spare(m.at), by, model.TaskProgressed{Note: pick(h.dice, helpLines)})
}

// helpLines are what somebody writes who helps.
var helpLines = []string{
	"我路过看了一眼,东西都备齐了。", "住户的电话打通了,晚上七点后都在。", "钥匙在隔壁,已经打过招呼。",
}

// end plans that the resident is told, and that the matter is rated or closed.
func (h *history) end(m *matter) {
	m.tell()
	if h.chance(78) {
		m.rate(h.pleased(), pick(h.dice, []string{"", "", "多谢了。", "快得很。", "以后还来找你们。"}))
		return
	}
	m.close()
}

func (h *history) pleased() model.Rating {
	if h.chance(22) {
		return model.Fair
	}
	return model.Satisfied
}

// doer returns whom a matter is dispatched to first: the unit's liaison, or a helper who wishes to do such things, who
// is near and has few tasks. For a family matter it is sometimes the grid's own worker.
func (h *history) doer(k *kind, g *grid) *person {
	switch {
	case k.unit != "":
		return h.liaisons[unitNamed(k.unit)]
	case k.sphere == model.Family && h.chance(25):
		return g.worker
	}
	best := g.head
	for _, p := range h.helpers {
		if slices.Contains(p.Wishes, k.wish) && (best == g.head || p.weight(g) < best.weight(g)) {
			best = p
		}
	}
	return best
}

// weight returns how unsuitable a helper is for a grid: their tasks, and more for one who is far away.
func (p *person) weight(g *grid) int {
	switch {
	case p.Place == g.path:
		return p.load
	case p.large == g.path.Up():
		return p.load + 2
	}
	return p.load + 5
}

// next returns who takes over a matter from somebody.
func (h *history) next(m *matter, from *person) *person {
	if m.house.grid.head == from {
		return m.house.grid.worker
	}
	return m.house.grid.head
}

// anyWorker returns somebody who claims an open task, mostly one of the grid.
func (h *history) anyWorker(g *grid) *person {
	if h.chance(60) {
		return pick(h.dice, []*person{g.worker, g.worker, g.head})
	}
	other := pick(h.dice, h.grids)
	return pick(h.dice, []*person{other.worker, other.head})
}
