package text

import "strings"

// Fault says what went wrong with the program, the computer or the network, and what to do about it. If people could
// fear that something is lost, Next also says that nothing is. What takes the first of the arguments, and Next takes
// the rest.
type Fault struct{ What, Next Sentence }

// fault makes a Fault from its two parts.
func fault(what, next Sentence) Fault { return Fault{what, next} }

// Title says what went wrong, as a clause. It is the heading of an error screen.
func (f Fault) Title(l Lang, args ...any) string {
	return f.What.In(l, args[:min(f.What.verbs(), len(args))]...)
}

// Advice says what to do. It takes the arguments of the whole Fault.
func (f Fault) Advice(l Lang, args ...any) string {
	return f.Next.In(l, args[min(f.What.verbs(), len(args)):]...)
}

// In says in whole sentences what went wrong and what to do, and also that nothing is lost if Next says so.
func (f Fault) In(l Lang, args ...any) string {
	title := f.Title(l, args...)
	if strings.HasPrefix(f.What.en, "%") && l == EN { // the name of a file or a flag gets no capital
		return follow(l, title+".", f.Advice(l, args...))
	}
	return follow(l, full(l, title), f.Advice(l, args...))
}

// verbs returns how many arguments the sentence takes. It takes the same number in both languages.
func (s Sentence) verbs() int { return strings.Count(s.zh, "%") }

// These are the faults of the home: its passphrase, its file and its disk.
var (
	WrongPassphrase = fault(
		say("口令不对", "wrong passphrase"),
		say(
			"再试一次，留意大小写和输入法。数据都还在。",
			"Try again; mind capitals and the input method. All the data is still there.",
		))
	NeedPassphrase = fault(
		say("要口令才能打开", "a passphrase is needed to open this"),
		say(
			"请在终端里运行，或用 --passphrase-file 给出。",
			"Run it in a terminal, or give one with --passphrase-file.",
		))
	ForgottenPassphrase = fault(
		say("忘了的口令谁也取不回", "nobody can bring a forgotten passphrase back"),
		say("传过的都在中心；没传的 %d 条会打不开。真想不起来，请支部再发一个邀请码，在新的数据目录里重新加入。",
			"What was sent is on the hub; %d not yet sent will stay sealed. If it will not come back to you, ask "+
				"the branch for a new code and join again in a new home."))
	HomeInUse = fault(
		say("这份数据正由另一个程序开着，进程 %d", "another process has this home open: %d"),
		say("先退出那一个，再来一次。什么都没丢。", "Close that one, then try again. Nothing is lost."))
	HomeBusy = fault(
		say("这份数据正由另一个程序开着", "another process has this home open"),
		say("先退出那一个，再来一次。什么都没丢。", "Close that one, then try again. Nothing is lost."))
	ForeignFile = fault(
		say("%s 不是四单的数据文件", "%s is not a file of Sidan"),
		say(
			"没有动它。请换一个文件，或用 --home 指到别处。",
			"It was not touched. Take another file, or another --home.",
		))
	DamagedFile = fault(
		say("数据文件坏了：%s", "the data file is damaged: %s"),
		say(
			"先别删。用 sidan restore 取回备份，再同步；传过的都在中心。",
			"Do not delete it. Bring a backup back with sidan restore, then sync; what was sent is on the hub.",
		))
	HomeGone = fault(
		say(
			"这里本来有数据，数据文件 home.db 不见了或是空的",
			"there was a home here, and its file home.db is gone or empty",
		),
		say("没有另建新的。找到它放回来，或用 sidan restore 取回备份；要重新开始，用 --home 换一个空目录。",
			"No new one was made. Put the file back, or a copy of it with sidan restore; to begin anew, take an "+
				"empty directory with --home."))
	HomeShared = fault(
		say("别人也能改这个数据目录", "others may write in the home's directory"),
		say(
			"数据放在那里不安全：用 --home 换一个空目录，或先 chmod 700。",
			"The data is not safe there: take an empty directory with --home, or chmod 700 it first.",
		))
	NoPlace = fault(
		say(
			"不知道数据放在哪里：环境变量 HOME 是空的",
			"there is no place for the home: the environment variable HOME is empty",
		),
		say("用 --home 说一个目录。什么都没写。", "Name a directory with --home. Nothing was written."))
	ReadOnly = fault(
		say("%s 只能读，不能写", "%s can only be read, not written"),
		say(
			"什么都没改，先前存的都在。换一个能写的文件夹，或请管电脑的人解除只读。",
			"Nothing was changed and all that was kept is there. Take a folder that can be written, or have the "+
				"disk made writable.",
		))
	NotAllowed = fault(
		say("没有权限动 %s", "no permission for %s"),
		say(
			"什么都没改，先前存的都在。换一个自己的文件夹，或请管电脑的人给权限。",
			"Nothing was changed and all that was kept is there. Take a folder of your own, or ask for the permission.",
		))
	Stopped = fault(
		say("停下了", "stopped"),
		say(
			"存过的都在。再运行一次同样的命令，就接着做。",
			"All that was kept is there. Run the same command again to go on.",
		))
	DamagedCopy = fault(
		say("这份备份坏了：%s", "this copy is damaged: %s"),
		say("没有动原来的数据。请换一份备份。", "The home was not touched. Take another copy."))
	FileThere = fault(
		say("已经有 %s 这个文件", "there is a file %s already"),
		say("没有动它。请换一个名字。", "It was not touched. Take another name."))
	DamagedValues = fault(
		say("有 %d 条读不出来", "%d could not be read"),
		say(
			"其余照常可用，传过的都在中心。sidan check 说出是哪些。",
			"All the rest works, and what was sent is on the hub. sidan check names them.",
		))
	DiskFull = fault(
		say("存不进去：磁盘满了", "cannot save: the disk is full"),
		say(
			"写下的还在屏幕上，一个字没丢。腾出 50 MB 以上，再按 Enter 存一次。",
			"What you wrote is still on the screen, no word is lost. Free 50 MB or more, then press Enter to save "+
				"again.",
		))
	DiskFullCommand = fault(
		say("存不进去：磁盘满了", "cannot save: the disk is full"),
		say(
			"这一条没有存下，先前存的都在。腾出 50 MB 以上，再运行一次。",
			"This one is not kept; all before it is. Free 50 MB or more, then run it again.",
		))
	NoHome = fault(
		say("这里还没有数据", "there is no home here yet"),
		say(
			"用 sidan sample 先看样例，或用 sidan join 加入社区。",
			"Look round with sidan sample, or join your community with sidan join.",
		))
	HomeThere = fault(
		say("%s 里已经有数据", "there is data in %s already"),
		say("没有动它。用 --home 换一个空目录。", "It was not touched. Take an empty directory with --home."))
)

