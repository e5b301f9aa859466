package start

import (
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// leastPass is how many characters a new passphrase must have.
const leastPass = 8

// join is the screen that joins a hub. It asks for the address, the code and a new passphrase. If the connection
// breaks, nothing typed is lost, and Enter goes on. A laptop that was revoked, or that began to join with a code that
// is no longer valid, keeps the passphrase that it has.
type join struct {
	host   Host
	entry  Entry
	fields [4]widget.Edit
	why    error // why a laptop with a passphrase needs another code; nil: a new laptop
	at     int
	busy   bool
	fault  saying
}

func newJoin(host Host, e Entry) *join {
	j := &join{host: host, entry: e}
	j.fields[0] = widget.Edit{Limit: 200}
	j.fields[1] = widget.Edit{Limit: 40}
	j.fields[2] = widget.Edit{Limit: 200, Mask: true}
	j.fields[3] = widget.Edit{Limit: 200, Mask: true}
	j.Refresh()
	return j
}

// NewRejoin returns the only screen of a laptop that needs another code for the hub it knows. It says why, and how
// many changes a revoked laptop has not sent yet, and asks for the code.
func NewRejoin(host Host, e Entry, hub string, why error) *join {
	j := newJoin(host, e)
	j.why, j.at = why, 1
	j.fields[0].SetValue(hub)
	j.Refresh()
	return j
}

// labels returns the labels of the fields shown: with one field for a known passphrase, or two for a new one.
func (j *join) labels() []text.Sentence {
	if j.why != nil {
		return []text.Sentence{text.JoinHub, text.JoinCode, text.LockedPass}
	}
	return []text.Sentence{text.JoinHub, text.JoinCode, text.JoinPass, text.JoinPassAgain}
}

// Key types into a field or moves between fields. Enter goes to the next field if that is empty, and otherwise joins;
// Ctrl+S joins at once.
func (j *join) Key(k tea.KeyPressMsg) tea.Cmd {
	if j.busy {
		return nil
	}
	switch widget.Name(k) {
	case "tab", "down":
		j.at = (j.at + 1) % len(j.labels())
	case "shift+tab", "up":
		j.at = (j.at + len(j.labels()) - 1) % len(j.labels())
	case "ctrl+s":
		return j.submit()
	case "enter":
		if j.at < len(j.labels())-1 && j.fields[j.at+1].Value() == "" {
			j.at++
			return nil
		}
		return j.submit()
	case "esc":
		j.host.ClosePages() // on a revoked laptop this screen is no page, so it stays
	default:
		j.fields[j.at].Key(k)
	}
	return nil
}

// submit joins if every field is filled. Otherwise it says what is missing, and puts the cursor there.
func (j *join) submit() tea.Cmd {
	v := func(i int) string { return strings.TrimSpace(j.fields[i].Value()) }
	switch pass := j.fields[2].Value(); {
	case v(0) == "" || v(1) == "":
		j.fault, j.at = j.says(text.JoinMissing), map[bool]int{true: 0, false: 1}[v(0) == ""]
	case j.why == nil && len([]rune(pass)) < leastPass:
		j.fault, j.at = j.says(text.JoinPassShort), 2
	case j.why == nil && pass != j.fields[3].Value():
		j.fault, j.at = j.says(text.JoinPassDiffer), 3
	case noAddress(v(0), v(1)) != nil:
		j.fault, j.at = saysOf(j.host, desk.ErrAddress), 0
	default:
		j.busy, j.fault = true, nil
		join, hub, code := j.entry.Join, v(0), v(1)
		return opening(j.host, j.entry, func() (*desk.Desk, error) {
			return join(
				context.Background(), hub, code, []byte(pass),
			)
		}, func(err error) tea.Cmd {
			j.busy, j.fault, j.at = false, saysOf(j.host, err), j.about(err)
			return nil
		})
	}
	return nil
}

// about returns the index of the field to correct after an error: the field that the error is about, or else the one
// with the cursor.
func (j *join) about(err error) int {
	switch {
	case errors.Is(err, desk.ErrAddress), errors.Is(err, desk.ErrNeedsTLS):
		return 0
	case desk.AboutCode(desk.ProblemOf(err)):
		return 1
	case errors.Is(err, desk.ErrPassphrase):
		return 2
	}
	return j.at
}

// noAddress returns an error if hub and code give no address of a hub.
func noAddress(hub, code string) error {
	_, err := desk.CompleteAddress(hub, code)
	return err
}

// Paste pastes text, such as a code or an address, where the cursor is.
func (j *join) Paste(s string) tea.Cmd {
	j.fields[j.at].Paste(s)
	return nil
}

// Draw paints the fields, and below them what is wrong, or a warning about a hub without TLS.
func (j *join) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	x, y := 14, 3
	if g.W >= page.PaneFromW {
		x, y = 34, 9
	}
	y = masthead(j.host, g, x, y)
	g.Text(x, y, widget.Text|widget.Bold, j.host.Say(text.FirstJoin), 40)
	y += 2
	label := 0
	labels := j.labels()
	for _, s := range labels {
		label = max(label, widget.Width(j.host.Say(s)))
	}
	var cursor *tea.Cursor
	for i := range labels {
		g.Text(x, y, widget.Muted, j.host.Say(labels[i]), label)
		if i == j.at {
			widget.Mark(g, widget.Rect{X: x - 2, Y: y, W: 1, H: 1})
		}
		c := j.fields[i].Draw(g, widget.Rect{X: x + label + 2, Y: y, W: 44, H: 1}, widget.Text, i == j.at)
		if i == j.at {
			cursor = c
		}
		y += 2
	}
	if !j.busy && j.fault == nil && j.why == nil && desk.IsPlaintext(j.fields[0].Value()) {
		g.Paragraph(widget.Rect{X: x, Y: y, W: min(58, g.W-x-2), H: 2}, widget.Warn, j.host.Say(text.NotSealed))
	}
	foot(j.host, g, x, y, j.busy, text.JoinUnderway, j.amiss())
	return cursor
}

