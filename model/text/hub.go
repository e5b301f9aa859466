package text

// This file says what is wrong between the laptop and the hub. Nothing that was typed is lost by any of it: all changes
// stay pending.

// These are the faults of the connection to the hub.
var (
	HubAway = fault(
		say("连不上中心", "the hub is out of reach"),
		say(
			"什么都没丢，写下的都在本机，连上就自己补传。",
			"Nothing is lost: all is kept here and sent by itself later.",
		))
	HubAwayCommand = fault(
		say("连不上中心", "the hub is out of reach"),
		say(
			"什么都没丢，写下的都在本机。过一会儿再来 sidan sync；sidan sync --watch 会守着，连上就传。",
			"Nothing is lost: all is kept here. Try sidan sync again later; sidan sync --watch stays and sends once "+
				"it can.",
		))
	HubBusy = fault(
		say("中心正忙，%d 秒后再试", "the hub is busy: try again in %d s"),
		say("什么都没丢，不用守着。", "Nothing is lost, and there is no need to wait."))
	NotTheHub = fault(
		say("回话的不是中心，是别人的网页", "what answered is not the hub but somebody else's web page"),
		say(
			"多半要先登录这里的无线网：打开浏览器登录，再按 F5。写下的都还在。",
			"This Wi-Fi probably wants a login: open a browser, log in, press F5. What you wrote is still here.",
		))
	ProxyUnread = fault(
		say("代理的设置读不懂", "the setting of the proxy does not read"),
		say("什么都没丢。看看环境变量 HTTP_PROXY 和 HTTPS_PROXY：要像 http://主机:端口；密码里的 # 和 @ "+
			"要按网址的规矩转写（percent-encoding）。",
			"Nothing is lost. Look at the environment variables HTTP_PROXY and HTTPS_PROXY: they should be like "+
				"http://host:port; in a password, # and @ are percent-encoded."))
	ProxyAway = fault(
		say("连不上代理 %s", "the proxy %s is out of reach"),
		say(
			"什么都没丢。换一个网，或改环境变量 HTTP_PROXY 和 HTTPS_PROXY，再试一次。",
			"Nothing is lost. Take another network, or correct the environment variables HTTP_PROXY and "+
				"HTTPS_PROXY, and try again.",
		))
	ProxyLogin = fault(
		say("代理 %s 要用户名和密码", "the proxy %s wants a name and a password"),
		say("什么都没丢。写进环境变量 HTTP_PROXY 和 HTTPS_PROXY：http://用户:密码@主机:端口；或把中心写进 NO_PROXY。",
			"Nothing is lost. Put them into the environment variables HTTP_PROXY and HTTPS_PROXY: "+
				"http://name:password@host:port; or put the hub into NO_PROXY."))
	ProxyRefuses = fault(
		say("代理 %s 不让连中心，它答 %d", "the proxy %s does not let this through to the hub: it says %d"),
		say(
			"什么都没丢。请管网络的人放行中心的地址，或把它写进环境变量 NO_PROXY。",
			"Nothing is lost. Ask whoever keeps the network to let the hub's address through, or put it into the "+
				"environment variable NO_PROXY.",
		))
	HubFailed = fault(
		say("中心自己出了错", "the hub failed"),
		say(
			"它什么都没收，这里什么都没丢，过一会儿自己再传。",
			"It took nothing and nothing is lost here; it is sent again in a while.",
		))
	HubCannotRead = fault(
		say("中心读不懂送去的东西", "the hub cannot read what was sent"),
		say(
			"什么都没丢。多半是两边版本差得远，请更新程序。",
			"Nothing is lost. The two versions are probably far apart: please update.",
		))
	HubTooLarge = fault(
		say("送去的太大，中心没收", "too large for the hub"),
		say("什么都没丢，会分小一些再传。", "Nothing is lost; it is sent again in smaller parts."))
	HubAnsweredOddly = fault(
		say("中心的回话读不懂", "the hub's answer does not read"),
		say("什么都没丢，过一会儿自己再试。", "Nothing is lost; it is tried again in a while."))
	HubContradicts = fault(
		say("中心的回话前后对不上", "the hub's answer contradicts what it said before"),
		say(
			"它的话一句没收，写下的都还在。过一会儿再试；总是这样就告诉管中心的人。",
			"Nothing of it was taken and all you wrote is here. It is tried again; tell whoever keeps the hub if it "+
				"goes on.",
		))
	ClockOff = fault(
		say("这台电脑的钟差得太多，现在是 %s", "this laptop's clock is far off: it says %s"),
		say("把日期和时间调对，再按 F5。钟要是准的，是中心的证书过期了。写下的都在，日子以中心的钟为准。",
			"Set date and time, then press F5. If it is right, the hub's certificate has run out. What you wrote is "+
				"kept; the hub's clock decides the days."))
	HubOtherKey = fault(
		say("答话的不是要找的那个中心：密钥不对", "what answered is not the hub: its key is another"),
		say("什么都没传。先登录这里的无线网，或换个网。还这样就问管中心的人：换过密钥的，拿新邀请码重新加入；没换，"+
			"就是有人夹在中间。",
			"Nothing was sent. Log in to this Wi-Fi or try another network. If it stays, ask whoever keeps the hub: "+
				"a new key wants a new code; no new key means somebody stands between."))
	HubUnvouched = fault(
		say("对方的证书没有人担保", "nobody vouches for the certificate that was shown"),
		say("什么都没传。这里的无线网要登录就先登录；加入时请输整个邀请码，中心有自己的密钥的，码有 26 位。",
			"Nothing was sent. If this Wi-Fi wants a login, log in first. To join, type the whole code: that of a "+
				"hub with a key of its own has 26 characters."))
	HubWantsTLS = fault(
		say("这个邀请码的中心只走加密的线", "the hub of this code is reached over TLS only"),
		say("什么都没传。地址要以 https:// 开头。", "Nothing was sent. The address begins with https://."))
)

