package text

import "sidan/model"

// Change returns the word for the type of a change. A line of the sync page begins with it, and the page itself adds
// the household or the task, as in
//
//	走访  吴翠花  3 栋 3 单元 102
//
// A change of a newer program is called 改动.
func Change(l Lang, b model.Body) string {
	if info := model.InfoOf(b); info.Type != 0 {
		return Sentence{info.Zh, info.En}.In(l)
	}
	return changeUnknown.In(l)
}

var changeUnknown = say("改动", "change")

// Kind returns the word for a kind of record: 户.
func Kind(l Lang, k model.Kind) string {
	info := k.Info()
	return Sentence{info.Zh, info.En}.In(l)
}
