package publish

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// deeds is the page of the recommendations for good deeds and model families. Whoever recommended one sees it, and so
// does the branch, which judges. Everybody sees those that were chosen and agreed.
type deeds struct {
	host page.Host
	list widget.List
	rows []*model.Deed
}

// NewDeeds returns the page of recommendations.
func NewDeeds(host page.Host) page.Screen {
	p := &deeds{host: host}
	p.list.Row, p.list.Head = p.row, p.head
	p.Refresh()
	return p
}

// Refresh lists the recommendations anew. The mark stays on its row.
func (p *deeds) Refresh() {
	was := p.marked()
	p.rows = p.host.Desk().Register().Deeds()
	p.list.N = len(p.rows)
	p.list.Changed()
	for i, one := range p.rows {
		if was != nil && one.ID == was.ID {
			p.list.Cur = i
		}
	}
	p.list.Cur = max(0, min(p.list.Cur, len(p.rows)-1))
}

func (p *deeds) marked() *model.Deed {
	if p.list.Cur >= len(p.rows) {
		return nil
	}
	return p.rows[p.list.Cur]
}

// Typing reports false: the page has no field.
func (p *deeds) Typing() bool { return false }

// Key moves the mark, begins a recommendation (Ctrl+N), and with Enter asks what is next for the marked one.
func (p *deeds) Key(k tea.KeyPressMsg) tea.Cmd {
	switch name := widget.Name(k); {
	case p.list.Move(k):
	case name == "ctrl+n":
		openDeed(p.host)
	case name == "enter":
		p.next()
	}
	return nil
}

// next asks what became of the marked recommendation: what the person says, and how the branch judges.
func (p *deeds) next() {
	if all := p.possible(); len(all) > 0 {
		one := p.marked()
		p.host.ShowDialog(page.NewQuestion(p.host, func() page.Question {
			q := page.Question{Title: p.name(one), Body: p.words(one)}
			for _, a := range all {
				q.Answers = append(q.Answers, page.Answer{Text: a.Name, Do: a.Do})
			}
			return q
		}))
	}
}

// possible returns what the person in front can enter about the marked recommendation.
func (p *deeds) possible() (all []page.Action) {
	one := p.marked()
	if one == nil {
		return nil
	}
	if isBranch(p.host) && one.State == model.DeedIsRecommended {
		all = append(all,
			page.Action{Name: p.host.Say(text.DoChoose1), Do: func() tea.Cmd { return p.judge(one, true) }},
			page.Action{Name: p.host.Say(text.DoNotChoose), Do: func() tea.Cmd { return p.judge(one, false) }})
	}
	if _, err := p.host.Desk().PlanDeedAgreed(one, true); err == nil {
		all = append(all,
			page.Action{Name: p.host.Say(text.DoAgree), Do: func() tea.Cmd { return p.agree(one, true) }},
			page.Action{Name: p.host.Say(text.DoNotAgree), Do: func() tea.Cmd { return p.agree(one, false) }})
	}
	return all
}

func (p *deeds) agree(one *model.Deed, yes bool) tea.Cmd {
	plan, err := p.host.Desk().PlanDeedAgreed(one, yes)
	if err != nil {
		return p.host.Fail(err)
	}
	return p.host.Save(plan, p.host.Say(text.SaidAgreed, p.name(one)), func() tea.Cmd { return nil })
}

// judge asks what was said at the judgement, and saves it.
func (p *deeds) judge(one *model.Deed, chosen bool) tea.Cmd {
	title, form := text.DoNotChoose, "deed-not"
	if chosen {
		title, form = text.DoChoose1, "deed-chosen"
	}
	page.AskReason(p.host, desk.DraftKey{Form: form, Record: one.RecordID()}, page.Reason{
		Says: func() (string, string, string) { return p.host.Say(title), p.name(one), p.host.Say(text.HintJudged) },
		Plan: func(why string, drop desk.DraftKey) (*desk.Plan, error) {
			return p.host.Desk().PlanDeedJudged(one, model.DeedJudged{Chosen: chosen, Why: why}, drop)
		},
		Said: func() string { return p.host.Say(text.SaidJudged, p.name(one)) },
	})
	return nil
}

// name returns who is recommended, as far as the person in front may know it.
func (p *deeds) name(one *model.Deed) string {
	if one.Inside == nil {
		return p.host.Say(text.DeedNameless)
	}
	return one.Inside.Who
}

func (p *deeds) words(one *model.Deed) string {
	if one.Inside == nil {
		return text.DeedSort(p.host.Lang(), one.Sort)
	}
	return one.Inside.Words
}

