package wire

import (
	"sidan/model"
	"sidan/model/code"
)

// EncodingKnown is the Content-Encoding of a request that was compressed with KnownDictionary as dictionary
// (CompressWith). Only this program's client and hub know it, and a hub reads it only while the account is as the
// laptop was told: one that cannot read a request answers that it is malformed, and the laptop packs it in another way.
const EncodingKnown = "known"

// MostKnown is the most uncompressed bytes of a request that it is worth to pack as EncodingKnown: in a larger one the
// changes' own bytes are nearly all of it, and Encoding is quicker to read.
const MostKnown = 8 << 10

// KnownDictionary is the dictionary of EncodingKnown: what a request of a laptop holds that its hub can tell
// beforehand, since it follows from the account and the communities that the laptop was told. That is the shape of a
// request, the communities with the digest of what the account sees there, and the author and the places of changes.
//
// Both ends must make the same bytes of the same account. Whoever changes what they are has to give the encoding a new
// name; a test holds them.
func KnownDictionary(a model.Account, communities []model.Path) []byte {
	req := Request{Version: Version, Pending: 1, Known: KnownOf(a, communities)}
	for _, community := range communities {
		req.Asks = append(req.Asks, Ask{Community: community, Digest: DigestOf(a.TagsIn(community)), Rows: true})
	}
	b, err := code.Marshal(req)
	if err != nil {
		return nil
	}
	for _, scope := range a.Scopes { // as in the core of a visit (package code), which is the change most often made
		b = append(append(append(b, 0x50), a.Person.ID[:]...), 0x1a)
		b = append(b, 0x02, 0x60|byte(len(scope)))
		b = append(append(b, scope...), "\x03\x63met\x04"...)
	}
	return b
}
