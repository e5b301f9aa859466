package wire

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base32"
	"encoding/hex"
	"strings"
)

// The code of an invitation is written in Crockford's base32, in groups. Its first ten characters (50 bits) name
// the invitation: "K7QF-3M9-XTB". A hub that has a TLS key of its own adds sixteen characters, which hold 80
// bits of the key's fingerprint: "K7QF-3M9-XTB-0D4A-9Z1M-7RWE-V2K8". These sixteen are never sent. The laptop
// checks the hub's key against them before it sends anything.
const (
	Alphabet     = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	CodeLength   = 10
	pinnedLength = CodeLength + 16
)

var crockford = base32.NewEncoding(Alphabet).WithPadding(base32.NoPadding)

// Pin is the fingerprint of a hub's key: the SHA-256 of its SubjectPublicKeyInfo (RFC 7469). It is not that of
// the certificate, because a new certificate may be made for the same key.
type Pin [32]byte

// PinOf returns the fingerprint of the key in a certificate.
func PinOf(c *x509.Certificate) Pin { return sha256.Sum256(c.RawSubjectPublicKeyInfo) }

// MarshalText writes the pin in hexadecimal digits.
func (p Pin) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(p[:])), nil }

// UnmarshalText reads what MarshalText wrote.
func (p *Pin) UnmarshalText(b []byte) error {
	if hex.DecodedLen(len(b)) != len(p) {
		return hex.ErrLength
	}
	_, err := hex.Decode(p[:], b)
	return err
}

// ShortPin is the part of a Pin that a code holds. Making another key with the same ShortPin takes 2⁸⁰ tries.
type ShortPin [10]byte

// Short returns the first 10 bytes of the pin.
func (p Pin) Short() (s ShortPin) { copy(s[:], p[:]); return s }

// Code is an invitation's code.
type Code struct {
	Invitation string    // ten characters; only these are sent to the hub
	Pin        *ShortPin // nil if the hub has no TLS key of its own
}

// ReadCode reads a code as a person typed it. Case, hyphens and spaces do not matter, and the letters O, I and L
// are read as the digits 0 and 1.
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

// String returns the code in groups, as it is given to people.
func (c Code) String() string {
	groups := []string{c.Invitation[:4], c.Invitation[4:7], c.Invitation[7:]}
	if c.Pin != nil {
		for rest := crockford.EncodeToString(c.Pin[:]); rest != ""; rest = rest[4:] {
			groups = append(groups, rest[:4])
		}
	}
	return strings.Join(groups, "-")
}
