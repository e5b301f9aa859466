package work

import (
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// This file says how many rows each part of the dialog 研判派单 needs, and how many it gets.

// Size is that of the dialog: as wide as the reasons need, as high as the words are long.
func (d *dispatch) Size(w, h int) (int, int) {
	w = min(80, w)
	words := len(widget.Wrap(d.words(), w-page.LeastLabel-4))
	rows := d.fixed(w) + words + 2
	for _, n := range d.reasonRows(w, h-2-d.fixed(w)-min(words, 2)) {
		rows += n - 1
	}
	return w, min(h, rows+d.alikeRows(h-rows))
}

// mostAlike is how many similar tasks are named in the dialog.
const mostAlike = 3

// alikeRows is how many of the rows that are free the similar tasks get: one each, and a blank above where there is
// room for it.
func (d *dispatch) alikeRows(room int) int {
	n := min(len(d.similar), mostAlike, room)
	if n > 0 && room > n {
		return n + 1
	}
	return max(0, n)
}

// backRows is how many rows there are for why the task came back.
func (d *dispatch) backRows(w int) int {
	line := reader(d.host).TaskCameBack(d.task)
	if line == "" {
		return 0
	}
	return min(2, len(widget.Wrap(line, w-page.LeastLabel-4)))
}

// reasonRows is how many rows the reasons of each suggestion get. Each has one; what room there is beside goes to those
// that need more, from the first on.
func (d *dispatch) reasonRows(w, room int) []int {
	rows := make([]int, len(d.suggested))
	for i, s := range d.suggested {
		more := len(widget.Wrap(present.Reasons(d.host.Lang(), s), d.reasonWidth(w-2-page.LeastLabel-2, s))) - 1
		rows[i] = 1 + max(0, min(more, room))
		room -= rows[i] - 1
	}
	return rows
}

// nameWidth is the width of the column of names: that of the longest of those suggested, from 14 to 18 cells.
func (d *dispatch) nameWidth() int {
	w := 14
	for _, s := range d.suggested {
		w = max(w, min(2+widget.Width(s.To.Name), 18))
	}
	return w
}

// reasonWidth is what the name and the tasks in hand leave of w cells.
func (d *dispatch) reasonWidth(w int, s register.Suggestion) int {
	return w - d.nameWidth() - 4 - widget.Width(text.InHand(d.host.Lang(), s.Load))
}

// fixed is how many rows all but the words need, with one for each suggestion.
func (d *dispatch) fixed(w int) int {
	rows := 1 + 1 + 1 + 1 + d.menu.Choice.Height(w-page.LeastLabel-4) + 1 + max(
		1, len(d.suggested)+1,
	) + d.whyNotRows(w) + d.backRows(w)
	if d.sends() {
		rows += 4 + d.due.BadRows(w-page.LeastLabel-4)
	}
	return rows
}

// whyNot says why it was not sent.
func (d *dispatch) whyNot() string {
	if d.refused == nil {
		return ""
	}
	return desk.Sentence(d.host.Lang(), d.refused)
}

// whyNotRows is how many rows that takes; 0 where nothing was refused.
func (d *dispatch) whyNotRows(w int) int {
	if d.refused == nil {
		return 0
	}
	return len(widget.Wrap(d.whyNot(), w-page.LeastLabel-6))
}
