// Package command is the command line: everything the screens can do, typed. It calls the same desk.
//
// # What scripts may rely on
//
// Names, flags, keys of JSON and exit codes are what scripts depend on; they are added to and never renamed.
// English on the wire and in JSON, but for the sentences under message, why and next, which are for people: zh
// or en, by --lang, else LANG. With --json every answer is an object a line on stdout, and so is what went
// wrong: {"error":kind,"message":…}, or {"refused":reason,"message":…,"against":…} where a rule said no. What
// went wrong is also said in a sentence on stderr. Every key is always there.
//
// # What is where
//
//	root.go help.go flags.go   the tree of commands, its help, how flags are declared
//	exit.go output.go json.go  what comes out: exit codes, columns, objects
//	open.go world.go log.go    whose home it is, how its exchanges travel, where the log lies
//	one file a command         round.go, visit.go, task.go …
//
// # Homes
//
// A directory is one person's home, or a sample world: one hub and a home each for worker, supervisor and
// organiser side by side. A sample's hub is called in this process and is open only for the length of an
// exchange, so that two may sit at two terminals: opening one of its homes exchanges first, and so does every
// save, unless its person works off line. Any other home is exchanged when asked.
package command