// Refresh puts the hints into the current language.
func (j *join) Refresh() {
	j.fields[0].Hint, j.fields[1].Hint, j.fields[2].Hint = j.host.Say(text.JoinHubHint), j.host.Say(
		text.JoinCodeHint,
	), j.host.Say(text.JoinPassHint)
	if j.why != nil { // the hint is about choosing a new passphrase
		j.fields[2].Hint = ""
	}
}

func (j *join) says(s text.Sentence) saying { return func() string { return j.host.Say(s) } }

// amiss returns what went wrong with the last try. Before the first try it returns why the laptop needs another code,
// and nil on a new laptop.
func (j *join) amiss() saying {
	if j.fault != nil || j.why == nil {
		return j.fault
	}
	return func() string {
		s := desk.Sentence(j.host.Lang(), j.why)
		if taken := new(desk.Revoked); errors.As(j.why, &taken) && taken.Waiting > 0 {
			s += "\n" + j.host.Say(text.LockedWaiting, taken.Waiting)
		}
		return s
	}
}

// Typing reports true: characters are typed into a field.
func (j *join) Typing() bool { return true }

// Hints returns the keys that join and leave.
func (j *join) Hints() []widget.Hint {
	hints := []widget.Hint{{Key: "Enter", Verb: j.host.Say(text.DoJoin)}, {Key: "Tab", Verb: j.host.Say(text.DoField)}}
	if j.why == nil {
		hints = append(hints, widget.Hint{Key: "Esc", Verb: j.host.Say(text.DoBack)})
	}
	return append(
		hints, widget.Hint{Key: "Ctrl+C", Verb: j.host.Say(text.DoQuit)},
		widget.Hint{Key: "F10", Verb: j.host.Say(text.OtherLanguage)},
	)
}
