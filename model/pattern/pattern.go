// Package pattern has regular expressions that are compiled when they are first needed. Reading addresses, days, names
// and phones takes some hundred of them, and to compile them all takes a third of the time until the first screen,
// which needs none.
package pattern

import (
	"regexp"
	"sync"
)

// New returns a function that returns the regular expression that expr describes. The first call compiles it, and
// panics if expr is not a regular expression. Any goroutine may call the function.
func New(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
