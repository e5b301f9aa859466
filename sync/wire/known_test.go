package wire

import (
	"bytes"
	"testing"

	"sidan/model"
)

func knownAccount() (model.Account, []model.Path) {
	return model.Account{
		Person: model.Ref{ID: model.PersonID{7}, Name: "王某某"}, Role: model.WorkerRole,
		Scopes: []model.Path{"522730/01/01/01"},
	}, []model.Path{"522730", "522730/01"}
}

// TestWhatIsKnownTakesLittle: communities, digests, author and grid need not be sent.
func TestWhatIsKnownTakesLittle(t *testing.T) {
	account, communities := knownAccount()
	req, _ := visitRequest(t)
	req.Known = KnownOf(account, communities)
	for i := range req.Asks {
		req.Asks[i].Digest = DigestOf(account.TagsIn(req.Asks[i].Community))
	}
	plain := encoded(t, req)
	dictionary := KnownDictionary(account, communities)
	b := CompressWith(dictionary, plain)
	if saved := len(Compress(plain)) - len(b); saved < 60 {
		t.Errorf("only %d bytes of %d are saved", saved, len(plain))
	}
	got, err := DecompressWith(dictionary, b, MostUnpacked)
	if err != nil || !bytes.Equal(got, plain) {
		t.Errorf("read as %d bytes of %d, %v", len(got), len(plain), err)
	}
}

// TestAnotherAccountDoesNotRead what was packed for this one: whatever the hub's account differs in is noticed.
func TestAnotherAccountDoesNotRead(t *testing.T) {
	account, communities := knownAccount()
	req, _ := visitRequest(t)
	req.Known = KnownOf(account, communities)
	b := CompressWith(KnownDictionary(account, communities), encoded(t, req))
	for name, change := range map[string]func(a *model.Account, communities *[]model.Path){
		"person":      func(a *model.Account, _ *[]model.Path) { a.Person.ID = model.PersonID{8} },
		"scopes":      func(a *model.Account, _ *[]model.Path) { a.Scopes = []model.Path{"522730/01/01/02"} },
		"communities": func(_ *model.Account, communities *[]model.Path) { *communities = (*communities)[:1] },
	} {
		other, communities := account, communities
		change(&other, &communities)
		if _, err := DecompressWith(KnownDictionary(other, communities), b, MostUnpacked); err == nil {
			t.Errorf("read by a hub that has another %s", name)
		}
	}
}
