package hub_test

import (
	"testing"

	"github.com/fxamacker/cbor/v2"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// forgedCore is the shape of a change's bytes (package code), with a body that may be anything.
type forgedCore struct {
	_       struct{} `cbor:",toarray"`
	Nonce   [8]byte
	Type    uint8
	Version uint8
	Record  model.RecordID
	Author  model.PersonID
	At      int64
	Body    cbor.RawMessage
}

// FuzzTake has three people send a change with any body, twice. Whatever becomes of it, nothing panics, and the pages
// of those who see the community can be read to their end.
func FuzzTake(f *testing.F) {
	for _, m := range wellMade {
		body, err := code.Marshal(m.body)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(model.TypeOf(m.body)), m.record[0], noon.Unix(), body)
	}
	f.Fuzz(func(t *testing.T, kind uint8, record byte, at int64, body []byte) {
		if cbor.Wellformed(body) != nil {
			return
		}
		d := newDesk(t)
		d.must(worker, house, newHouse(grid))
		d.openTask()
		for _, by := range []hub.Account{worker, supervisor, member} {
			core, err := code.Marshal(forgedCore{Type: kind, Version: 1, Record: model.RecordID{record},
				Author: by.Person.ID, At: at, Body: body})
			if err != nil {
				return
			}
			v := d.do(by, core, core)
			if v[0].ID != wire.ShortOf(code.ChangeID(core)) || v[0].Code == 0 || v[1].Code != v[0].Code {
				t.Errorf("%s: %+v", by.Role, v)
			}
		}
		for _, by := range []hub.Account{worker, supervisor, member, organiser} {
			p := d.page(by, 0, 0)
			if p.Next != d.head().Head || len(p.LeftOut) > 0 {
				t.Errorf("%s: next %d of %d, left out %v", by.Role, p.Next, d.head().Head, p.LeftOut)
			}
			for _, r := range p.Rows {
				if _, err := code.Open(r.Face, r.Inside); err != nil {
					t.Errorf("%s: %v", by.Role, err)
				}
			}
		}
	})
}
