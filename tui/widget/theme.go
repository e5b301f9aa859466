package widget

import (
	"image/color"
	"math"

	"github.com/charmbracelet/x/ansi"
)

// Theme turns inks into terminal sequences. It never changes once made, so
// it may be read from anywhere.
type Theme struct {
	Dark    bool
	Colours bool // false under NO_COLOR
	fg      [8]color.Color
	bg      [8]color.Color // by ground; nil is the terminal's own
	sgr     [256]string    // by ink, made once: a frame asks a thousand times
}

// NewTheme mixes the colours into the background the terminal reported; nil
// means it did not answer. own is the terminal's own text colour, or nil; it
// is used for Text unless its contrast is below 8:1 (Solarized's is no
// stronger than our Muted). Without colours, bold carries the mark, underline
// the fields and the current tab, reverse what is chosen or found, and faint
// the page behind a dialog.
func NewTheme(dark bool, bg, own color.Color, colours bool) *Theme {
	t := &Theme{Dark: dark, Colours: colours}
	t.mix(bg, own)
	for i := range t.sgr {
		t.sgr[i] = t.sequence(Ink(i))
	}
	return t
}

func (t *Theme) mix(bg, own color.Color) {
	pick := func(light, dark uint32) color.Color {
		if t.Dark {
			return rgb(dark)
		}
		return rgb(light)
	}
	if bg == nil {
		bg = pick(0xFFFFFF, 0x16181D)
	}
	ink, accent := pick(0x1B1F24, 0xE6E9EF), pick(0x0B5CB8, 0x6CB6FF)
	t.fg = [8]color.Color{
		Muted: pick(0x545B66, 0x9AA3B2), Accent: accent, Good: pick(0x1A7F37, 0x7FCB8F),
		Warn: pick(0x8A5A00, 0xE5B567), Bad: pick(0xB3261E, 0xF28B82),
		Faint: blend(bg, ink, .22), Sunk: blend(bg, ink, .34),
	}
	if own != nil && contrast(own, bg) < 8 {
		t.fg[Text] = ink
	}
	focus, hit := .13, blend(bg, rgb(0xE0A500), .35)
	if t.Dark {
		focus, hit = .20, blend(bg, rgb(0xE5B567), .40)
	}
	t.bg = [8]color.Color{
		OnPanel >> 3: blend(bg, ink, .045), OnField >> 3: blend(bg, ink, .085),
		OnFocus >> 3: blend(bg, accent, focus), OnChosen >> 3: accent, OnHit >> 3: hit,
	}
}

// onChosen is the text on the accent ground, whatever its role.
func (t *Theme) onChosen() color.Color {
	if t.Dark {
		return rgb(0x0B1220)
	}
	return rgb(0xFFFFFF)
}

// sequence is the whole state of ink, beginning from a reset.
func (t *Theme) sequence(i Ink) string {
	s := ansi.Style{}.Reset()
	if i&Bold != 0 {
		s = s.Bold()
	}
	if !t.Colours {
		return t.plain(s, i).String()
	}
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
	return s.String()
}

// plain is i without colours. OnFocus needs nothing: the mark stands beside
// it, the name is bold, and a field with the cursor is underlined.
func (t *Theme) plain(s ansi.Style, i Ink) ansi.Style {
	ground := i & grounds
	if role := i & roles; role == Sunk || role == Faint {
		s = s.Faint()
	}
	if ground == OnField || i&Underline != 0 {
		s = s.Underline(true)
	}
	if ground == OnChosen || ground == OnHit {
		s = s.Reverse(true)
	}
	return s
}

// glyph is what is printed for a cell: without colours the rest of a bar
// cannot be told from its beginning, so it becomes dots.
func (t *Theme) glyph(c cell) string {
	if !t.Colours && c.s == barGlyph && c.ink&roles == Faint {
		return "⋅"
	}
	return c.s
}

func rgb(hex uint32) color.Color {
	return color.RGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 0xff}
}

// blend mixes share of over into under, channel by channel in sRGB.
func blend(under, over color.Color, share float64) color.Color {
	r1, g1, b1, _ := under.RGBA()
	r2, g2, b2, _ := over.RGBA()
	mix := func(a, b uint32) uint8 {
		return uint8((float64(a)*(1-share) + float64(b)*share) / 0x101)
	}
	return color.RGBA{mix(r1, r2), mix(g1, g2), mix(b1, b2), 0xff}
}

// contrast is the ratio of WCAG 2.2, from 1 to 21.
func contrast(a, b color.Color) float64 {
	l, m := luminance(a), luminance(b)
	return (max(l, m) + .05) / (min(l, m) + .05)
}

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
