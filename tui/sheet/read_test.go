package sheet

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"sidan/model"
	"sidan/model/text"
)

const thisYear = 2026

func TestNamesAreNeverCutByGuess(t *testing.T) {
	for _, c := range []struct{ cell, want string }{
		{"王秀英", "王秀英"},
		{"王　英", "王英"},
		{"王 英", "王英"},
		{"班 𬍛", "班𬍛"},
		{"王 小 英", "王小英"},
		{"王 秀英", "王秀英"},
		{"欧阳 娜", "欧阳娜"},
		{"欧阳 娜娜", "欧阳娜娜"},
		{"张伟 李芳 张小明", "张伟|李芳|张小明"},
		{"张伟、李芳，张小明；王英/赵红", "张伟|李芳|张小明|王英|赵红"},
		{"户主：王秀英、妻：李芳", "王秀英=户主|李芳=妻"},
		{"户主:王秀英 妻:李芳", "王秀英=户主|李芳=妻"},
		{"妻：何永琴、子：张小军", "何永琴=妻|张小军=子"},
		{"女：张小红", "张小红=女"},
		{"王秀英(户主)", "王秀英=户主"},
		{"王秀英（户主）李芳（妻）", "王秀英=户主|李芳=妻"},
		{"王秀英：户主", "王秀英=户主"},
		{"王秀英（女，1948）", "王秀英 1948"},
		{"王秀英,女,1948", "王秀英 1948"},
		{"王启明,男,1948年,李芳,女,1950", "王启明 1948|李芳 1950"},
		{"王秀英 女 1948 户主", "王秀英=户主 1948"},
		{"何兴国 1960 户主、吴小妹", "何兴国=户主 1960|吴小妹"},
		{"王秀英1948", "王秀英 1948"},
		{"王秀英 1948年3月", "王秀英 1948"},
		{"户主 王秀英", "王秀英=户主"},
		{"龚\ue863", "龚䶮"},
		{"迪丽热巴·买买提", "迪丽热巴·买买提"},
		{"John Smith", "John Smith"},
		{"吴国强(小名\"四毛\")", "吴国强"},
		{"无", ""}, {"空房", ""}, {"-", ""}, {"—", ""}, {"暂缺", ""},

		{"王秀英,女,2190", "bad"}, {"2190", "bad"}, {"1948", "bad"}, {"女", "女"}, {"女,1948", "bad"},
		{"户主", "bad"}, {"妻：", "bad"}, {"王3", "bad"}, {"999999194801010011", "bad"}, {"王<b>", "bad"},
		{"-101", "bad"}, {"蒙老幺（已故）", "ask"}, {"张伟李芳张小明", "ask"}, {"王秀英 外出务工", "ask"},
		{"王启明等3人", "bad"}, {"王启明夫妇", "ask"}, {"王秀英 妻 李芳", "ask"}, {"王秀英、妻、李芳", "ask"},
		{"张三 丰", "ask"}, {"王秀英，常年在外", "ask"}, {"房东：李芳", "ask"}, {"王秀英 儿子 在广东", "ask"},
		{"孙 红", "孙红"}, {"张伟、孙 红", "张伟|孙红"},
		{strings.Repeat("王秀英、", model.MostResidents+1), "bad"}, {strings.Repeat("a", 41), "bad"},
	} {
		cell, no := clean(c.cell)
		list, _, wrong := people(cell, thisYear)
		if no.none() {
			no = wrong
		}
		var got []string
		for _, p := range list {
			s := p.Name
			if p.Role != "" {
				s += "=" + p.Role
			}
			if p.Born != 0 {
				s += fmt.Sprint(" ", p.Born)
			}
			got = append(got, s)
		}
		if said := strings.Join(got, "|"); said != c.want && string(no.verdict) != c.want ||
			!no.none() && no.why(text.EN) == "" {
			t.Errorf("%s: %q %s (%s), want %q", c.cell, said, no.verdict, no.why(text.EN), c.want)
		}
	}
}

