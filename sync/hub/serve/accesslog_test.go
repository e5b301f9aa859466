package serve

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// flood writes what an attack causes, and gives the log of it.
func flood(t *testing.T, attack func(l *accessLog)) (lines []string) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		var b bytes.Buffer
		l := &accessLog{log: slog.New(slog.NewJSONHandler(&b, nil))}
		attack(l)
		time.Sleep(runLasts)
		synctest.Wait()
		lines = strings.Split(strings.TrimSpace(b.String()), "\n")
	})
	return lines
}

// TestNobodyFloodsTheLog: refusals, questions that anybody may ask, laptops that send without end, and
// handshakes that fail.
func TestNobodyFloodsTheLog(t *testing.T) {
	asked := func(pattern string, status int) func(l *accessLog) {
		return func(l *accessLog) {
			for i := range 50_000 {
				r := httptest.NewRequest(http.MethodGet, "/", nil)
				r.Pattern, r.RemoteAddr = pattern, fmt.Sprintf("192.0.2.1:%d", i%60_000+1)
				l.request(r, status, time.Millisecond)
			}
		}
	}
	for _, c := range []struct {
		name    string
		attack  func(l *accessLog)
		most    int
		counts  int  // in the last line
		address bool // in the last line
	}{
		{"no token", asked("POST /v1/sync", 401), 2, 49_999, true},
		{"is it well", asked("GET /healthz", 200), mostWell + 1, 50_000 - mostWell, false},
		{"a laptop without end", asked("POST /v1/sync", 200), mostWell + 1, 50_000 - mostWell, false},
		{"no such path", asked("", 404), 2, 49_999, true},
		{"handshakes", func(l *accessLog) {
			for i := range 50_000 {
				fmt.Fprintf(l, "http: TLS handshake error from 192.0.2.1:%d: EOF\n", i%60_000+1)
			}
		}, 2, 49_999, true},
		{"words of the other end", func(l *accessLog) {
			for i := range 50_000 {
				fmt.Fprintf(l, "http2: bogus greeting %q\n", fmt.Sprint(i))
			}
		}, 2, 49_999, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines := flood(t, c.attack)
			last := lines[len(lines)-1]
			if len(lines) > c.most || !strings.Contains(last, fmt.Sprintf(`"more":%d`, c.counts)) ||
				!strings.Contains(last, `"last"`) {
				t.Errorf("%d lines, the last: %s", len(lines), last)
			}
			if strings.Contains(last, "192.0.2.1") != c.address {
				t.Errorf("the address: %s", last)
			}
		})
	}
}

// TestWordsOfTheOtherEndAreCutShort, and hold nothing that would move a terminal's cursor.
func TestWordsOfTheOtherEndAreCutShort(t *testing.T) {
	lines := flood(t, func(l *accessLog) { fmt.Fprintf(l, "http2: \x1b[2Jgreeting %s\n", strings.Repeat("字", 5000)) })
	if len(lines) != 1 || len([]rune(lines[0])) > mostLine+120 || strings.Contains(lines[0], `u001b`) {
		t.Errorf("%.400s", lines[0])
	}
}
