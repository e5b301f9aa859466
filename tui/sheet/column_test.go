package sheet

import "testing"

func TestLetter(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		if got := letter(i); got != want {
			t.Errorf("column %d is %q, want %q", i, got, want)
		}
	}
}

func TestHeadWord(t *testing.T) {
	for header, want := range map[string]string{
		"联系 电话": "联系电话", "人员类别（打√）": "人员类别", "Phones": "phones", "地 址\n": "地址",
		"户主[姓名]": "户主", "": "",
	} {
		if got := headWord(header); got != want {
			t.Errorf("%q says %q, want %q", header, got, want)
		}
	}
}

// TestEveryMeaningIsRead: each word that help lists for a column is read as that column, in each kind of list.
func TestEveryMeaningIsRead(t *testing.T) {
	for _, k := range Kinds {
		for _, m := range k.columns {
			for _, word := range append([]string{m.as}, m.words...) {
				if word == m.as && m.part != "" {
					continue
				}
				if c := k.understand(0, word); c.As != m.as || c.Part != m.part {
					t.Errorf("%s: %q is read as %q %q, want %q %q", k.Name, word, c.As, c.Part, m.as, m.part)
				}
			}
		}
	}
}

func TestUnderstandNothing(t *testing.T) {
	households, _ := KindNamed("households")
	for _, header := range []string{"", "身份证号", "房东电话", "紧急联系人电话", "天气"} {
		if c := households.understand(3, header); c.As != "" || c.Letter != "D" {
			t.Errorf("%q is read as %q in column %s", header, c.As, c.Letter)
		}
	}
}
