package model

import (
	"slices"
	"strings"
	"time"
)

// Menu is the key of a category of tasks (菜单), such as "facilities". Which categories there are is for each county to
// say (MenuList).
type Menu string

// The seven categories of a county that has set none of its own (七类菜单).
const (
	Policy      Menu = "policy"      // 政策法规咨询
	Mediation   Menu = "mediation"   // 矛盾纠纷调解
	Errands     Menu = "errands"     // 事务代办
	Environment Menu = "environment" // 环境卫生
	Facilities  Menu = "facilities"  // 公共设施
	Safety      Menu = "safety"      // 平安巡查
	Care        Menu = "care"        // 关爱帮扶
)

// DefaultMenu is the menu of a county that has set none of its own, in the order of the digits.
var DefaultMenu = []Category{
	{Key: Policy, Zh: "政策法规咨询", En: "policy", Days: 3},
	{Key: Mediation, Zh: "矛盾纠纷调解", En: "mediation", Days: 5},
	{Key: Errands, Zh: "事务代办", En: "errands", Days: 3},
	{Key: Environment, Zh: "环境卫生", En: "environment", Days: 7},
	{Key: Facilities, Zh: "公共设施", En: "facilities", Days: 3},
	{Key: Safety, Zh: "平安巡查", En: "safety", Days: 3},
	{Key: Care, Zh: "关爱帮扶", En: "care", Days: 5},
}

// daysElse is how many days a task has whose category the menu does not say.
const daysElse = 7

// Days returns how many days DefaultMenu gives for a category, and 7 for any other category.
func (m Menu) Days() int { return (*MenuList)(nil).Days(m) }

// Valid reports whether the key has the form of one: 1 to 20 characters, which are small letters and, after the first,
// dashes.
func (m Menu) Valid() bool {
	for i, r := range m {
		if (r < 'a' || r > 'z') && (r != '-' || i == 0) {
			return false
		}
	}
	return m != "" && len(m) <= 20
}

// Category is one category of a county's menu. A category that is gone is offered no more. It stays in the list, so
// that old tasks have their word.
type Category struct {
	Key  Menu   `cbor:"1,keyasint" json:"key"`
	Zh   string `cbor:"2,keyasint" json:"zh"`
	En   string `cbor:"3,keyasint" json:"en"`
	Days int    `cbor:"4,keyasint" json:"days"` // working days from the dispatch until a task is due
	Gone bool   `cbor:"5,keyasint,omitempty" json:"gone"`
}

// Limits of a menu. Each category that is offered has a digit from 1 to 9.
const (
	MostMenuDays   = 60
	MostMenuWord   = 12 // characters of the Chinese word; of the English one twice as many
	mostOffered    = 9
	mostCategories = 60 // with those that are gone
)

// MenuList is the list of a county's categories (菜单), with the history of who changed which. Everybody in the county
// sees it. A county that changed none has no such record. A nil *MenuList stands for DefaultMenu, and all methods for
// reading work on it.
type MenuList struct {
	ID         MenuListID `cbor:"1,keyasint"`
	County     Path       `cbor:"2,keyasint"`
	Categories []Category `cbor:"3,keyasint"` // in the order of the digits, with those that are gone
	Edits      []MenuEdit `cbor:"4,keyasint,omitempty"`
	More       int        `cbor:"5,keyasint,omitempty"` // how many older edits are no longer in Edits
}

// MenuEdit is a line in the history of a menu: a category as somebody set it.
type MenuEdit struct {
	On  time.Time `cbor:"1,keyasint"`
	By  Ref       `cbor:"2,keyasint"`
	Now Category  `cbor:"3,keyasint"`
}

// MenuSet sets one category of a county's menu: it adds the category, changes it, or says that it is gone. Only
// organisers of the county do this. Setting one category leaves the others as they are, so two organisers who set
// different ones off line both have what they want. Of the same category the change that reaches the hub last counts,
// and the history shows both.
type MenuSet struct {
	County   Path     `cbor:"1,keyasint"`
	Category Category `cbor:"2,keyasint"`
}

// MenuListIDOf returns the id of the record of a county's menu, which follows from the county's path.
func MenuListIDOf(county Path) MenuListID { return SlotID[MenuList](KindMenuList, string(county)) }

// All returns the categories in the order of the digits, with those that are gone. The caller must not alter them.
func (l *MenuList) All() []Category {
	if l == nil {
		return DefaultMenu
	}
	return l.Categories
}

// Offered returns the categories that are not gone, in the order of their digits.
func (l *MenuList) Offered() (list []Category) {
	for _, c := range l.All() {
		if !c.Gone {
			list = append(list, c)
		}
	}
	return list
}

