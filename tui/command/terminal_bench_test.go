package command

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/mozillazg/go-pinyin"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
)

// BenchmarkFigureTerminal measures the program from outside, as whoever sits at it: ttybench, named by
// TTYBENCH, runs it in a terminal, presses keys and notes when the screen stands. Beside it, in the same round,
// runs the bare program of tui/testdata/bare over the same doors; each x is ours by its. On the sample, and behind a
// passphrase on the households of a community of Longli, of the whole county, and on 100,000.
func BenchmarkFigureTerminal(b *testing.B) {
	tool := os.Getenv("TTYBENCH")
	if tool == "" {
		b.Skip("TTYBENCH does not name the terminal to measure with: see docs/benchmarks.md")
	}
	bin := b.TempDir()
	sidan, bare := built(b, bin, "sidan"), built(b, bin, "sidan/tui/testdata/bare")
	for _, households := range []int{0, 5_700, 51_600, 100_000} { // 0: the sample
		name, open := "sample", "" // open is what the script does to be at the round
		if households > 0 {
			name = strconv.Itoa(households)
			open = "wait 口令\nsettle\nuntil unlock " + bigPass + "<enter> => 本周走访\n"
		}
		b.Run(name, func(b *testing.B) {
			dir := filepath.Join(b.TempDir(), "home")
			if households > 0 {
				bigHome(b, dir, households)
			} else {
				ran(b, sidan, "sample", "--home", dir)
			}
			rows := filepath.Join(b.TempDir(), "rows")
			must(b, os.WriteFile(rows, doorsOf(b, sidan, dir), 0o600))
			for b.Loop() {
				floor := watch(b, tool, "wait / \n"+script, bare, rows)
				ours := watch(
					b, tool, open+"wait 本周走访\n"+"send <f2><f2><f2>\n"+script, sidan, "--home", dir,
					"--lang", "zh",
				)
				report(b, ours, floor)
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

// script is what is done at either program once its rows are there.
const script = `
settle
keys cursor 40 <down>
keys page 20 <pgdn>
send <home>
sleep 500
burst burst 90 <down>
sleep 500
idle idle 3000
send <c-f>
sleep 500
type search wangxiuying
`

// report prints a round.
func report(b *testing.B, ours, floor map[string]float64) {
	for _, m := range []struct{ unit, key string }{
		{"x-first-frame", "first_frame_ms"}, {"x-cursor", "cursor stable_p50"}, {"x-page", "page stable_p50"},
		{"x-burst", "burst stable_p50"}, {"x-echo", "search first_change_p50"}, {"x-search", "search stable_p50"},
		{"x-search-p95", "search stable_p95"}, {"x-memory", "rss_mb"}, {"x-cursor-bytes", "cursor bytes_p50"},
		{"x-cursor-cpu", "cursor cpu_ms_per_100"},
	} {
		b.ReportMetric(ours[m.key]/floor[m.key], m.unit)
	}
	b.ReportMetric(ours["idle bytes"], "idle-bytes")
	b.ReportMetric(ours["cursor stable_p50"], "cursor-ms")
	b.ReportMetric(ours["search stable_p50"], "search-ms")
	b.ReportMetric(ours["rss_mb"], "MB")
	if ms, ok := ours["unlock stable_p50"]; ok {
		b.ReportMetric(ms, "usable-ms")
	}
}

// watch has ttybench play a script to a program and gives what it noted.
func watch(b *testing.B, tool, script string, argv ...string) map[string]float64 {
	b.Helper()
	file, out := filepath.Join(b.TempDir(), "script"), filepath.Join(b.TempDir(), "out")
	must(b, os.WriteFile(file, []byte("quiet 120\n"+script), 0o600))
	ran(b, tool, append([]string{"--json", out, "-q", file, "--"}, argv...)...)
	noted, err := os.ReadFile(out)
	must(b, err)
	all := map[string]float64{}
	for line := range bytes.Lines(noted) {
		var event map[string]any
		must(b, json.Unmarshal(line, &event))
		label, _ := event["label"].(string)
		for key, v := range event {
			if n, ok := v.(float64); ok {
				all[strings.TrimSpace(label+" "+key)] = n
			}
		}
	}
	return all
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

func built(b *testing.B, dir, pkg string) string {
	b.Helper()
	bin := filepath.Join(dir, filepath.Base(pkg))
	ran(b, "go", "build", "-o", bin, pkg)
	return bin
}

// ran runs a command and gives what it said.
func ran(b testing.TB, name string, args ...string) []byte {
	b.Helper()
	cmd := exec.Command(name, args...)
	out, err := cmd.Output()
	if err != nil {
		b.Fatalf("%s %s: %v", filepath.Base(name), args, err)
	}
	return out
}

// doorsOf lists every door of a home for the bare program: what is shown, and what is searched.
func doorsOf(b *testing.B, sidan, dir string) []byte {
	b.Helper()
	pass := filepath.Join(b.TempDir(), "pass")
	must(b, os.WriteFile(pass, []byte(bigPass), 0o600))
	out := ran(b, sidan, "round", "--all", "--json", "--home", dir, "--passphrase-file", pass)
	var rows bytes.Buffer
	lines := bufio.NewScanner(bytes.NewReader(out))
	for lines.Scan() {
		var door struct {
			Address, Due string
			Names, Tags  []string
		}
		must(b, json.Unmarshal(lines.Bytes(), &door))
		names := strings.Join(door.Names, " ")
		searched := door.Address + " " + names
		for _, name := range door.Names {
			syllables := pinyin.LazyConvert(name, nil)
			searched += " " + strings.Join(syllables, "") + " "
			for _, s := range syllables {
				searched += s[:1]
			}
		}
		fmt.Fprintf(
			&rows, "%s  %s  %s  %s\t%s\n", door.Address, names, strings.Join(door.Tags, " "), door.Due,
			searched,
		)
	}
	must(b, lines.Err())
	return rows.Bytes()
}

const bigPass = "a passphrase of the figures"

// bigHome makes a sealed home of a worker who walks a whole community of so many households, off line by
// choice: nothing but its keys moves its screen.
func bigHome(b *testing.B, dir string, households int) {
	b.Helper()
	const county, community = model.Path("522730"), model.Path("522730/01")
	me := model.Account{
		Person: model.Ref{ID: model.PersonID{1}, Name: "杨秀芬"}, Role: model.WorkerRole,
		Scopes: []model.Path{community},
	}
	s, err := store.Create(dir, []byte(bigPass), store.Identity{
		Hub: "http://127.0.0.1:9", Account: me, Communities: []model.Path{county, community}, OffLine: true,
	})
	must(b, err)
	defer s.Close()
	must(b, s.Commit([]store.Write{store.Enter{Community: county}, store.NewNext{Community: county, Since: 1},
		store.Swap{Community: county},
		store.Enter{Community: community}, store.NewNext{Community: community, Since: 1}}))
	for from := 0; from < households; from += 5000 {
		var writes []store.Write
		for n := from; n < min(from+5000, households); n++ {
			id := model.RecordID{0x01, 0x93}
			binary.BigEndian.PutUint64(id[8:], uint64(n))
			at := time.Now().AddDate(0, 0, -200)
			r, _ := model.Apply(
				nil, model.Change{Record: id, Author: me.Person.ID, At: at, Body: household(n)},
				model.Stamp{By: me.Person, At: at, On: at, Received: at},
			)
			face, inside, err := code.Record(r)
			must(b, err)
			writes = append(
				writes,
				store.PutRow{Row: store.Row{Community: community, ID: id, Rev: uint64(n + 1), Face: face,
					Inside: inside}},
			)
		}
		must(b, s.Commit(writes))
	}
	must(b, s.Commit(
		[]store.Write{store.SetCopy{Community: community, Cursor: uint64(households)},
			store.Swap{Community: community}},
	))
}

// household is the n-th of a town whose names and doors are as mixed as a real one's.
func household(n int) model.HouseholdAdded {
	surnames := []string{"王", "李", "张", "单", "欧阳", "龙", "韦", "曾", "杨", "罗"}
	given := []string{"秀英", "国栋", "伟", "小燕", "朝贵", "德福", "欣怡", "光荣", "祖德", "明", "桂兰", "兴菊"}
	name := func(i int) model.Resident {
		return model.Resident{Name: surnames[i*7%len(surnames)] + given[i/3*5%len(given)]}
	}
	compounds := []string{"金桂苑", "清水湾", "向阳小区", "竹林新居"}
	return model.HouseholdAdded{
		Grid:      model.Path(fmt.Sprintf("522730/01/%02d/%02d", n/3000+1, n/300%10+1)),
		Phones:    []string{fmt.Sprintf("1990000%04d", n*37%10000)},
		Residents: []model.Resident{name(n), name(n * 3), name(n * 11)},
		Door: model.Address{
			Compound: compounds[n/5000%4], Building: fmt.Sprint(n/60%80 + 1), Unit: fmt.Sprint(n/12%5 + 1),
			Door: fmt.Sprintf("%d0%d", n/2%6+1, n%2+1),
		},
	}
}
