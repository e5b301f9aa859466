package roster

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/sheet"
)

func households(t *testing.T) sheet.Kind {
	t.Helper()
	kind, ok := sheet.KindNamed("households")
	if !ok {
		t.Fatal("no list of households")
	}
	return kind
}

// TestAFileThatIsNoList is said to be none as a whole, by its name.
func TestAFileThatIsNoList(t *testing.T) {
	p := Importer{Run: &cli.Run{Lang: text.EN}}
	dir := t.TempDir()
	write := func(name, content string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	for name, c := range map[string]struct {
		file  string
		terms Terms
		exit  int
	}{
		"bytes":         {write("a.csv", "\x00\x01\x02\xff\xfe\x00"), Terms{}, cli.ExitFailed},
		"nothing":       {write("b.csv", ""), Terms{}, cli.ExitFailed},
		"other columns": {write("c.csv", "水果,价格\n苹果,3\n"), Terms{}, cli.ExitFailed},
		"open quotes": {
			write("d.csv", "grid,address,names\n522730/01/01/01,\"金桂苑1栋,王秀\n"), Terms{}, cli.ExitFailed,
		},
		"too large":      {write("e.csv", strings.Repeat("x", mostListMiB<<20+1)), Terms{}, cli.ExitFailed},
		"no such file":   {filepath.Join(dir, "f.csv"), Terms{}, cli.ExitFailed},
		"a wrong grid":   {write("g.csv", "grid,address,names\n"), Terms{Grid: "金桂"}, cli.ExitUsage},
		"a sheet of one": {write("h.csv", "grid,address,names\n"), Terms{sheet: "2"}, cli.ExitUsage},
	} {
		_, err := p.Read(c.file, households(t), c.terms)
		if exit, code := cli.ExitOf(err); exit != c.exit || code == "internal" {
			t.Errorf("%s: %v, exit code %d, %q", name, err, exit, code)
		}
	}
}

// TestWhatIsLeftOutStandsBesideTheFile, under a name that was free.
func TestWhatIsLeftOutStandsBesideTheFile(t *testing.T) {
	p := Importer{Run: &cli.Run{Lang: text.ZH, Out: bufio.NewWriter(io.Discard)}}
	file := filepath.Join(t.TempDir(), "list.csv")
	content := "grid,address,names\n522730/01/01/01,金桂苑1栋1单元101,王秀\n522730/01/01/01,,李明\n"
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	read, err := p.Read(file, households(t), Terms{})
	if err != nil {
		t.Fatal(err)
	}
	list, err := read.Understand([]sheet.Place{{Path: "522730/01/01/01", Name: "金桂一网格"}})
	if err != nil {
		t.Fatal(err)
	}
	why := func(i int) string {
		if list.Entries[i].Row == 3 {
			return "没有地址"
		}
		return ""
	}
	var names []string
	for range 2 {
		name, err := p.writeLeft(file, list, why)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, filepath.Base(name))
		b, err := os.ReadFile(name)
		if err != nil || !strings.Contains(string(b), "李明") || strings.Contains(string(b), "王秀") ||
			!strings.Contains(string(b), "没有地址") {
			t.Errorf("%s holds %q, %v", name, b, err)
		}
	}
	if names[0] != "list.left.csv" || names[1] != "list.left-2.csv" {
		t.Errorf("left in %v", names)
	}
	if _, err := p.writeLeft(filepath.Join(t.TempDir(), "no", "list.csv"), list, why); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
}
