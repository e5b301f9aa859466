package text

import (
	"maps"
	"strings"

	"sidan/model"
)

// why is what this package says about one reason for a refusal. It says what is wrong, with or without the name of
// whoever acted first, and what to do next.
type why struct {
	what Sentence // a clause, as a list shows it in a row
	by   Sentence // the clause if somebody can be named; the name is the last argument
	next Sentence // one or two whole sentences
}

var reasons = inOne(typedReasons, taskReasons, heldReasons)

// inOne returns one table of several that share no reason.
func inOne(tables ...map[model.Reason]why) map[model.Reason]why {
	all := map[model.Reason]why{}
	for _, t := range tables {
		maps.Copy(all, t)
	}
	return all
}

// privates has the words for what a brief must not hold. quoted adds the part of the brief that holds it.
var (
	privates = words[model.Private]{
		model.PrivateName:  say("姓名", "a name"),
		model.PrivatePhone: say("电话或证件号", "a phone or identity number"),
		model.PrivateDoor:  say("门牌", "a door"),
	}
	quoted = say("%s「%s」", `%s, "%s"`)
)

var (
	branchLooks = say("支部会看一眼，你不用做什么。", "The branch takes a look; there is nothing for you to do.")

	reasonUnknown = why{
		what: say("中心给的原因是 %s", "the hub's reason is %s"),
		next: say("什么都没丢，请把这个词告诉支部。", "Nothing is lost; tell the branch this word."),
	}
)

// Why says as a clause for a list why a change was refused or flagged. It names who was first if the viewer may know.
func Why(l Lang, r *model.Refusal) string {
	y, args := whyOf(l, r)
	if r.Against.Name != "" && !y.by.IsZero() {
		return y.by.In(l, append(args, r.Against.Name)...)
	}
	return y.what.In(l, args...)
}

// Next says in whole sentences what to do about a refusal.
func Next(l Lang, r *model.Refusal) string {
	y, _ := whyOf(l, r)
	return y.next.In(l)
}

// Refusal says in whole sentences what is wrong, who was first, and what to do.
func Refusal(l Lang, r *model.Refusal) string { return follow(l, full(l, Why(l, r)), Next(l, r)) }

// whyOf returns what is said about a reason, and the arguments in words.
func whyOf(l Lang, r *model.Refusal) (why, []any) {
	arg := func(i int) string {
		if i < len(r.Args) {
			return clipped(r.Args[i])
		}
		return ""
	}
	field := Field(l, model.Field(arg(0)))
	switch r.Reason {
	case model.BadInput, model.NoDoor:
		if arg(1) == "" {
			return reasons[model.Missing], []any{field}
		}
		return reasons[r.Reason], []any{field, arg(1)}
	case model.TooFar, model.NoCover:
		return reasons[r.Reason], []any{arg(0), arg(1)}
	case model.TooLong, model.NoGroup, model.BadDay, model.BadBorn, model.FutureDay, model.TooSoon:
		return reasons[r.Reason], []any{field, arg(1)}
	case model.Missing, model.Unfit:
		return reasons[r.Reason], []any{field}
	case model.BadExtension, model.NoPlace, model.NobodyHere, model.DoorElsewhere, model.DoorTaken, model.MovedAway,
		model.Namesake, model.UnreadDay, model.NoSuchDay, model.NoMenu, model.MenuTwice, model.MenuFull:
		return reasons[r.Reason], []any{arg(0)}
	case model.TooFewWorkdays:
		return reasons[r.Reason], []any{arg(0), arg(1)}
	case model.BriefTells:
		told := privates.in(l, model.Private(arg(0)))
		if arg(1) != "" {
			told = quoted.In(l, told, arg(1))
		}
		return reasons[r.Reason], []any{told}
	case model.WrongState:
		return reasons[r.Reason], []any{State(l, model.State(arg(0)))}
	}
	if y, ok := reasons[r.Reason]; ok {
		return y, nil
	}
	return reasonUnknown, []any{clipped(string(r.Reason))}
}

// clipped returns a value in a form that fits into a sentence: in one line, and at most 24 characters of it. What
// somebody typed may be a whole page, or the bytes of a file.
func clipped(v string) string {
	const most = 24
	if len(v) > 4*most {
		v = strings.ToValidUTF8(v[:4*most], "")
	}
	r := []rune(model.TidyLine(v))
	if len(r) > most {
		return string(r[:most]) + "⋯"
	}
	return string(r)
}
