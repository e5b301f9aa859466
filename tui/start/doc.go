// Package start holds the screens before a home is open: the first run, joining a hub, and the passphrase of a locked
// home. Each calls [Host].Sit once a home is open, or stays and says why it could not be opened.
package start