// These are the faults of joining, and of a laptop that comes back to the hub.
var (
	CodeWrong = fault(
		say("没有这个邀请码", "there is no such code"),
		say(
			"对着纸条再输一遍，0 和 O、1 和 I 都行。连错五次，这个码就作废。",
			"Type it again from the slip; 0 or O, 1 or I will do. Five wrong tries close a code.",
		))
	CodeUsed = fault(
		say("这个邀请码在另一台电脑上用过了", "this code was used on another laptop"),
		say("一个码只能用一次，请给码的人再发一个。", "A code works once; ask for a new one."))
	CodeOld = fault(
		say("这个邀请码过了 72 小时，不能用了", "this code is older than 72 hours"),
		say("请给码的人再发一个。", "Ask for a new one."))
	CodeClosed = fault(
		say("这个邀请码连错五次，已经作废", "this code was closed after five wrong tries"),
		say("请给码的人再发一个。", "Ask for a new one."))
	TooOften = fault(
		say("从这里连错了太多次邀请码", "too many wrong codes were tried from here"),
		say("过一两分钟再试；码照样有效。", "Try again in a minute or two; the code still counts."))
	DeviceUnknown = fault(
		say("中心不认识这台电脑", "the hub does not know this laptop"),
		say(
			"没传的都还留着。请支部再发一个邀请码，重新加入。",
			"What is not sent is kept. Ask the branch for a new code and join again.",
		))
	DeviceRevoked = fault(
		say("这台电脑已被停用", "this laptop was revoked"),
		say(
			"没传的都还留着，锁在本机。请支部再发一个邀请码。",
			"What is not sent is kept, sealed here. Ask the branch for a new code.",
		))
	KeyGone = fault(
		say("中心的密钥 tls.pem 不见了", "the hub's key, tls.pem, is gone"),
		say("每台电脑都认得它：请从备份文件夹拿回来。真的没有了，删掉旁边的 pin，再给每台电脑发新码。",
			"Every laptop knows it: take it back from the folder of copies. If it is lost, delete the file pin "+
				"beside it, and give every laptop a new code."))
	KeyDamaged = fault(
		say("中心的密钥 tls.pem 或旁边的 pin 坏了", "the hub's key, tls.pem, or the file pin beside it is damaged"),
		say("中心的数据没有动。请从备份文件夹拿回 tls.pem；pin 坏了，删掉它再启动中心。",
			"The hub's data was not touched. Take tls.pem back from the folder of copies; where it is pin, delete "+
				"it and start the hub."))
	BackupElsewhere = fault(
		say("这个中心的备份在另一个文件夹里", "this hub's copies lie in another folder"),
		say("备份要放在一起才算数：请用原来的文件夹。它真的丢了，就加 --new 从这里重新开始。",
			"Copies count only together: take the folder they are in. If it is lost, add --new to begin here."))
	BackupUnknown = fault(
		say("这个文件不在旁边的备份清单里", "this file is not in the list of copies beside it"),
		say(
			"什么都没动。请从备份文件夹里拿，和 backups.json 放在一起的才行。",
			"Nothing was touched. Take one from the folder of copies, where backups.json lies.",
		))
	BackupTooOld = fault(
		say("这份备份太旧，换回去会丢东西", "this copy is too old: words would be lost"),
		say(
			"什么都没动。它之后的，各台电脑可能已经不留了；请用更近的一份。",
			"Nothing was touched. Laptops may no longer have what came after it; take a later one.",
		))
	SampleMismatch = fault(
		say("样例和真的不能连在一起", "a sample and a real county do not mix"),
		say(
			"什么都没传。真的数据连真的中心，样例连样例。",
			"Nothing was sent. A real home goes with a real hub, a sample with a sample.",
		))
	JoinAway = fault(
		say("连不上中心，还没加入", "the hub is out of reach, and this laptop has not joined"),
		say(
			"看看地址和网，再试一次；邀请码照样有效，口令还用这一个。",
			"Look at the address and the network and try again: the code still counts, and the passphrase stays the "+
				"same.",
		))
	CopyCut = fault(
		say("已经加入，第一份还没收完就断了", "joined, but the line broke before the first copy was whole"),
		say(
			"再运行一次同样的命令，或 sidan sync，从断的地方接着收。",
			"Run the same command again, or sidan sync: it goes on from there.",
		))
	JoinLost = fault(
		say("加入到一半，回话丢了", "the answer to the join was lost"),
		say("再运行一次同样的命令，同一个码照样认。", "Run the same command again; the same code still counts."))
)

