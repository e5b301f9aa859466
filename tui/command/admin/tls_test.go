package admin

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTLSIsOffOnLoopbackAndTheHubsOwnElsewhere where nobody says otherwise.
func TestTLSIsOffOnLoopbackAndTheHubsOwnElsewhere(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		listen, mode string
		key, own     bool
		says         string
	}{
		{"127.0.0.1:8731", "", false, false, ""},
		{"[::1]:8731", "", false, false, ""},
		{"localhost:8731", "", false, false, ""},
		{"0.0.0.0:8731", "", true, true, ""},
		{":8731", "", true, true, ""},
		{"127.0.0.1:8731", "self", true, true, ""},
		{"0.0.0.0:8731", "off", false, false, ""},
		{"0.0.0.0:8731", "on", false, false, "on"},
		{"0.0.0.0:8731", filepath.Join(dir, "no.pem") + "," + filepath.Join(dir, "no.key"), true, false, "no.pem"},
	} {
		key, own, err := keyOf(dir, c.listen, c.mode)
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s --tls %q: %v", c.listen, c.mode, err)
			continue
		}
		if err == nil && ((key != nil) != c.key || own != c.own) {
			t.Errorf("%s --tls %q: a key %v, its own %v", c.listen, c.mode, key != nil, own)
		}
	}
}
