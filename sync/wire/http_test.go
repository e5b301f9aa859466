package wire

import (
	"crypto/sha256"
	"strings"
	"testing"
)

func TestBearer(t *testing.T) {
	secret := Secret{0: 1, 15: 0xab, 31: 0xff}
	header := secret.Bearer()
	if got, ok := ReadBearer(header); !ok || got != secret {
		t.Errorf("%q reads %x, %v", header, got, ok)
	}
	digits := strings.TrimPrefix(header, "Bearer ")
	if got, ok := ReadBearer("Bearer " + strings.ToUpper(digits)); !ok || got != secret {
		t.Errorf("in capitals it reads %x, %v", got, ok)
	}
	for _, other := range []string{
		"", "Bearer", "Bearer ", digits, "bearer " + digits, "Basic " + digits, header[:len(header)-1],
		header[:len(header)-2], header + "00", header + " ", "Bearer " + strings.Repeat("g", len(digits)),
		"Bearer  " + digits[2:],
	} {
		if got, ok := ReadBearer(other); ok {
			t.Errorf("%q reads %x", other, got)
		}
	}
}

// TestSecretHash: a hub stores this hash, so it may never change.
func TestSecretHash(t *testing.T) {
	secret := Secret{7}
	if secret.Hash() != sha256.Sum256(secret[:]) {
		t.Errorf("hash is %x", secret.Hash())
	}
}
