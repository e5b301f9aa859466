package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file finds the names that a brief must not say.

// titles are the words that people put after a surname: 王孃孃, 李大爷.
var titles = strings.Fields(`奶奶 爷爷 大爷 大妈 大娘 大叔 大伯 大哥 大姐 大嫂 孃孃 嬢嬢 孃 阿姨 叔叔 伯伯 伯娘
	婶婶 婆婆 公公 老太 老汉 老者 太婆 叔 伯 婶 嫂 姐 哥 妹 弟 老师 师傅 医生 先生 女士 太太 老板 小姐 同志 家
	某 总 氏`)

// doubles are surnames of two characters.
var doubles = strings.Fields(`欧阳 上官 司马 诸葛 夏侯 皇甫 令狐 尉迟 长孙 端木 东方 南宫 慕容 司徒 公孙 申屠
	万俟 单于 澹台 鲜于 钟离 宇文 闻人 轩辕 濮阳 淳于 太史 公冶 呼延 赫连`)

// ordinary are common words that are also the name of somebody, or look like 老 or 小 with a surname. Such a name of
// another household is found only if no other word stands beside it.
var ordinary = strings.Fields(`高兴 王者 文明 和平 平安 安全 安静 安心 安装 方便 方向 方面 方法 高大 高层 高处
	高空 高楼 高龄 白天 白色 水管 水表 水沟 水井 石头 石板 石凳 马路 马上 明天 明年 明白 明显 路灯 路口 路边
	路面 车位 车库 车棚 花园 花坛 金属 毛病 单元 单位 空调 江边 河边 田地 林子 古老 管道 管理 任务 项目 国家
	施工 时间 时候 全部 全家 温度 严重 许多 平时 平台 平整 向上 向阳 关灯 关门 关于 易燃 应该 谢谢 解决 解释
	查看 查找 党员 步道 步行 满意 满地 简单 冬天 夏天 年轻 连接 连续 成功 成年 常年 常常 包括 费用 计划 强烈
	乐意 万一 万元 余下 支持 相关 相同 宁静 童年 武装 阳光 阳台 黄土 黄色 牛奶 广场 公园 门口 门卫 门禁 房东
	房子 山坡 谷子 白菜 天天 清水 长江 长期 家长 校长 小区 小时 小路 小车 小花 小孙 小雨 小石 小白 小高 小毛
	小马 小方 小门 小江 小河 小牛 小田 小水 小金 小全 小年 小明 小红 老师 老年 老路 老车 老石 老花 老水 老马
	老牛 老家 老毛 老黄 老白 老平 老高 老房 老古 老田 阿明 阿花`)

// names finds the residents of the household in every form of their names, and everybody else by the whole name.
func (p *Privacy) names(text []rune) {
	for _, name := range p.Residents {
		p.resident(text, foldRunes(name))
	}
	if p.Others == nil {
		return
	}
	compact, has := closedUp(string(text)), runesOf(text)
	for name := range p.Others {
		if !has.begins(name) || plain(name) && !strings.Contains(compact, name) {
			continue
		}
		folded := foldRunes(name)
		if near := closedUp(string(folded)); utf8.RuneCountInString(near) < 2 || !strings.Contains(compact, near) {
			continue
		}
		word := slices.Contains(ordinary, string(folded))
		eachName(text, folded, func(from, to int) {
			if !word || alone(text, from, to) {
				p.add(from, titled(text, to), PrivateName)
			}
		})
	}
}

// runeSet is a set of characters with one bit for each hash. has returns true for every character in the set, and
// sometimes for another. With it, nearly every name in a register is skipped without searching the text.
type runeSet [16]uint64

// bit returns the index of the word and of the bit in that word for a character.
func (s *runeSet) bit(r rune) (word, bit uint32) {
	h := uint32(r) * 0x9e3779b1 >> 22
	return h / 64, h % 64
}

// has reports whether the set may hold a character.
func (s *runeSet) has(r rune) bool {
	word, bit := s.bit(r)
	return s[word]&(1<<bit) != 0
}

// runesOf returns the set of the characters in a text.
func runesOf(text []rune) *runeSet {
	var s runeSet
	for _, r := range text {
		word, bit := s.bit(r)
		s[word] |= 1 << bit
	}
	return &s
}

// begins reports whether the text of the set may hold a name. It looks only at the name's first two characters.
func (s *runeSet) begins(name string) bool {
	for n := 0; n < 2 && name != ""; n++ {
		r, size := utf8.DecodeRuneInString(name)
		name = name[size:]
		if !han(r) {
			if joins(r) {
				continue
			}
			r = unicode.ToLower(HalfWidth(r))
		}
		if !s.has(r) {
			return false
		}
	}
	return true
}

