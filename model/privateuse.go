package model

import "unicode"

// Programs for GBK (code page 936) kept the characters that Unicode did not have yet at code points for private
// use, and lists made by them still do: U+E863 is the 䶮 of 龚䶮. Unicode 4.1 had them all. GB 18030-2005 names
// each one's place.

// fromE815 are U+E815 to U+E864 (GBK FE50 to FEA0), in their order.
const fromE815 = "" +
	"⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟" +
	"㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱" +
	"䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟" +
	"䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻"

var standard = func() map[rune]rune {
	m := map[rune]rune{
		0xE76C: '€', 0xE7C7: 'ḿ', 0xE7C8: 'ǹ', 0xE7E7: 0x303E, // A2E3, A8BC, A8BF, A989
		// A6D9 to A6DF
		0xE78D: '︐', 0xE78E: '︒', 0xE78F: '︑', 0xE790: '︓', 0xE791: '︔', 0xE792: '︕', 0xE793: '︖',
		0xE794: '︗', 0xE795: '︘', 0xE796: '︙', // A6EC, A6ED, A6F3
	}
	for i := range rune(12) { // A98A to A995, how a character is composed
		m[0xE7E8+i] = 0x2FF0 + i
	}
	at := rune(0xE815)
	for _, r := range fromE815 {
		m[at] = r
		at++
	}
	return m
}()

// Standard is the character of Unicode that a GBK code point for private use stands for; any other is left as it is.
func Standard(r rune) rune {
	if s, ok := standard[r]; ok {
		return s
	}
	return r
}

// IsPrivate reports whether a character's shape is known only to the system that wrote it. It is part of what
// somebody wrote and is kept, but a person has to say what it is.
func IsPrivate(r rune) bool { return unicode.Is(unicode.Co, r) }
