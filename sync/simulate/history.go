package simulate

import (
	"context"
	"fmt"
	"maps"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
)

// This file holds what goes wrong with the hub's history: backups are made, and the hub, or one community of it, is put
// back to one of them, or to a standby that lacks the newest changes.

// image is a copy of the hub's disk, with what only the outsider knows of that moment.
type image struct {
	hub.Image
	memory   *hub.Memory
	books    map[model.Path]*book
	accounts map[model.PersonID]hub.Account
	rule     rule
}

// vault is where the copies lie, with their list: apart from the hub.
type vault struct {
	hub.Images
	copies  map[string]*image
	standby *image // not in the list; nil: there is none
	made    int
}

func (w *world) image() *image {
	heads, err := w.hub.Stand(context.Background())
	if err != nil {
		panic(err)
	}
	i := &image{hub.Image{Heads: heads}, w.journal.Clone(), map[model.Path]*book{}, maps.Clone(w.accounts), w.rule}
	for home, b := range w.books {
		i.books[home] = b.clone()
	}
	return i
}

// backsUp makes a copy and lets the hub's engine say what is safe by it. The hub may crash before it has told
// itself so.
func (w *world) backsUp() {
	i := w.image()
	w.vault.made++
	i.Name = fmt.Sprint("b", w.vault.made)
	w.vault.copies[i.Name] = i
	images := w.vault.Images
	images.List = append(images.List[:len(images.List):len(images.List)], i.Image)
	if w.chance(w.faults.HubCrash) {
		w.journal.before = true
		w.reached("hub crashed at a backup")
	}
	was := len(images.List)
	keep := func(s hub.Images) error { w.vault.Images = s; return nil }
	if w.Broken.Secure != nil {
		w.Broken.Secure(w, images, keep)
	} else if images, err := w.hub.Secure(context.Background(), images, keep); err == nil && len(images.List) < was {
		w.reached("image of a history that was left struck out")
	}
	w.journal.before = false
	w.witness()
	w.reached("backup made")
	w.trace.add("backup %s, safe %v", i.Name, w.vault.Safe)
}

// mayReturn are the copies that may be put back, one community of them or, with home "", all.
func (w *world) mayReturn(home model.Path) (may []*image) {
	images := w.vault.Images
	for _, i := range images.List {
		if c := w.vault.copies[i.Name]; w.permits(c, home) {
			may = append(may, c)
		}
	}
	if s := w.vault.standby; s != nil && images.MayReturn(s.Image, home) {
		may = append(may, s)
	}
	return may
}

func (w *world) permits(i *image, home model.Path) bool {
	if w.Broken.Permits != nil {
		return w.Broken.Permits(w, i, home)
	}
	return w.vault.MayReturn(i.Image, home)
}

// returns puts the hub, or one community of it, back to a copy that may be put back. Announced, the hub starts
// anew on it; else the process that runs goes on, and does not know.
func (w *world) returns() {
	home := model.Path("")
	if w.chance(50) {
		home = homes[w.roll.IntN(len(homes))]
	}
	may := w.mayReturn(home)
	if len(may) == 0 {
		return
	}
	i := may[w.roll.IntN(len(may))]
	standby := i == w.vault.standby
	w.putBack(i, home)
	if w.Broken.PutBack != nil {
		w.Broken.PutBack(w, i)
	}
	switch {
	case standby:
		w.reached("a standby without the tail took over")
	case home == "":
		w.reached("hub put back")
	default:
		w.reached("one community put back")
	}
	if i.rule != w.rule { // an older program's copy: whoever puts it back has its tags computed anew
		w.reached("image of an older rule put back")
		w.retag()
		return
	}
	if w.chance(50) {
		w.reached("hub put back, announced")
		w.open()
	} else {
		w.reached("hub put back, and nobody said so")
	}
}

func (w *world) putBack(i *image, home model.Path) {
	w.trace.add("hub put back to %q, %q", i.Name, home)
	if home == "" {
		w.journal.Memory = i.memory.Clone()
		w.accounts = maps.Clone(i.accounts)
	} else {
		w.journal.PutBack(home, i.memory)
	}
	w.vault.standby = nil // it was that of the history that is left
	for _, h := range homes {
		if home == "" || home == h {
			w.branches++
			w.books[h] = i.bookOf(h).clone()
			w.books[h].branch = w.branches
		}
	}
	w.judgePutBack()
}

func (i *image) bookOf(home model.Path) *book {
	if b := i.books[home]; b != nil {
		return b
	}
	return newBook()
}

// standsBy makes the copy that would take over if the hub's disk were lost now.
func (w *world) standsBy() { w.vault.standby = w.image() }

// forgets lets the hub forget marks and losses of before some days ago, or some minutes: in the field it is 400 days.
func (w *world) forgets() {
	age := time.Duration(w.roll.IntN(30*24)) * time.Hour
	if w.chance(30) {
		age = time.Duration(w.roll.IntN(120)) * time.Minute
	}
	if err := w.hub.Prune(context.Background(), w.hubNow().Add(-age)); err != nil {
		panic(err)
	}
	w.witness()
	w.reached("marks and losses forgotten")
}

// rule is which version of who sees what the hub's program has. By the old one, whoever sees a task's face sees
// its inside.
type rule byte

const (
	oldRule rule = iota
	newRule
)

// of a record, the audience by this rule.
func (r rule) of(e entry) model.Audience {
	if _, task := e.rec.(*model.Task); task && r == oldRule {
		return model.Audience{Face: e.who.Face, Inside: e.who.Face}
	}
	return e.who
}

// stored gives rows on their way to the journal the old program's tags.
func (r rule) stored(w *hub.Writes) {
	for i, row := range w.Records {
		if r == oldRule && row.Kind == model.KindTask {
			w.Records[i].InsideTags = row.FaceTags
		}
	}
}

// upgrades starts the new program on the old one's journal.
func (w *world) upgrades() {
	w.reached("new version of the audience rule")
	w.trace.add("new rule")
	w.rule = newRule
	w.retag()
}

// retag has the hub's own start compute all tags anew: its journal says that an older program wrote it.
func (w *world) retag() {
	if w.rule == newRule {
		founding, err := code.Marshal(map[int]int{1: 1, 2: int(model.AudienceVersion) - 1})
		if err == nil {
			err = w.journal.Memory.Update(
				context.Background(),
				func(tx hub.Tx) error { return tx.Put(hub.Meta, []byte("hub"), founding) },
			)
		}
		if err != nil {
			panic(err)
		}
	}
	w.open()
	w.witness()
}
