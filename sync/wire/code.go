package wire

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base32"
	"encoding/hex"
	"strings"
)

// Codes of invitations are Crockford base32 in groups. Ten characters, 50 bits, are the invitation:
// "K7QF-3M9-XTB". A hub that speaks TLS with a key of its own adds sixteen, 80 bits of the key's fingerprint,
// which stay on the laptop: "K7QF-3M9-XTB-0D4A-9Z1M-7RWE-V2K8". So whoever has the code knows the hub before a
// word is sent to it.
const (
	Alphabet     = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	CodeLength   = 10
	pinnedLength = CodeLength + 16
)

var crockford = base32.NewEncoding(Alphabet).WithPadding(base32.NoPadding)

// Pin is the fingerprint of a hub's key: SHA-256 of its public key info (RFC 7469), not of the certificate, which says
// nothing that counts here and may be made anew for the same key.
type Pin [32]byte

// PinOf the key of a certificate.
func PinOf(c *x509.Certificate) Pin { return sha256.Sum256(c.RawSubjectPublicKeyInfo) }

// MarshalText writes the pin in hexadecimal digits.
func (p Pin) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(p[:])), nil }

// UnmarshalText reads them.
func (p *Pin) UnmarshalText(b []byte) error {
	if hex.DecodedLen(len(b)) != len(p) {
		return hex.ErrLength
	}
	_, err := hex.Decode(p[:], b)
	return err
}

// ShortPin is as much of a Pin as a code carries. To make a second key that fits takes 2⁸⁰ tries.
type ShortPin [10]byte

// Short of the pin.
func (p Pin) Short() (s ShortPin) { copy(s[:], p[:]); return s }

// Code is an invitation's code. Pin is nil where the hub's key is not its own.
type Code struct {
	Invitation string // ten characters; only these go to the hub
	Pin        *ShortPin
}

// ReadCode reads a code as it was typed: case, groups and the letters that look like digits do not matter.
func ReadCode(typed string) (c Code, ok bool) {
	plain := strings.Map(func(r rune) rune {
		switch {
		case r == '-' || r == ' ' || r == '　':
			return -1
		case r == 'O':
			return '0'
		case r == 'I' || r == 'L':
			return '1'
		}
		return r
	}, strings.ToUpper(typed))
	if strings.Trim(plain, Alphabet) != "" || len(plain) != CodeLength && len(plain) != pinnedLength {
		return c, false
	}
	c.Invitation = plain[:CodeLength]
	if rest := plain[CodeLength:]; rest != "" {
		b, err := crockford.DecodeString(rest)
		if err != nil {
			return c, false
		}
		pin := ShortPin(b)
		c.Pin = &pin
	}
	return c, true
}

// String is the code as it is written on a slip.
func (c Code) String() string {
	groups := []string{c.Invitation[:4], c.Invitation[4:7], c.Invitation[7:]}
	if c.Pin != nil {
		for rest := crockford.EncodeToString(c.Pin[:]); rest != ""; rest = rest[4:] {
			groups = append(groups, rest[:4])
		}
	}
	return strings.Join(groups, "-")
}
