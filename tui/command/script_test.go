package command

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// exits runs a command and wants its exit code: exits 3 sidan task claim ID.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit := new(exec.ExitError)
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		code = exit.ExitCode()
	}
	if code != want {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
}

// hubs are those a script has running, by their data directory.
type hubs map[string]running

type running struct {
	*exec.Cmd
	ended chan struct{}
}

type hubsKey struct{}

func setup(env *testscript.Env) error {
	env.Values[hubsKey{}], env.Values[holdKey{}] = hubs{}, &holder{}
	return nil
}

// serveHub runs a hub on a port of its own, or with more flags, and puts its address into the environment once
// it says so, as URL and as host and port: serve HUB data [--tls self]. Served again it has the address it had.
func serveHub(ts *testscript.TestScript, _ bool, args []string) {
	listen := cmp.Or(ts.Getenv(args[0]+"_AT"), "127.0.0.1:0")
	h := running{
		exec.Command("sidan", append([]string{"hub", "--data", ts.MkAbs(args[1]), "--listen", listen}, args[2:]...)...),
		make(chan struct{}),
	}
	h.Dir = ts.MkAbs(".")
	out, err := h.StdoutPipe()
	ts.Check(err)
	ts.Check(h.Start())
	ts.Defer(func() {
		_ = h.Process.Kill()
		<-h.ended
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	go func() {
		_ = h.Wait()
		close(h.ended)
	}()
	ts.Check(err)
	at, ok := strings.CutPrefix(strings.TrimSpace(line), "listening on ")
	if !ok {
		ts.Fatalf("the hub says %q", line)
	}
	_, port, _ := strings.Cut(at, "://")
	ts.Setenv(args[0], at)
	ts.Setenv(args[0]+"_AT", port)
	ts.Value(hubsKey{}).(hubs)[args[1]] = h
}

// stopHub tells one to stop, and wants it to do so well: halt data. With "dead" it is killed.
func stopHub(ts *testscript.TestScript, _ bool, args []string) {
	h := ts.Value(hubsKey{}).(hubs)[args[0]]
	if len(args) > 1 {
		ts.Check(h.Process.Kill())
		<-h.ended
		return
	}
	ts.Check(h.Process.Signal(syscall.SIGTERM))
	<-h.ended
	if code := h.ProcessState.ExitCode(); code != 0 {
		ts.Fatalf("the hub ended with %d", code)
	}
}

// portal is somebody else's web page in the hub's place: portal URL.
func portal(ts *testscript.TestScript, _ bool, args []string) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "<html><body>log in to the hotel's Wi-Fi</body></html>")
	}))
	ts.Defer(s.Close)
	ts.Setenv(args[0], s.URL)
}

// refusingProxy answers everything with a status, and says nothing: proxy ADDRESS 407.
func refusingProxy(ts *testscript.TestScript, _ bool, args []string) {
	status, err := strconv.Atoi(args[1])
	ts.Check(err)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }))
	ts.Defer(s.Close)
	ts.Setenv(args[0], strings.TrimPrefix(s.URL, "http://"))
}

// deafHub stands before a hub and loses its first reply on the way back: deaf URL $HUB.
func deafHub(ts *testscript.TestScript, _ bool, args []string) {
	to, err := url.Parse(args[1])
	ts.Check(err)
	var lost atomic.Bool
	proxy := httputil.NewSingleHostReverseProxy(to)
	proxy.ModifyResponse = func(*http.Response) error {
		if lost.CompareAndSwap(false, true) {
			return http.ErrAbortHandler
		}
		return nil
	}
	proxy.ErrorHandler = func(http.ResponseWriter, *http.Request, error) { panic(http.ErrAbortHandler) }
	s := httptest.NewUnstartedServer(proxy)
	s.Config.Protocols = new(http.Protocols)
	s.Config.Protocols.SetHTTP1(true)
	s.Config.Protocols.SetUnencryptedHTTP2(true)
	s.Start()
	ts.Defer(s.Close)
	ts.Setenv(args[0], s.URL)
}