// consent returns what the person recommended says about being shown.
func (p *deeds) consent(one *model.Deed) string {
	switch {
	case one.Agreed:
		return p.host.Say(text.DeedAgreed)
	case one.Inside == nil || one.Inside.Asked == 0:
		return p.host.Say(text.DeedNotAsked)
	}
	return p.host.Say(text.DeedDeclined)
}

// Click marks a row. A click on the marked row asks what is next for it.
func (p *deeds) Click(_, y int) tea.Cmd {
	return page.ClickList(&p.list, y, func() tea.Cmd { p.next(); return nil })
}

// Actions returns what can be entered, for the list of Ctrl+P.
func (p *deeds) Actions() []page.Action {
	return append([]page.Action{{Name: p.host.Say(text.NewDeed), Key: "Ctrl+N", Do: func() tea.Cmd {
		openDeed(p.host)
		return nil
	}}}, p.possible()...)
}

// Hints returns the keys that work here.
func (p *deeds) Hints() (hints []widget.Hint) {
	if len(p.possible()) > 0 {
		hints = append(hints, widget.Hint{Key: "Enter", Verb: p.host.Say(text.DoOpen)})
	}
	return append(hints, widget.Hint{Key: "Ctrl+N", Verb: p.host.Say(text.NewDeed)},
		widget.Hint{Key: "Esc", Verb: p.host.Say(text.DoBack)})
}

// Draw paints the list, and the marked recommendation below it.
func (p *deeds) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	list, peek := page.Peek(g, r, peekH)
	g.Text(list.X+2, list.Y, widget.Text|widget.Bold, p.host.Say(text.DeedsTitle), list.W-4)
	_, body := list.Top(2)
	if len(p.rows) == 0 {
		return page.Centred(g, body, p.host.Say(text.DeedsNone), p.host.Say(text.DeedsNext))
	}
	one, l := p.marked(), p.host.Lang()
	x, w := peek.X+2, peek.W-4
	by := g.TextRight(x+w, peek.Y, widget.Muted, one.Author.Name+"  "+text.On(l, one.On, p.host.Desk().Today()), 30)
	g.Text(x, peek.Y, widget.Text|widget.Bold, p.name(one)+"  "+text.DeedSort(l, one.Sort), by-x-2)
	n := g.Paragraph(widget.Rect{X: x, Y: peek.Y + 1, W: w, H: 2}, widget.Text, p.words(one))
	if one.Inside != nil {
		g.Text(x, peek.Y+1+n, widget.Muted, one.Inside.Why, w)
	}
	return p.list.Draw(g, body)
}

// These are the widths in cells of the columns.
const deedWho, deedSort, deedConsent, deedState = 18, 20, 12, 14

func (p *deeds) head(g *widget.Grid, r widget.Rect, _ int, _ bool) {
	state := r.X + r.W - deedState
	g.Text(r.X+2, r.Y, widget.Muted, p.host.Say(text.ColumnHonoure), deedWho-2)
	g.Text(r.X+2+deedWho, r.Y, widget.Muted, p.host.Say(text.AskSort), deedSort-2)
	g.Text(state-deedConsent-2, r.Y, widget.Muted, p.host.Say(text.ColumnAgreed), deedConsent-2)
	g.Text(state, r.Y, widget.Muted, p.host.Say(text.ColumnState), deedState-2)
}

// row paints who is recommended for what, what the person says to being shown, and how far it has come.
func (p *deeds) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	one, ink := p.rows[i], widget.Text
	if marked {
		ink |= widget.Bold
	}
	glyph := widget.Span{Ink: widget.Muted, Text: " "}
	switch {
	case one.State == model.DeedIsRecommended && isBranch(p.host):
		glyph = widget.Span{Ink: widget.Accent, Text: "◉"}
	case one.State == model.DeedIsChosen:
		glyph = widget.Span{Ink: widget.Good, Text: "✓"}
	case one.State == model.DeedIsNotChosen:
		ink = ink&widget.Bold | widget.Muted
	}
	state := r.X + r.W - deedState
	g.Text(r.X+2, r.Y, ink, p.name(one), deedWho-2)
	g.Text(r.X+2+deedWho, r.Y, widget.Muted, text.DeedSort(p.host.Lang(), one.Sort), deedSort-2)
	g.Text(state-deedConsent-2, r.Y, widget.Muted, p.consent(one), deedConsent-2)
	g.Text(state-2, r.Y, glyph.Ink, glyph.Text, 1)
	g.Text(state, r.Y, widget.Muted, text.DeedState(p.host.Lang(), one.State), deedState-2)
}

// WantsNews reports true: the list shows what other people do.
func (p *deeds) WantsNews() bool { return true }
