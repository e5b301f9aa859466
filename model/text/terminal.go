package text

// This file holds what commands say to people: heads of columns, lines at the end, and what is wrong with a command
// line, as far as usage.go does not hold it.

// These are the heads of columns.
var (
	HeadID       = say("编号", "id")
	HeadName     = say("姓名", "name")
	HeadPlace    = say("名称", "name")
	HeadPath     = say("代码", "path")
	HeadLevel    = say("级别", "level")
	HeadFunction = say("职务", "function")
	HeadAccount  = say("账号", "account")
	HeadRole     = say("角色", "role")
	HeadGroups   = say("所在", "belongs to")
	HeadScopes   = say("范围", "scopes")
	HeadAddress  = say("地址", "address")
	HeadTags     = say("类别", "tags")
	HeadState    = say("状态", "state")
	HeadWords    = say("事项", "words")
	HeadGrid     = say("网格", "grid")
	HeadDue      = say("时限", "due")
	HeadWho      = say("承办", "holder")
	HeadKind     = say("类", "kind")
	HeadOn       = say("日子", "on")
	HeadOutcome  = say("结果", "outcome")
	HeadWith     = say("见到谁", "with")
	HeadNote     = say("情况", "note")
	HeadGroup    = say("名称", "name")
	HeadServes   = say("地点", "where")
	HeadDoes     = say("服务内容", "does")
	HeadFlagged  = say("要支部看", "for the branch to look at")
	HeadWhy      = say("为什么", "why")
	HeadLoad     = say("手上", "in hand")
	HeadWhat     = say("什么", "what")
	HeadNext     = say("怎么办", "what next")
	HeadPhone    = say("电话", "phone")
	HeadPeople   = say("家里人", "people")
	HeadLaptop   = say("电脑", "laptop")
	HeadContact  = say("上次联络", "last contact")
	HeadPending  = say("待传", "pending")
	HeadPerson   = say("谁", "person")
	HeadHub      = say("中心", "hub")
	HeadHome     = say("数据目录", "home")
	HeadBounced  = say("退件", "bounced")
	HeadSync     = say("上次同步", "last sync")
	HeadHolds    = say("本机有", "holds")
)

// These are shown below a list, or instead of a list.
var (
	CountHouseholds = say("%d 户，%d 件事项，%d 次走访", "%d households, %d tasks, %d visits")
	ListNothing     = say("没有", "none")
	SampleHub       = say("样例里的中心", "the hub inside the sample")
	InviteLine      = say("%s 的邀请码：%s，%s 前有效", "the code for %s: %s, good until %s")
	SampleMade      = say("样例备好了，在 %s", "the sample is ready, in %s")
	SampleMadeNext  = say("打开屏幕：sidan%s", "open the screens: sidan%s")
	HubSampleMade   = say("中心装好了样例，在 %s", "the hub is filled with the sample, in %s")
	VisitKept       = say("已记下走访 %s", "visit %s is kept")
	RaisedAs        = say("诉求 %s", "request %s")
	KeptAs          = say("已记下 %s", "kept as %s")
	JoinedAs        = say("已加入：%s，%s，收到 %d 条", "joined as %s, %s; %d records taken")
	HomeCopied      = say("已备份到 %s，打开它要同一个口令", "copied to %s; it opens with the same passphrase")
	HomeRestored    = say("换回了 %s。再同步一次就齐了。", "%s is back; one sync and all is there.")
	HomeAside       = say(
		"原来的挪到了 %s：里面可能有还没传的，先别删。",
		"What was there is now %s: it may hold what was not sent yet, so do not delete it.",
	)
	BackupMade  = say("已备份到 %s；这个中心现有 %d 份。", "Copied to %s; copies of this hub now: %d.")
	BackupFew   = say("满三份，各台电脑才开始清理传过的。", "From three on, laptops let go of what they sent.")
	RestoreDone = say(
		"换回了 %s。启动中心，各台电脑自己把后来的再传一遍。",
		"%s is back; start the hub, and laptops send by themselves what came after it.",
	)
	RestoreAccounts = say(
		"账号和电脑也回到了那时：请用 hub devices 核一遍停用过的。",
		"Accounts and laptops are those of then as well: go over the revoked ones with hub devices.",
	)
	HubSound = say(
		"完好：%d 个社区和名录，%d 条记录，%d 条经过",
		"sound: %d communities and directories, %d records, %d lines of history",
	)
	HubPoisoned = say("%d 处对不上", "%d places do not fit")
	HubMendable = say(
		"其中 %d 处修得好：先备份，停下中心，再运行 hub check --mend",
		"%d of them can be mended: make a copy, stop the hub, then run hub check --mend",
	)
	HubMended  = say("重做 %d 条，放在一边 %d 处", "%d made anew, %d put aside")
	HubDamaged = say(
		"%d 处对不上。先别停中心，马上备份到新的文件夹；再换回最近的好备份",
		"%d places do not fit. Do not stop the hub: copy it to a new folder at once; then put the newest good copy "+
			"back",
	)
	Revoked = say(
		"已停用 %s，%s 的电脑。它下次联络就锁上，没传的留在它上面",
		"%s of %s is out of use. It seals itself at its next contact; what it has not sent stays on it",
	)
	RevokedBefore = say("先前就停用了", "it was out of use already")
	LaptopRevoked = say("已停用", "revoked")
	LaptopCopied  = say("有两台在用同一份", "copied: two are in use")
	CheckSound    = say(
		"完好：%d 条记录，%d 条自己写的，%d 条退件，%d 份草稿",
		"sound: %d records, %d written here, %d bounced, %d drafts",
	)
	CheckFound    = say("%d 处读不出来，%d 处对不上", "%d cannot be read, %d do not fit")
	AskPassphrase = say("口令：", "passphrase:")
	AskNewPass    = say("新口令，8 位以上，谁也取不回：", "new passphrase, 8 or more, nobody can bring it back:")
	AskPassAgain  = say("再输一遍：", "once more:")
	RowBadYear    = say("出生年读不懂：%s", "the year of birth does not read: %s")
)

