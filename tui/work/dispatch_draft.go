package work

import (
	"encoding/json"
	"slices"

	"sidan/model"
)

// dispatchDraft is what the draft keeps of the dialog.
type dispatchDraft struct {
	Brief  string       `json:"brief,omitempty"`
	Due    string       `json:"due,omitempty"` // as it was typed; "": the day follows the menu
	Sphere model.Sphere `json:"sphere,omitempty"`
	Menu   model.Menu   `json:"menu,omitempty"`
}

// held returns the draft, and nil if the dialog is as it was opened.
func (d *dispatch) held() []byte {
	var now dispatchDraft
	if v := d.brief.Edit.Value(); v != d.prefilled {
		now.Brief = v
	}
	if d.dueChosen {
		now.Due = d.due.Edit.Value()
	}
	if sphere, menu := d.chosen(); sphere != d.opened.Sphere || menu != d.opened.Menu {
		now.Sphere, now.Menu = sphere, menu
	}
	if now == (dispatchDraft{}) {
		return nil
	}
	b, err := json.Marshal(now)
	if err != nil {
		return nil
	}
	return b
}

// put fills the dialog with a draft. A draft of an older program holds only the brief.
func (d *dispatch) put(kept []byte) {
	d.opened.Sphere, d.opened.Menu = d.chosen()
	var was dispatchDraft
	if json.Unmarshal(kept, &was) != nil {
		was = dispatchDraft{Brief: string(kept)}
	}
	d.brief.Edit.SetValue(was.Brief)
	if d.dueChosen = was.Due != ""; d.dueChosen {
		d.due.Edit.SetValue(was.Due)
	}
	if was.Sphere != "" {
		d.sphere.Choice.Choose(slices.Index(model.Spheres, was.Sphere))
	}
	if was.Menu != "" {
		d.menu.Choice.Choose(slices.Index(d.menus, was.Menu))
	}
}
