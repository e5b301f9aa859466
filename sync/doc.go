// Package sync is the laptop's side of the exchange with a hub: it builds requests from what the laptop's store
// holds, and turns replies into writes to that store. It shares its name with the standard library's package
// sync, which it does not import.
//
// The engine is a Session with two functions. Request builds the next request from the state of the store.
// Receive turns a reply into a list of writes. Both work only on their arguments: they read no clock and no
// disk, and open no connection. Their steps are the numbered steps of docs/visibility.md, §2 and §4. Run is the
// driver: it reads the state, sends the request through an Exchange, and commits the writes. An Exchange is a
// function, either a Client's over HTTP or a hub in the same process.
//
// Promises:
//   - A change is marked as offered on disk before a request may carry it.
//   - Everything that one reply brings is committed in one transaction. The process may be killed at any
//     moment; the next run goes on from the last commit.
//   - A request leaves out an older change only if that change has a verdict.
//   - When a hub answers "again" because its history is not the one this laptop was told of, every kept change
//     is offered again, the same bytes in the same order. No reply touches a change that was saved here and not
//     yet offered, nor a draft.
//
// Only one Run or LongPoll may be active on a store at a time. A Session is made when a store is opened and
// dropped when it is closed.
package sync
