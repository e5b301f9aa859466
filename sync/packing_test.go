package sync

import (
	"errors"
	"fmt"
	"testing"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/wire"
)

// knowing is a request of a laptop that was told its account, and its uncompressed bytes.
func knowing(t *testing.T, words int) (wire.Request, []byte) {
	t.Helper()
	account := model.Account{Role: model.WorkerRole, Scopes: []model.Path{"522730/01/01/01"}}
	communities := []model.Path{"522730", "522730/01"}
	req := wire.Request{
		Version: wire.Version, Account: account, Communities: communities, Known: wire.KnownOf(account, communities),
		Asks: []wire.Ask{{Community: "522730/01", Changes: [][]byte{make([]byte, words)}}},
	}
	plain, err := code.Marshal(req)
	if err != nil {
		t.Fatal(err)
	}
	return req, plain
}

// TestPackingOfARequest: what a hub may not be able to read is sent only where it has shown that it can.
func TestPackingOfARequest(t *testing.T) {
	small, plain := knowing(t, 10)
	large, largePlain := knowing(t, wire.MostKnown)
	malformed := fmt.Errorf("refused: %w", &wire.Problem{Code: wire.ProblemMalformed})
	for _, c := range []struct {
		name  string
		set   func(p *packing)
		body  any
		plain []byte
		want  string
	}{
		{"nothing is known of the hub", func(*packing) {}, small, plain, wire.Encoding},
		{"it reads what is known", func(p *packing) { p.readsKnown = true }, small, plain, wire.EncodingKnown},
		{"a large one", func(p *packing) { p.readsKnown = true }, large, largePlain, wire.Encoding},
		{"one that knows nothing", func(p *packing) { p.readsKnown = true }, wire.Request{}, plain, wire.Encoding},
		{"a join", func(p *packing) { p.readsKnown = true }, wire.Join{}, plain, wire.Encoding},
		{"the hub could not read it", func(p *packing) {
			p.readsKnown = true
			if !p.couldNotRead(small, wire.EncodingKnown, malformed) {
				t.Error("a refusal is not understood")
			}
		}, small, plain, wire.Encoding},
		{"of another account since", func(p *packing) { p.readsKnown, p.refused = true, wire.Known{1} }, small, plain,
			wire.EncodingKnown},
	} {
		t.Run(c.name, func(t *testing.T) {
			var p packing
			c.set(&p)
			packed, got := p.request(c.body, c.plain)
			if got != c.want {
				t.Fatalf("packed as %q, want %q", got, c.want)
			}
			var back []byte
			var err error
			if got == wire.EncodingKnown {
				dictionary := wire.KnownDictionary(small.Account, small.Communities)
				back, err = wire.DecompressWith(dictionary, packed, wire.MostUnpacked)
			} else {
				back, err = wire.Decompress(packed, wire.MostUnpacked)
			}
			if err != nil || string(back) != string(c.plain) {
				t.Errorf("%d bytes of %d, %v", len(back), len(c.plain), err)
			}
		})
	}
}

// TestWhatIsNoRefusalOfAPacking is not sent twice.
func TestWhatIsNoRefusalOfAPacking(t *testing.T) {
	req, _ := knowing(t, 10)
	for name, c := range map[string]struct {
		encoding string
		err      error
	}{
		"an answer":                         {wire.EncodingKnown, nil},
		"a busy hub":                        {wire.EncodingKnown, &wire.Problem{Code: wire.ProblemBusy}},
		"nobody there":                      {wire.EncodingKnown, ErrUnreachable},
		"a request packed as every hub can": {wire.Encoding, &wire.Problem{Code: wire.ProblemMalformed}},
	} {
		var p packing
		if p.couldNotRead(req, c.encoding, c.err) {
			t.Errorf("%s: sent again", name)
		}
	}
}

// TestPackingOfAReply: a reply that cannot be unpacked is an error, and none like it is asked for again.
func TestPackingOfAReply(t *testing.T) {
	req, plain := knowing(t, 10)
	reply := wire.Reply{Now: 5, Answers: []wire.Answer{{Community: "522730/01", Head: 9}}}
	packed, err := wire.PackAnswer(wire.ExpectedDictionary(plain, req), reply)
	if err != nil {
		t.Fatal(err)
	}
	var p packing
	const all, before = "expected, answer, zstd", "answer, zstd"
	if got := p.accepts(); got != all {
		t.Errorf("asks for %q", got)
	}
	var got wire.Reply
	if err := p.reply(wire.EncodingExpected, req, plain, packed, &got); err != nil || got.Now != 5 || !p.readsKnown {
		t.Errorf("%+v, %v; the hub reads known: %v", got, err, p.readsKnown)
	}
	packed[0] ^= 0xff
	if err := p.reply(wire.EncodingExpected, req, plain, packed, &got); err == nil || errors.Is(err, wire.ErrTooLarge) {
		t.Errorf("altered: %v", err)
	}
	if got := p.accepts(); got != before || p.readsKnown {
		t.Errorf("afterwards asks for %q; the hub reads known: %v", got, p.readsKnown)
	}
}