// NotSealed is shown to somebody who joins a hub over plain HTTP.
var NotSealed = say(
	"这条线不加密，路上的人看得见。只在自家的网里用。",
	"This line is not sealed: whoever is on the way can read it. Only within a network of your own.",
)

// problems has what each problem code of the hub means. The codes are spelled as on the wire.
var problems = map[string]Fault{
	"malformed":    HubCannotRead,
	"too-large":    HubTooLarge,
	"unknown":      DeviceUnknown,
	"revoked":      DeviceRevoked,
	"code":         CodeWrong,
	"code-used":    CodeUsed,
	"code-expired": CodeOld,
	"code-closed":  CodeClosed,
	"too-often":    TooOften,
	"sample":       SampleMismatch,
	"internal":     HubFailed,

	"backup-elsewhere": BackupElsewhere,
	"backup-unknown":   BackupUnknown,
	"backup-too-old":   BackupTooOld,
}

// Proxy says why the laptop could not get through a proxy. proxy is its address, or "" if its setting could not be
// read. status is the HTTP status that it answered, or 0 if it could not be reached.
func Proxy(l Lang, proxy string, status int) string {
	switch {
	case proxy == "":
		return ProxyUnread.In(l)
	case status == 0:
		return ProxyAway.In(l, proxy)
	case status == 407:
		return ProxyLogin.In(l, proxy)
	}
	return ProxyRefuses.In(l, proxy, status)
}

// Problem returns what a problem code of the hub means. A code that this program does not know means that the hub
// failed. For the code "busy" use HubBusy, which also takes the seconds to wait.
func Problem(code string) Fault {
	if f, ok := problems[code]; ok {
		return f
	}
	return HubFailed
}