// Keys returns the keys of the categories that are not gone, in the order of their digits.
func (l *MenuList) Keys() (keys []Menu) {
	for _, c := range l.Offered() {
		keys = append(keys, c.Key)
	}
	return keys
}

// Category returns the category with a key. It reports false if the list has none, gone or not.
func (l *MenuList) Category(key Menu) (Category, bool) {
	if i := slices.IndexFunc(l.All(), func(c Category) bool { return c.Key == key }); i >= 0 {
		return l.All()[i], true
	}
	return Category{}, false
}

// Days returns how many working days a task of a category has, and 7 for a category that the list does not have.
func (l *MenuList) Days(key Menu) int {
	if c, ok := l.Category(key); ok {
		return c.Days
	}
	return daysElse
}

// Kind returns the kind of the record, KindMenuList.
func (l *MenuList) Kind() Kind { return KindMenuList }

// RecordID returns the id of the menu as the id of a record.
func (l *MenuList) RecordID() RecordID { return l.ID.Record() }

// Where returns the county.
func (l *MenuList) Where() Path { return l.County }

// Community returns the county, because the menu is in the county's directory.
func (l *MenuList) Community() Path { return l.County.At(County) }

// SearchText returns nothing to look through: find does not list menus.
func (l *MenuList) SearchText() SearchText { return SearchText{} }

func (l *MenuList) audience() Audience { return Audience{Face: tagsOf(allTag(l.Community()))} }

func (l *MenuList) withFlag(Stamp, Reason) Record { return l }

// Check requires a county, a key, words in both languages, and 1 to MostMenuDays days.
func (b MenuSet) Check() *Refusal {
	c := b.Category
	switch {
	case b.County.Level() != County:
		return refuse(BadInput, "county", string(b.County))
	case !c.Key.Valid():
		return refuse(BadInput, "key", string(c.Key))
	case c.Days < 1 || c.Days > MostMenuDays:
		return refuse(BadInput, "days", itoa(c.Days))
	}
	return first(checkLine("zh", c.Zh, 1, MostMenuWord), checkLine("en", c.En, 1, 2*MostMenuWord))
}

func (MenuSet) words() string { return "" }

func (b MenuSet) making() Making {
	return Making{
		Where: b.County, Community: b.County.At(County), Names: []NamedPlace{{"county", b.County}},
		Record: MenuListIDOf(b.County).Record(),
	}
}

func (b MenuSet) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	l, _ := r.(*MenuList)
	if !s.Tags.Has(orgTag(b.County)) || l != nil && l.County != b.County {
		return r, refused(NotOrganiser)
	}
	was, known := l.Category(b.Category.Key)
	if known && was == b.Category && l != nil {
		return r, accepted
	}
	if no := l.refuses(b.Category); no != nil {
		return r, Outcome{Refused, *no}
	}
	next := MenuList{ID: MenuListID(c.Record), County: b.County, Categories: slices.Clone(l.All())}
	if l != nil {
		next.Edits, next.More = slices.Clone(l.Edits), l.More
	}
	if i := slices.IndexFunc(next.Categories, func(c Category) bool { return c.Key == b.Category.Key }); i >= 0 {
		next.Categories[i] = b.Category
	} else {
		next.Categories = append(next.Categories, b.Category)
	}
	edits := append(next.Edits, MenuEdit{s.On, s.By, b.Category})
	next.Edits = newest(edits, mostListEdits, func(MenuEdit) int { return 0 })
	next.More += len(edits) - len(next.Edits)
	return &next, accepted
}

// refuses returns why a category cannot be set: the list would have no category left, or too many, or two with one
// word.
func (l *MenuList) refuses(set Category) *Refusal {
	offered := 0
	for _, c := range l.Offered() {
		switch {
		case c.Key == set.Key:
			continue
		case set.Gone:
		case c.Zh == set.Zh:
			return refuse(MenuTwice, set.Zh)
		case strings.EqualFold(c.En, set.En):
			return refuse(MenuTwice, set.En)
		}
		offered++
	}
	_, known := l.Category(set.Key)
	switch {
	case set.Gone && !known:
		return refuse(NoMenu, string(set.Key))
	case set.Gone && offered == 0:
		return refuse(MenuEmpty)
	case !set.Gone && offered >= mostOffered:
		return refuse(MenuFull, itoa(mostOffered))
	case !known && len(l.All()) >= mostCategories:
		return refuse(MenuFull, itoa(mostCategories))
	}
	return nil
}
