// Package disk holds what the home of a laptop and the journal of a hub both need to keep their files safe. It makes
// files that appear whole or not at all, recognises a full disk, keeps other users from writing in a folder, and finds
// damaged pages in a bbolt file.
//
//   - When [Write] and [Rename] return nil, the file and its name are on disk. After [Create] only the content is sure
//     to be.
//   - [IsFull] recognises a full disk on every system. An error of [Write] or [Create] that met one is [ErrFull].
//   - [KeepAside] gives a file a second name that [Aside] finds, so that a file that is replaced is never deleted.
//   - [Faults] holds the errors that a home or a hub reports when its file cannot be used. Its methods close the folder
//     to others, translate the errors of bbolt, turn a panic over a damaged page into an error, and check all pages of
//     the file.
//
// The package does not know what the files contain. All functions may be called from any goroutine, but two calls must
// not write the same path at the same time.
package disk
