// Package serve makes a hub available on the network. It speaks HTTP/1.1 and HTTP/2, with or without TLS. It limits
// what a hostile or broken client can take from others, and logs requests. It also has the calls with which the owner
// of the hub's machine administers a running hub.
//
// The nouns:
//
//	Server     an http.Handler for one hub, and Serve, which runs it on a listener until its context ends
//	Problem    an error as an RFC 9457 document (wire.Problem): a code, its arguments, and an HTTP status
//	owner file in the data directory of a running hub: where it listens, and the secret for the owner's calls
//	key        the TLS key that a hub makes for itself; the codes of invitations identify it by its pin
//	Dial       returns a hub.Keeper for a data directory: for the hub that runs there, or for one that it opens
//
// What it promises: the body of an exchange or of an owner's call is read only after its sender was identified. The
// body of a join is short, and is read only if not too many wrong codes came from its address. Bodies, their memory and
// the requests that are worked on at once are bounded. When Serve is told to stop, it finishes what has begun. The log
// names no person. A line about a request contains nothing that a client chose. A line about a connection that came to
// no request may quote what the client sent, cut short.
//
// Caveats: without a key the listener belongs on loopback, or behind a proxy that speaks TLS. Behind a proxy all
// laptops have the proxy's address, and so share its limit of wrong codes.
package serve
