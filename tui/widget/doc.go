// Package widget holds the pieces of the screen that know no household.
//
// Nouns: a Grid of cells is painted anew each frame and printed once; an Ink
// names a role and a ground, and the Theme turns inks into colours; a List is
// a window over many rows under group headings; an Edit is a field one types
// in and a Choice a group of numbered answers; Band, Keys and Toast are the
// top line, the bottom line and the line above it; Dialog makes room for a
// question over the page.
//
// Promises: whatever text is handed in, no row is wider than its window and
// nothing but printable characters reaches the terminal (see Clean). Drawing
// returns where the real cursor goes, because that is where an input method
// opens. Drawing does no I/O and its cost does not grow with what is out of
// sight. Width is counted in cells: Han and full-width marks take two.
//
// Caveats: a Grid, List, Edit, Choice and Toast belong to one goroutine, the
// one that runs Update and View. A Theme never changes once made.
package widget