func TestPhonesAreNumbersOrNone(t *testing.T) {
	for _, c := range []struct{ cell, want string }{
		{"19900000001", "19900000001"},
		{"１９９００００４３２１", "19900004321"},
		{"19900000002.0", "19900000002"},
		{"'19900000002", "19900000002"},
		{`="19900000506"`, "19900000506"},
		{"19900000601\t", "19900000601"},
		{"19,900,000,702", "19900000702"},
		{"199 0000 0001", "19900000001"},
		{"199-0000-0001", "19900000001"},
		{"１９９－００００－０５１１", "19900000511"},
		{"+8619900000605", "19900000605"}, {"+86 199 0000 0605", "19900000605"},
		{"8619900000605", "19900000605"}, {"008619900000605", "19900000605"},
		{"19900000001、19900000002", "19900000001|19900000002"},
		{"19900000001/19900000002", "19900000001|19900000002"},
		{"19900000509 19900000510", "19900000509|19900000510"},
		{"19900000001\n19900000001", "19900000001"},
		{"19900000512/无", "19900000512"},
		{"0854-0005007", "08540005007"}, {"(0854)0005007", "08540005007"}, {"010-62345678", "01062345678"},
		{"本人19900000001", "19900000001"}, {"手机：19900000001", "19900000001"},
		{"\u202d19900000001\u202c", "19900000001"}, {"无", ""}, {"空号", ""}, {"没有", ""}, {"-", ""}, {"—", ""},
		{"", ""}, {"/", ""},

		{"1.99E+10", "bad"}, {"1.9900000001E+10", "bad"}, {"#REF!", "bad"}, {"#N/A", "bad"}, {"########", "bad"},
		{"#DIV/0!", "bad"}, {"199****0505", "bad"}, {"199xxxx0505", "bad"}, {"1990000000", "bad"},
		{"199000000012", "bad"}, {"5678", "bad"}, {"0", "bad"}, {"=1+1", "bad"}, {"@SUM(1+1)", "bad"},
		{"199\x000000001", "bad"}, {"8540011009", "ask"}, {"19900000001（房东）", "ask"},
		{"儿子19900000001", "ask"}, {"19900000001转李芳", "ask"},
	} {
		cell, no := clean(c.cell)
		list, wrong := phones(cell)
		if no.none() {
			no = wrong
		}
		if got := strings.Join(list, "|"); no.none() && got != c.want || !no.none() && string(no.verdict) != c.want {
			t.Errorf("%q: %q %s (%s), want %q", c.cell, got, no.verdict, no.why(text.EN), c.want)
		}
	}
}

func TestHeadsAsOfficesWriteThem(t *testing.T) {
	for _, c := range []struct{ header, as string }{
		{"户主姓名", "names"}, {" 户 主 ", "names"}, {"户主\n姓名", "names"}, {"姓名（户主）", "names"},
		{"家庭成员", "names"}, {"联系方式", "phones"}, {"联系 电话", "phones"}, {"手机号码", "phones"},
		{"户主电话", "phones"}, {"联系电话：", "phones"}, {"电话1", "phones"}, {"电话2", "phones"},
		{"手机1", "phones"}, {"手机2", "phones"}, {"联系电话2", "phones"}, {"备用电话", "phones"},
		{"人员类别（打√）", "tags"}, {"特殊人群类型", "tags"}, {"ＴＡＧＳ", "tags"}, {"现住址", "address"},
		{"家庭住址", "address"}, {"楼栋", "address/building"}, {"单元号", "address/unit"}, {"房号", "address/door"},
		{"所属网格", "grid"}, {"网格编码", "grid"}, {"走访备注", "note"}, {"出生日期", "born"},
		{"低保户", "tag:低保"}, {"是否出租", "tag:租户"}, {"是否低保户", "tag:低保"}, {"党员", "tag:党员户"},
		{"身份证号码", ""}, {"户主证件号码", ""}, {"房东电话", ""}, {"紧急联系人电话", ""}, {"序号", ""},
		{"人口数", ""}, {"更新时间", ""},
	} {
		got := Households.understand(0, c.header)
		as := got.As
		if got.Part != "" {
			as += "/" + got.Part
		}
		if as != c.as {
			t.Errorf("%q is %q, want %q", c.header, as, c.as)
		}
	}
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA"} {
		if got := letter(i); got != want {
			t.Errorf("column %d is %s, want %s", i, got, want)
		}
	}
}

