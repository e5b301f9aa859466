package text

import (
	"slices"
	"testing"
	"unicode/utf8"
)

func TestFault(t *testing.T) {
	for _, c := range []struct{ name, got, want string }{
		{"plain", WrongPassphrase.In(ZH), "口令不对。再试一次，留意大小写和输入法。数据都还在。"},
		{"english begins large", HubAway.In(
			EN,
		), "The hub is out of reach. Nothing is lost: all is kept here and sent by itself later."},
		{"what takes all", TooSmall.In(
			ZH, 60, 15,
		), "窗口太小：要 80x24，现在 60x15。把窗口拉大，或把字调小。写下的都在。"},
		{"next takes all", ForgottenPassphrase.Title(EN, 3), "nobody can bring a forgotten passphrase back"},
		{"both take theirs", ListNoColumn.In(
			ZH, "a.csv", "地址", "网格、地址",
		), "a.csv 缺一列：地址。第一行要有这些列名：网格、地址。什么都没收。"},
		{"a name keeps its spelling", ForeignFile.In(
			EN, "home.db",
		), "home.db is not a file of Sidan. It was not touched. Take another file, or another --home."},
		{"title alone", ListNoColumn.Title(EN, "a.csv", "door", "grid, door"), "a.csv lacks a column: door"},
		{"hub's code", Problem("code-used").Title(ZH), "这个邀请码在另一台电脑上用过了"},
		{"a newer hub's code", Problem("tea-time").Title(EN), "the hub failed"},
		{"small size", Size(ZH, 300), "1 KB"},
		{"size", Size(EN, 10<<10), "10 KB"},
		{"large size", Size(EN, 3<<19), "1.5 MB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.got != c.want {
				t.Errorf("got  %s\nwant %s", c.got, c.want)
			}
		})
	}
}

// The help page is two columns of two sections; it has to fit 80x24 beside its title and its key line, whatever
// page it is of.
func TestHelpFits(t *testing.T) {
	for _, own := range HelpPages {
		t.Run(own.Title.In(EN), func(t *testing.T) {
			for _, column := range [][]HelpSection{{own, HelpWriting}, {HelpProgram, HelpMoving}} {
				for _, k := range append(slices.Clone(column[0].Keys), column[1].Keys...) {
					for _, l := range []Lang{ZH, EN} {
						if key, does := cells(k.Key.In(l)), cells(k.Does.In(l)); key > 10 || does > 22 {
							t.Errorf("too wide: %s %s", k.Key.In(l), k.Does.In(l))
						}
					}
				}
				if rows := len(column[0].Keys) + len(column[1].Keys) + 3; rows > 16 {
					t.Errorf("%d rows", rows)
				}
			}
		})
	}
}

// cells is the width of a text of ASCII and Han: there is nothing else in these lines (TestCharacters).
func cells(s string) int { return (len(s) + utf8.RuneCountInString(s)) / 2 }
