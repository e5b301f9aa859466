package work

import (
	"slices"
	"strings"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// opinion is the fields of one opinion in the form of a meeting.
type opinion struct {
	host                      page.Host
	words, grid, answer, said *page.Field
	whose                     *whose
	by                        *widget.Edit // the day that was promised; it is typed behind the answer

	all  []model.Path  // the grids, in the order of the answers
	like []*model.Task // what is likely the same matter, common problems first
	into model.TaskID  // the common problem that it will be joined to (F6); zero: none
}

// These are the answers to an opinion, in the order of text.VisitAnswers.
const (
	toBranch = iota
	settledThere
	promisedThere
)

// mostLike is how many tasks that are likely the same the form shows.
const mostLike = 3

// make makes the fields.
func (o *opinion) make(host page.Host) {
	o.host, o.by = host, &widget.Edit{Limit: 16}
	o.words = &page.Field{Rows: 2, Edit: &widget.Edit{Multi: true, Limit: model.MostWords}}
	o.grid = &page.Field{Choice: &widget.Choice{}}
	o.whose = newWhose(host)
	o.whose.Gap = false
	o.answer = &page.Field{Choice: &widget.Choice{}, Date: o.by}
	o.answer.Note = func() string { return page.DayNote(host, o.by.Value()) }
	o.said = &page.Field{Edit: &widget.Edit{Limit: model.MostWords}}
}

// speak puts labels and answers into the current language. grids are the grids to choose from; the chosen one stays.
func (o *opinion) speak(grids []model.Path) {
	host := o.host
	o.words.Label, o.words.Edit.Hint = host.Say(text.LabelOpinion), host.Say(text.HintRequest)
	o.grid.Label, o.answer.Label = host.Say(text.ColumnGrid), host.Say(text.LabelAnswer)
	o.by.Hint = host.Say(text.VisitDateHint)
	o.whose.speak()
	chosen := o.at()
	o.all, o.grid.Choice.Items, o.answer.Choice.Items = grids, nil, nil
	for _, p := range grids {
		o.grid.Choice.Items = append(o.grid.Choice.Items, host.Desk().Register().ShortName(p))
	}
	for _, s := range text.VisitAnswers {
		o.answer.Choice.Items = append(o.answer.Choice.Items, host.Say(s))
	}
	if o.answer.Choice.Chosen() < 0 {
		o.answer.Choice.Choose(toBranch)
	}
	o.choose(chosen)
}

// at returns the grid that is chosen, or "".
func (o *opinion) at() model.Path {
	if i := o.grid.Choice.Chosen(); i >= 0 && i < len(o.all) {
		return o.all[i]
	}
	return ""
}

// choose chooses a grid. If the person serves only one grid, that one is chosen for "".
func (o *opinion) choose(grid model.Path) {
	if mine := gridsHere(o.host); grid == "" && len(mine) == 1 {
		grid = mine[0]
	}
	o.grid.Choice.Choose(slices.Index(o.all, grid))
}

// fields returns the fields that the form shows now. There is a field for the answer only if one was given.
func (o *opinion) fields() []*page.Field {
	all := []*page.Field{o.words, o.grid, o.whose.Field, o.answer}
	switch o.answer.Choice.Chosen() {
	case settledThere:
		o.said.Label = text.Field(o.host.Lang(), "answered")
	case promisedThere:
		o.said.Label = o.host.Say(text.VisitPromise)
	default:
		return all
	}
	return append(all, o.said)
}

// look finds the household that the typed text fits, and chooses its grid.
func (o *opinion) look() {
	if o.whose.look(); o.whose.house != nil {
		o.choose(o.whose.house.Grid)
	}
}

// likely finds what is likely the same matter: common problems, and requests of the last weeks with some of the same
// words. place and compound are those of the meeting.
func (o *opinion) likely(place model.Path, compound string) {
	o.like = nil
	words := model.Tidy(o.words.Edit.Value())
	if len([]rune(words)) < 2 {
		return
	}
	grid := o.at()
	if grid == "" {
		grid = place
	}
	t := &model.Task{Grid: grid, Compound: compound, Inside: &model.TaskInside{Words: words}}
	if h := o.whose.house; h != nil {
		t.Compound, t.Inside.Household = h.Door.Compound, desk.DoorOf(h)
	}
	reg := o.host.Desk().Register()
	o.like = reg.LikeProblems(t)
	for _, l := range reg.Like(t, o.host.Desk().Today()) {
		shares := slices.ContainsFunc(l.Why, func(why register.Reason) bool { return why.Code == register.SameWords })
		if shares && !slices.Contains(o.like, l.Task) {
			o.like = append(o.like, l.Task)
		}
	}
	o.like = o.like[:min(len(o.like), mostLike)]
}

// problem returns the common problem that F6 joins the opinion to, if the person may join it: the branch alone may.
func (o *opinion) problem(host page.Host) *model.Task {
	if len(o.like) == 0 || !o.like[0].Common || !reader(host).IsBranchOf(o.like[0]) {
		return nil
	}
	return o.like[0]
}

// elsewhere reports whether the grid that is chosen is in none of the person's scopes. The opinion is kept all the
// same, and the branch looks at it.
func (o *opinion) elsewhere() bool {
	grid := o.at()
	return grid != "" && !slices.ContainsFunc(
		o.host.Desk().Me().Scopes, func(s model.Path) bool { return s.Holds(grid) },
	)
}

// filled returns the opinion as the fields have it. If something is wrong, it returns the field, and the sentence
// about it.
func (o *opinion) filled() (f desk.Opinion, wrong *page.Field, sentence string) {
	f = desk.Opinion{House: o.whose.house, Name: o.whose.name(), Grid: o.at(), Into: o.into}
	f.Words = o.words.Edit.Value()
	switch {
	case strings.TrimSpace(f.Words) == "":
		missing := &model.Refusal{Reason: model.Missing, Args: []string{"request"}}
		return f, o.words, text.Why(o.host.Lang(), missing)
	case o.whose.fits > 1:
		return f, o.whose.Field, o.whose.note()
	case f.Grid == "":
		return f, o.grid, o.host.Say(text.RaiseWhere)
	}
	switch o.answer.Choice.Chosen() {
	case settledThere:
		f.Answered, f.Answer = true, o.said.Edit.Value()
	case promisedThere:
		f.Answered, f.Answer = true, o.said.Edit.Value()
		if f.By, sentence = page.NeedDay(o.host, o.by.Value(), "by"); sentence != "" {
			return f, o.answer, sentence
		}
	}
	return f, nil, ""
}

// clear empties the fields for the next opinion. The grid stays.
func (o *opinion) clear() { o.put(opinionWritten{Grid: o.at()}) }
