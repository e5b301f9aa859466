package text

// These are the words of the page 查找.
var (
	FindHint = say(
		"姓名、门牌、首字母、电话尾号、写过的话、事项编号",
		"name, door, initials, phone tail, words, task number",
	)
	FindNone     = say("没有叫「%s」的", "nothing called \"%s\"")
	FindNoneNext = say("试试姓、门牌号，或拼音首字母：wxy", "try a surname, a door, or initials: wxy")
	FindCount    = say("%d 条", "%d found")
)
