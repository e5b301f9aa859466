package model

import "testing"

// TestRowsOfLists holds what is read of addresses as offices and grid workers wrote them in lists: how each is
// written down, and that an address which leads to no door is refused or said to be none. The lists are for
// grid 522730/01/01/01.
func TestRowsOfLists(t *testing.T) {
	for _, row := range []struct{ list, text, householder, want string }{
		{"basement", "金桂苑5栋2单元-101", "蒙婷", "金桂苑 5 栋 2 单元 -101"},
		{"basement", "金桂苑5栋2单元101", "韦泽莲", "金桂苑 5 栋 2 单元 101"},
		{"dash_like", "金桂苑3一2一501", "周老", "金桂苑 3 栋 2 单元 501"},
		{"dash_like", "金桂苑3-2单元-501", "周老", "金桂苑 3 栋 2 单元 501"},
		{"dash_like", "老街12#", "周老", "老街 12号"},
		{"dash_like", "解放路廿五号", "周老", "解放路 25号"},
		{"group_numeral", "光明村三组12号", "蒙大明", "光明村三组 12号"},
		{"group_numeral", "光明村3组12号", "蒙大明", "光明村3组 12号"},
		{"no_door", "金桂苑7栋", "罗光松", ""},
		{"no_door", "5层", "罗光松", ""},
		{"no_door", "7-2-501", "罗光松", ""},
		{"no_door", "解放路5号院", "罗光松", ""},
		{"parts_with_words", "金桂苑3栋2单元501室", "龚伟", "金桂苑 3 栋 2 单元 501"},
		{"sub_number", "解放路25号-2", "周老", "解放路 25-2号"},
		{"sub_number", "解放路25-2号", "周老", "解放路 25-2号"},
		{"sub_number", "解放路25附2号", "周老", "解放路 25附2号"},
		{"two_grids", "金桂苑1栋1单元505", "韦泽莲", "金桂苑 1 栋 1 单元 505"},
		{"village_no_number", "龙山镇光明村三组", "蒙大明", "龙山镇光明村三组"},
		{"village_no_number", "金桂苑3栋门面2", "罗光松", "金桂苑 3 栋 门面2"},
		{"new_tenant", "金桂苑1栋1单元303", "罗新客", "金桂苑 1 栋 1 单元 303"},
	} {
		a, err := ParseAddress(row.text)
		got := ""
		if err == nil && a.Leads(row.householder) {
			got = a.String()
		}
		if got != row.want {
			t.Errorf("%s: %s is read as %q, want %q", row.list, row.text, got, row.want)
		}
	}
}

// TestDashesAreOne: whatever stands for a dash on a keyboard or in a font parts the same door.
func TestDashesAreOne(t *testing.T) {
	for _, dash := range []string{
		"-", "－", "—", "——", "–", "−", "‐", "‑", "‒", "―", "─", "━", "﹣", "﹘", "一", "ㄧ", "ー", "/", "_", "、",
		" - ",
	} {
		a, err := ParseAddress("金桂苑3" + dash + "2" + dash + "501")
		if err != nil || a != (Address{"金桂苑", "3", "2", 5, "501"}) {
			t.Errorf("%q parts %+v, %v", dash, a, err)
		}
	}
}

// TestLeftoversAreNoCompound: what stands between two numbers and is not read is never taken for a part of the name.
func TestLeftoversAreNoCompound(t *testing.T) {
	for _, text := range []string{
		"金桂苑3丨2丨501", "金桂苑3至2", "金桂苑3~2~501", "金桂苑3*2*501", "金桂苑3+2+501", "金桂苑3\\2\\501",
		"金桂苑3乙2乙501", "解放路25号之2", "金桂苑5-2--101", "金桂苑5－2－－101", "金桂苑3栋2单元501-502",
		"金桂苑3栋2单元501和502", "金桂苑3栋2单元501附近", "金桂苑3栋顶楼", "老街12号#", "金桂苑3栋2单元5楼左",
	} {
		if a, err := ParseAddress(text); err == nil && a.Leads("周老") {
			t.Errorf("%s is taken for %+v", text, a)
		}
	}
	for text, compound := range map[string]string{
		"向阳2 3栋501": "向阳2", "一号公馆3栋501": "一号公馆", "105医院家属院3栋501": "105医院家属院",
		"798艺术区3栋501": "798艺术区", "望城路12号3栋501": "望城路12号", "金桂苑2期3栋501": "金桂苑2期",
		"金桂苑1区3栋501": "金桂苑1区", "光明村3社12号": "光明村3社", "5号院3栋501": "5号院",
	} {
		if a, err := ParseAddress(text); err != nil || a.Compound != compound {
			t.Errorf("the compound of %s is %q, %v; want %q", text, a.Compound, err, compound)
		}
	}
}
