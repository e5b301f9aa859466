package register

// filter says which characters an entry may hold, so that most entries are passed over without reading their text.
// Several characters share a bit. If a bit is not set, the entry holds none of its characters. If it is set, the entry
// may hold one.
type filter struct {
	chars  uint64  // the characters of the text except a to z
	latin  letters // the letters a to z of the text
	heads  letters // the letters with which syllables of its names begin
	spoken letters // the letters anywhere in the syllables of its names
	starts digits  // the digits with which numbers of its address begin
}

// letters is a set of the letters a to z, and digits a set of the figures 0 to 9.
type (
	letters uint32
	digits  uint16
)

// textFilter returns the filter of a text: only its chars and latin are set.
func textFilter(text string) (f filter) {
	for _, r := range text {
		if 'a' <= r && r <= 'z' {
			f.latin |= 1 << (r - 'a')
			continue
		}
		f.chars |= 1 << (uint32(r) * 0x9e3779b1 >> 26) // 2^32 over the golden ratio spreads neighbours
	}
	return f
}

// hasText reports whether an entry with the filter f may hold a text with the filter of.
func (f *filter) hasText(of *filter) bool {
	return f.chars&of.chars == of.chars && f.latin&of.latin == of.latin
}

// startsOf returns the digits with which the numbers of an address begin.
func startsOf(address string) (set digits) {
	for i := range len(address) {
		if isDigit(address[i]) && (i == 0 || !isDigit(address[i-1])) {
			set |= 1 << (address[i] - '0')
		}
	}
	return set
}

// lettersOf returns the letters with which the syllables begin, and all letters of the syllables.
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
	if all&(1<<('v'-'a')) != 0 { // people type 吕 as lv or as lu
		all |= 1 << ('u' - 'a')
	}
	return heads, all
}

// passes reports whether an entry with the filter f may match the query.
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

// passes reports whether an entry with the filter f may match the term in any of its spellings.
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
