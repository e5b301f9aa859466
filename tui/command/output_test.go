package command

import (
	"bufio"
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sidan/model/text"
	"sidan/tui/command/cli"
)

// saying is a program whose output is kept.
func saying(l text.Lang) (*program, *bytes.Buffer) {
	var b bytes.Buffer
	return &program{&cli.Run{Lang: l, Out: bufio.NewWriter(&b)}}, &b
}

func TestColumnsStandUnderOneAnother(t *testing.T) {
	p, out := saying(text.ZH)
	list := p.Table(text.HeadName, text.HeadID, text.HeadState)
	list.Row("王秀英", "1", "应访")
	list.Row("𠮷\u200b田\x1b[31m", "22", "已访")
	list.Row("Li", "333", "x")
	list.Print()
	p.Out.Flush()
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 4 || strings.Contains(out.String(), "\x1b") {
		t.Fatalf("printed %q", out.String())
	}
	for i, second := range []string{"编号", "1", "22", "333"} {
		before, _, _ := strings.Cut(lines[i], second)
		if got := runewidth.StringWidth(before); got != 8 {
			t.Errorf("line %d: %q begins at %d", i, second, got)
		}
	}
}

// TestALineForPeopleObeysNobody: what was written somewhere else and is printed here moves no cursor and makes
// no line of its own.
func TestALineForPeopleObeysNobody(t *testing.T) {
	p, out := saying(text.ZH)
	p.Say(p.Out, "灯\x1b[2J坏了\x07\n第二行\r第三行\u202e")
	p.Out.Flush()
	if got := strings.TrimSuffix(out.String(), "\n"); strings.ContainsAny(got, "\x1b\x07\n\r\u202e") ||
		!strings.Contains(got, "坏了") {
		t.Errorf("printed %q", got)
	}
}

// TestAFlagBelongsToTheOneBeforeIt: of several requests and answers told in one visit, each has its own words.
func TestAFlagBelongsToTheOneBeforeIt(t *testing.T) {
	p, _ := saying(text.ZH)
	var v spoken
	var wrong error
	c := &cobra.Command{}
	p.pairFlags(c, &v, &wrong)
	err := c.Flags().Parse([]string{"--request", "a", "--answered", "x", "--request", "b", "--answered", "y",
		"--by", "+3",
		"--told", "1", "--rating", "fair", "--told", "2", "--rating", "satisfied", "--told", "3"})
	if err != nil || wrong != nil {
		t.Fatal(err, wrong)
	}
	if q := v.Requests; len(q) != 2 || *q[0].Answered != "x" || q[0].By != "" || *q[1].Answered != "y" ||
		q[1].By != "+3" {
		t.Errorf("requests %+v", q)
	}
	want := []spokenTelling{{"1", "fair"}, {"2", "satisfied"}, {Task: "3"}}
	if !slices.Equal(v.Told, want) {
		t.Errorf("told %+v, want %+v", v.Told, want)
	}
}

// TestWordsInJSONStandAsTheyWereSaid: nothing is escaped that JSON does not want escaped.
func TestWordsInJSONStandAsTheyWereSaid(t *testing.T) {
	p, out := saying(text.ZH)
	p.Object(map[string]string{"words": "<3栋 & 4栋>"})
	p.Out.Flush()
	if want := `{"words":"<3栋 & 4栋>"}` + "\n"; out.String() != want {
		t.Errorf("printed %q, want %q", out.String(), want)
	}
}

func TestWordsAreCutByCells(t *testing.T) {
	for _, c := range []struct{ name, words, want string }{
		{"short", "楼道灯坏了", "楼道灯坏了"},
		{"first line", "楼道灯坏了\n三天了", "楼道灯坏了"},
		{"long", strings.Repeat("灯", 40), strings.Repeat("灯", 23) + "⋯"},
		{"none", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := beginning(c.words); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestEverythingTypedIsDescribed holds that each command and each flag that help lists says what it is, in both
// languages.
func TestEverythingTypedIsDescribed(t *testing.T) {
	for _, l := range []text.Lang{text.ZH, text.EN} {
		t.Run(l.String(), func(t *testing.T) {
			p, out := saying(l)
			var visit func(c *cobra.Command)
			visit = func(c *cobra.Command) {
				if c.Hidden {
					return
				}
				out.Reset()
				p.Help(c, nil)
				p.Out.Flush()
				if c.Short == "" || !strings.Contains(out.String(), c.Short) ||
					!strings.Contains(out.String(), c.CommandPath()) {
					t.Errorf("%s: help says %q", c.CommandPath(), out.String())
				}
				c.LocalFlags().VisitAll(func(f *pflag.Flag) {
					if !f.Hidden && f.Usage == "" {
						t.Errorf("%s --%s is not described", c.CommandPath(), f.Name)
					}
				})
				for _, below := range c.Commands() {
					visit(below)
				}
			}
			visit(p.tree())
		})
	}
}

func TestLanguageIsKnownBeforeFlagsAreRead(t *testing.T) {
	t.Setenv("LC_ALL", "en_GB.UTF-8")
	for _, c := range []struct {
		name string
		args []string
		want text.Lang
	}{
		{"the environment's", []string{"round"}, text.EN},
		{"a flag", []string{"round", "--lang", "zh"}, text.ZH},
		{"a flag in one word", []string{"--lang=zh", "round"}, text.ZH},
		{"none we speak", []string{"--lang", "de"}, text.EN},
		{"no value", []string{"--lang"}, text.EN},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := cli.Language(c.args); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
