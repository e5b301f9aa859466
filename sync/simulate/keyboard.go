package simulate

import (
	"slices"

	"github.com/fxamacker/cbor/v2"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
)

// This file holds what a user does to the home directly: save, take back, dismiss, type. Each is one transaction,
// and the ledger notes it when it is on disk.

// transact runs one of these transactions. There may be a full disk, or a crash before or after it. A crash in the
// middle has the same effect as one before.
func (l *laptop) transact(what string, then func()) {
	if l.w.chance(l.w.faults.Full) { // nothing is saved; the user would see that, and still have the text
		l.w.reached("laptop's disk full at a " + what)
		return
	}
	crash := l.w.chance(l.w.faults.Crash)
	if crash && l.w.chance(50) {
		l.crash("in a " + what)
		return
	}
	then()
	if crash {
		l.crash("after a " + what)
	}
}

func (l *laptop) save(acts ...act) { l.saveForm(store.DraftKey{}, acts...) }

// saveForm saves changes and deletes the draft of their form, in one transaction.
func (l *laptop) saveForm(form store.DraftKey, acts ...act) {
	if len(acts) == 0 {
		return
	}
	var made []store.Made
	var all []*saved
	for _, a := range acts {
		c := model.Change{Record: a.record, Author: l.disk.account.Person.ID, At: l.changeTime(), Body: a.body}
		randReader{l.w.roll}.Read(c.Nonce[:])
		core, err := code.Core(c)
		if err != nil {
			panic(err)
		}
		s := &saved{change: c, words: a.words}
		if _, note := a.body.(model.TaskProgressed); note && l.w.chance(l.w.faults.Newer) {
			core, s.unread = newerProgram(core), true
			l.w.reached("change of a newer program")
		}
		made, all = append(made, store.Made{Community: a.community, Core: core}), append(all, s)
	}
	l.transact("save", func() {
		for i, k := range l.disk.append(made, form) {
			s := all[i]
			s.kept, s.change.ID = k, k.ID
			l.w.ledger.note(s)
			l.memo.made = append(l.memo.made, k.ID)
			l.w.trace.add("laptop %d saves %x %T", l.n, k.Record[:4], acts[i].body)
		}
		delete(l.memo.drafts, form)
	})
}

// takeBack undoes the newest save, if none of it was offered yet.
func (l *laptop) takeBack() {
	n := len(l.disk.kept)
	if n == 0 {
		return
	}
	save := l.disk.kept[n-1].Save
	var seqs []uint64
	var ids []model.ChangeID
	for _, k := range l.disk.kept {
		if k.Save == save {
			seqs, ids = append(seqs, k.Seq), append(ids, k.ID)
		}
	}
	l.transact("take-back", func() {
		if l.disk.takeBack(seqs...) != nil {
			return
		}
		for _, id := range ids {
			l.w.ledger.saved[id].takenBack = true
			l.memo.done(id)
			l.w.trace.add("laptop %d takes back", l.n)
		}
		l.w.reached("taken back before it was offered")
	})
}

// formOf returns the key of the draft of a household's visit form.
func formOf(at spot) store.DraftKey { return store.DraftKey{Form: "visit", Record: at.record} }

// typeDraft adds some text to the draft of a form, as when a user pauses in typing.
func (l *laptop) typeDraft() {
	r, at := l.any(model.KindHousehold)
	if r == nil {
		return
	}
	text := l.drafted(at) + l.word()
	l.transact("draft", func() {
		l.disk.putDraft(formOf(at), []byte(text), l.w.now)
		l.memo.drafts[formOf(at)] = text
		l.w.trace.add("laptop %d types %d bytes", l.n, len(text))
	})
}

// drafted returns what was typed into a household's visit form so far.
func (l *laptop) drafted(at spot) string { return string(l.disk.drafts[formOf(at)].Data) }

func (l *laptop) dismiss() {
	b := l.disk.bounced[0]
	l.transact("dismissal", func() {
		l.disk.dismiss(b.Seq)
		l.memo.done(b.ID)
		l.w.reached("bounced and dismissed")
	})
}

// newerProgram sets a change's type to one that this program does not know.
func newerProgram(core []byte) []byte {
	var fields []cbor.RawMessage
	err := code.Unmarshal(core, &fields)
	if err == nil {
		fields[1] = cbor.RawMessage{0x18, 200}
		core, err = code.Marshal(fields)
	}
	if err != nil {
		panic(err)
	}
	return core
}

// changesOf returns the kept changes of a community that are queued, oldest first, and those that the hub holds.
func changesOf(st store.State, community model.Path) (queued, held []store.Kept) {
	for _, k := range slices.Clone(st.Kept) {
		switch {
		case k.Community != community:
		case k.Queued():
			queued = append(queued, k)
		case k.Held():
			held = append(held, k)
		}
	}
	return queued, held
}
