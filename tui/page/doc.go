// Package page holds what all screens use: the [Host] that shows a screen, the interfaces [Screen] and [Dialog], and
// the parts that screens are made of.
//
// A screen is a struct with methods, never a tea.Model. It holds its Host and asks the Host's desk. It knows neither
// the App nor a screen of another package, and opens a record by its id.
//
// A Host and its screens belong to one goroutine, that of the program's Update and View. A tea.Cmd runs in another
// goroutine and may write or use the network. To change a screen, it returns a [Call].
package page
