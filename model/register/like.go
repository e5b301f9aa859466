package register

import (
	"cmp"
	"slices"
	"strings"

	"sidan/model"
)

// Likeness is a task that is probably about the same matter as another, and why.
type Likeness struct {
	Task *model.Task
	Why  []Reason
}

// These are the reasons to think that two tasks are about the same matter, with the arguments of each.
const (
	SameStair    Why = "same-stair"    // no args; their doors are on the same staircase
	SameBuilding Why = "same-building" // no args; their doors are in the same building
	SameCompound Why = "same-compound" // no args
	SameGrid     Why = "same-grid"     // no args
	SameMenu     Why = "same-menu"     // args: the menu category that both have, or that the words of both suggest
	SameWords    Why = "same-words"    // args: the longest piece that the words of both have in common
)

// recentDays is for how many days back tasks count as lately done or as like another.
const recentDays = 30

// longWord is how many characters in common are enough for two tasks of one compound to be alike, whatever their menu.
const longWord = 3

// nearness says how near two tasks are, the nearest first.
type nearness int

const (
	onStair nearness = iota
	inBuilding
	inCompound
	inGrid
	farApart
)

// nearWhy has the reason of each nearness but the last.
var nearWhy = [farApart]Why{SameStair, SameBuilding, SameCompound, SameGrid}

// Like returns the tasks of the last 30 days that are probably about the same matter as this one. They are in the same
// compound, and have the same menu category or some words in common; or one of them has no compound, they are in the
// same grid, and they have both. Those with words in common come first. Within these two parts, those of the same
// staircase come first, then those of the same building, and so on; of equally near ones those that have more words in
// common, and then the newest.
func (r *Register) Like(t *model.Task, today model.Day) []Likeness {
	menu, text := r.menuOf(t), pairsOf(t.Text())
	type one struct {
		Likeness
		near nearness
		long int
	}
	var all []one
	for _, o := range r.newestTasks() {
		if model.DayOf(o.Raised) < today-recentDays {
			break
		}
		near := nearnessOf(t, o)
		if o.ID == t.ID || near == farApart || o.State == model.Joined {
			continue
		}
		same, words := menu != "" && r.menuOf(o) == menu, text.shared(o.Text(), compoundOf(o))
		long := len([]rune(words))
		if near == inGrid && (!same || long == 0) || near < inGrid && !same && long < longWord {
			continue
		}
		why := []Reason{{nearWhy[near], nil}}
		if same {
			why = append(why, Reason{SameMenu, []string{string(menu)}})
		}
		if long > 0 {
			why = append(why, Reason{SameWords, []string{words}})
		}
		all = append(all, one{Likeness{o, why}, near, long})
	}
	slices.SortStableFunc(all, func(a, b one) int {
		return cmp.Or(min(b.long, 1)-min(a.long, 1), cmp.Compare(a.near, b.near), b.long-a.long)
	})
	list := make([]Likeness, len(all))
	for i, o := range all {
		list[i] = o.Likeness
	}
	return list
}

// nearnessOf returns how near two tasks are. Those of different compounds are farApart.
func nearnessOf(a, b *model.Task) nearness {
	x, y := a.Door().Door, b.Door().Door
	switch in, also := compoundOf(a), compoundOf(b); {
	case a.Community() != b.Community() || in != also && in != "" && also != "":
		return farApart
	case in == "" || also == "":
		if a.Grid == b.Grid {
			return inGrid
		}
		return farApart
	case x != (model.Address{}) && y != (model.Address{}) && x.StairKey() == y.StairKey():
		return onStair
	case x.Building != "" && x.Building == y.Building:
		return inBuilding
	}
	return inCompound
}

// compoundOf returns the compound of a task, or that of its door, or "".
func compoundOf(t *model.Task) string { return cmp.Or(t.Compound, t.Door().Door.Compound) }

// pairs are the pairs of neighbouring characters of a text.
type pairs map[[2]rune]bool

// pairsOf returns the pairs of a text.
func pairsOf(text string) pairs {
	r, all := []rune(text), pairs{}
	for i := 1; i < len(r); i++ {
		all[[2]rune{r[i-1], r[i]}] = true
	}
	return all
}

// common are characters that say nothing of a matter: numbers, parts of an address, stops, and what any sentence has.
const common = " ,，。.;；、!！?？:：0123456789一二三四五六七八九十几两个家户栋" +
	"层号单元们我你他她的了着过是在有没不也都就又还很这那天上下说讲"

// shared returns the longest piece of a text whose pairs are all in p, without the characters at its ends that say
// nothing. A name of the place that the text is about says nothing either. It returns "" if no two characters are left.
func (p pairs) shared(text, place string) (longest string) {
	if place != "" {
		text = strings.ReplaceAll(text, place, "\n")
	}
	r := []rune(text)
	for from := 0; from < len(r); {
		to := from + 1
		for to < len(r) && p[[2]rune{r[to-1], r[to]}] {
			to++
		}
		piece := strings.Trim(string(r[from:to]), common)
		if n := len([]rune(piece)); n > 1 && n > len([]rune(longest)) {
			longest = piece
		}
		from = to
	}
	return longest
}

// LikeProblems returns the common problems (共性问题) to which a task could be joined because they are probably about
// the same matter: those of its community that are not closed, with the same menu category or some words in common.
// Those of the same compound come first, and of these the newest.
func (r *Register) LikeProblems(t *model.Task) (problems []*model.Task) {
	menu, text := r.menuOf(t), pairsOf(t.Text())
	for _, o := range r.newestTasks() {
		if o.Common && o.ID != t.ID && o.State != model.Closed && o.Grid.Holds(t.Grid) &&
			(menu != "" && r.menuOf(o) == menu || text.shared(o.Text(), compoundOf(o)) != "") {
			problems = append(problems, o)
		}
	}
	slices.SortStableFunc(problems, func(a, b *model.Task) int {
		return cmp.Compare(min(nearnessOf(t, a), inGrid), min(nearnessOf(t, b), inGrid))
	})
	return problems
}
