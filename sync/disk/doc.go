// Package disk is what every file of Sidan that must not be lost has in common, on the laptop and at the hub: files
// that appear whole or not at all, a disk that is full, a folder that nobody else may write in, and a bbolt file
// whose pages may be damaged.
//
//   - [Write], [Create] and [Rename] leave a file on disk, and its name with it, when they return.
//   - [IsFull] knows a full disk on every system; an error of this package that met one is [ErrFull].
//   - [Aside] and [KeepAside] give a file a second name, so that what is replaced is never deleted.
//   - [Faults] holds the errors by which an owner (a home, a hub) names what stands against its file. With them it
//     closes its folder to others, opens bbolt, keeps a panic over a damaged page from ending the process, and reads
//     all pages of the file.
//
// Nothing here knows what a file says. All functions may be called from any goroutine; two that write the same path
// at once are the caller's fault.
package disk