// writeDoors writes a list of so many households of one grid: doors FILE 300.
func writeDoors(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	var b bytes.Buffer
	b.WriteString("\ufeff网格,地址,户主,电话,类别,备注\r\n")
	for i := range n {
		building, unit, floor, door := i/60+1, i/20%3+1, i/4%5+1, i%4+1
		tag := []string{"", "独居老人、高龄", "租户", "低保"}[i%4]
		fmt.Fprintf(&b, "522730/01/01/01,金桂苑%d栋%d单元%d0%d,王秀%c、李%c,1990000%04d,%s,\"第%d户,新抄的\"\r\n",
			building, unit, floor, door, '一'+rune(i), '丁'+rune(i), i, tag, i+1)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o644))
}

// writeTooLong writes a list whose rows pass a limit each, but for the last: toolong FILE.
func writeTooLong(ts *testscript.TestScript, _ bool, args []string) {
	var b strings.Builder
	b.WriteString("网格,地址,户主,备注\n")
	row := func(address, names, note string) { fmt.Fprintf(&b, "522730/01/01/01,%s,%s,%s\n", address, names, note) }
	row("青山路11号", "王秀英（"+strings.Repeat("很", 5000)+"）", "")
	row("青山路12号", "王秀英", strings.Repeat("话", 2001))
	row("青山路13号", strings.Repeat("王秀英、", 2000), "")
	row(strings.Repeat("青山", 60)+"路14号", "王秀英", "")
	row("青山路15号", "王秀英", strings.Repeat("话", 2000))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(b.String()), 0o644))
}

// toGB18030 writes a file anew as Excel in China saves it: gb18030 FROM TO.
func toGB18030(ts *testscript.TestScript, _ bool, args []string) {
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b, 0o644))
}

// checkMode wants a file's permissions: mode 600 FILE.
func checkMode(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.ParseUint(args[0], 8, 32)
	ts.Check(err)
	info, err := os.Stat(ts.MkAbs(args[1]))
	ts.Check(err)
	if got := info.Mode().Perm(); got != os.FileMode(want) {
		ts.Fatalf("%s is %o, want %o", args[1], got, want)
	}
}

// hold has a process sit at a home until release; HOLDER is its number: hold ming $AT.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	cmd := exec.Command("sidan", "--home", ts.MkAbs(args[0]), "--at", args[1], "visit", "-")
	cmd.Env = append(os.Environ(), "SIDAN_PASSPHRASE="+ts.Getenv("SIDAN_PASSPHRASE"))
	in, err := cmd.StdinPipe()
	ts.Check(err)
	said, err := cmd.StderrPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	fmt.Fprintln(in, "not a visit") // what it says of it comes once the home is open
	if _, err := bufio.NewReader(said).ReadString('\n'); err != nil {
		ts.Fatalf("nobody sits there: %v", err)
	}
	ts.Setenv("HOLDER", strconv.Itoa(cmd.Process.Pid))
	var once sync.Once
	end := func() {
		once.Do(func() {
			_ = in.Close()
			_ = cmd.Wait()
		})
	}
	ts.Defer(end)
	ts.Value(holdKey{}).(*holder).end = end
}

func release(ts *testscript.TestScript, _ bool, _ []string) { ts.Value(holdKey{}).(*holder).end() }

type (
	holdKey struct{}
	holder  struct{ end func() }
)

// hostile puts words into the environment that would colour, turn, ring and hide: hostile NAME NOTE.
func hostile(ts *testscript.TestScript, _ bool, args []string) {
	ts.Setenv(args[0], "\u202e𠮷\u200b田\x1b红\u2066字\x07")
	ts.Setenv(args[1], "第一行\x1b\x9b空\ufeff隙\u202c")
}

// paste writes visits as lines: no object, a note of so many characters, a good one, one with a key nobody knows.
func paste(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	door := args[2]
	lines := []string{
		"见到本人",
		`{"household":"` + door + `","outcome":"met","note":"` + strings.Repeat("字", n/3) + `"}`,
		`{"household":"` + door + `","outcome":"met","note":"从纸上抄来","requests":[{"text":"要报销单"},{"text":"` +
			`水压低","answered":"告诉了物业电话"}]}`,
		`{"household":"` + door + `","outcome":"met","mood":"good"}`,
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Join(lines, "\n")), 0o600))
}
