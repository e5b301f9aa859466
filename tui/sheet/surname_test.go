package sheet

import "testing"

func TestIsSurnamed(t *testing.T) {
	for _, s := range []string{"王秀英", "欧阳桂兰", "蒙婷", "覃四", "万俟一", "单"} {
		if !isSurnamed(s) {
			t.Errorf("%q begins with no surname", s)
		}
	}
	for _, s := range []string{"", "的", "们", "外出", "ann", "一二"} {
		if isSurnamed(s) {
			t.Errorf("%q begins with a surname", s)
		}
	}
}

func TestDoubleSurnamesHaveTwoCharacters(t *testing.T) {
	for _, s := range double {
		if len([]rune(s)) != 2 || !isDoubled(s) {
			t.Errorf("%q", s)
		}
	}
	if isDoubled("王秀") {
		t.Error("王秀 is no surname")
	}
}
