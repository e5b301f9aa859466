package sheet

import (
	"slices"
	"strings"

	"sidan/model/pattern"
	"sidan/model/text"
)

var (
	mobile   = pattern.New(`^1[3-9][0-9]{9}$`)
	landline = pattern.New(`^(?:010|02[0-9])[0-9]{8}$|^0[3-9][0-9]{2}[0-9]{7,8}$`) // with its area code
	country  = pattern.New(`^(?:\+|00)86|^86(1[0-9]{10}$)`)
	thousand = pattern.New(`^[0-9]{1,3}(?:[,，][0-9]{3}){2,3}$`)
	noCents  = pattern.New(`^([0-9]+)\.0+$`)
	// owner matches words that say whose number it is or what it is, if they add nothing: 本人 19900000001,
	// 手机：19900000001.
	owner = pattern.New(
		`^(?:本人|户主|手机|电话|联系电话|手机号|手机号码|座机|固话|tel|TEL|Tel)[:：]?\s*|[（(](?:本人|户主)[)）]$`,
	)
)

// phones returns the numbers in a cell as digits. Each is that of a mobile, or of a landline with its area code.
func phones(cell string) (list []string, no trouble) {
	if isNothing(cell) {
		return nil, no
	}
	if n, no := phone(cell); no.none() {
		return []string{n}, no
	}
	pieces := parts(cell)
	if thousand().MatchString(cell) {
		pieces = []string{cell}
	}
	for _, piece := range pieces {
		if isNothing(piece) {
			continue
		}
		n, no := phone(piece)
		if no.none() {
			list = append(list, n)
			continue
		}
		several := strings.Fields(half(piece))
		if len(several) < 2 {
			return nil, no
		}
		for _, one := range several {
			n, bare := phone(one)
			if !bare.none() {
				return nil, no
			}
			list = append(list, n)
		}
	}
	return unique(list), trouble{}
}

// phone reads one number.
func phone(typed string) (string, trouble) {
	s := owner().ReplaceAllString(strings.TrimSpace(half(typed)), "")
	switch {
	case strings.ContainsAny(s, "*xX×＊✱"):
		return "", bad(text.PhoneMasked, clip(typed))
	case scaled().MatchString(s):
		return "", bad(text.PhoneRounded, clip(typed))
	}
	if found := noCents().FindStringSubmatch(s); found != nil {
		s = found[1]
	}
	if thousand().MatchString(s) {
		s = strings.ReplaceAll(s, ",", "")
	}
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -–—−‐()'", r) {
			return -1
		}
		return r
	}, s)
	s = country().ReplaceAllString(s, "$1")
	switch {
	case mobile().MatchString(s), landline().MatchString(s):
		return s, trouble{}
	case strings.Trim(s, "+0123456789.") != "":
		return "", ask(text.PhoneWords, clip(typed))
	case len(s) == 10 && landline().MatchString("0"+s):
		return "", ask(text.PhoneZero, clip(typed), "0"+s)
	}
	return "", bad(text.PhoneDigits, clip(typed), len(s))
}

func unique(list []string) (once []string) {
	for _, s := range list {
		if !slices.Contains(once, s) {
			once = append(once, s)
		}
	}
	return once
}
