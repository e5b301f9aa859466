// Package sheet reads rosters and lists as offices keep them: what a file's columns mean, and what a careful
// clerk reads in each row. It knows neither hub nor home, so a row's verdict here is only about the row itself;
// what is known already is compared where the register is.
//
//	ReadText  a file of text (CSV, tab-separated; UTF-8, UTF-16, GB18030) as rows of cells, numbered as Excel numbers
//	          them
//	Understand a sheet of cells from any source as a List: its head, its columns, an Entry a row
//	WriteLeft the rows that were not taken, ready to be corrected and read again
//
// Nothing is guessed. A cell that can be read in one way is read; one that cannot is bad and says which column;
// one that could mean two things is asked. Every column is named as read, joined with others, or not read.
package sheet
