package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// This file holds the keys that a county's rules have, with their defaults and the values that fit.

// RuleKey names one thing that a county sets about its notices, such as "ranking.least".
type RuleKey string

// The keys. Those without a dot are switches: a notice or a figure that is switched off is not computed and not shown.
const (
	RuleWeek           RuleKey = "week"            // 每周清单
	RuleMonth          RuleKey = "month"           // 月末公示
	RuleHonour         RuleKey = "honour"          // 荣誉墙
	RuleUnits          RuleKey = "units"           // 亮实绩
	RulePromises       RuleKey = "promises"        // 亮承诺
	RuleFlags          RuleKey = "flags"           // 红旗
	RuleFlagsBy        RuleKey = "flags.by"        // when a flag is earned
	RuleStars          RuleKey = "stars"           // 服务明星
	RuleStarsOf        RuleKey = "stars.of"        // whose function may be a star
	RuleStarsPlaces    RuleKey = "stars.places"    // how many places there are
	RuleStarsMost      RuleKey = "stars.most"      // how many stars there are at most, ties included
	RuleRanking        RuleKey = "ranking"         // 网格排名
	RuleRankingWeights RuleKey = "ranking.weights" // of walking, of being on time, and of answers told
	RuleRankingLeast   RuleKey = "ranking.least"   // a part with fewer cases is left out
	RuleRankingEnough  RuleKey = "ranking.enough"  // a grid with that score is never named, in percent
	RuleRankingName    RuleKey = "ranking.name"    // how many grids are named (通报) at most
	RuleRankingBoard   RuleKey = "ranking.board"   // whether the ranking is on the public page
	RulePoints         RuleKey = "points"          // 积分
	RulePointsWeights  RuleKey = "points.weights"  // of a claim, a finish, a flag and a promise kept
)

// The values of a switch, and those of RuleFlagsBy.
const (
	RuleOn          = "on"
	RuleOff         = "off"
	FlagByAccepted  = "accepted"  // when the branch accepts the result
	FlagByConfirmed = "confirmed" // when the resident is satisfied too
)

// aRule is an entry in the table of the keys.
type aRule struct {
	key     RuleKey
	preset  string                            // the default
	choices []string                          // the values that there are; nil for a number or a list
	read    func(typed string) (string, bool) // for a number or a list
}

var onOff = []string{RuleOn, RuleOff}

var ruleTable = []aRule{
	{RuleWeek, RuleOn, onOff, nil},
	{RuleMonth, RuleOn, onOff, nil},
	{RuleHonour, RuleOn, onOff, nil},
	{RuleUnits, RuleOn, onOff, nil},
	{RulePromises, RuleOn, onOff, nil},
	{RuleFlags, RuleOn, onOff, nil},
	{RuleFlagsBy, FlagByAccepted, []string{FlagByAccepted, FlagByConfirmed}, nil},
	{RuleStars, RuleOn, onOff, nil},
	{RuleStarsOf, "worker,head,member", nil, readFunctions},
	{RuleStarsPlaces, "3", nil, numbers(1, 1, 10)},
	{RuleStarsMost, "5", nil, numbers(1, 1, 30)},
	{RuleRanking, RuleOff, onOff, nil},
	{RuleRankingWeights, "30/40/30", nil, numbers(3, 0, 100)},
	{RuleRankingLeast, "5", nil, numbers(1, 1, 100)},
	{RuleRankingEnough, "90.0", nil, readPercent},
	{RuleRankingName, "2", nil, numbers(1, 1, 10)},
	{RuleRankingBoard, RuleOff, onOff, nil},
	{RulePoints, RuleOff, onOff, nil},
	{RulePointsWeights, "2/1/1/2", nil, numbers(4, 0, 100)},
}

// RuleKeys returns all keys, in the order in which they are shown.
func RuleKeys() (keys []RuleKey) {
	for _, r := range ruleTable {
		keys = append(keys, r.key)
	}
	return keys
}

// entry returns the entry of a key, or the zero entry for a key that there is not.
func (k RuleKey) entry() aRule {
	if i := slices.IndexFunc(ruleTable, func(r aRule) bool { return r.key == k }); i >= 0 {
		return ruleTable[i]
	}
	return aRule{}
}

// Default returns the value of the key in a county that set none, or "" for a key that there is not.
func (k RuleKey) Default() string { return k.entry().preset }

// IsSwitch reports whether the values of the key are RuleOn and RuleOff.
func (k RuleKey) IsSwitch() bool { return slices.Equal(k.entry().choices, onOff) }

// Choices returns the values that the key may have, or nil if it has a number or a list.
func (k RuleKey) Choices() []string { return k.entry().choices }

// Read reads a value that somebody typed, and returns it in the one form in which it is kept. It reports false if the
// value does not fit the key, or if there is no such key.
func (k RuleKey) Read(typed string) (value string, ok bool) {
	e := k.entry()
	typed = strings.TrimSpace(typed)
	if e.read != nil {
		return e.read(typed)
	}
	return typed, slices.Contains(e.choices, typed)
}

// numbers returns what reads n whole numbers with slashes between them, each from least to most. If there are several,
// one of them at least is not 0.
func numbers(n, least, most int) func(string) (string, bool) {
	return func(typed string) (string, bool) {
		parts, sum := strings.Split(typed, "/"), 0
		for i, p := range parts {
			x, err := strconv.Atoi(strings.TrimSpace(p))
			if err != nil || x < least || x > most {
				return "", false
			}
			parts[i] = strconv.Itoa(x)
			sum += x
		}
		return strings.Join(parts, "/"), len(parts) == n && sum > 0
	}
}

// readPercent reads a number from 0 to 100 with at most one digit after the point, and returns it with one.
func readPercent(typed string) (string, bool) {
	whole, tenths, _ := strings.Cut(typed, ".")
	if tenths == "" {
		tenths = "0"
	}
	w, err := strconv.ParseUint(whole, 10, 7)
	t, no := strconv.ParseUint(tenths, 10, 7)
	if err != nil || no != nil || len(tenths) > 1 || w*10+t > 1000 {
		return "", false
	}
	return fmt.Sprintf("%d.%d", w, t), true
}

// readFunctions reads functions of people with commas between them, each once, and returns them in the order of
// Functions.
func readFunctions(typed string) (string, bool) {
	var said []Function
	for word := range strings.SplitSeq(typed, ",") {
		f := Function(strings.TrimSpace(word))
		if !slices.Contains(Functions, f) || slices.Contains(said, f) {
			return "", false
		}
		said = append(said, f)
	}
	slices.SortFunc(said, func(a, b Function) int { return slices.Index(Functions, a) - slices.Index(Functions, b) })
	words := make([]string, len(said))
	for i, f := range said {
		words[i] = string(f)
	}
	return strings.Join(words, ","), true
}
