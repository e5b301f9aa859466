package register

import (
	"context"
	"iter"
	"slices"
	"strings"

	"sidan/model"
)

// Brief returns the text with which the form fills in the brief of a task (事由). That is the brief that the task
// already has, if it tells nothing private. Otherwise it is the resident's words without names, phones and doors. It is
// "" for a family matter, whose face says nothing.
func (r *Register) Brief(t *model.Task) string {
	switch {
	case t.Sphere == model.Family:
		return ""
	case t.Brief != "" && r.Tells(t, t.Brief) == nil:
		return t.Brief
	}
	return r.privacy(t).Brief(t.Text())
}

// Tells refuses a brief that would tell a stranger who asked or where they live, and names what tells it. It returns
// nil if nothing does. It also returns nil for a family matter, because only its handler reads the brief.
func (r *Register) Tells(t *model.Task, brief string) *model.Refusal {
	if t.Sphere == model.Family {
		return nil
	}
	kind, what, tells := r.privacy(t).Find(brief)
	if !tells {
		return nil
	}
	return &model.Refusal{Reason: model.BriefTells, Args: []string{string(kind), what}}
}

// TellsOf refuses a line that anybody may read if it holds a name that the register knows, a number that could be
// called, or a door, and names what it holds. It returns nil if it holds none.
func (r *Register) TellsOf(place model.Path, line string) *model.Refusal {
	return r.Tells(&model.Task{Grid: place}, line)
}

// privacy returns what the register knows that the brief of a task must not say: the residents, the phones and the door
// of its household, and the names of everybody else. It also returns what helps to recognise a door in a brief: the
// doors of the same staircase, and the names of the compounds in the grid.
func (r *Register) privacy(t *model.Task) model.Privacy {
	door := t.Door()
	p := model.Privacy{Door: door.Door, Others: r.names()}
	if door.Name != "" {
		p.Residents = append(p.Residents, door.Name)
	}
	if door.Phone != "" {
		p.Phones = append(p.Phones, door.Phone)
	}
	if h := r.Household(door.ID); h != nil {
		p.Residents = append(p.Residents, h.Names()...)
		p.Door = h.Door
		if h.Inside != nil {
			p.Phones = append(p.Phones, h.Inside.Phones...)
		}
	}
	p.Streets = append(p.Streets, t.Compound)
	for _, d := range r.grid(t.Grid).doors {
		if a := d.face.Door; a.StairKey() == p.Door.StairKey() {
			p.Near = append(p.Near, a.Door)
		}
		p.Streets = append(p.Streets, d.face.Door.Compound)
	}
	slices.Sort(p.Streets)
	p.Streets = slices.Compact(p.Streets)
	return p
}

// names returns the names of everybody that find knows, in lower case. A name may come several times.
func (r *Register) names() iter.Seq[string] {
	return func(yield func(string) bool) {
		all := r.Finder()
		_ = all.writer.write(context.Background()) // it fails only for a context that ends
		for _, e := range all.entries {
			for names := e.text[:e.ends[0]]; names != ""; {
				var name string
				if name, names, _ = strings.Cut(names, "\n"); !yield(name) {
					return
				}
			}
		}
	}
}
