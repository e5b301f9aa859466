package widget

import (
	"image/color"
	"math"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Theme turns inks into terminal sequences. It never changes once it is made, so any goroutine may read it.
type Theme struct {
	Dark    bool
	Colours bool // false under NO_COLOR
	fg      [8]color.Color
	bg      [8]color.Color // by ground; nil: the terminal's own background
	sgr     [256]string    // by ink; made only once, because a frame needs them a thousand times
}

// NewTheme makes a Theme. It mixes its colours with bg, the background that the terminal reported, or nil if the
// terminal did not answer. own is the text colour that the terminal reported, or nil. Text has the terminal's own
// colour, unless the contrast of own is below 8:1, as in Solarized, where it is no stronger than Muted. Without
// colours, the marked name is bold, fields and the current tab are underlined, what is chosen or found is reversed,
// and the page behind a dialog is faint.
func NewTheme(dark bool, bg, own color.Color, colours bool) *Theme {
	t := &Theme{Dark: dark, Colours: colours}
	t.mix(bg, own)
	for i := range t.sgr {
		t.sgr[i] = t.sequence(Ink(i))
	}
	return t
}

// mix sets the colours of the roles and of the grounds.
func (t *Theme) mix(bg, own color.Color) {
	lightDark := lipgloss.LightDark(t.Dark)
	pick := func(light, dark string) color.Color { return lightDark(lipgloss.Color(light), lipgloss.Color(dark)) }
	if bg == nil {
		bg = pick("#FFFFFF", "#16181D")
	}
	ink, accent := pick("#1B1F24", "#E6E9EF"), pick("#0B5CB8", "#6CB6FF")
	t.fg = [8]color.Color{
		Muted: pick("#545B66", "#9AA3B2"), Accent: accent, Good: pick("#1A7F37", "#7FCB8F"),
		Warn: pick("#8A5A00", "#E5B567"), Bad: pick("#B3261E", "#F28B82"),
		Faint: blend(bg, ink, .22), Sunk: blend(bg, ink, .34),
	}
	if own != nil && contrast(own, bg) < 8 {
		t.fg[Text] = ink
	}
	focus, hit := .13, blend(bg, lipgloss.Color("#E0A500"), .35)
	if t.Dark {
		focus, hit = .20, blend(bg, lipgloss.Color("#E5B567"), .40)
	}
	t.bg = [8]color.Color{
		OnPanel >> 3: blend(bg, ink, .045), OnField >> 3: blend(bg, ink, .085),
		OnFocus >> 3: blend(bg, accent, focus), OnChosen >> 3: accent, OnHit >> 3: hit,
	}
}

// onChosen returns the text colour on the ground OnChosen, whatever the role is.
func (t *Theme) onChosen() color.Color {
	if t.Dark {
		return lipgloss.Color("#0B1220")
	}
	return lipgloss.Color("#FFFFFF")
}

// sequence returns the terminal sequence for an ink, which begins with a reset. It writes the sequence itself, because
// a Style of Lip Gloss takes microseconds for each, and the first frame waits for all of them.
func (t *Theme) sequence(i Ink) string {
	var s ansi.Style
	if i&Bold != 0 {
		s = s.Bold()
	}
	if t.Colours {
		s = t.coloured(s, i)
	} else {
		s = uncoloured(s, i)
	}
	if len(s) == 0 {
		return ansi.ResetStyle
	}
	return ansi.ResetStyle + s.String()
}

func (t *Theme) coloured(s ansi.Style, i Ink) ansi.Style {
	fg, ground := t.fg[i&roles], i&grounds
	if ground == OnChosen {
		fg = t.onChosen()
	}
	if fg != nil {
		s = s.ForegroundColor(fg)
	}
	if bg := t.bg[ground>>3]; bg != nil {
		s = s.BackgroundColor(bg)
	}
	return s
}

// uncoloured returns the style of an ink without colours. OnFocus needs none: the mark stands beside the row and the
// name is bold, or the field with the cursor is underlined.
func uncoloured(s ansi.Style, i Ink) ansi.Style {
	role, ground := i&roles, i&grounds
	if ground == OnField || i&Underline != 0 {
		s = s.Underline(true)
	}
	if ground == OnChosen || ground == OnHit {
		s = s.Reverse(true)
	}
	if role == Sunk || role == Faint {
		s = s.Faint()
	}
	return s
}

// glyph returns what is printed for a cell. Without colours the empty part of a bar would look like the filled part,
// so it becomes dots.
func (t *Theme) glyph(c cell) string {
	if !t.Colours && c.s == barGlyph && c.ink&roles == Faint {
		return "⋅"
	}
	return c.s
}

// blend mixes two colours: share of over and the rest of under, for each channel in sRGB.
func blend(under, over color.Color, share float64) color.Color {
	r1, g1, b1, _ := under.RGBA()
	r2, g2, b2, _ := over.RGBA()
	mix := func(a, b uint32) uint8 {
		return uint8((float64(a)*(1-share) + float64(b)*share) / 0x101)
	}
	return color.RGBA{mix(r1, r2), mix(g1, g2), mix(b1, b2), 0xff}
}

// contrast returns the contrast ratio of two colours by WCAG 2.2, from 1 to 21.
func contrast(a, b color.Color) float64 {
	l, m := luminance(a), luminance(b)
	return (max(l, m) + .05) / (min(l, m) + .05)
}

// luminance returns the relative luminance of a colour by WCAG 2.2, from 0 to 1.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= .04045 {
			return s / 12.92
		}
		return math.Pow((s+.055)/1.055, 2.4)
	}
	return .2126*linear(r) + .7152*linear(g) + .0722*linear(b)
}
