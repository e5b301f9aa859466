// Package page is what every screen stands on: the [Host] that shows it, what a [Screen] and a [Dialog] are, and the
// pieces that screens are made of.
//
// A screen is a struct with methods, never a tea.Model. It holds its Host and asks the Host's desk; it knows neither
// the App nor a screen of another room, and opens a record by its id.
//
// All of a Host and of a screen belongs to one goroutine, that of the program's Update and View. A tea.Cmd runs
// beside it and may write or use the network; what it has to say of a screen comes back as a [Call].
package page
