// Package widget holds the parts of the screen that know nothing about the records.
//
// A Grid of cells is painted anew for each frame and printed once. An Ink names a role and a ground, and the Theme
// turns inks into colours. A List shows a part of many rows under the headings of groups. An Edit is a field for text,
// and a Choice is a group of answers with digits. Band, Keys and Toast are the top line, the bottom line and the line
// above that. Dialog makes room for a question over the page.
//
// Whatever text it is given, no row is wider than the window, and only printable characters reach the terminal (see
// Clean). Drawing returns the place of the terminal's cursor, because an input method opens there. Drawing does no
// I/O, and its cost does not grow with the rows that are out of sight. Widths are counted in cells: a Han character
// and a full-width mark take two.
//
// A Grid, List, Edit, Choice or Toast belongs to one goroutine, the one that runs Update and View. A Theme never
// changes once it is made.
package widget
