package tui

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// prop is a screen that draws its name and notes what the App does with it: the App is tried with these where the
// screens themselves do not matter.
type prop struct {
	name      string
	typing    bool
	keys      []string
	refreshed int
	rect      widget.Rect
	asked     []string // what it was told as a Closer, Paster, Clicker or Clearer
}

func (p *prop) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	p.rect = r
	g.Text(r.X, r.Y, widget.Text, p.name, r.W)
	return tea.NewCursor(r.X+1, r.Y)
}

func (p *prop) Key(k tea.KeyPressMsg) tea.Cmd {
	p.keys = append(p.keys, cmp.Or(widget.Name(k), k.Text))
	return nil
}

func (p *prop) Typing() bool         { return p.typing }
func (p *prop) Hints() []widget.Hint { return []widget.Hint{{Key: "X", Verb: p.name}} }
func (p *prop) Refresh()             { p.refreshed++ }
func (p *prop) Size(int, int) (int, int) {
	return 30, 5
}

func (p *prop) Leave() tea.Cmd {
	p.asked = append(p.asked, "leave")
	return nil
}

func (p *prop) Paste(s string) tea.Cmd {
	p.asked = append(p.asked, "paste "+s)
	return nil
}

func (p *prop) Click(x, y int) tea.Cmd {
	p.asked = append(p.asked, fmt.Sprintf("click %d,%d", x, y))
	return nil
}

func (p *prop) Clear() bool {
	p.asked = append(p.asked, "clear")
	return true
}

// staged is a worker's App out of reach of the hub, whose three tabs are props.
func staged(t *testing.T) (a *App, tabs []*prop) {
	t.Helper()
	a = openAway(t, model.WorkerRole)
	for i := range a.tabs {
		tabs = append(tabs, &prop{name: fmt.Sprintf("tab%d", i+1)})
		a.Roots[i] = tabs[i]
	}
	a.View()
	return a, tabs
}

func (p *prop) got() string { return strings.Join(p.keys, " ") }

var _ interface {
	page.Dialog
	page.Closer
	page.Clearer
	page.Paster
	page.Clicker
} = (*prop)(nil)
