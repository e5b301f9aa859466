// Package sync is the laptop's side of the exchange: what to ask a hub, and what to make of its reply. The
// package shares its name with the standard library's, whose names it does not use and which it does not
// import.
//
// The engine is a Session with two functions: Ask makes a request from the state of the home, Take turns a reply into
// writes. Both see only what they are handed; they read no clock and no disk, and open no connection. Their steps are
// the numbered ones of the protocol ("visibility" §2 and §4 in the comments). Run is the driver that carries
// them out on a home, with an exchange handed in: Client's over HTTP, or a hub in the same process.
//
// What holds: a change is marked offered on disk before a request may carry it. All that one reply brings is
// committed in one transaction, so a home may be killed at any moment and goes on where it was. A request
// leaves out a change only if it has a verdict. After the one recovery action ("again") everything kept is
// offered anew, the same bytes in the same order; what was saved here and not yet offered is never touched by
// any reply, nor are drafts.
//
// One Run at a time on a home. A Session lives as long as a home is open.
package sync
