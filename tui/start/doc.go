// Package start is the screens before a home is open: the first run, joining a hub, and the passphrase of a locked
// home. Each ends with a home that is open ([Host].Sit), or stays and says why not.
package start