func TestTextIsReadAsExcelShowsIt(t *testing.T) {
	encoded := func(b []byte, err error) string {
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	const list = "序号,住址\n1,双井街䶮𬍛号\n"
	want := []Row{{1, []string{"序号", "住址"}}, {2, []string{"1", "双井街䶮𬍛号"}}}
	for _, c := range []struct {
		name, file string
		want       []Row
	}{
		{"UTF-8", list, want},
		{"a mark", "\ufeff" + list, want},
		{"GB18030", encoded(simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(list))), want},
		{"UTF-16", encoded(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(
			[]byte(strings.ReplaceAll(list, ",", "\t")),
		)), want},
		{"tabs", strings.ReplaceAll(list, ",", "\t"), want},
		{"semicolons", strings.ReplaceAll(list, ",", ";"), want},
		{"Windows, old Macs", strings.ReplaceAll(list, "\n", "\r\n") + "\ra,b\r", append(
			slices.Clone(want), Row{4, []string{"a", "b"}},
		)},
		{"blank lines", "a,b\n\n ,\nc,d", []Row{{1, []string{"a", "b"}}, {4, []string{"c", "d"}}}},
		{"a line break in a cell", "a,\"b\n\nc\"\nd,e\n", []Row{{1, []string{"a", "b\n\nc"}}, {2, []string{"d", "e"}}}},
		{"quotes", "a,\"b\"\"c\"\n=\"01\",x\"y\n", []Row{{1, []string{"a", `b"c`}}, {2, []string{`="01"`, `x"y`}}}},
		{"an empty cell at the end", "a,b,\n", []Row{{1, []string{"a", "b", ""}}}},
	} {
		got, err := ReadText([]byte(c.file))
		if err != nil || fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: %v, %v, want %v", c.name, got, err, c.want)
		}
	}
	for file, row := range map[string]int{"a,b\n\n\"c\"d,e\n": 3, "a,b\n\"c,d\ne": 2} {
		broken := new(BrokenQuote)
		if _, err := ReadText([]byte(file)); !errors.As(err, &broken) || broken.Row != row {
			t.Errorf("%q: %v", file, err)
		}
	}
	for _, file := range []string{
		"\xff\xfe\x00", "PK\x03\x04\xff\xff\x00", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00",
	} {
		if _, err := ReadText([]byte(file)); !errors.Is(err, ErrNotText) {
			t.Errorf("%q: %v", file, err)
		}
	}
}

