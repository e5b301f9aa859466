package text

import "sidan/model"

// Change is the word for what a change is, as a line of the sync page begins: 走访  吴翠花  3 栋 3 单元 102. The
// subject behind it, a door or a task, is the page's own. A newer program's change is only 改动.
func Change(l Lang, b model.Body) string {
	if info := model.InfoOf(b); info.Type != 0 {
		return Sentence{info.Zh, info.En}.In(l)
	}
	return changeUnknown.In(l)
}

var changeUnknown = say("改动", "change")

// Kind is the word for a record of a kind: 户.
func Kind(l Lang, k model.Kind) string {
	info := k.Info()
	return Sentence{info.Zh, info.En}.In(l)
}
