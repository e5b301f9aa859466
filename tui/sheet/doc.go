// Package sheet reads the lists of offices: what the columns of a file mean, and what a careful clerk would read in
// each row. It knows neither a hub nor a home, so its verdict is only about the row itself. Whoever has the register
// compares the row with what is known already.
//
//	ReadText   reads a text file (CSV or tab-separated; UTF-8, UTF-16 or GB18030) into rows of
//	           cells, numbered as Excel numbers them
//	Understand reads cells from any source into a List: its head, its columns, and an Entry
//	           for each row
//	WriteLeft  writes the rows that were not taken, ready to be corrected and read again
//
// Nothing is guessed. A cell that can be read in one way only is read. A cell that cannot be read is bad, and the
// verdict names its column. A cell that could mean two things gets the verdict Ask. Every column is reported as read,
// as joined with others, or as not read.
package sheet
