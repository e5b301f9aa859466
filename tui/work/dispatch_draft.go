package work

import (
	"encoding/json"
	"slices"

	"sidan/model"
)

// dispatchDraft is every field of the dialog, as it is kept between two keys.
type dispatchDraft struct {
	Brief  string       `json:"brief,omitempty"`
	Due    string       `json:"due,omitempty"` // as it was typed; "": the day is the menu's
	Sphere model.Sphere `json:"sphere,omitempty"`
	Menu   model.Menu   `json:"menu,omitempty"`
}

// held is what the draft holds; nil: nothing was written, and nothing chosen but what the dialog was opened with.
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

// put fills the dialog with a draft. An older program kept the brief alone.
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
		d.menu.Choice.Choose(slices.Index(model.Menus, was.Menu))
	}
}
