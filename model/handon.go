package model

import (
	"slices"
	"strings"
)

// TaskHandedOn sends a task on from its holder to somebody else, with a reason (转办). The next one claims it like any
// task that is dispatched to them; until then it can be recalled by the branch. The due day stays. A task that the
// branch has never sorted is not handed on, because nobody has said yet whether it is a family's own matter.
type TaskHandedOn struct {
	To  Addressee `cbor:"1,keyasint"`
	Why string    `cbor:"2,keyasint"`
}

// MostAlso is how many teams and posts a task may be addressed to beside the first.
const MostAlso = 4

// Check requires an addressee who is somebody, and a reason.
func (b TaskHandedOn) Check() *Refusal {
	if no := b.To.check(); no != nil {
		return no
	}
	if b.To.Kind == ToOpen {
		return refuse(BadInput, "to", string(ToOpen))
	}
	return checkWords("why", b.Why, 1, MostWords)
}

func (b TaskHandedOn) words() string { return b.Why }

func (b TaskHandedOn) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.holderOnly(s); !ok {
		return t, out
	}
	if t.Sphere == "" {
		return t, refused(Unsorted)
	}
	if b.To.Kind == ToPerson && b.To.ID == s.By.ID.Record() {
		return t, refused(Yours)
	}
	to := t.freed()
	to.State, to.To, to.Also, to.Promised = Dispatched, b.To, nil, false
	return t.move(to, DidHandOn, b.To.Name, b.Why, c, s), accepted
}

// checkAlso requires that further addressees are different teams and posts beside a team or a post.
func (b TaskDispatched) checkAlso() *Refusal {
	if len(b.Also) > MostAlso {
		return refuse(TooLong, "also", itoa(MostAlso))
	}
	for i, to := range b.Also {
		if no := to.check(); no != nil {
			return no
		}
		if !to.several() || !b.To.several() || to.same(b.To) || slices.ContainsFunc(b.Also[:i], to.same) {
			return refuse(BadInput, "also", to.Name)
		}
	}
	return nil
}

// several reports whether an addressee may stand beside others: whoever belongs to a team or a post takes its tasks as
// one of many, while a unit or a person answers alone.
func (a Addressee) several() bool { return a.Kind == ToTeam || a.Kind == ToPost }

// addressees returns everybody to whom the task is addressed, To first.
func (t *Task) addressees() []Addressee { return append([]Addressee{t.To}, t.Also...) }

// without returns the addressees of the task that are left when those of somebody's tags return it. to is the zero
// Addressee if nobody is left.
func (t *Task) without(tags Tags) (to Addressee, also []Addressee) {
	left := slices.DeleteFunc(t.addressees(), func(a Addressee) bool { return tags.Has(a.tag()) })
	if len(left) == 0 {
		return Addressee{}, nil
	}
	return left[0], slices.Clip(left[1:])
}

// NamesOf returns the names of addressees as one line.
func NamesOf(to Addressee, also []Addressee) string {
	names := []string{to.Name}
	for _, a := range also {
		names = append(names, a.Name)
	}
	return strings.Join(names, "、")
}
