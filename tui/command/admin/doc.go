// Package admin holds the commands of a hub: they serve a hub, look after one whether it runs or not (hub.Keeper), and
// fill one from lists or with a sample. Command makes them all.
package admin
