// Package roster imports the lists of offices into a hub or a home. It finds and reads the file, has its rows compared
// with what is known (Taker), and reports what became of every column and row. What a row means is the matter of
// package sheet.
package roster
