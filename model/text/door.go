package text

import (
	"strings"

	"sidan/model"
)

// This file holds the words for a household: its address, its phones, how many people live there, and how old they are.

var (
	atHome     = say("%d 口人", "%d at home")
	ageOne     = say("%d 岁", "%d yr")
	age        = say("%d 岁", "%d yrs")
	headOfAge  = say("%d 人，户主 %d 岁", "%d at home, head %d yrs")
	peopleOnly = say("%d 人", "%d at home")

	owes   = say("欠 %d 件", "owed %d")
	inHand = say("手上 %d 件", "%d in hand")
)

// Address returns an address as a screen shows it: in full in Chinese, and in its short form in English.
func Address(l Lang, a model.Address) string {
	if l == EN {
		return a.Short()
	}
	return a.String()
}

// Phone returns a phone number of eleven digits in groups, as people read it aloud: 1990000 9473. It returns any other
// number unchanged.
func Phone(number string) string {
	if len(number) != 11 || strings.Trim(number, "0123456789") != "" {
		return number
	}
	return number[:7] + " " + number[7:]
}

// Age says how old somebody is on a day: 78 岁. born is the year of birth, so that the age may be one year too high.
// Age returns "" if born or the day is zero, or if the day is in an earlier year than born.
func Age(l Lang, born int, now model.Day) string {
	n := years(born, now)
	if n < 0 {
		return ""
	}
	return counted(n, ageOne, age).In(l, n)
}

// AtHome says how many people live in a household: 1 口人.
func AtHome(l Lang, n int) string { return atHome.In(l, n) }

// People says how many people live in a household and, if it is known, how old the householder is: 1 人，户主 78 岁.
func People(l Lang, residents []model.Resident, now model.Day) string {
	if len(residents) == 0 || years(residents[0].Born, now) < 0 {
		return peopleOnly.In(l, len(residents))
	}
	return headOfAge.In(l, len(residents), years(residents[0].Born, now))
}

// Owes says how many answers are owed to a household: 欠 2 件. It returns "" if there are none.
func Owes(l Lang, n int) string {
	if n == 0 {
		return ""
	}
	return owes.In(l, n)
}

// InHand says how many tasks somebody has in hand: 手上 1 件.
func InHand(l Lang, n int) string { return inHand.In(l, n) }

// years returns the number of years from a year of birth to the year of a day. It returns -1 if either is zero, and
// another negative number if the day is in an earlier year.
func years(born int, now model.Day) int {
	if born <= 0 || now == 0 {
		return -1
	}
	return now.Start().Year() - born
}
