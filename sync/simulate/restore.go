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

// This file makes backups and restores the hub, or one community of it, from one of them, or from a standby that
// lacks the newest changes.

// image is a copy of the hub's disk, with the checkers' records of that moment.
type image struct {
	hub.Image
	memory   *hub.Memory
	oracles  map[model.Path]*oracle
	accounts map[model.PersonID]hub.Account
	rule     rule
}

// backups are the backups of the hub with their list. They are not on the hub's disk.
type backups struct {
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
	i := &image{hub.Image{Heads: heads}, w.journal.Clone(), map[model.Path]*oracle{}, maps.Clone(w.accounts), w.rule}
	for community, b := range w.oracles {
		i.oracles[community] = b.clone()
	}
	return i
}

// backUp makes a backup and lets the hub's engine decide what is safe by it. The hub may crash before it has
// stored that decision.
func (w *world) backUp() {
	i := w.image()
	w.backups.made++
	i.Name = fmt.Sprint("b", w.backups.made)
	w.backups.copies[i.Name] = i
	images := w.backups.Images
	images.List = append(images.List[:len(images.List):len(images.List)], i.Image)
	if w.chance(w.faults.HubCrash) {
		w.journal.before = true
		w.reached("hub crashed at a backup")
	}
	was := len(images.List)
	keep := func(s hub.Images) error { w.backups.Images = s; return nil }
	if w.Broken.Secure != nil {
		w.Broken.Secure(w, images, keep)
	} else if images, err := w.hub.Secure(context.Background(), images, keep); err == nil && len(images.List) < was {
		w.reached("image of a history that was left struck out")
	}
	w.journal.before = false
	w.observe()
	w.reached("backup made")
	w.trace.add("backup %s, safe %v", i.Name, w.backups.Safe)
}

// restorable returns the backups that a community may be restored from; with "", the whole hub.
func (w *world) restorable(community model.Path) (may []*image) {
	images := w.backups.Images
	for _, i := range images.List {
		if c := w.backups.copies[i.Name]; w.permits(c, community) {
			may = append(may, c)
		}
	}
	if s := w.backups.standby; s != nil && images.MayReturn(s.Image, community) {
		may = append(may, s)
	}
	return may
}

func (w *world) permits(i *image, community model.Path) bool {
	if w.Broken.Permits != nil {
		return w.Broken.Permits(w, i, community)
	}
	return w.backups.MayReturn(i.Image, community)
}

// restore restores the hub, or one community of it, from a backup. Half of the time the hub is restarted on it;
// otherwise the running process goes on without knowing.
func (w *world) restore() {
	community := model.Path("")
	if w.chance(50) {
		community = communities[w.roll.IntN(len(communities))]
	}
	may := w.restorable(community)
	if len(may) == 0 {
		return
	}
	i := may[w.roll.IntN(len(may))]
	standby := i == w.backups.standby
	w.putBack(i, community)
	if w.Broken.PutBack != nil {
		w.Broken.PutBack(w, i)
	}
	switch {
	case standby:
		w.reached("a standby without the tail took over")
	case community == "":
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

func (w *world) putBack(i *image, community model.Path) {
	w.trace.add("hub put back to %q, %q", i.Name, community)
	if community == "" {
		w.journal.Memory = i.memory.Clone()
		w.accounts = maps.Clone(i.accounts)
	} else {
		w.journal.PutBack(community, i.memory)
	}
	w.backups.standby = nil // it was that of the history that is left
	for _, h := range communities {
		if community == "" || community == h {
			w.branches++
			w.oracles[h] = w.oracleOf(i, h).clone()
			w.oracles[h].branch = w.branches
		}
	}
	w.checkRestore()
}

func (w *world) oracleOf(i *image, community model.Path) *oracle {
	if b := i.oracles[community]; b != nil {
		return b
	}
	return newOracle(w.apply)
}

// makeStandby makes the standby that would take over if the hub's disk were lost.
func (w *world) makeStandby() { w.backups.standby = w.image() }

// prune lets the hub delete marks and losses that are older than some days, or some minutes. In use it is 400 days.
func (w *world) prune() {
	age := time.Duration(w.roll.IntN(30*24)) * time.Hour
	if w.chance(30) {
		age = time.Duration(w.roll.IntN(120)) * time.Minute
	}
	if err := w.hub.Prune(context.Background(), w.hubNow().Add(-age)); err != nil {
		panic(err)
	}
	w.observe()
	w.reached("marks and losses forgotten")
}

// rule is the version of the rule of who sees what that the hub's program has. By the old one, everybody who sees
// a task's face sees its inside.
type rule byte

const (
	oldRule rule = iota
	newRule
)

// of returns the audience of a record by this rule.
func (r rule) of(e entry) model.Audience {
	if _, task := e.rec.(*model.Task); task && r == oldRule {
		return model.Audience{Face: e.who.Face, Inside: e.who.Face}
	}
	return e.who
}

// stored gives rows the tags of the old rule, if this is the old rule, before they are written to the journal.
func (r rule) stored(w *hub.Writes) {
	for i, row := range w.Records {
		if r == oldRule && row.Kind == model.KindTask {
			w.Records[i].InsideTags = row.FaceTags
		}
	}
}

// upgrade starts the new program on the old one's journal.
func (w *world) upgrade() {
	w.reached("new version of the audience rule")
	w.trace.add("new rule")
	w.rule = newRule
	w.retag()
}

// retag marks the journal as written by an older program and restarts the hub, which then computes all tags anew.
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
	w.observe()
}
