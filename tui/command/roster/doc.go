// Package roster takes the lists that offices keep into a hub or a home: it finds and reads the file, has its rows
// judged (Taker), and tells of every column and row what became of it. What a row says is for package sheet to
// understand.
package roster
