package register

import (
	"strings"
	"testing"
)

func TestSpell(t *testing.T) {
	for name, want := range map[string]string{
		"":         "",
		"张伟":       "ZhangWei",
		"王秀英":      "WangXiuYing",
		"单德福":      "ShanDeFu",
		"仇明":       "QiuMing",
		"解小燕":      "XieXiaoYan",
		"曾国强":      "ZengGuoQiang",
		"查仕琴":      "ZhaShiQin",
		"欧阳桂兰":     "OuYangGuiLan",
		"尉迟明":      "YuChiMing",
		"万俟雪":      "MoQiXue",
		"长孙明":      "ZhangSunMing",
		"区文":       "OuWen",
		"任我行":      "RenWoXing RenWoHang",
		"覃明":       "QinMing TanMing",
		"刘朝贵":      "LiuChaoGui LiuZhaoGui",
		"吕刚":       "LvGang",
		"韦明":       "WeiMing",
		"蒙大力":      "MengDaLi",
		"陆家琼":      "LuJiaQiong",
		"单":        "Dan Shan", // alone it is no surname
		"Maria":    "Maria",
		"王Tom":     "WangTom",
		"阿依古丽·买买提": "AYiGuLiMaiMaiTi",
		"阿卜勒":      "ABuLe ABoLe ABuLei ABoLei",
		"乐朝行盛":     "YueChaoXingSheng LeChaoXingSheng YueZhaoXingSheng LeZhaoXingSheng", // four readings, no more
		"\xff王🙂":   "Wang",
	} {
		if got := string(newSpeller().spell(nil, name)); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestSurnamesAreWrittenAsSyllables(t *testing.T) {
	for _, table := range []map[string][]string{surnames, doubleSurnames, polyphones} {
		for name, ways := range table {
			for _, w := range ways {
				if w == "" || !isHead(w[0]) || strings.ToLower(w[1:]) != w[1:] {
					t.Errorf("%s: %q", name, w)
				}
			}
		}
	}
	for name, both := range doubleSurnames {
		if len(both) != 2 {
			t.Errorf("%s: %q", name, both)
		}
	}
}
