// Bare is the floor beside the terminal's figures: a Bubble Tea program that draws the rows in sight of a long
// list by hand and looks for words by a plain scan of all of them, at the frame rate of ours. It knows nothing
// else.
//
//	bare FILE
//
// Each line of the file is a row: what is shown, a tab, what is searched.
package main

import (
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

type row struct{ shown, searched string }

type bare struct {
	rows    []row
	found   []int // of rows: those with the words
	words   string
	finding bool
	cur     int // of found
	top     int // the first in sight
	w, h    int
}

func main() {
	if _, err := tea.NewProgram(&bare{}, tea.WithFPS(120)).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func (b *bare) Init() tea.Cmd { return read }

func read() tea.Msg {
	file, err := os.ReadFile(os.Args[1])
	if err != nil {
		return tea.Quit()
	}
	var rows []row
	for line := range strings.Lines(string(file)) {
		shown, searched, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		rows = append(rows, row{shown, searched})
	}
	return rows
}

func (b *bare) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		b.w, b.h = m.Width, m.Height
	case []row:
		b.rows = m
		b.scan()
	case tea.KeyPressMsg:
		return b, b.key(m)
	}
	return b, nil
}

func (b *bare) key(m tea.KeyPressMsg) tea.Cmd {
	switch m.String() {
	case "ctrl+c":
		return tea.Quit
	case "ctrl+f":
		b.finding = true
	case "esc":
		b.finding, b.words = false, ""
		b.scan()
	case "down":
		b.cur++
	case "pgdown":
		b.cur += b.page()
	case "home":
		b.cur = 0
	default:
		if b.finding && m.Text != "" {
			b.words += m.Text
			b.scan()
		}
	}
	b.cur = max(0, min(b.cur, len(b.found)-1))
	b.top = max(min(b.top, b.cur), b.cur-b.page()+1)
	return nil
}

func (b *bare) page() int { return max(1, b.h-2) }

func (b *bare) scan() {
	b.found, b.cur, b.top = b.found[:0], 0, 0
	for i, r := range b.rows {
		if strings.Contains(r.searched, b.words) {
			b.found = append(b.found, i)
		}
	}
}

func (b *bare) View() tea.View {
	var s strings.Builder
	fmt.Fprintf(&s, "%d / %d  %s", b.cur+1, len(b.found), b.words)
	for i := b.top; i < min(b.top+b.page(), len(b.found)); i++ {
		line := ansi.Truncate(b.rows[b.found[i]].shown, b.w-2, "")
		if i == b.cur {
			line = "\x1b[1m> " + line + "\x1b[m"
		} else {
			line = "  " + line
		}
		s.WriteString("\n" + line)
	}
	v := tea.NewView(s.String())
	v.AltScreen, v.Cursor = true, tea.NewCursor(1, 1+b.cur-b.top)
	return v
}
