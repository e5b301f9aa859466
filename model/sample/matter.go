package sample

import (
	"slices"
	"strings"
	"time"

	"sidan/model"
)

// matter is a task whose steps are being planned. Each method plans the next step and moves at on.
type matter struct {
	h      *history
	kind   *kind
	house  *house
	id     model.TaskID
	author *person
	holder *person
	at     time.Time // of the last step
	words  string    // as the resident said it
	worked []worked
}

// step plans one change of the task.
func (m *matter) step(at time.Time, by *person, body model.Body) *matter {
	m.at = at
	m.h.add(at, by, m.id.Record(), body)
	return m
}

// wait moves the clock on to a time, if that is later.
func (m *matter) wait(until time.Time) *matter {
	if m.at.Before(until) {
		m.at = until
	}
	return m
}

// raise plans a matter that came up at a visit. said is what the worker answered there: nil, words that settled it, or
// a promise by a day.
func (h *history) raise(v *visit, k *kind, said *model.DoorAnswer) *matter {
	m := &matter{h: h, kind: k, house: v.house, author: v.house.grid.worker, id: newID[model.Task](h.dice, v.at)}
	v.raised = append(v.raised, k.about)
	if said != nil {
		m.holder = m.author
	}
	return m.step(v.at, m.author, m.raised(model.ByVisit, v.id.Record(), said))
}

// raiseOtherwise plans a matter that came in by phone, in the office, in the chat or at a meeting.
func (h *history) raiseOtherwise(house *house, k *kind, c model.Channel, at time.Time) *matter {
	return h.raiseAt(origin{at: at, channel: c, from: h.origin(c, at, house.door.Compound)}, house, k, nil)
}

// origin says when and how a matter came up: at a visit, at the meeting from, or otherwise.
type origin struct {
	at      time.Time
	channel model.Channel
	visit   *visit
	from    model.RecordID
}

// raiseAt plans a matter that came up elsewhere than at a visit. said is what was answered at once: nil, or words that
// settled it.
func (h *history) raiseAt(o origin, house *house, k *kind, said *model.DoorAnswer) *matter {
	m := &matter{h: h, kind: k, house: house, author: h.officer, id: newID[model.Task](h.dice, o.at)}
	if o.channel == model.ByChat || o.channel == model.ByCollection {
		m.author = house.grid.head
	}
	if said != nil {
		m.holder = m.author
	}
	return m.step(o.at, m.author, m.raised(o.channel, o.from, said))
}

func (m *matter) raised(c model.Channel, from model.RecordID, said *model.DoorAnswer) model.TaskRaised {
	m.words = m.h.inWords(m.kind, m.house)
	return model.TaskRaised{Grid: m.house.grid.path, Compound: m.house.door.Compound, Household: m.house.ref(),
		Channel: c, From: from,
		Words: m.words, Answer: said}
}

// settled returns words that settle a matter of the kind at the door.
func (h *history) settled(k *kind) *model.DoorAnswer {
	return &model.DoorAnswer{Words: pick(h.dice, k.settle)}
}

// promised returns a promise for a matter of the kind, with the day that its words name.
func (h *history) promised(k *kind, on model.Day) *model.DoorAnswer {
	words := pick(h.dice, k.promise)
	days := 4
	for _, said := range []struct {
		words string
		days  int
	}{{"明天", 1}, {"明后天", 2}, {"三天", 3}, {"五天", 5}, {"这周", 5}, {"下周", 7}, {"一个星期", 7}} {
		if strings.Contains(words, said.words) {
			days = said.days
		}
	}
	return &model.DoorAnswer{Words: words, By: on + model.Day(days)}
}

func (m *matter) sort() *matter {
	return m.step(m.h.office(m.at), m.h.officer, model.TaskSorted{Sphere: m.kind.sphere, Menu: m.kind.menu})
}

// dispatch dispatches the matter to a person, or opens it to everybody if to is nil. It is due after so many days; 0
// means the days that its menu gives.
func (m *matter) dispatch(to *person, days int) *matter {
	if to == nil {
		return m.send(model.Addressee{Kind: model.ToOpen}, days)
	}
	to.load++
	return m.send(to.addressee(), days)
}

// send dispatches the matter to an addressee, as dispatch does.
func (m *matter) send(to model.Addressee, days int) *matter {
	at := m.at.Add(m.h.minutes(1, 6))
	body := model.TaskDispatched{To: to, Due: model.DayOf(at) + model.Day(days)}
	if days == 0 {
		body.Due += model.Day(m.kind.menu.Days())
	}
	if m.kind.sphere != model.Family {
		body.Brief = m.brief()
	}
	return m.step(at, m.h.officer, body)
}

// recall takes the matter back from the group that it was dispatched to.
func (m *matter) recall(from model.GroupAdded, why string) *matter {
	return m.step(m.at.Add(m.h.minutes(1, 3)), m.h.officer, model.TaskRecalled{From: sentTo(from), Why: why})
}

// nudge urges whoever has the matter.
func (m *matter) nudge(note string) *matter {
	return m.step(m.at.Add(m.h.minutes(20, 40)), m.h.officer, model.TaskNudged{Note: note})
}