// han reports whether a character lies in the range of Chinese characters, which folding does not change.
func han(r rune) bool { return 0x3400 <= r && r < 0xE000 }

// plain reports whether a name has only characters for which han is true.
func plain(name string) bool {
	for _, r := range name {
		if !han(r) {
			return false
		}
	}
	return true
}

// closedUp returns a text without the characters for which joins is true.
func closedUp(s string) string {
	return strings.Map(func(r rune) rune {
		if joins(r) {
			return -1
		}
		return r
	}, s)
}

// joins reports whether a character may stand between the characters or the parts of a name: white space or a dot.
func joins(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("·•‧・.", r) }

// resident finds a resident of the household by the whole name, by its parts, by the given name, and by the surname
// with a title after it or with 老, 小, 阿 or 姓 before it.
func (p *Privacy) resident(text, name []rune) {
	take := func(from, to int) { p.add(from, titled(text, to), PrivateName) }
	if len(name) > 1 {
		eachName(text, name, take)
	}
	words := strings.FieldsFunc(string(name), joins)
	if len(words) > 1 {
		for _, w := range words {
			if one := []rune(w); len(one) > 2 || len(one) == 2 && !latin(one[0]) {
				eachName(text, one, take)
			}
		}
		if latin(name[0]) {
			return
		}
		name = []rune(strings.Join(words, ""))
	}
	if len(name) == 0 || latin(name[0]) || len(name) > 4 {
		return
	}
	surname := name[:1]
	if len(name) > 2 && slices.Contains(doubles, string(name[:2])) {
		surname = name[:2]
	}
	if given := name[len(surname):]; len(given) > 1 && !slices.Contains(ordinary, string(given)) {
		eachName(text, given, take)
	}
	eachName(text, surname, func(from, to int) {
		if title := titleAt(text, to); title > 0 {
			if string(text[to:to+title]) == "家" {
				title = 0 // only 王 is found, so that 王家 becomes 住户家
			}
			p.add(from, to+title, PrivateName)
		}
	})
	for _, before := range "老小阿姓" {
		called := append([]rune{before}, surname...)
		if !slices.Contains(ordinary, string(called)) {
			eachName(text, called, func(from, to int) {
				if to == len(text) || !strings.ContainsRune("子女学", text[to]) {
					take(from, to)
				}
			})
		}
	}
}

// titled returns the end of a name that ends at to, including a title that follows it. 家 is not included.
func titled(text []rune, to int) int {
	n := titleAt(text, to)
	if n > 0 && string(text[to:to+n]) != "家" {
		return to + n
	}
	return to
}

// titleAt returns the length, in characters, of the title that begins at a place in the text, or 0 if there is none.
func titleAt(text []rune, at int) int {
	rest := string(text[at:min(at+2, len(text))])
	for _, t := range titles {
		if strings.HasPrefix(rest, t) {
			return len([]rune(t))
		}
	}
	return 0
}

// latin reports whether a character is a letter of ASCII or Latin-1.
func latin(r rune) bool { return r <= unicode.MaxLatin1 && unicode.IsLetter(r) }

// eachName calls found for every place in the text where a name stands. There may be white space and dots between its
// characters. A name that begins or ends with a Latin letter must not be a part of a longer Latin word.
func eachName(text, name []rune, found func(from, to int)) {
	name = slices.DeleteFunc(slices.Clone(name), joins)
	if len(name) == 0 {
		return
	}
	for from := range text {
		if text[from] != name[0] {
			continue
		}
		to, at := from+1, 1
		for to < len(text) && at < len(name) {
			switch {
			case text[to] == name[at]:
				at++
			case !joins(text[to]):
				at = len(name) + 1
			}
			to++
		}
		if at != len(name) {
			continue
		}
		if latin(name[0]) && from > 0 && latin(text[from-1]) ||
			latin(name[len(name)-1]) && to < len(text) && latin(text[to]) {
			continue
		}
		found(from, to)
	}
}

// alone reports whether no letter or Chinese character stands directly before or after a word. A title may stand after
// it.
func alone(text []rune, from, to int) bool {
	if from > 0 && unicode.IsLetter(text[from-1]) {
		return false
	}
	return to == len(text) || !unicode.IsLetter(text[to]) || titleAt(text, to) > 0
}
