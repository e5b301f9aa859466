package command

import (
	"bufio"
	"net"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestAHubStopsWithin15Seconds, as its users may rely on, also while somebody sends a request that never ends.
func TestAHubStopsWithin15Seconds(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	run(t, root, "", "hub", "sample", "--data", "hub")
	cmd := sidan(root, "hub", "--data", "hub", "--listen", "127.0.0.1:0")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	line, err := bufio.NewReader(out).ReadString('\n')
	at, ok := strings.CutPrefix(strings.TrimSpace(line), "listening on http://")
	if err != nil || !ok {
		t.Fatalf("the hub says %q: %v", line, err)
	}
	go func() { ended <- cmd.Wait() }()
	slow, err := net.Dial("tcp", at)
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	if _, err := slow.Write([]byte(
		"POST /v1/join HTTP/1.1\r\nHost: hub\r\nContent-Length: 1000\r\nContent-Type: application/cbor\r\n\r\nx",
	)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("it ended with %v", err)
		}
	case <-time.After(15 * time.Second):
		_ = cmd.Process.Kill()
		t.Error("it has not stopped after 15 seconds")
	}
}