// These say what is wrong with a command line.
var (
	NoSuchFlag = fault(
		say("没有 %s 这个选项", "there is no flag %s"),
		say("sidan help%s 说怎么用。", "sidan help%s says how."))
	FlagWants = fault(
		say("%s 后面要有值", "%s wants a value"),
		say("sidan help%s 说怎么用。", "sidan help%s says how."))
	FlagAlone = fault(
		say("%s 前面要有 %s", "%s wants %s before it"),
		say("它说的是前面那一件。", "It speaks of the one before."))
	FileUnread = fault(
		say("打不开 %s", "%s does not open"),
		say("看看路径和权限。", "Look at the path and its permissions."))
	ListNotText = fault(
		say("%s 不是文本，读不了", "%s is no text and cannot be read"),
		say(
			"在 Excel 里另存为「CSV UTF-8」，再来一次。什么都没收。",
			"Save it as CSV UTF-8 in Excel, then try again. Nothing was taken.",
		))
	JoinedBefore = fault(
		say("这里已经是一个人的数据", "this home has joined already"),
		say("没有动它。用 --home 换一个空目录。", "It was not touched. Take an empty directory with --home."))
	BadAddress = fault(
		say("中心的地址不对", "the hub's address does not read"),
		say("要像这样：https://192.168.1.10:8731。", "It should be like this: https://192.168.1.10:8731."))
	BadLine = fault(
		say("读不懂", "it does not read"),
		say("一行要有一个 JSON 对象；别的行照常收。", "A line is one JSON object; the other lines are taken."))
	PassesDiffer = fault(
		say("两遍口令不一样", "the two passphrases differ"),
		say("再来一次。", "Try again."))
	PassShort = fault(
		say("口令太短", "the passphrase is too short"),
		say("8 位以上，再来一次。", "8 characters or more; try again."))
	OnlyWorld = fault(
		say("--as 只用于样例", "--as is for sample worlds only"),
		say("去掉它再来一次。", "Try again without it."))
	BadKeyPair = fault(
		say("证书和密钥读不懂，或不是一对：%s", "certificate and key do not read, or do not belong together: %s"),
		say(
			"两个都要 PEM 文件，写成 --tls CERT,KEY；或用 --tls self，中心自己做一对。",
			"Both are PEM files, given as --tls CERT,KEY; or take --tls self, and the hub makes its own.",
		))
	Namesakes = fault(
		say("有 %d 位叫%s：%s", "there are %d of the name %s: %s"),
		say("用 --person 加编号，说是哪一位。", "Say which, with --person and the id."))
	ListenWhere = fault(
		say("%s 不是这台电脑能监听的地址", "%s is no address that this machine can listen at"),
		say(
			"要像 127.0.0.1:8731 或 :8731；1024 以下的端口要管理员权限。",
			"It should be like 127.0.0.1:8731 or :8731; a port below 1024 wants an administrator.",
		))
	PortTaken = fault(
		say("%s 有别的程序占着", "another program has %s"),
		say("先停下那一个，或用 --listen 换一个端口。", "Stop that one, or take another port with --listen."))
	ForeignHub = fault(
		say("--data 里的 hub.db 不是四单的数据文件", "hub.db in the folder of --data is not a file of Sidan"),
		say(
			"没有动它。看看 --data 是不是写对了；要换回备份，用 sidan hub restore，它会挪到一边。",
			"It was not touched. Look whether --data is right; sidan hub restore moves it aside and puts a copy back.",
		))
	NoHub = fault(
		say("--data 里没有中心", "there is no hub in the folder of --data"),
		say(
			"看看 --data 是不是写对了。新的中心从 sidan hub import 或 sidan hub 开始。",
			"Look whether --data is right. A new hub begins with sidan hub import, or with sidan hub.",
		))
	HubGone = fault(
		say(
			"--data 里本来有中心，它的数据文件 hub.db 不见了或是空的",
			"there was a hub in the folder of --data, and its file hub.db is gone or empty",
		),
		say(
			"没有另建新的。请用 sidan hub restore 换回最近的备份；要新建中心，请换一个空文件夹。",
			"No new one was made. Put the newest copy back with sidan hub restore; for a new hub take an empty folder.",
		))
	OthersWrite = fault(
		say("别人也能改 --data 的文件夹", "others may write in the folder of --data"),
		say(
			"中心的数据放在那里不安全：请换一个空文件夹，或先 chmod 700。",
			"A hub's data is not safe there: take an empty folder, or chmod 700 it first.",
		))
	CopyDamaged = fault(
		say("这份备份和清单上记的对不上：%s", "this copy is not what the list says of it: %s"),
		say("没有动中心的数据。请换清单上的另一份备份。", "The hub was not touched. Take another copy of the list."))
	DamagedHub = fault(
		say("中心的数据文件 hub.db 坏了", "the hub's file hub.db is damaged"),
		say(
			"先别删。用 sidan hub restore 换回最近的备份，坏的会挪到一边；后来的各台电脑会再传一遍。",
			"Do not delete it. Put the newest copy back with sidan hub restore, which moves this one aside; laptops "+
				"send again what came after.",
		))
	HubNotEmpty = fault(
		say("%s 里的中心已经有数据", "the hub in %s holds something already"),
		say("没有动它。用 --data 换一个空目录。", "It was not touched. Take an empty directory with --data."))
)
