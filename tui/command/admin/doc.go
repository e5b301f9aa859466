// Package admin is the commands of a hub: to serve, to look after one, whether it runs or not (hub.Keeper), and to fill
// one from lists or with a sample. Command makes them all.
package admin
