package work

import (
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// This file computes how many rows each part of the dialog 研判派单 needs, and how many it gets.

// widest is how many columns the dialog has at most.
const widest = 80

// Size returns the size of the dialog in cells: up to 80 columns, and as many rows as its parts need, within w and h.
func (d *dispatch) Size(w, h int) (int, int) {
	w = min(widest, w)
	words := len(widget.Wrap(d.words(), w-page.LeastLabel-4))
	rows := d.fixed(w) + words + 2
	for _, n := range d.reasonRows(w, h-2-d.fixed(w)-min(words, 2)) {
		rows += n - 1
	}
	return w, min(h, rows+d.alikeRows(h-rows))
}

// mostAlike is how many similar tasks the dialog shows at most.
const mostAlike = 3

// alikeRows returns how many of room rows the similar tasks get: one for each, and a blank one above if there is room
// for it.
func (d *dispatch) alikeRows(room int) int {
	n := min(len(d.similar), mostAlike, room)
	if n > 0 && room > n {
		return n + 1
	}
	return max(0, n)
}

// backRows returns how many rows the reason why the task came back gets: two at most.
func (d *dispatch) backRows(w int) int {
	line := reader(d.host).TaskCameBack(d.task)
	if line == "" || d.several() {
		return 0
	}
	return min(2, len(widget.Wrap(line, w-page.LeastLabel-4)))
}

// reasonRows returns how many rows the reasons of each suggestion get. Each suggestion gets one. Those that need more
// share room rows, the first suggestion first.
func (d *dispatch) reasonRows(w, room int) []int {
	rows := make([]int, len(d.suggested))
	for i, s := range d.suggested {
		more := len(widget.Wrap(present.Reasons(d.host.Lang(), s), d.reasonWidth(w-2-page.LeastLabel-2, s))) - 1
		rows[i] = 1 + max(0, min(more, room))
		room -= rows[i] - 1
	}
	return rows
}

// nameWidth returns the width of the column of names: that of the longest suggested name and two cells, from 10 to 18
// cells.
func (d *dispatch) nameWidth() int {
	w := 10
	for _, s := range d.suggested {
		w = max(w, min(2+widget.Width(s.To.Name), 18))
	}
	return w
}

// reasonWidth returns how many of w cells are left for the reasons, beside the name and the tasks in hand.
func (d *dispatch) reasonWidth(w int, s register.Suggestion) int {
	return w - d.nameWidth() - 4 - widget.Width(text.InHand(d.host.Lang(), s.Load))
}

// fixed returns how many rows all parts need other than the words and the similar tasks, with one row for each
// suggestion.
func (d *dispatch) fixed(w int) int {
	rows := 1 + 1 + 1 + 1 + d.menu.Choice.Height(w-page.LeastLabel-4) + 1 + max(
		1, len(d.suggested)+1,
	) + d.whyNotRows(w) + d.backRows(w)
	if d.sends() {
		rows += 4 + d.due.BadRows(w-page.LeastLabel-4)
	}
	return rows
}

// whyNot returns why the save was refused, and "" if it was not.
func (d *dispatch) whyNot() string {
	if d.refused == nil {
		return ""
	}
	return desk.Sentence(d.host.Lang(), d.refused)
}

// whyNotRows returns how many rows whyNot needs, and 0 if nothing was refused.
func (d *dispatch) whyNotRows(w int) int {
	if d.refused == nil {
		return 0
	}
	return len(widget.Wrap(d.whyNot(), w-page.LeastLabel-6))
}
