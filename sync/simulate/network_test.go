package simulate

import (
	"bytes"
	"testing"

	"sidan/model"
	"sidan/sync/wire"
)

// TestEveryCutIsSeen cuts bodies at every byte, packed and not: what is left must not be taken for a body. The whole
// exchange rests on it: what arrives at all arrives whole.
func TestEveryCutIsSeen(t *testing.T) {
	core := bytes.Repeat([]byte("change "), 60)
	for _, c := range []struct {
		name       string
		body, into any
	}{
		{"a small request", wire.Request{Version: wire.Version, Asks: []wire.Ask{{Community: town}}}, &wire.Request{}},
		{"a large request", wire.Request{
			Version: wire.Version, Asks: []wire.Ask{{Community: town, Changes: [][]byte{core, core}}},
		}, &wire.Request{}},
		{"a small reply", wire.Reply{Answers: []wire.Answer{{Community: town, Again: true}}}, &wire.Reply{}},
		{"a large reply", wire.Reply{Answers: []wire.Answer{
			{Community: town,
				Page: &wire.Page{Rows: []wire.Row{{Rev: 1, ID: model.RecordID{1}, Face: core, Inside: core}}}},
		}}, &wire.Reply{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, err := wire.Pack(c.body)
			if err != nil {
				t.Fatal(err)
			}
			if err := wire.Unpack(b, true, wire.MostReply, c.into); err != nil {
				t.Fatalf("whole: %v", err)
			}
			for k := range b {
				if wire.Unpack(b[:k], true, wire.MostReply, c.into) == nil {
					t.Errorf("cut at %d of %d bytes, and read", k, len(b))
				}
			}
		})
	}
}
