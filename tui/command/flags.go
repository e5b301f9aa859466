package command

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

// value is a flag that is kept as it was typed. kind is what help shows in the place of its value.
type value struct {
	to   *string
	kind string
}

func (v value) Set(s string) error { *v.to = s; return nil }
func (v value) String() string     { return *v.to }
func (v value) Type() string       { return v.kind }

// flag declares one on a command.
func (p *program) flag(c *cobra.Command, to *string, name, kind string, says text.Sentence) {
	c.Flags().Var(value{to, kind}, name, says.In(p.lang))
}

// needs makes flags ones that must be given.
func needs(c *cobra.Command, names ...string) error {
	for _, n := range names {
		if f := c.Flags().Lookup(n); f.Value.String() == "" {
			return usage(text.MissingFlag, "--"+n, topic(c))
		}
	}
	return nil
}

// flagError says in a sentence what pflag found wrong.
func (p *program) flagError(c *cobra.Command, err error) error {
	switch e := err.(type) {
	case *pflag.NotExistError:
		return usage(text.NoSuchFlag, dashed(e.GetSpecifiedName()), topic(c))
	case *pflag.ValueRequiredError:
		return usage(text.FlagWants, dashed(e.GetSpecifiedName()), topic(c))
	case *pflag.InvalidValueError:
		if said := new(fault); errors.As(e, &said) {
			return said
		}
		return usage(text.FlagWants, dashed(e.GetFlag().Name), topic(c))
	}
	return usage(text.WrongUsage, err.Error(), topic(c))
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// topic is what to ask help about: the command's path without the program's name, a space before each word.
func topic(c *cobra.Command) string { return strings.TrimPrefix(c.CommandPath(), c.Root().Name()) }

// chosen is a flag that is one of some words, by its name on the wire or as people say it.
func chosen[K ~string](name, typed string, all []K, parse func(string) (K, bool)) (K, error) {
	if k, ok := parse(typed); ok && slices.Contains(all, k) {
		return k, nil
	}
	words := make([]string, len(all))
	for i, k := range all {
		words[i] = string(k)
	}
	return "", usage(text.OneOf, "--"+name, clip(typed), strings.Join(words, " "))
}

// day is a flag that is a date, none when it was not given.
func day(name, typed string) (model.Day, error) {
	if typed == "" {
		return 0, nil
	}
	d, err := model.ParseDay(typed)
	if err != nil {
		return 0, usage(text.BadValue, "--"+name, clip(typed), "2026-11-24")
	}
	return d, nil
}

// path is a flag that is a place, "" when it was not given.
func path(name, typed string) (model.Path, error) {
	if typed != "" && model.Path(typed).Level() == model.NoLevel {
		return "", usage(text.BadValue, "--"+name, clip(typed), "522730/01/01/01")
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
		return t, usage(text.BadValue, "--at", clip(typed), "2026-11-24T09:00:00+08:00")
	}
	return t, nil
}

// clip is what was typed, short and clean enough to be said again.
func clip(typed string) string { return cut(model.TidyLine(typed), 40) }
