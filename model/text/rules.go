package text

import (
	"strings"

	"sidan/model"
)

// This file holds the words of the page 公示办法, on which an organiser sets what the county publishes, and how.

// These are the words of the page and of its form.
var (
	RulesTitle    = say("公示办法", "What is published")
	RulesHead     = say("这个月", "this month")
	RulesHistory  = say("哪天起、谁定的", "since when, and by whom")
	LabelValue    = say("改成", "value")
	LabelFromNow  = say("从哪个月起", "from the month")
	HintFromNow   = say("空着就是最早的", "empty: the earliest")
	NoteEarliest  = say("最早 %s", "the earliest is %s")
	HintNumbers   = say("如 %s", "such as %s")
	rulePresetIs  = say("默认：%s", "default: %s")
	ruleWasSet    = say("%s 起：%s  %s  %s", "from %s: %s  %s  %s")
	functionBreak = "、，,"
)

// RulePreset says the value of a key in a county that set none.
func RulePreset(l Lang, k model.RuleKey) string {
	return rulePresetIs.In(l, RuleValue(l, k, k.Default()))
}

// RuleWasSet says from which month a key has a value, who set it, and when.
func RuleWasSet(l Lang, s model.RuleSetting, now model.Day) string {
	return ruleWasSet.In(l, s.From.String(), RuleValue(l, s.Key, s.Value), s.By.Name, Date(s.On, now))
}

// ReadRule returns the value of a key as the command line writes it, of what somebody typed: the functions of people
// may be said in words.
func ReadRule(k model.RuleKey, typed string) string {
	typed = strings.TrimSpace(strings.Map(model.HalfWidth, typed))
	if k != model.RuleStarsOf {
		return typed
	}
	words := strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune(functionBreak, r) })
	for i, word := range words {
		words[i] = strings.TrimSpace(word)
		if f, ok := ParseFunction(words[i]); ok {
			words[i] = string(f)
		}
	}
	return strings.Join(words, ",")
}
