package wire

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"sidan/model"
	"sidan/model/code"
)

// visitCore is the core of a visit by knownAccount, as it was made in November 2026.
const visitCore = "874800000000000000000601500109000000000000000000000000000050070000000000000000000000000000" +
	"003b0000000e7791f6ffa4015003000000000000000000000000000000026f3532323733302f30312f30312f30" +
	"3103636d657405781be5b18be9a1b6e6bc8fe99ba8efbc8ce5b7b2e68b8de785a7e38082"

// visitRequest is a request that offers a visit and asks after a change that is held.
func visitRequest(t *testing.T) (Request, []byte) {
	t.Helper()
	core, err := hex.DecodeString(visitCore)
	if err != nil {
		t.Fatal(err)
	}
	held := HeldID{ID: Short{4, 4}, Record: model.RecordID{5}}
	req := Request{Version: Version, Sent: 1795500000000, Pending: 2, Run: 3_405_691_582, Known: Known{1, 2, 3}}
	req.Asks = []Ask{{
		Community: "522730", Ask: 77, Seen: 260, Mark: Mark{1, 2, 3, 4, 5, 6, 7, 8}, After: 260,
		Digest: Digest{9, 8, 7}, Week: 2969, Rows: true,
	}, {
		Community: "522730/01", Ask: 77, Seen: 901, Mark: Mark{8, 7, 6, 5, 4, 3, 2, 1}, After: 901,
		Digest: Digest{6, 5, 4}, Week: 2969, Changes: [][]byte{core}, Held: []HeldID{held}, Rows: true,
	}}
	return req, encoded(t, req)
}

func sumOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}

// TestDictionariesStayAsTheyAre: a laptop and a hub of different versions must make the same bytes. Whoever has to
// change a sum here has changed a dictionary, and gives its encoding another name. (The digests in the second one
// change with model.AudienceVersion; then laptops and hubs of different versions pack requests as before, until both
// are new.)
func TestDictionariesStayAsTheyAre(t *testing.T) {
	req, plain := visitRequest(t)
	if got := sumOf(ExpectedDictionary(plain, req)); got != "dfc8f49cc5cc7cef" {
		t.Errorf("the dictionary of %q has the sum %s", EncodingExpected, got)
	}
	account, communities := knownAccount()
	if got := sumOf(KnownDictionary(account, communities)); got != "35ba16854f7959fd" {
		t.Errorf("the dictionary of %q has the sum %s", EncodingKnown, got)
	}
}

// TestWhatIsExpectedTakesLittle: of a reply as it is expected only the clock and the marks of what was accepted are
// sent.
func TestWhatIsExpectedTakesLittle(t *testing.T) {
	req, plain := visitRequest(t)
	reply := expectedReply(req)
	reply.Now++
	reply.Answers[1].Mark = Mark{0xfe, 0xdc, 0xba, 0x98, 0x76, 0x54, 0x32, 0x10}
	b, err := PackAnswer(ExpectedDictionary(plain, req), reply)
	if err != nil {
		t.Fatal(err)
	}
	before, err := PackAnswer(plain, reply)
	if err != nil {
		t.Fatal(err)
	}
	if len(b) > 36 || len(b) >= len(before) {
		t.Errorf("it takes %d bytes, and %d beside the request alone", len(b), len(before))
	}
}

// TestTheExpectedReplyIsThatOfAQuietHub in every field that can be known.
func TestTheExpectedReplyIsThatOfAQuietHub(t *testing.T) {
	req, _ := visitRequest(t)
	r := expectedReply(req)
	if len(r.Answers) != 2 || r.Now != req.Sent {
		t.Fatalf("%+v", r)
	}
	a := r.Answers[1]
	if a.Head != 902 || len(a.Verdicts) != 2 || a.Page.From != 901 || a.Page.Next != 902 {
		t.Errorf("%+v", a)
	}
	id := ShortOf(code.ChangeID(req.Asks[1].Changes[0]))
	if v := a.Verdicts[0]; v.ID != id || v.Code != model.OK || v.Rev != 902 {
		t.Errorf("of what is offered: %+v", v)
	}
	if v := a.Verdicts[1]; v.ID != (Short{4, 4}) || v.Code != model.Held || v.Rev != 0 {
		t.Errorf("of what is held: %+v", v)
	}
	req.Asks[0].Rows = false
	if expectedReply(req).Answers[0].Page != nil {
		t.Error("a page is expected that was not asked for")
	}
}

// TestExpectedDictionaryLeavesTheRequestAlone: it must not write behind the plain bytes, which may be part of more.
func TestExpectedDictionaryLeavesTheRequestAlone(t *testing.T) {
	req, plain := visitRequest(t)
	larger := append(plain, "behind"...)
	ExpectedDictionary(larger[:len(plain)], req)
	if string(larger[len(plain):]) != "behind" {
		t.Error("what stood behind the request was overwritten")
	}
}
