package wire

import (
	"slices"
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/code"
)

func TestKnownOf(t *testing.T) {
	worker := model.Account{
		Person: model.Ref{ID: model.PersonID{1}, Name: "张三"}, Role: model.WorkerRole,
		Scopes: []model.Path{"522730/01/01/01"},
	}
	communities := []model.Path{"522730", "522730/01"}
	known := KnownOf(worker, communities)
	for name, change := range map[string]func(a *model.Account, communities *[]model.Path){
		"person":      func(a *model.Account, _ *[]model.Path) { a.Person.ID[15]++ },
		"name":        func(a *model.Account, _ *[]model.Path) { a.Person.Name = "张四" },
		"role":        func(a *model.Account, _ *[]model.Path) { a.Role = model.VolunteerRole },
		"scopes":      func(a *model.Account, _ *[]model.Path) { a.Scopes = []model.Path{"522730/01/01/02"} },
		"groups":      func(a *model.Account, _ *[]model.Path) { a.Groups = []model.Addressee{{Kind: model.ToTeam}} },
		"communities": func(_ *model.Account, communities *[]model.Path) { *communities = (*communities)[:1] },
	} {
		a, h := worker, communities
		if change(&a, &h); KnownOf(a, h) == known {
			t.Errorf("another %s makes no difference", name)
		}
	}
	none, kept := model.Account{Person: worker.Person}, model.Account{}
	if b, err := code.Marshal(none); err != nil || code.Unmarshal(b, &kept) != nil {
		t.Fatal(err)
	}
	kept.Scopes = []model.Path{}
	if KnownOf(none, nil) != KnownOf(kept, []model.Path{}) {
		t.Error("no scope and no community are known in two ways")
	}
}

func TestMarkAsText(t *testing.T) {
	mark := Mark{0: 0x0a, 7: 0xff}
	b, err := mark.MarshalText()
	if err != nil || string(b) != "0a000000000000ff" {
		t.Fatalf("written %s, %v", b, err)
	}
	var got Mark
	if err := got.UnmarshalText(b); err != nil || got != mark {
		t.Errorf("%s reads %x, %v", b, got, err)
	}
	for _, other := range []string{"", "0a", string(b) + "00", string(b[1:]), "0g000000000000ff"} {
		if err := got.UnmarshalText([]byte(other)); err == nil {
			t.Errorf("%q reads as a mark", other)
		}
	}
}

func TestShortOf(t *testing.T) {
	id := model.ChangeID{1, 2, 3, 4, 5, 6, 7, 8, 9}
	if got := ShortOf(id); got != (Short{1, 2, 3, 4, 5, 6, 7, 8}) || got.String() != "0102030405060708" {
		t.Errorf("%v", got)
	}
}

func TestDigestOf(t *testing.T) {
	account := model.Account{Person: model.Ref{ID: model.PersonID{1}}, Role: model.WorkerRole}
	digests := map[Digest]string{}
	for name, scopes := range map[string][]model.Path{
		"nowhere": nil, "a grid": {"522730/01/01/01"}, "another grid": {"522730/01/01/02"},
		"both": {"522730/01/01/01", "522730/01/01/02"},
	} {
		account.Scopes = scopes
		d := DigestOf(account.TagsIn("522730/01"))
		if other, is := digests[d]; is {
			t.Errorf("%s and %s have one digest", name, other)
		}
		digests[d] = name
		slices.Reverse(account.Scopes)
		if DigestOf(account.TagsIn("522730/01")) != d {
			t.Errorf("the order of scopes alters the digest of %s", name)
		}
	}
}

func TestWithKnown(t *testing.T) {
	known := model.Account{Person: model.Ref{ID: model.PersonID{1}, Name: "张三"}}
	other := model.Account{Person: model.Ref{ID: model.PersonID{2}, Name: "张四"}}
	for _, c := range []struct {
		name  string
		reply Reply
		want  model.Account
		where string
	}{
		{"left out", Reply{Now: 5}, known, "522730/01"},
		{"said", Reply{Account: other, Communities: []model.Path{"522730/02"}}, other, "522730/02"},
		{"said, with no community", Reply{Account: other}, other, ""},
	} {
		got := c.reply.WithKnown(known, []model.Path{"522730/01"})
		var where []string
		for _, p := range got.Communities {
			where = append(where, string(p))
		}
		if !got.Account.Equal(c.want) || strings.Join(where, " ") != c.where || got.Now != c.reply.Now {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

func TestGone(t *testing.T) {
	for name, c := range map[string]struct {
		row  Row
		want bool
	}{
		"in sight":       {Row{Rev: 1, Face: []byte{1}, Inside: []byte{1}}, false},
		"without inside": {Row{Rev: 1, Face: []byte{1}}, false},
		"gone":           {Row{Rev: 1}, true},
	} {
		b, err := code.Marshal(c.row)
		var got Row
		if err != nil || code.Unmarshal(b, &got) != nil || got.Gone() != c.want {
			t.Errorf("%s: %v after a round trip, %v", name, got.Gone(), err)
		}
	}
}
