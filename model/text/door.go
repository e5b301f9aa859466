package text

import (
	"strings"

	"sidan/model"
)

// This file says a door and who lives behind it: address, phone, ages, how many.

var (
	atHome     = say("%d 口人", "%d at home")
	ageOne     = say("%d 岁", "%d yr")
	age        = say("%d 岁", "%d yrs")
	headOfAge  = say("%d 人，户主 %d 岁", "%d at home, head %d yrs")
	peopleOnly = say("%d 人", "%d at home")

	owes   = say("欠 %d 件", "owed %d")
	inHand = say("手上 %d 件", "%d in hand")
)

// Address is a door: whole in Chinese, in less room in English.
func Address(l Lang, a model.Address) string {
	if l == EN {
		return a.Short()
	}
	return a.String()
}

// Phone is a number in groups, as one reads it aloud: 1990000 9473. Another than eleven digits stays as it is.
func Phone(number string) string {
	if len(number) != 11 || strings.Trim(number, "0123456789") != "" {
		return number
	}
	return number[:7] + " " + number[7:]
}

// Age of somebody born in a year, in the year of a day; "" where it is not known.
func Age(l Lang, born int, now model.Day) string {
	n := years(born, now)
	if n < 0 {
		return ""
	}
	return counted(n, ageOne, age).In(l, n)
}

// AtHome is how many live there: 1 口人.
func AtHome(l Lang, n int) string { return atHome.In(l, n) }

// People is how many live there and how old the householder is: 1 人，户主 78 岁.
func People(l Lang, residents []model.Resident, now model.Day) string {
	if len(residents) == 0 || years(residents[0].Born, now) < 0 {
		return peopleOnly.In(l, len(residents))
	}
	return headOfAge.In(l, len(residents), years(residents[0].Born, now))
}

// Owes is how many answers a door waits for: 欠 2 件; "" for none.
func Owes(l Lang, n int) string {
	if n == 0 {
		return ""
	}
	return owes.In(l, n)
}

// InHand is somebody's load: 手上 1 件.
func InHand(l Lang, n int) string { return inHand.In(l, n) }

// years from a year of birth to a day, -1 where either is not known or they do not fit.
func years(born int, now model.Day) int {
	if born <= 0 || now == 0 {
		return -1
	}
	return now.Start().Year() - born
}
