package wire

import (
	"bytes"
	"reflect"
	"testing"
)

// TestEveryAlteredByteIsSeen alters each byte of a body in every way: it is known as damaged, or reads the same.
func TestEveryAlteredByteIsSeen(t *testing.T) {
	for name, body := range map[string]Request{
		"small": {Version: Version, Sent: 1795500000000, Run: 12345678901, Asks: []Ask{{Home: "522730/01", Ask: 7, Seen: 50, Rows: true}}},
		"large": {Version: Version, Asks: []Ask{{Home: "522730/01", Changes: [][]byte{bytes.Repeat([]byte("change"), 80), bytes.Repeat([]byte("another"), 9)}}}},
	} {
		b, err := Pack(body)
		if err != nil {
			t.Fatal(err)
		}
		for i := range b {
			for x := 1; x < 256; x++ {
				altered := bytes.Clone(b)
				altered[i] ^= byte(x)
				var got Request
				if err := Unpack(altered, true, MostUnpacked, &got); err == nil && !reflect.DeepEqual(got, body) {
					t.Fatalf("%s: byte %d of %d altered by %#x, and read as %+v", name, i, len(b), x, got)
				}
			}
		}
	}
}
