package register

// filter says what an entry may hold, so that most entries are passed over with their text unread. What it says is
// missing is missing; what it says is there may be: several characters share a bit.
type filter struct {
	chars  uint64  // of the text, but for letters
	latin  letters // of the text
	heads  letters // that syllables of its names begin with
	spoken letters // in any syllable
	starts digits  // that numbers of its address begin with
}

// letters and digits are sets of a to z and of 0 to 9.
type (
	letters uint32
	digits  uint16
)

// textFilter is what a text holds.
func textFilter(text string) (f filter) {
	for _, r := range text {
		if 'a' <= r && r <= 'z' {
			f.latin |= 1 << (r - 'a')
			continue
		}
		f.chars |= 1 << (uint32(r) * 0x9e3779b1 >> 26) // a golden ratio's worth spreads neighbours
	}
	return f
}

// hasText reports whether an entry may hold a text that has the filter of.
func (f *filter) hasText(of *filter) bool {
	return f.chars&of.chars == of.chars && f.latin&of.latin == of.latin
}

// startsOf are the digits that numbers begin with.
func startsOf(address string) (set digits) {
	for i := range len(address) {
		if isDigit(address[i]) && (i == 0 || !isDigit(address[i-1])) {
			set |= 1 << (address[i] - '0')
		}
	}
	return set
}

// lettersOf are the letters syllables begin with, and all of them.
func lettersOf(sound string) (heads, all letters) {
	for i := range len(sound) {
		switch c := sound[i]; {
		case isHead(c):
			heads |= 1 << (c - 'A')
			all |= 1 << (c - 'A')
		case 'a' <= c && c <= 'z':
			all |= 1 << (c - 'a')
		}
	}
	if all&(1<<('v'-'a')) != 0 { // 吕 is typed lv or lu
		all |= 1 << ('u' - 'a')
	}
	return heads, all
}

// passes reports whether an entry may fit a query.
func (q *query) passes(f *filter) bool {
	if len(q.terms) > 1 && f.hasText(&q.filter) {
		return true
	}
	for i := range q.terms {
		if !q.terms[i].passes(f) {
			return false
		}
	}
	return true
}

func (t *term) passes(f *filter) bool {
	return t.inText(f) || t.inAddress(f) || t.inNumbers(f) || t.inSound(f)
}

func (t *term) inText(f *filter) bool { return f.hasText(&t.textFilter) }

func (t *term) inAddress(f *filter) bool {
	return t.address != "" && f.starts&t.starts == t.starts && f.hasText(&t.addressFilter)
}

func (t *term) inNumbers(f *filter) bool { return t.digits != "" && f.hasText(&t.digitsFilter) }

func (t *term) inSound(f *filter) bool {
	return t.sound != "" && f.heads&t.head == t.head && f.spoken&t.letters == t.letters
}
