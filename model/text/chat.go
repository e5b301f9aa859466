package text

// This file holds the words of the text that the branch pastes into the chat group, and of the page that shows it.

// These are the words of the page and of its actions.
var (
	DoChat     = say("群里的话", "text for the chat group")
	DoCopy     = say("再复制一次", "copy again")
	ChatCopied = say("已复制，到群里粘贴；粘不上，就用鼠标选中下面的字",
		"copied: paste it into the chat; if that does not work, select it with the mouse")
	ChatNothing = say("这里没有能发到群里的事", "nothing here can go to the chat group")
	ChatLeft    = say("没写进去的", "left out")
)

// These are the words of the text itself.
var (
	ChatEnd = say("能办的请认领，或者告诉社区支部。", "If you can do one, claim it or tell the branch.")

	chatTitleOne = say("%s有 %d 件事等人来办：", "[%s] %d matter waits for somebody:")
	chatTitle    = say("%s有 %d 件事等人来办：", "[%s] %d matters wait for somebody:")
	chatLine     = say("%s，%s前，编号 %s", "%s, by %s, number %s")
)

var chatBars = words[string]{
	"family": say("自家事不发到群里", "a family matter does not go to the chat"),
	"state":  say("还没派出去，或者已有人接了", "not dispatched yet, or somebody has it"),
	"brief":  say("没有事由", "it has no brief"),
}

// ChatTitle is the first line of the text: how many tasks of a community wait for somebody.
func ChatTitle(l Lang, community string, n int) string {
	return counted(n, chatTitleOne, chatTitle).In(l, community, n)
}

// ChatLine says where a task is, by what day it is due, and its number.
func ChatLine(l Lang, place, due, no string) string { return chatLine.In(l, place, due, no) }

// ChatBars says why a task is not in the text. It returns "" for "".
func ChatBars(l Lang, why string) string { return chatBars.in(l, why) }
