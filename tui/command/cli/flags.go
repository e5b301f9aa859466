package cli

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sidan/model"
	"sidan/model/text"
)

// Value is a flag that is kept as it was typed. kind is what help shows in the place of its value.
type Value struct {
	To   *string
	Kind string
}

// Set of a flag: any text will do.
func (v Value) Set(s string) error { *v.To = s; return nil }

// String of a flag.
func (v Value) String() string { return *v.To }

// Type of a flag, as help shows it.
func (v Value) Type() string { return v.Kind }

// Flag declares one on a command.
func (p *Run) Flag(c *cobra.Command, to *string, name, kind string, says text.Sentence) {
	c.Flags().Var(Value{to, kind}, name, says.In(p.Lang))
}

// Needs makes flags ones that must be given.
func Needs(c *cobra.Command, names ...string) error {
	for _, n := range names {
		if f := c.Flags().Lookup(n); f.Value.String() == "" {
			return Usage(text.MissingFlag, "--"+n, Topic(c))
		}
	}
	return nil
}

// FlagError says in a sentence what pflag found wrong.
func (p *Run) FlagError(c *cobra.Command, err error) error {
	switch e := err.(type) {
	case *pflag.NotExistError:
		return Usage(text.NoSuchFlag, dashed(e.GetSpecifiedName()), Topic(c))
	case *pflag.ValueRequiredError:
		return Usage(text.FlagWants, dashed(e.GetSpecifiedName()), Topic(c))
	case *pflag.InvalidValueError:
		if said := new(Fault); errors.As(e, &said) {
			return said
		}
		return Usage(text.FlagWants, dashed(e.GetFlag().Name), Topic(c))
	}
	return Usage(text.WrongUsage, err.Error(), Topic(c))
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// Topic is what to ask help about: the command's path without the program's name, a space before each word.
func Topic(c *cobra.Command) string { return strings.TrimPrefix(c.CommandPath(), c.Root().Name()) }

// Chosen is a flag that is one of some words, by its name on the wire or as people say it.
func Chosen[K ~string](name, typed string, all []K, parse func(string) (K, bool)) (K, error) {
	if k, ok := parse(typed); ok && slices.Contains(all, k) {
		return k, nil
	}
	words := make([]string, len(all))
	for i, k := range all {
		words[i] = string(k)
	}
	return "", Usage(text.OneOf, "--"+name, Clip(typed), strings.Join(words, " "))
}

// Day is a flag that is a date, none when it was not given.
func Day(name, typed string) (model.Day, error) {
	if typed == "" {
		return 0, nil
	}
	d, err := model.ParseDay(typed)
	if err != nil {
		return 0, Usage(text.BadValue, "--"+name, Clip(typed), "2026-11-24")
	}
	return d, nil
}

// Path is a flag that is a place, "" when it was not given.
func Path(name, typed string) (model.Path, error) {
	if typed != "" && model.Path(typed).Level() == model.NoLevel {
		return "", Usage(text.BadValue, "--"+name, Clip(typed), "522730/01/01/01")
	}
	return model.Path(typed), nil
}

// moment reads --at.
func moment(typed string) (time.Time, error) {
	if typed == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339, typed)
	if err != nil {
		return t, Usage(text.BadValue, "--at", Clip(typed), "2026-11-24T09:00:00+08:00")
	}
	return t, nil
}

// Clip is what was typed, short and clean enough to be said again.
func Clip(typed string) string { return Cut(model.TidyLine(typed), 40) }

// Func is a flag whose place among the others matters: an --answered belongs to the --request before it.
type Func struct {
	Kind string
	Take func(typed string) error
}

// Set of a flag: each time it is given.
func (f Func) Set(s string) error { return f.Take(s) }

// String of a flag.
func (f Func) String() string { return "" }

// Type of a flag, as help shows it.
func (f Func) Type() string { return f.Kind }
