package work

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// rules is the page 公示办法 of an organiser. It lists each key of the county's rules with its value in this month and
// what is set for a later one. Under the list, or in the pane, stands who set the marked one. Enter opens its form.
type rules struct {
	host page.Host
	list widget.List
	keys []model.RuleKey
}

// ruleRows is how many rows under the list show who set the marked key, with their heading.
const ruleRows = 5

// NewRules returns the page of the county's rules.
func NewRules(host page.Host) page.Screen {
	p := &rules{host: host, keys: model.RuleKeys()}
	p.list.Row, p.list.N = p.row, len(p.keys)
	return p
}

// Refresh draws the rules as they are now.
func (p *rules) Refresh() { p.list.Changed() }

// Typing reports false: the page has no field.
func (p *rules) Typing() bool { return false }

// Key moves the mark, and opens the form of the marked key (Enter).
func (p *rules) Key(k tea.KeyPressMsg) tea.Cmd {
	if !p.list.Move(k) && widget.Name(k) == "enter" {
		return p.open()
	}
	return nil
}

// open opens the form of the marked key. If the person may not set it, the toast says so.
func (p *rules) open() tea.Cmd {
	if !p.host.Desk().SetsCounty() {
		no := &model.Refusal{Reason: model.NotOrganiser}
		return p.host.Toast().Fail(text.Refusal(p.host.Lang(), no))
	}
	p.host.Push(newRuleForm(p.host, p.marked()))
	return nil
}

func (p *rules) marked() model.RuleKey { return p.keys[p.list.Cur] }

// Click marks a row. A click on the marked row opens its form.
func (p *rules) Click(_, y int) tea.Cmd { return page.ClickList(&p.list, y, p.open) }

// Hints returns the keys that work here.
func (p *rules) Hints() []widget.Hint {
	return []widget.Hint{
		{Key: "Enter", Verb: p.host.Say(text.DoChangeIt)}, {Key: "Esc", Verb: p.host.Say(text.DoBack)},
	}
}

// Help returns the section of the help that lists the keys of this page.
func (p *rules) Help() text.HelpSection { return text.HelpRules }

// month returns the present month.
func (p *rules) month() model.Month { return p.host.Desk().Today().Month() }

// Draw paints the list, and who set the marked key: in the pane, or under the list.
func (p *rules) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	list, side, wide := page.Pane(g, r)
	if !wide {
		list, side = page.Peek(g, list, ruleRows)
		side = widget.Rect{X: side.X + 2, Y: side.Y, W: side.W - 4, H: side.H}
	}
	title, body := list.Top(2)
	g.Text(title.X+2, title.Y, widget.Text|widget.Bold, p.host.Say(text.RulesTitle), title.W-4)
	g.TextRight(title.X+title.W-2, title.Y, widget.Muted, p.month().String(), title.W/2)
	p.drawHistory(g, side)
	return p.list.Draw(g, body)
}

// row paints the name of a key, its value, and since when it has it or which one it will have.
func (p *rules) row(g *widget.Grid, r widget.Rect, row int, marked bool) {
	l, k, now := p.host.Lang(), p.keys[row], p.month()
	ink := widget.Text
	if marked {
		ink |= widget.Bold
	}
	const nameW = 28
	set, _ := p.host.Desk().Rules().Setting(k, now)
	right, tone := text.RuleSince(l, set), widget.Muted
	if coming := p.host.Desk().Rules().Coming(k, now); len(coming) > 0 {
		right, tone = text.RuleComing(l, coming[0]), widget.Accent
	}
	end := g.TextRight(r.X+r.W-2, r.Y, tone, right, r.W/3)
	g.Text(r.X+2, r.Y, ink, text.Rule(l, k), nameW-1)
	value := text.RuleValue(l, k, p.host.Desk().Rules().Value(k, now))
	g.Text(r.X+2+nameW, r.Y, ink&^widget.Bold, value, end-r.X-nameW-3)
}

// drawHistory paints what was set of the marked key, the newest first, and its default.
func (p *rules) drawHistory(g *widget.Grid, r widget.Rect) {
	l, k := p.host.Lang(), p.marked()
	r = page.Heading(g, r, text.Rule(l, k), string(k))
	for _, s := range p.host.Desk().Rules().Of(k) {
		if r.H <= 1 {
			break
		}
		_, r = r.Top(g.Paragraph(r, widget.Text, text.RuleWasSet(l, s, p.host.Desk().Today())))
	}
	g.Text(r.X, r.Y, widget.Muted, text.RulePreset(l, k), r.W)
}
