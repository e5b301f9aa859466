package serve_test

import (
	"bytes"
	"crypto/tls"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"sidan/sync/hub"
	"sidan/sync/hub/serve"
	"sidan/sync/wire"
)

// ownKey makes the key of a hub in a folder.
func ownKey(t *testing.T, dir string) *tls.Certificate {
	t.Helper()
	key, err := serve.OwnKey(dir)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// codeOf is the code of an invitation to a hub.
func codeOf(t *testing.T, h *hub.Hub) wire.Code {
	t.Helper()
	c, ok := wire.ReadCode(invite(t, h, "w").Code)
	if !ok {
		t.Fatal("not a code")
	}
	return c
}

func TestAKeyIsMadeOnce(t *testing.T) {
	dir := t.TempDir()
	first, again := ownKey(t, dir), ownKey(t, dir)
	if wire.PinOf(first.Leaf) != wire.PinOf(again.Leaf) {
		t.Error("the second call gives another key")
	}
	if st, err := os.Stat(filepath.Join(dir, "tls.pem")); err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("the key's file: %v, %v", st.Mode(), err)
	}
	if other := ownKey(t, t.TempDir()); wire.PinOf(first.Leaf) == wire.PinOf(other.Leaf) {
		t.Error("another hub has the same key")
	}
}

// TestAKeyThatIsGoneIsNotMadeAnew once laptops know it: a new one would look like somebody who stands between.
func TestAKeyThatIsGoneIsNotMadeAnew(t *testing.T) {
	h, _ := newHub(t)
	dir := t.TempDir()
	if err := serve.AnnounceKey(h, dir, ownKey(t, dir)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "tls.pem")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := serve.OwnKey(dir); !errors.Is(err, serve.ErrKeyGone) {
		t.Errorf("a key that is gone: %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a new one was made")
	}
	if err := os.WriteFile(path, []byte("-----BEGIN"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := serve.OwnKey(dir); !errors.Is(err, serve.ErrKeyDamaged) || !errors.Is(err, hub.ErrDamaged) {
		t.Errorf("a key that is damaged: %v", err)
	}
}

func TestCodesTellTheHubsOwnKey(t *testing.T) {
	h, _ := newHub(t)
	dir := t.TempDir()
	if c := codeOf(t, h); c.Pin != nil {
		t.Error("a hub without a key tells one")
	}
	key := ownKey(t, dir)
	want := wire.PinOf(key.Leaf).Short()
	if err := serve.AnnounceKey(h, dir, key); err != nil {
		t.Fatal(err)
	}
	if c := codeOf(t, h); c.Pin == nil || *c.Pin != want {
		t.Errorf("the code tells %v, want %v", c.Pin, want)
	}
	opened, _ := newHub(t) // the same data directory, while nobody serves it
	if err := serve.AnnounceLastKey(opened, dir); err != nil {
		t.Fatal(err)
	}
	if c := codeOf(t, opened); c.Pin == nil || *c.Pin != want {
		t.Errorf("while it is not served: %v", c.Pin)
	}
	for range 2 { // served without a key from now on; twice is as good
		if err := serve.AnnounceKey(h, dir, nil); err != nil {
			t.Fatal(err)
		}
	}
	plain, _ := newHub(t)
	if err := serve.AnnounceLastKey(plain, dir); err != nil {
		t.Fatal(err)
	}
	if a, b := codeOf(t, h), codeOf(t, plain); a.Pin != nil || b.Pin != nil {
		t.Errorf("without a key: %v, %v", a.Pin, b.Pin)
	}
}

func TestADamagedPinIsSaid(t *testing.T) {
	h, _ := newHub(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "pin"), []byte("not a pin\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := serve.AnnounceLastKey(h, dir); !errors.Is(err, serve.ErrKeyDamaged) {
		t.Errorf("got %v", err)
	}
}

// TestAKeyIsKeptWithTheCopies, and none takes the place of a good one there.
func TestAKeyIsKeptWithTheCopies(t *testing.T) {
	dir, copies := t.TempDir(), t.TempDir()
	kept := filepath.Join(copies, "tls.pem")
	if err := serve.KeepKey(dir, copies); err != nil {
		t.Errorf("a hub without a key: %v", err)
	}
	ownKey(t, dir)
	if err := serve.KeepKey(dir, copies); err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(filepath.Join(dir, "tls.pem"))
	if err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(kept); err != nil || !bytes.Equal(b, good) {
		t.Errorf("kept %d bytes of %d, %v", len(b), len(good), err)
	}
	if err := os.WriteFile(filepath.Join(dir, "tls.pem"), good[:len(good)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if err := serve.KeepKey(dir, copies); !errors.Is(err, serve.ErrKeyDamaged) {
		t.Errorf("a damaged key: %v", err)
	}
	if b, err := os.ReadFile(kept); err != nil || !bytes.Equal(b, good) {
		t.Errorf("the good one was written over: %d bytes, %v", len(b), err)
	}
}
