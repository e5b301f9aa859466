package model

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var flat102 = Address{Compound: "金桂苑", Building: "3", Unit: "3", Floor: 1, Door: "102"}

// spellings are texts and the address each of them means.
var spellings = []struct {
	name, text string
	want       Address
}{
	{"compact", "金桂苑3栋3单元102", flat102},
	{"with blanks and a room word", "金桂苑 3 栋 3 单元 102 室", flat102},
	{"dashes", "金桂苑3-3-102", flat102},
	{"blanks for dashes", "金桂苑 3 3 102", flat102},
	{"other building word, Chinese unit", "金桂苑 3幢 三单元 102号", flat102},
	{"Chinese building", "金桂苑三栋3单元102", flat102},
	{"all Chinese", "金桂苑三栋三单元一零二室", flat102},
	{"counted door", "金桂苑三栋三单元一百零二", flat102},
	{"hash", "金桂苑3#3单元102", flat102},
	{"hash and building word", "金桂苑3#楼3单元102", flat102},
	{"full width", "金桂苑３栋３单元１０２", flat102},
	{"full-width dashes and blank", "金桂苑　３－３－１０２", flat102},
	{"number and building word", "金桂苑3号楼3单元102", flat102},
	{"block", "金桂苑3座3单元102", flat102},
	{"building, then dash", "金桂苑3栋3-102", flat102},
	{"unit as a gate", "金桂苑3栋3门102", flat102},
	{"floor that the door tells", "金桂苑3栋3单元1楼102", flat102},
	{"leading zeros", "金桂苑03栋03单元102", flat102},
	{"Latin compound, Chinese numeral", "Sunny Town 十二栋501", Address{"Sunny-Town", "12", "", 5, "501"}},
	{"leading zeros of the door", "金桂苑3栋3单元0102", flat102},
	{"leading zeros in dashes", "金桂苑03-03-102", flat102},
	{"a dash behind the name", "金桂苑-3栋-3单元-102", flat102},
	{"punctuation", "金桂苑,3栋,3单元,102。", flat102},
	{"zero-width and bidi marks", "金桂苑\u200b3栋\u202e3单元102", flat102},
	{"line break", "金桂苑3栋\n3单元102", flat102},

	{"word first", "金桂苑栋2单元1门301", Address{"金桂苑", "2", "1", 3, "301"}},
	{"word first, blank", "金桂苑栋2 1单元 301", Address{"金桂苑", "2", "1", 3, "301"}},
	{"word first in Chinese", "金桂苑栋二单元一门三零一", Address{"金桂苑", "2", "1", 3, "301"}},
	{"Chinese twelve", "金桂苑十二栋一单元1203", Address{"金桂苑", "12", "1", 12, "1203"}},
	{"no unit", "金桂苑3栋102", Address{"金桂苑", "3", "", 1, "102"}},
	{"no unit, dash", "金桂苑3-102", Address{"金桂苑", "3", "", 1, "102"}},
	{"letter behind the number", "金桂苑3a栋102", Address{"金桂苑", "3A", "", 1, "102"}},
	{"letter alone", "金桂苑A座102", Address{"金桂苑", "A", "", 1, "102"}},
	{"part of a flat", "金桂苑3-3-102-1", Address{"金桂苑", "3", "3", 1, "102-1"}},
	{"floor and door", "金桂苑3栋3单元1层2号", Address{"金桂苑", "3", "3", 1, "2"}},
	{"floor and door by dash", "金桂苑3栋3单元5-3", Address{"金桂苑", "3", "3", 5, "3"}},
	{"floor and door in dashes", "金桂苑3-3-5-3", Address{"金桂苑", "3", "3", 5, "3"}},
	{"floor against the door's", "金桂苑3栋3单元2层102", Address{"金桂苑", "3", "3", 2, "102"}},
	{"storey word for the building", "金桂苑12楼3门501", Address{"金桂苑", "12", "3", 5, "501"}},
	{"Latin compound", "Sunny Town 3栋2单元501", Address{"Sunny-Town", "3", "2", 5, "501"}},
	{"compound that ends in a number", "向阳2 3栋501", Address{"向阳2", "3", "", 5, "501"}},
	{"4-byte Han", "𠮷祥里3栋501", Address{"𠮷祥里", "3", "", 5, "501"}},
	{"numeral in the name", "三里屯3栋501", Address{"三里屯", "3", "", 5, "501"}},
	{"mark in the name", "三门峡路3栋501", Address{"三门峡路", "3", "", 5, "501"}},
	{"number word in the name", "一号公馆3栋501", Address{"一号公馆", "3", "", 5, "501"}},

	{"street", "望城路12号", Address{Compound: "望城路", Door: "12"}},
	{"street in Chinese", "望城路十二号", Address{Compound: "望城路", Door: "12"}},
	{"annex", "望城路12号附1号", Address{Compound: "望城路", Door: "12附1"}},
	{"annex, short", "望城路12附1号", Address{Compound: "望城路", Door: "12附1"}},
	{"annex in Chinese", "望城路十二号附一号", Address{Compound: "望城路", Door: "12附1"}},
	{"annex alone", "白果巷附1号", Address{Compound: "白果巷", Door: "附1"}},
	{"courtyard", "白果巷 5 号 院 附3号", Address{Compound: "白果巷", Door: "5附3"}},
	{"courtyard alone", "白果巷5号院", Address{Compound: "白果巷5号院"}},
	{"house with a dash", "望城路12-1号", Address{Compound: "望城路", Door: "12-1"}},
	{"house of flats", "望城路12号301室", Address{Compound: "望城路12号", Door: "301"}},
	{"house and floor", "望城路12号3楼", Address{Compound: "望城路12号", Floor: 3}},
	{"house with units", "望城路12号2单元301", Address{"望城路12号", "", "2", 3, "301"}},
	{"courtyard with buildings", "白果巷5号院3栋2单元301", Address{"白果巷5号院", "3", "2", 3, "301"}},

	{"below ground", "金桂苑5栋2单元-101", Address{"金桂苑", "5", "2", -1, "-101"}},
	{"below ground, full width", "金桂苑５栋２单元－１０１室", Address{"金桂苑", "5", "2", -1, "-101"}},
	{"below ground, without a unit", "金桂苑5栋-201", Address{"金桂苑", "5", "", -2, "-201"}},
	{"below ground in words", "金桂苑5栋2单元负一层2号", Address{"金桂苑", "5", "2", -1, "2"}},
	{"below ground by a minus", "金桂苑5栋2单元-1层2", Address{"金桂苑", "5", "2", -1, "2"}},
	{"the earth's floor", "金桂苑5栋2单元地下1层2", Address{"金桂苑", "5", "2", -1, "2"}},
	{"the earth's storey", "金桂苑5栋2单元地下二楼2", Address{"金桂苑", "5", "2", -2, "2"}},
	{"basement by its letter", "金桂苑5栋2单元B1层2", Address{"金桂苑", "5", "2", -1, "2"}},
	{"a dash that only parts", "金桂苑3-2单元-501", Address{"金桂苑", "3", "2", 5, "501"}},
	{"a dash before a high floor", "金桂苑3栋2单元-501", Address{"金桂苑", "3", "2", 5, "501"}},
	{"a numeral for a dash", "金桂苑3一2一501", Address{"金桂苑", "3", "2", 5, "501"}},
	{"a hash behind a street", "老街12#", Address{Compound: "老街", Door: "12"}},
	{"a hash behind a compound", "金桂苑12#", Address{Compound: "金桂苑", Building: "12"}},
	{"twenty in one character", "解放路廿五号", Address{Compound: "解放路", Door: "25"}},
	{"thirty in one character", "解放路卅号", Address{Compound: "解放路", Door: "30"}},
	{"house, then the second", "解放路25号-2", Address{Compound: "解放路", Door: "25-2"}},
	{"the second of a house", "解放路25-2号", Address{Compound: "解放路", Door: "25-2"}},
	{"house of flats by a dash", "望城路12号-301", Address{Compound: "望城路12号", Door: "301"}},
	{"a shop", "金桂苑3栋门面2", Address{"金桂苑", "3", "", 0, "门面2"}},
	{"a shop with its number word", "望城路12号商铺3号", Address{Compound: "望城路12号", Door: "商铺3"}},
	{"a shop of a compound", "金桂苑门面2", Address{Compound: "金桂苑", Door: "门面2"}},
	{"house of a group", "光明村三组12号", Address{Compound: "光明村三组", Door: "12"}},
	{"a group without numbers", "龙山镇光明村三组", Address{Compound: "龙山镇光明村三组"}},
	{"a group by its digit", "龙山镇光明村第3组", Address{Compound: "龙山镇光明村第3组"}},

	{"building alone", "10号楼", Address{Building: "10"}},
	{"no compound", "3-3-102", Address{"", "3", "3", 1, "102"}},
	{"staircase", "金桂苑3栋3单元", Address{"金桂苑", "3", "3", 0, ""}},
}

