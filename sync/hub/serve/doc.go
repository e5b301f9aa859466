// Package serve puts a hub on the network: HTTP/1.1 and HTTP/2, with or without TLS, the limits that keep a hostile or
// broken client from harming others, the log of requests, and the calls by which the owner of the hub's machine looks
// after a hub that is running.
//
// The nouns:
//
//	Server     an http.Handler for one hub, and Serve, which runs it on a listener until it is told to stop
//	Problem    an error as an RFC 9457 document (wire.Problem): a code, its arguments, and an HTTP status
//	owner file in the data directory of a running hub: where it listens, and the secret for the owner's calls
//	key        the TLS key that a hub makes for itself, which the codes of invitations name by its pin
//	Dial       gives a hub.Keeper for a data directory: the hub that runs there, or one that is opened
//
// What it promises: no body is read before its sender is known; bodies, their memory and the work in flight are
// bounded; when Serve is told to stop, it finishes what has begun. The log names no person and nothing that a client
// chose.
//
// Caveats: without a key the listener belongs on loopback, or behind a proxy that speaks TLS. Behind a proxy all
// laptops share the proxy's address, and so its limit of wrong codes.
package serve
