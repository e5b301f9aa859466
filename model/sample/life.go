package sample

import (
	"slices"
	"time"

	"sidan/model"
)

func init() { added[model.KindTask] = (*history).rareSteps }

// rateLater plans that a resident who was told rates the answer a little later.
func (m *matter) rateLater(r model.Rating) {
	m.step(m.at.Add(m.h.minutes(2, 30)), m.author, model.TaskRated{Rating: r})
}

// rareSteps plans matters of the past that took steps which most matters never need. All are closed by now.
func (h *history) rareSteps() {
	at := clock(officeDayBefore(h.day-50), 9, 30)
	shared := func(menu model.Menu) func(*kind) bool {
		return func(k *kind) bool { return k.sphere == model.Everyone && k.menu == menu }
	}
	came := func(grid int, fits func(*kind) bool, days int) *matter {
		house, k := h.grids[grid].firstWith(allKinds(), fits)
		return h.raiseOtherwise(house, k, model.ByPhone, at.Add(time.Duration(24*days)*time.Hour))
	}
	h.commonProblem(at)

	asked := came(3, shared(model.Environment), 1)
	asked.step(h.office(asked.at), h.officer, model.TaskAsked{Words: "是哪个单元门口？请再问一句。"})
	asked.step(h.office(asked.at), asked.author, model.TaskReplied{Words: "问过了，是靠马路那一边。"})
	asked.step(h.office(asked.at), h.officer, model.TaskSettled{How: model.ByPhone, Words: "已请保洁当天清走。"})
	asked.rateLater(model.Satisfied)

	twice := came(3, shared(model.Environment), 1)
	twice.step(h.office(twice.at), h.officer, model.TaskDoubled{Of: asked.id})

	handed := came(4, shared(model.Facilities), 2).sort().dispatch(h.grids[4].worker, 0).claim(h.grids[4].worker)
	next := h.memberOf(posts[0], 1)
	handed.step(h.moment(handed.holder, handed.at), handed.holder,
		model.TaskHandedOn{To: next.addressee(), Why: "要动电，请懂电的来"})
	handed.claim(next)
	due := model.DayOf(handed.at) + 12
	handed.step(h.moment(next, handed.at), next, model.TaskExtensionAsked{Until: due, Why: "配件要等到货"})
	handed.step(h.office(handed.at), h.officer, model.TaskExtended{Until: due, Why: "同意，到货就办"})
	handed.finish().accept().tell().rate(model.Satisfied, "")
}

// commonProblem plans a trouble of several households that was one task for those who mended it: a unit that called a
// department, which came. Two residents were told at their doors, the others by a general answer.
func (h *history) commonProblem(at time.Time) {
	first, k := h.grids[0].firstWith(allKinds(), func(k *kind) bool {
		return k.sphere == model.Everyone && k.menu == model.Facilities && k.stairs
	})
	c := &matter{h: h, kind: k, house: first, author: h.officer, id: newID[model.Task](h.dice, at)}
	c.words = first.door.Compound + k.about
	c.step(at, h.officer, model.TaskRaised{
		Grid: communityPath, Compound: first.door.Compound, Common: true, Words: c.words,
	})
	var members []*matter
	neighbours := slices.DeleteFunc(slices.Clone(h.grids[0].houses), func(o *house) bool {
		return o.door.Compound != first.door.Compound || !k.fitsAt(o)
	})
	for i := range 4 { // of several staircases
		m := h.raiseOtherwise(neighbours[i*len(neighbours)/4], k, model.ByChat, at.Add(h.minutes(10, 300)))
		m.step(h.office(m.at), h.officer, model.TaskJoined{Into: c.id})
		members = append(members, m)
	}
	own := members[3]
	own.step(h.office(own.at), h.officer, model.TaskUnjoined{Into: c.id, Why: "是他家表后的线，另办"})
	own.step(h.office(own.at), h.officer, model.TaskSettled{How: model.ByPhone, Words: "表后线路请电工上门，已约好。"})
	own.rateLater(model.Fair)

	unit := unitNamed("城南供电所")
	c.wait(own.at)
	c.sort().send(sentTo(units[unit]), 0).claim(h.liaisons[unit])
	by := model.DayOf(c.at) + 3
	c.step(h.office(c.at), h.officer, model.TaskWhistled{To: sentTo(units[0]), By: by, Why: "线要从公摊表上接"})
	c.step(h.office(c.at), h.liaisons[0], model.TaskReportedIn{Note: "到现场看了，下午来接线"})
	c.step(h.office(c.at), c.holder, model.TaskExtensionAsked{Until: by + 20, Why: "等材料"})
	c.step(h.office(c.at), h.officer, model.TaskExtensionDeclined{Until: by + 20, Why: "入冬前要亮"})
	c.finish().accept()
	for _, m := range members[:2] {
		m.wait(c.at)
		m.step(h.moment(m.author, m.at), m.author, model.TaskAnswered{
			How: model.ByPhone, Words: k.reply[0], Final: true,
		})
		m.rateLater(model.Satisfied)
	}
	c.wait(members[1].at)
	c.step(h.office(c.at), h.officer, model.TaskAnswered{How: model.ByChat, Words: "楼道灯已全部换好，请大家看看。"})
	c.close()
}