// read is a list of households of one grid, as text.
func read(t *testing.T, k Kind, file string, o Options) *List {
	t.Helper()
	rows, err := ReadText([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	o.ThisYear = thisYear
	l, err := k.Understand(rows, o)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func (e Entry) brief() string {
	v, _ := e.Value.(HouseholdValue)
	s := fmt.Sprintf("%d %s", e.Row, v.Address)
	if e.Verdict != "" {
		s = fmt.Sprintf("%d %s %s", e.Row, e.Verdict, e.Column)
	}
	for _, list := range [][]string{v.Names, v.Phones, v.Tags} {
		if len(list) > 0 {
			s += " " + strings.Join(list, "、")
		}
	}
	if v.Note != "" {
		s += " (" + v.Note + ")"
	}
	return strings.TrimSpace(s)
}

func TestEachRowAsAClerkReadsIt(t *testing.T) {
	const grid = "522730/01/01/01"
	for _, c := range []struct {
		name, file string
		o          Options
		want       []string
	}{
		{"columns of one meaning",
			"网格,地址,户主,家庭成员,电话,手机\n" + grid + ",青山路1号,龚伟,李芳,19900000001,19900000002\n", Options{},
			[]string{"2 青山路1号 龚伟、李芳 19900000001、19900000002"}},
		{"the householder first",
			"网格,地址,姓名,户主\n" + grid + ",青山路1号,李芳,龚伟\n" + grid + ",青山路2号,李芳,李芳\n", Options{},
			[]string{"2 青山路1号 龚伟、李芳", "3 青山路2号 李芳"}},
		{"parts with words",
			"网格,小区,栋,单元,室,户主\n" + grid + ",金桂苑,3栋,2单元,501室,龚伟\n" +
				grid + ",金桂苑,3,2,502.0,龚伟\n" + grid + ",金桂苑,3#,2单元,'503,龚伟\n",
			Options{},
			[]string{"2 金桂苑3栋2单元501 龚伟", "3 金桂苑3栋2单元502 龚伟", "4 金桂苑3栋2单元503 龚伟"}},
		{"grid and compound not in the sheet", "楼栋,单元,房号,户主\n3,1,102,王秀英\n", Options{
			Grid: grid, Compound: "金桂苑",
		}, []string{"2 金桂苑3栋1单元102 王秀英"}},
		{"compound before an address", "地址,户主\n3栋1单元102,王秀英\n望城路8号,李芳\n",
			Options{Grid: grid, Compound: "金桂苑"},
			[]string{"2 金桂苑3栋1单元102 王秀英", "3 望城路8号 李芳"}},
		{"the address in a cell and in columns",
			"地址,栋,单元,室,户主\n金桂苑3栋1单元102,3,1,102,王秀英\n金桂苑3栋1单元202,3,1,201,李芳\n" +
				"金桂苑,3,1,301,张伟\n",
			Options{Grid: grid},
			[]string{"2 金桂苑3栋1单元102 王秀英", "3 ask 地址", "4 金桂苑3栋1单元301 张伟"}},
		{"titles, sums and signatures",
			"双井街住户信息采集表,,\n采集时间：2026年9月,,\n序号,住址,户主\n1,双井街26号,胡绍才\n合计,13户,\n" +
				"填表人：龙大海　联系电话：19900000598,,\n共16条记录\n,,\n9,,\n",
			Options{Grid: grid},
			[]string{
				"1 skipped", "2 skipped", "4 双井街26号 胡绍才", "5 skipped", "6 skipped", "7 skipped",
				"9 skipped",
			}},
		{"ticks",
			"地址,户主,低保户,残疾,是否出租,独居老人\n双井街1号,王秀英,√,否,是,✔\n双井街2号,李芳,1,0,×,\n" +
				"双井街3号,张伟,○,,,\n",
			Options{Grid: grid},
			[]string{"2 双井街1号 王秀英 低保、租户、独居老人", "3 双井街2号 李芳 低保", "4 ask 低保户"}},
		{"tags in other words",
			"地址,户主,人员类别,备注\n双井街1号,王秀英,五保户|独居,租房户\n双井街2号,李芳,空巢老人 高龄,锁门两次\n" +
				"双井街3号,张伟,失独,\n",
			Options{Grid: grid},
			[]string{
				"2 双井街1号 王秀英 特困、独居老人、租户", "3 双井街2号 李芳 空巢老人、高龄 (锁门两次)",
				"4 ask 人员类别",
			}},
		{"repetition", "网格,地址,户主\n" + grid + ",双井街1号,王秀英\n〃,双井街2号,李芳\n同上,双井街3号,〃\n",
			Options{},
			[]string{"2 双井街1号 王秀英", "3 双井街2号 李芳", "4 ask 户主"}},
		{"remarks in an address", "地址,户主\n双井街34号（原15号）,罗小云\n双井街28号(后院),兰应贵\n",
			Options{Grid: grid},
			[]string{"2 双井街34号 罗小云 (原15号)", "3 ask 地址"}},
		{"born",
			"地址,户主,出生年\n双井街1号,王英,2190\n双井街2号,,1948\n双井街3号,王英,1948-03-05\n" +
				"双井街4号,王英,1948.0\n双井街5号,王英,不记得\n",
			Options{Grid: grid},
			[]string{"2 bad 出生年", "3 bad 出生年", "4 双井街3号 王英", "5 双井街4号 王英", "6 bad 出生年"}},
		{"names overlooked", "地址,住户名单,身份证号\n双井街1号,王秀英,999999194801010011\n双井街2号,,\n", Options{
			Grid: grid,
		}, []string{"2 ask 住户名单", "3 双井街2号"}},
		{"formulas and errors",
			"地址,户主,电话,备注\n双井街1号,\"=HYPERLINK(\"\"http://x\"\")\",,\n双井街2号,+cmd|' /C calc'!A0,,\n" +
				"双井街3号,王英,#N/A,\n双井街4号,王英,,=1+1\n双井街5号,-2+3+cmd,,\n双井街6号,\x1b[31m王红,,\n",
			Options{Grid: grid},
			[]string{"2 bad 户主", "3 bad 户主", "4 bad 电话", "5 bad 备注", "6 bad 户主", "7 bad 户主"}},
		{"a system's own character", "地址,户主\n双井街1号,龚\ue863\n双井街2号,龚\ue000\n", Options{
			Grid: grid,
		}, []string{"2 双井街1号 龚䶮", "3 ask 户主 龚\ue000"}},
		{"no door, no place", "地址,户主\n金桂苑7栋,罗光松\n5层,罗光松\n7-2-501,罗光松\n！！,罗光松\n,罗光松\n",
			Options{Grid: grid},
			[]string{"2 bad 地址", "3 bad 地址", "4 bad 地址", "5 bad 地址", "6 bad 地址"}},
		{"a floor of a house", "地址,户主\n双井街31号3楼,单小平\n双井街31号,单小平\n3楼,单小平\n", Options{
			Grid: grid,
		}, []string{"2 双井街31号3层 单小平", "3 双井街31号 单小平", "4 bad 地址"}},
		{"a village without numbers", "地址,户主\n龙山镇光明村三组,蒙大明\n龙山镇光明村三组,\n", Options{
			Grid: grid,
		}, []string{"2 龙山镇光明村三组 蒙大明", "3 bad 地址"}},
		{"too long",
			"地址,户主,备注\n双井街1号,王英," + strings.Repeat("长", 2001) + "\n" +
				strings.Repeat("长", 101) + "1号,王英,\n" +
				"双井街2号,王英（" + strings.Repeat("长", 5000) + "）,\n" +
				"双井街3号," + strings.Repeat("王英、", 2000) + ",\n",
			Options{Grid: grid},
			[]string{"2 bad 备注", "3 bad 地址", "4 bad 户主", "5 bad 户主"}},
		{"moved, and a cell beyond", "地址,户主,搬离时间\n双井街1号,王英,2026-05-20\n双井街2号,王英,,多出来\n", Options{
			Grid: grid,
		}, []string{"2 ask 搬离时间", "3 bad"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, e := range read(t, Households, c.file, c.o).Entries {
				got = append(got, e.brief())
				if e.Verdict != "" && (e.Why(text.ZH) == "" || strings.Contains(e.Why(text.ZH), "%!")) {
					t.Errorf("row %d: %q", e.Row, e.Why(text.ZH))
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%q, want\n%q", got, c.want)
			}
		})
	}
}

func TestAColumnThatIsNeeded(t *testing.T) {
	for file, missing := range map[string]string{
		"网格,户主\n522730/01/01/01,王英\n": "地址", "地址,户主\n双井街1号,王英\n": "网格", "甲,乙\n1,2\n": "网格",
	} {
		rows, err := ReadText([]byte(file))
		if err != nil {
			t.Fatal(err)
		}
		lacks := new(NoColumn)
		if _, err := Households.Understand(rows, Options{ThisYear: thisYear}); !errors.As(err, &lacks) ||
			!strings.HasSuffix(lacks.Missing, missing) {
			t.Errorf("%q: %v", file, err)
		}
	}
	if _, err := Households.Understand(nil, Options{}); !errors.Is(err, ErrEmpty) {
		t.Error(err)
	}
}

func FuzzNoCellIsReadInTwoWays(f *testing.F) {
	for _, s := range []string{
		"王秀英(户主)李芳(妻)", "户主：王 英、女，1948", "199 0000 0001/无", "((", "妻：：", "王：(：)",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = model.Tidy(s)
		list, _, no := people(s, thisYear)
		for _, p := range list {
			if !no.none() || p.Name == "" || strings.ContainsAny(p.Name, "0123456789():：、") {
				t.Errorf("%q: %+v %s", s, p, no.verdict)
			}
		}
		found, no := phones(s)
		for _, n := range found {
			if !no.none() || !mobile().MatchString(n) && !landline().MatchString(n) {
				t.Errorf("%q: %q", s, n)
			}
		}
	})
}

// TestEachHeadMeansOneThing: no word of a head is in two meanings of a kind, and all are as headWord has them.
func TestEachHeadMeansOneThing(t *testing.T) {
	for _, k := range Kinds {
		seen := map[string]string{}
		for _, m := range k.columns {
			if m.word() == "" {
				t.Errorf("%s: %s has no Chinese word", k.Name, m.as)
			}
			for _, w := range m.words {
				if headWord(w) != w {
					t.Errorf("%s: %q is never met: it is %q", k.Name, w, headWord(w))
				}
				if before, twice := seen[w]; twice {
					t.Errorf("%s: %s is %s and %s%s", k.Name, w, before, m.as, m.part)
				}
				seen[w] = m.as + m.part
			}
		}
	}
}

// TestATickIsOfItsOwnColumn: another tag's word in a column of ticks is no tick.
func TestATickIsOfItsOwnColumn(t *testing.T) {
	for _, c := range []struct {
		cell   string
		is, ok bool
	}{
		{"√", true, true}, {"是", true, true}, {"1", true, true}, {"", false, true}, {"否", false, true},
		{"0", false, true}, {"低保", true, true}, {"低保户", true, true}, {"独居", true, false},
		{"2", false, false}, {"不清楚", false, false},
	} {
		if is, ok := ticked(c.cell, model.LowIncome); ok != c.ok || ok && is != c.is {
			t.Errorf("%q: %v %v, want %v %v", c.cell, is, ok, c.is, c.ok)
		}
	}
}

// TestWhatWasLeftOutComputesNothing: a program for sheets that opens the rows left out takes no cell of theirs
// for a formula.
func TestWhatWasLeftOutComputesNothing(t *testing.T) {
	l := &List{Columns: make([]Column, 6), header: []string{"a", "b", "c", "d", "e", "f"},
		Entries: []Entry{{Row: 2, cells: []string{"=1+1", " @SUM(1)", "+86", "-3", "＝1+1", "王秀英"}}}}
	var b strings.Builder
	if err := l.WriteLeft(&b, text.ZH, func(int) string { return "=2+2" }); err != nil {
		t.Fatal(err)
	}
	_, row, _ := strings.Cut(b.String(), "\r\n")
	if want := "'=1+1,' @SUM(1),'+86,'-3,'＝1+1,王秀英,'=2+2\r\n"; row != want {
		t.Errorf("%q, want %q", row, want)
	}
}
