// Package cli is what all commands of the program stand on: the run of one command line (Run), commands and their help,
// flags, what is printed for people and for programs, errors with their exit codes, and the log. It knows no command.
//
// People read stdout and stderr in their language; programs (--json) read one object a line on stdout. A command ends
// with an error; what is told of it, and the exit code, stand in tables: those of a home and of the line to its hub in
// package desk, those of a hub here (fault.go).
package cli