// These are the faults of the screen and the keyboard.
var (
	NoTerminal = fault(
		say("这里不是终端，画不出屏幕", "this is not a terminal, there is no screen to draw on"),
		say("请在终端里运行 sidan。脚本里可用 sidan round、tasks、visit、sync 等命令，sidan help 列出全部。",
			"Run sidan in a terminal. Scripts can use sidan round, tasks, visit, sync and more; sidan help lists "+
				"them all."))
	TooSmall = fault(
		say("窗口太小：要 80x24，现在 %dx%d", "the window is too small: 80x24 needed, now %dx%d"),
		say(
			"把窗口拉大，或把字调小。写下的都在。",
			"Make it larger, or the letters smaller. What you wrote is still there.",
		))
	TooLong = fault(
		say("最多 %d 字，多了 %d 字", "at most %d characters: %d too many"),
		say("删短一些再存，写的都还在。", "Make it shorter and save again; what you wrote is still there."))
	PasteCut = fault(
		say("粘进来的太长，只留下 %d 字", "too long to paste, kept up to character %d"),
		say("原文还在你复制的地方。", "The whole is still where you copied it."))
	Internal = fault(
		say("程序自己出了错", "the program failed"),
		say(
			"存过的都在。请再试一次；还不行，把这份记录交给支部：%s",
			"All that was kept is there. Try again; if it fails again, hand this log to the branch: %s",
		))
)

// This labels the place of the log, below an error.
var (
	LabelLog = say("记录", "log")
)
