package serve_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sidan/sync/hub"
	"sidan/sync/hub/serve"
	"sidan/sync/hub/suite"
)

func TestHolder(t *testing.T) {
	_, _, dir := servedAndHere(t, false)
	if got := serve.Holder(dir); got != os.Getpid() {
		t.Errorf("held by %d, want %d", got, os.Getpid())
	}
	empty := t.TempDir()
	if got := serve.Holder(empty); got != 0 {
		t.Errorf("nobody's folder is held by %d", got)
	}
	if err := os.WriteFile(filepath.Join(empty, "owner"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := serve.Holder(empty); got != 0 {
		t.Errorf("a garbled owner file names %d", got)
	}
}

// TestAnOwnerFileWithoutASecret is as none.
func TestAnOwnerFileWithoutASecret(t *testing.T) {
	_, _, served := servedAndHere(t, false)
	b, err := os.ReadFile(filepath.Join(served, "owner"))
	if err != nil {
		t.Fatal(err)
	}
	for name, secret := range map[string]string{"too short": "00ff", "not digits": strings.Repeat("x", 64)} {
		var o map[string]any
		if err := json.Unmarshal(b, &o); err != nil {
			t.Fatal(err)
		}
		o["secret"] = secret
		spoilt, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		dir := suite.TempDir(t)
		h, err := opener(t)(dir) // a hub is made only where nobody served one
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(h.Close(), os.WriteFile(filepath.Join(dir, "owner"), spoilt, 0o600)); err != nil {
			t.Fatal(err)
		}
		k, err := dial(t, dir)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, opened := k.(*hub.Hub); !opened {
			t.Errorf("%s: it was taken for a hub that is served", name)
		}
		if err := k.Close(); err != nil {
			t.Error(err)
		}
	}
}
