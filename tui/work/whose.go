package work

import (
	"strings"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// whose is the field that says whose request it is. It may be left empty, name a household of the register, or be a
// name that the register does not have.
type whose struct {
	*page.Field
	host  page.Host
	house *model.Household // the household that the typed text fits; nil: none or several
	fits  int              // how many households the typed text fits equally well
}

func newWhose(host page.Host) *whose {
	w := &whose{host: host}
	w.Field = &page.Field{Gap: true, Edit: &widget.Edit{Limit: model.MostName}, Width: 34, Note: w.note}
	return w
}

// speak puts label and hint into the current language.
func (w *whose) speak() {
	w.Label, w.Edit.Hint = w.host.Say(text.LabelWhose), w.host.Say(text.HintWhose)
}

// look finds the household that the typed text fits.
func (w *whose) look() {
	w.house, w.fits = nil, 0
	if typed := strings.TrimSpace(w.Edit.Value()); typed != "" {
		w.house, w.fits = w.host.Desk().Register().Whose(typed)
	}
	if w.fits != 1 {
		w.house = nil
	}
}

// note returns the note behind the field: the household found, or that several or none fit.
func (w *whose) note() string {
	l := w.host.Lang()
	switch {
	case w.house != nil:
		return "✓ " + present.HouseholdName(l, w.house) + "  " + text.Address(l, w.house.Door)
	case w.fits > 1:
		return text.WhoseSeveral(l, w.fits)
	case strings.TrimSpace(w.Edit.Value()) != "":
		return w.host.Say(text.WhoseUnknown)
	}
	return ""
}

// name returns the name that was typed, on one line.
func (w *whose) name() string { return model.TidyLine(w.Edit.Value()) }
