package sheet

import (
	"strings"
	"unicode/utf8"
)

// single holds the surnames of one character: those of the book of surnames (百家姓), and the most frequent of the
// others.
const single = "" +
	"赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦" +
	"昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹" +
	"姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐" +
	"邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁" +
	"荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武" +
	"符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉" +
	"宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满" +
	"弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游" +
	"竺权逯盖益桓公岳付肖闫仝覃阳兰代涂苟冼矫佟种佘海卯罕岩旷邝粟税银覃卿麦迟楚丛鹿刀召者撒虎代占尧尉年开" +
	"来但吾卡危门帅呼揭折闪墨苑原修矣智展候冶英洛晋邸商牟缑战才谯仡乃香初禚扎佐户昂宛行由仉辜仵相豆问衣母" +
	"凡位酒渠衷晋保宝普税颉禤蹇眭郄"

// double holds the surnames of two characters. In a list, a blank may stand between such a surname and the given
// name.
var double = strings.Fields(
	`欧阳 上官 司马 诸葛 司徒 东方 独孤 南宫 夏侯 皇甫 尉迟 公孙 慕容 宇文 令狐 轩辕 端木 申屠 太史 淳于 濮阳
		澹台 西门 东郭 钟离 闻人 鲜于 呼延 百里 万俟`,
)

// isDoubled reports whether s is a surname of two characters.
func isDoubled(s string) bool {
	for _, d := range double {
		if s == d {
			return true
		}
	}
	return false
}

// isSurnamed reports whether a word begins with a surname.
func isSurnamed(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(single, first) || len(s) >= len("欧阳") && isDoubled(s[:min(len(s), len("欧阳"))])
}
