package sync

import (
	"errors"
	"sync"

	"sidan/sync/wire"
)

// packing is what a Client has learned of its hub: how requests may be packed, and replies asked for. It is safe for
// concurrent use. The zero packing knows nothing yet, and does what every hub understands.
type packing struct {
	mu sync.Mutex

	readsKnown bool       // the hub reads wire.EncodingKnown
	refused    wire.Known // the account and communities of which it could not read that
	unreadable bool       // a reply in wire.EncodingExpected could not be unpacked
}

// request packs a request whose uncompressed bytes are plain, and names its Content-Encoding.
func (p *packing) request(body any, plain []byte) (packed []byte, encoding string) {
	req, ok := body.(wire.Request)
	p.mu.Lock()
	known := ok && p.readsKnown && len(plain) <= wire.MostKnown && req.Known != (wire.Known{}) && req.Known != p.refused
	p.mu.Unlock()
	if known {
		dictionary := wire.KnownDictionary(req.Account, req.Communities)
		return wire.CompressWith(dictionary, plain), wire.EncodingKnown
	}
	return wire.Compress(plain), wire.Encoding
}

// couldNotRead reports whether the answer to a request says that the hub could not read how it was packed. Then the
// same request may be packed once more, in another way.
func (p *packing) couldNotRead(body any, encoding string, answer error) bool {
	problem := new(wire.Problem)
	if encoding != wire.EncodingKnown || !errors.As(answer, &problem) || problem.Code != wire.ProblemMalformed {
		return false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.refused = body.(wire.Request).Known
	return true
}

// accepts is the Accept-Encoding of a request.
func (p *packing) accepts() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.unreadable {
		return wire.EncodingAnswer + ", " + wire.Encoding
	}
	return wire.EncodingExpected + ", " + wire.EncodingAnswer + ", " + wire.Encoding
}

// reply unpacks the reply b to a request whose uncompressed bytes are plain.
func (p *packing) reply(encoding string, body any, plain, b []byte, into any) (err error) {
	switch encoding {
	case wire.EncodingExpected:
		req, _ := body.(wire.Request)
		err = wire.UnpackAnswer(wire.ExpectedDictionary(plain, req), b, wire.MostReply, into)
		p.mu.Lock()
		p.readsKnown, p.unreadable = err == nil, err != nil
		p.mu.Unlock()
	case wire.EncodingAnswer:
		err = wire.UnpackAnswer(plain, b, wire.MostReply, into)
	default:
		err = wire.Unpack(b, encoding == wire.Encoding, wire.MostReply, into)
	}
	return err
}
