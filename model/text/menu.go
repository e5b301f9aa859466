package text

import (
	"strings"

	"sidan/model"
)

// Menu returns the word for a category by the menu of a county; nil is the menu of a county that has set none. A
// category of a newer menu that has not come yet has no word here, and its key is returned.
func Menu(l Lang, menu *model.MenuList, key model.Menu) string {
	c, ok := menu.Category(key)
	switch {
	case !ok:
		return string(key)
	case l == EN:
		return c.En
	}
	return c.Zh
}

// ParseMenu returns the category of a county's menu that has a Chinese word, an English word in any case, or a key. It
// reports whether the county offers such a category.
func ParseMenu(menu *model.MenuList, word string) (model.Menu, bool) {
	word = strings.TrimSpace(word)
	for _, c := range menu.Offered() {
		if word == c.Zh || strings.EqualFold(word, c.En) || word == string(c.Key) {
			return c.Key, true
		}
	}
	return "", false
}

// dayKinds are the words for the kinds of days.
var dayKinds = words[model.DayKind]{
	model.Workday: say("工作日", "working day"),
	model.RestDay: say("休息日", "weekend"),
	model.Holiday: say("节假日", "holiday"),
	model.Makeup:  say("调休上班", "worked weekend"),
}

// DayKind returns the word for the kind of a day.
func DayKind(l Lang, k model.DayKind) string { return dayKinds.in(l, k) }
