// Package command is the command line. It can do everything that the screens can, through the same package desk.
//
// # What scripts may rely on
//
// Scripts depend on the names of commands, on flags, on the keys of JSON and on exit codes. New ones may be added, but
// none is ever renamed. JSON has English words, except for the sentences under message, why and next. These are for
// people, in zh or en, as --lang says, or else the environment. With --json every answer is one object per line on
// stdout. An error is one too: {"error":kind,"message":…}, or {"refused":reason,"message":…,"against":…} if a rule or
// the hub refused something. An error is also printed as a sentence on stderr. No key is ever left out.
//
// # What is where
//
//	root.go              the tree of commands
//	open.go world.go     which home is opened, and how its exchanges are carried
//	json.go              the objects that more than one command prints
//	cli                  help, flags, output, exit codes and the log
//	admin, roster        the commands of a hub, and the import of lists
//	one file a command   round.go, visit.go, task.go …
//
// # Homes
//
// A directory holds either the home of one person or a sample world. A sample world is one hub and a home each for a
// worker, a supervisor and an organiser, side by side. The hub of a sample is called in this process and is open only
// during an exchange, so that two people can work at two terminals. Opening a home of a sample world therefore
// exchanges first, and so does every save, unless its person works off line. Any other home exchanges only when the
// user asks for it.
package command