// extend makes the matter due some days later than its menu gives.
func (m *matter) extend(days int, why string) *matter {
	until := model.DayOf(m.at) + model.Day(m.kind.menu.Days()+days)
	return m.step(m.at.Add(m.h.minutes(5, 15)), m.h.officer, model.TaskExtended{Until: until, Why: why})
}

// brief returns what the branch wrote for those who will do the task: the resident's words as the dialog prefills them,
// and what to keep in mind.
func (m *matter) brief() string {
	at := m.house.ref()
	known := model.Privacy{Residents: m.house.record().Names(), Phones: m.house.phones, Door: at.Door}
	return known.Brief(m.words) + m.kind.mind
}

func (m *matter) claim(by *person) *matter {
	m.holder = by
	m.step(m.h.moment(by, m.at), by, model.TaskClaimed{})
	m.did(m.at, by)
	return m
}

func (m *matter) progress(n int) *matter {
	words := newDeck(m.h.dice, m.kind.progress)
	for range min(n, len(m.kind.progress)) {
		m.wait(m.at.Add(time.Duration(m.h.between(14, 30)) * time.Hour))
		m.step(m.h.moment(m.holder, m.at), m.holder, model.TaskProgressed{Note: words.draw()})
	}
	return m
}

func (m *matter) finish() *matter {
	m.step(m.h.moment(m.holder, m.at), m.holder, model.TaskFinished{Result: m.result()})
	m.did(m.at, m.holder)
	return m
}

func (m *matter) result() string { return m.kind.result[m.variant(len(m.kind.result))] }

// variant keeps a result and the answer that tells of it together.
func (m *matter) variant(of int) int { return int(m.id[15]) % of }

func (m *matter) accept() *matter {
	note := ""
	if m.h.chance(30) {
		note = pick(m.h.dice, []string{"看了照片,可以。", "打电话问过住户,说好了。", "去现场看过。"})
	}
	m.step(m.h.office(m.at), m.h.officer, model.TaskAccepted{Note: note})
	m.worked = append(m.worked, worked{at: m.at, by: m.holder, flag: true})
	return m
}

func (m *matter) sendBack() *matter {
	return m.step(m.h.office(m.at), m.h.officer, model.TaskSentBack{Why: m.kind.lacking})
}

// turnDown sends the task back to the branch: by whom it was sent to, or by who took it up.
func (m *matter) turnDown(by *person) *matter {
	m.holder = nil
	return m.step(m.h.moment(by, m.at), by, model.TaskReturned{Why: m.kind.refuse})
}

func (m *matter) release(why string) *matter {
	by := m.holder
	m.holder = nil
	return m.step(m.h.moment(by, m.at), by, model.TaskReleased{Why: why})
}

// tell the resident, at the next visit of the round when that comes within three days, else by phone.
func (m *matter) tell() *matter {
	words := m.kind.reply[m.variant(len(m.kind.reply))]
	if v := m.nextVisit(3 * 24 * time.Hour); v != nil {
		v.told = append(v.told, m.kind.about)
		return m.step(v.at, m.author, model.TaskAnswered{How: model.ByVisit, Words: words})
	}
	m.wait(m.at.Add(time.Duration(m.h.between(10, 40)) * time.Hour))
	return m.step(m.h.moment(m.author, m.at), m.author, model.TaskAnswered{How: model.ByPhone, Words: words})
}

// nextVisit at the door by the author, within a time, where somebody was spoken to.
func (m *matter) nextVisit(within time.Duration) *visit {
	if m.author != m.house.grid.worker {
		return nil
	}
	i := slices.IndexFunc(m.house.visits, func(v *visit) bool { return v.spoken() && v.at.After(m.at) })
	if i < 0 || m.house.visits[i].at.Sub(m.at) > within {
		return nil
	}
	return m.house.visits[i]
}

// rate is said in the same breath as the answer.
func (m *matter) rate(r model.Rating, words string) *matter {
	return m.step(m.at, m.author, model.TaskRated{Rating: r, Words: words})
}

func (m *matter) close() *matter {
	m.wait(m.at.Add(8 * 24 * time.Hour))
	why := pick(
		m.h.dice,
		[]string{"回访过,七天没有评价。", "打了三次电话没人接,条子留在门上。", "七天没评价,住户说没得意见。"},
	)
	return m.step(m.h.office(m.at), m.h.officer, model.TaskClosed{Why: why})
}

func (m *matter) reopen() *matter {
	m.wait(m.at.Add(time.Duration(m.h.between(5, 12)) * 24 * time.Hour))
	m.holder = nil
	return m.step(m.h.office(m.at), m.h.officer, model.TaskReopened{
		Why: pick(m.h.dice, []string{"又坏了,和上次一样。", "住户来说,没几天又那样了。", "雨后复查,问题还在。"}),
	})
}

// moment when a person does something: units in office hours, everybody else in their own time.
func (h *history) moment(by *person, after time.Time) time.Time {
	switch by.Function {
	case model.Liaison, model.Officer, model.Secretary:
		return h.office(after)
	}
	return h.spare(after)
}