func TestParseAddress(t *testing.T) {
	for _, c := range spellings {
		t.Run(c.name, func(t *testing.T) {
			got, err := ParseAddress(c.text)
			if err != nil {
				t.Fatalf("%q: %v", c.text, err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%q (-want +got):\n%s", c.text, diff)
			}
			if again, err := ParseAddress(got.String()); err != nil || again != got {
				t.Errorf("%q, written as %q, reads as %+v, %v", c.text, got, again, err)
			}
		})
	}
}

func TestParseAddressRefuses(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"nothing", ""},
		{"blanks", " \u3000\t"},
		{"a name without a number", "金桂苑"},
		{"marks without numbers", "栋单元号"},
		{"two buildings", "金桂苑3栋5栋102"},
		{"a mark without its number", "金桂苑栋2单元301"},
		{"a number too many", "金桂苑3-3-1-102"},
		{"two units", "金桂苑3栋1单元2单元102"},
		{"an escape sequence", "金桂苑\x1b[31m3栋102"},
		{"bytes that are not UTF-8", "金桂苑\xff3栋102"},
		{"a formula", "=金桂苑3栋102"},
		{"a picture", "🏠3栋102"},
		{"a phone number", "1990000 9473"},
		{"a date", "2026-11-24"},
		{"a floor that is none", "金桂苑3栋3单元0层2"},
		{"a number beyond all buildings", "金桂苑1000000000000000000000栋102"},
		{"a name too long", strings.Repeat("苑", mostAddress) + "3栋102"},
		{"dashes", "-----"},
		{"a numeral dash within a name", "金桂苑3一2苑"},
		{"two floors below", "金桂苑3栋负一层负二层2"},
		{"a group of nothing", "三组"},
		{"a sentence", "三单元楼道灯坏了三天,晚上上楼全靠摸。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := ParseAddress(c.text)
			if !errors.Is(err, ErrAddress) || got != (Address{}) {
				t.Errorf("%q reads as %+v, %v", c.text, got, err)
			}
		})
	}
}

