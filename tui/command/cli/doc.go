// Package cli is the common base of all commands: it holds one run of the command line (Run), commands and their help,
// flags, output for people and for programs, errors with their exit codes, and the log. It knows no single command.
//
// People read stdout and stderr in their language. Programs use --json and read one object per line on stdout. If a
// command returns an error, tables say what is printed and which exit code follows: package desk has the errors of a
// home and of its exchanges, and fault.go has those of a hub.
package cli
