package widget

import (
	"charm.land/lipgloss/v2"
	"fmt"
	"image/color"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02X%02X%02X", r>>8, g>>8, b>>8)
}

// The hex values are those of the design; they are mixed, not written down.
func TestMixedGrounds(t *testing.T) {
	for _, tt := range []struct {
		name                      string
		dark                      bool
		panel, field, focus, hits string
	}{
		{"dark", true, "#1F2126", "#27292E", "#27374A", "#68563A"},
		{"light", false, "#F4F4F5", "#EBEBEC", "#DFE9F5", "#F4DFA5"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			th := NewTheme(tt.dark, nil, nil, true)
			for ground, want := range map[Ink]string{
				OnPanel: tt.panel, OnField: tt.field, OnFocus: tt.focus, OnHit: tt.hits,
			} {
				if got := hex(th.bg[ground>>3]); got != want {
					t.Errorf("ground %d is %s, want %s", ground>>3, got, want)
				}
			}
		})
	}
}

func TestContrast(t *testing.T) {
	for _, tt := range []struct {
		name string
		dark bool
		page color.Color
	}{
		{"dark", true, lipgloss.Color("#16181D")},
		{"black", true, lipgloss.Color("#000000")},
		{"light", false, lipgloss.Color("#FFFFFF")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			th := NewTheme(tt.dark, tt.page, lipgloss.Color("#808080"), true)
			grounds := map[string]color.Color{
				"page": tt.page, "panel": th.bg[OnPanel>>3], "field": th.bg[OnField>>3],
				"focus": th.bg[OnFocus>>3],
			}
			for role, least := range map[Ink]float64{Text: 8, Muted: 4.5, Accent: 4.5, Warn: 4.5, Bad: 4.5, Good: 3} {
				for name, ground := range grounds {
					if got := contrast(th.fg[role], ground); got < least {
						t.Errorf("role %d on %s: %.1f:1, want %.1f", role, name, got, least)
					}
				}
			}
			if got := contrast(th.onChosen(), th.bg[OnChosen>>3]); got < 4.5 {
				t.Errorf("chosen: %.1f:1", got)
			}
			if got := contrast(th.fg[Text], th.bg[OnHit>>3]); got < 4.5 {
				t.Errorf("hit: %.1f:1", got)
			}
		})
	}
}

func TestOwnText(t *testing.T) {
	page := lipgloss.Color("#002B36")
	if th := NewTheme(true, page, lipgloss.Color("#FFFFFF"), true); th.fg[Text] != nil {
		t.Error("a strong text colour of the terminal's own was replaced")
	}
	if th := NewTheme(true, page, lipgloss.Color("#839496"), true); th.fg[Text] == nil {
		t.Error("Solarized's weak text was kept")
	}
}

func TestWithoutColours(t *testing.T) {
	th := NewTheme(true, nil, nil, false)
	for _, tt := range []struct {
		name string
		ink  Ink
		want string
	}{
		{"text", Text, "\x1b[m"},
		{"warn", Warn, "\x1b[m"},
		{"name under the mark", Bold | OnFocus, "\x1b[m\x1b[1m"},
		{"field", OnField, "\x1b[m\x1b[4m"},
		{"field with the cursor", OnFocus | Underline, "\x1b[m\x1b[4m"},
		{"current tab", Accent | Bold | Underline | OnPanel, "\x1b[m\x1b[1;4m"},
		{"chosen", Bold | OnChosen, "\x1b[m\x1b[1;7m"},
		{"hit", OnHit, "\x1b[m\x1b[7m"},
		{"sunk", Sunk, "\x1b[m\x1b[2m"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := th.sgr[tt.ink]; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	for i, s := range th.sgr {
		if strings.Contains(s, "38;") || strings.Contains(s, "48;") {
			t.Errorf("ink %d has a colour: %q", i, s)
		}
	}
}

func TestUnderlineIsForNoColours(t *testing.T) {
	th := NewTheme(false, nil, nil, true)
	if th.sgr[Accent|Underline] != th.sgr[Accent] {
		t.Error("underlined although there are colours")
	}
}

func TestBarWithoutColours(t *testing.T) {
	g := newGrid(6, 1)
	Progress(g, 0, 0, 6, 1, 3)
	for colours, want := range map[bool]string{true: "▬▬▬▬▬▬", false: "▬▬⋅⋅⋅⋅"} {
		if got := ansi.Strip(g.String(NewTheme(true, nil, nil, colours))); got != want {
			t.Errorf("colours %v: %q, want %q", colours, got, want)
		}
	}
}