func TestAddressText(t *testing.T) {
	for _, c := range []struct {
		name                      string
		address                   Address
		long, short, stair, plate string
	}{
		{"flat", flat102, "金桂苑 3 栋 3 单元 102", "金桂苑 3-3-102", "金桂苑 3 栋 3 单元", "102"},
		{"floor not given", Address{
			"金桂苑", "3", "3", 0, "102",
		}, "金桂苑 3 栋 3 单元 102", "金桂苑 3-3-102", "金桂苑 3 栋 3 单元", "102"},
		{"no unit", Address{"金桂苑", "3", "", 1, "102"}, "金桂苑 3 栋 102", "金桂苑 3-102", "金桂苑 3 栋", "102"},
		{"door that tells no floor", Address{
			"金桂苑", "3", "3", 1, "2",
		}, "金桂苑 3 栋 3 单元 1 层 2", "金桂苑 3-3-1-2", "金桂苑 3 栋 3 单元", "1 层 2"},
		{"street", Address{Compound: "望城路", Door: "12附1"}, "望城路 12附1号", "望城路 12附1号", "望城路", "12附1号"},
		{"no compound", Address{
			Building: "3", Unit: "3", Door: "102",
		}, "3 栋 3 单元 102", "3-3-102", "3 栋 3 单元", "102"},
		{"nothing", Address{}, "", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := c.address
			got := []string{a.String(), a.Short(), a.Stair(), a.DoorText()}
			if diff := cmp.Diff([]string{c.long, c.short, c.stair, c.plate}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestEverySpellingFinds(t *testing.T) {
	for _, c := range spellings {
		t.Run(c.name, func(t *testing.T) {
			query := NormalAddressQuery(c.text)
			if !findable(c.want, query) {
				t.Errorf("%q, folded to %q, is in none of %q", c.text, query, c.want.SearchForms())
			}
		})
	}
	for _, text := range []string{
		"3-3-102", "3-102", "3栋3单元", "3栋3单元102", "3幢", "三单元102", "金桂", "金桂苑3", "金桂苑3号",
		"3号楼", "3#3单", "金桂苑三栋3", "102室", "１０２", "3#-3-102",
	} {
		t.Run("part "+text, func(t *testing.T) {
			if query := NormalAddressQuery(text); !findable(flat102, query) {
				t.Errorf("%q, folded to %q, is in none of %q", text, query, flat102.SearchForms())
			}
		})
	}
	for _, text := range []string{"金桂苑3栋2单元", "3-2-102", "金桂苑3栋3单元103", "望城路"} {
		t.Run("not "+text, func(t *testing.T) {
			if query := NormalAddressQuery(text); findable(flat102, query) {
				t.Errorf("%q, folded to %q, is in one of %q", text, query, flat102.SearchForms())
			}
		})
	}
}

func findable(a Address, query string) bool {
	return slices.ContainsFunc(a.SearchForms(), func(form string) bool { return strings.Contains(form, query) })
}

// genAddress draws addresses a register may hold, each as its own spelling reads it.
func genAddress() *rapid.Generator[Address] {
	return rapid.Custom(func(t *rapid.T) Address {
		pick := func(label string, from ...string) string { return rapid.SampledFrom(from).Draw(t, label) }
		name := pick("compound", "金桂苑", "望城路", "三里屯", "Sunny Town", "向阳小区2期", "白果巷5号院", "")
		text := name + " " + pick("house", "12号", "12号附1号", "5号院附2号", "102", "9号")
		if rapid.Bool().Draw(t, "flat") {
			text = name + " " + pick(
				"building", "2栋", "10栋", "3A栋", "3栋", "十二栋", "B座",
			) + pick("unit", "", "1单元", "2单元", "11单元") +
				pick("floor", "", "2层") + pick("door", "101", "202", "1203", "3", "")
		}
		a, err := ParseAddress(text)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		return a
	})
}

func TestAddressRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := genAddress().Draw(t, "address")
		for _, text := range []string{a.String(), strings.ReplaceAll(a.String(), " ", "\u3000")} {
			if again, err := ParseAddress(text); err != nil || again != a {
				t.Fatalf("%q reads as %+v, %v; was %+v", text, again, err, a)
			}
			if query := NormalAddressQuery(text); !findable(a, query) {
				t.Fatalf("%q, folded to %q, is in none of %q", text, query, a.SearchForms())
			}
		}
		if query := NormalAddressQuery(a.Short()); !findable(a, query) {
			t.Fatalf("%q, folded to %q, is in none of %q", a.Short(), query, a.SearchForms())
		}
	})
}

func FuzzParseAddress(f *testing.F) {
	for _, c := range spellings {
		f.Add(c.text)
	}
	f.Add("金桂苑\x1b[31m3栋102")
	f.Fuzz(func(t *testing.T, text string) {
		a, err := ParseAddress(text)
		if err != nil {
			return
		}
		if again, err := ParseAddress(a.String()); err != nil || again != a {
			t.Errorf("%q, written as %q, reads as %+v, %v", text, a, again, err)
		}
		for _, spelling := range []string{text, a.String(), a.Short()} {
			if query := NormalAddressQuery(spelling); !findable(a, query) {
				t.Errorf("%q, folded to %q, is in none of %q", spelling, query, a.SearchForms())
			}
		}
	})
}
