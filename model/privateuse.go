package model

import "unicode"

// Programs for GBK (code page 936) used code points for private use for characters that Unicode did not have yet, and
// lists from such programs still hold them: U+E863 is the 䶮 of 龚䶮. Unicode has had all of these characters since
// version 4.1. The standard GB 18030-2005 gives the code point of each.

// fromE815 holds the characters for U+E815 to U+E864 (GBK FE50 to FEA0), in this order.
const fromE815 = "" +
	"⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟" +
	"㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱" +
	"䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟" +
	"䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻"

// standard maps the code points for private use to the characters of Unicode. The comments give the codes in GBK.
var standard = func() map[rune]rune {
	m := map[rune]rune{
		0xE76C: '€', 0xE7C7: 'ḿ', 0xE7C8: 'ǹ', 0xE7E7: 0x303E, // A2E3, A8BC, A8BF, A989
		// A6D9 to A6DF
		0xE78D: '︐', 0xE78E: '︒', 0xE78F: '︑', 0xE790: '︓', 0xE791: '︔', 0xE792: '︕', 0xE793: '︖',
		0xE794: '︗', 0xE795: '︘', 0xE796: '︙', // A6EC, A6ED, A6F3
	}
	for i := range rune(12) { // A98A to A995, the signs that describe how a character is composed
		m[0xE7E8+i] = 0x2FF0 + i
	}
	at := rune(0xE815)
	for _, r := range fromE815 {
		m[at] = r
		at++
	}
	return m
}()

// Standard returns the character of Unicode for which a code point for private use stands in GBK. It returns any other
// character as it is.
func Standard(r rune) rune {
	if s, ok := standard[r]; ok {
		return s
	}
	return r
}

// IsPrivate reports whether a character is for private use, so that only the system that wrote it knows its shape. Such
// a character is kept, because somebody wrote it, but only a person can say which character it is.
func IsPrivate(r rune) bool { return unicode.Is(unicode.Co, r) }
