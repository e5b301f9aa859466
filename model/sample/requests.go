package sample

import (
	"strings"

	"sidan/model"
)

// kind is a kind of request (诉求), and how it goes from the resident's words to the resident's answer. In its
// texts {区} is the compound or street, {栋} the building, {元} the staircase, {层} the floor.
type kind struct {
	about  string // what it is about, in a few words, for the note of the visit
	sphere model.Sphere
	menu   model.Menu
	unit   string // the unit whose liaison does it; "" for everybody's and family matters
	wish   string // the service post it is for
	stairs bool   // only in a building
	fits   func(*house) bool

	words    []string // as people say it
	settle   []string // what settles it at the door; none if it cannot be settled there
	promise  []string // what is said at the door when a day is promised
	progress []string
	result   []string
	reply    []string
	refuse   string // why somebody sent it back to the branch
	lacking  string // why the branch did not accept the result
	mind     string // what whoever does it should keep in mind
}

func (k *kind) fitsAt(h *house) bool {
	return (!k.stairs || h.stairs()) && (k.fits == nil || k.fits(h))
}

// tagged returns a condition that holds for households with one of the tags.
func tagged(tags ...model.HouseTag) func(*house) bool {
	return func(h *house) bool { return h.has(tags...) }
}

// withChild reports whether a household has a child at school.
func withChild(h *house) bool {
	for _, s := range h.souls {
		if strings.HasPrefix(s.Role, "儿子") || strings.HasPrefix(s.Role, "女儿") || strings.HasPrefix(s.Role, "孙") {
			if !s.afar && s.Born >= h.souls[0].Born+20 {
				return true
			}
		}
	}
	return false
}

func couple(h *house) bool {
	return len(h.souls) > 1 && (h.souls[1].Role == "妻子" || h.souls[1].Role == "丈夫")
}

// at fills the place of a household into a text.
func (h *house) at(text string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	stair := counting(h.door.Unit, "单元")
	building := h.door.Building + " 栋"
	if h.door.Unit == "" {
		stair = building
	}
	return strings.NewReplacer(
		"{区}", h.door.Compound, "{栋}", building, "{元}", stair, "{层}", floorName(h.door.Floor),
	).Replace(text)
}

// counting returns a number with its noun as people say it: 三单元.
func counting(number, word string) string {
	return strings.NewReplacer("1", "一", "2", "二", "3", "三").Replace(number) + word
}

func floorName(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	tens := ""
	switch {
	case n >= 20:
		tens = digits[n/10] + "十"
	case n >= 10:
		tens = "十"
	}
	return tens + digits[n%10] + "楼"
}

// endings may follow what somebody says of an everybody's matter. Lists show only the beginning of a request, so the
// matter comes first.
var endings = []string{"上回也讲过。", "不止我一家讲。", "院坝会上也提过。", "麻烦你们看一下。"}

// inWords returns a request of the kind, as it is said at a door.
func (h *history) inWords(k *kind, at *house) string {
	said, heard := h.said[k]
	if !heard {
		said = newDeck(h.dice, k.words)
		h.said[k] = said
	}
	words := at.at(said.draw())
	if k.sphere != model.Family && h.chance(18) {
		words += pick(h.dice, endings)
	}
	return words
}
