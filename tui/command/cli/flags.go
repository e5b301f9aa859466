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

// Value is a flag that is kept as it was typed. Kind is what help shows in the place of its value.
type Value struct {
	To   *string
	Kind string
}

// Set keeps the value. It accepts any text.
func (v Value) Set(s string) error { *v.To = s; return nil }

// String of a flag.
func (v Value) String() string { return *v.To }

// Type of a flag, as help shows it.
func (v Value) Type() string { return v.Kind }

// Flag declares a flag on a command, whose value is kept in *to as it was typed.
func (p *Run) Flag(c *cobra.Command, to *string, name, kind string, says text.Sentence) {
	c.Flags().Var(Value{to, kind}, name, says.In(p.Lang))
}

// Needs returns an error if one of the named flags was not given, or has no value.
func Needs(c *cobra.Command, names ...string) error {
	for _, n := range names {
		if f := c.Flags().Lookup(n); !f.Changed || f.Value.String() == "" {
			return Usage(text.MissingFlag, "--"+n, Topic(c))
		}
	}
	return nil
}

// FlagError turns an error of pflag into an error of the command line with a sentence.
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

// Topic returns the path of a command without the name of the program, to be put behind `sidan help`. A space stands
// before each word.
func Topic(c *cobra.Command) string { return strings.TrimPrefix(c.CommandPath(), c.Root().Name()) }

// Chosen reads a flag whose value is one of some words, either as JSON has them or as people say them.
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

// Day reads a flag that is a day, as people write or say it (see model.ReadDay). It returns 0 if the flag was not
// given.
func Day(name, typed string, today model.Day) (model.Day, error) {
	d, no := model.ReadDay(typed, today)
	if no != nil {
		return 0, Usage(text.BadDayFlag, "--"+name, Clip(typed))
	}
	return d, nil
}

// Path reads a flag that is the path of a place. It returns "" if the flag was not given.
func Path(name, typed string) (model.Path, error) {
	if typed != "" && model.Path(typed).Level() == model.NoLevel {
		return "", Usage(text.BadValue, "--"+name, Clip(typed), "522730/01/01/01")
	}
	return model.Path(typed), nil
}

// moment reads the flag --at, a time in RFC 3339. It returns the zero time if the flag was not given.
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

// Clip returns what was typed, shortened to 40 cells and cleaned, so that a message can repeat it.
func Clip(typed string) string { return Cut(model.TidyLine(typed), 40) }

// Func is a flag that may be given several times, and whose place among the other flags matters: an --answered belongs
// to the --request before it.
type Func struct {
	Kind string
	Take func(typed string) error
}

// Set is called each time that the flag is given.
func (f Func) Set(s string) error { return f.Take(s) }

// String of a flag.
func (f Func) String() string { return "" }

// Type of a flag, as help shows it.
func (f Func) Type() string { return f.Kind }
