package store

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/model/code"
)

func TestSaveComesBackInOrder(t *testing.T) {
	s := newHome(t, pass)
	first, err := s.Append([]Made{visit(t, 1, "好"), visit(t, 2, "灯坏了")})
	must(t, err)
	second, err := s.Append([]Made{visit(t, 3, "")})
	must(t, err)
	s = reopen(t, s)
	got, err := s.Kept()
	must(t, err)
	if d := cmp.Diff(append(first, second...), got); d != "" {
		t.Errorf("kept differ:\n%s", d)
	}
	if got[1].Save != got[0].Seq || got[2].Save != got[2].Seq {
		t.Errorf("saves are not told apart: %+v", got)
	}
	if got[0].ID != code.ChangeID(got[0].Core) || got[0].Record != rid(1) {
		t.Errorf("id or record are not the core's: %+v", got[0])
	}
	sound(t, s)
}

func TestSaveDropsItsDraftsWithIt(t *testing.T) {
	s := newHome(t, pass)
	mine, other := DraftKey{"visit", rid(1)}, DraftKey{"visit", rid(2)}
	must(t, s.PutDraft(mine, []byte("写到一半"), when))
	must(t, s.PutDraft(other, []byte("另一户"), when))

	if _, err := s.Append([]Made{visit(t, 1, ""), {community, []byte{0xff}}}, mine); err == nil {
		t.Fatal("a core that is none was saved")
	}
	if kept, _ := s.Kept(); len(kept) != 0 {
		t.Errorf("half a save is kept: %+v", kept)
	}
	if _, ok, _ := s.Draft(mine); !ok {
		t.Error("the draft is gone, and its save failed")
	}
	_, err := s.Append([]Made{visit(t, 1, "")}, mine)
	must(t, err)
	s = reopen(t, s)
	drafts, err := s.Drafts()
	if d := cmp.Diff([]Draft{{other, when, []byte("另一户")}}, drafts); d != "" || err != nil {
		t.Errorf("drafts differ: %v\n%s", err, d)
	}
	must(t, s.DropDraft(other))
	if r := sound(t, s); r.Drafts != 0 || r.Kept != 1 {
		t.Errorf("check counts %+v", r)
	}
}

func TestTakeBack(t *testing.T) {
	cases := []struct {
		name  string
		seqs  []uint64
		want  error
		stays int
	}{
		{"not offered", []uint64{1, 3}, nil, 1},
		{"one was offered", []uint64{1, 2}, ErrOffered, 3},
		{"not kept", []uint64{1, 9}, ErrNotKept, 3},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := newHome(t, pass)
			_, err := s.Append([]Made{visit(t, 1, ""), visit(t, 2, ""), visit(t, 3, "")})
			must(t, err)
			must(t, s.Commit([]Write{SetFate{2, Fate{Offered: true}}}))
			if err := s.TakeBack(c.seqs...); !errors.Is(err, c.want) {
				t.Errorf("TakeBack = %v, want %v", err, c.want)
			}
			if kept, _ := s.Kept(); len(kept) != c.stays {
				t.Errorf("%d stay, want %d", len(kept), c.stays)
			}
			sound(t, s)
		})
	}
}

func TestFates(t *testing.T) {
	refusal := model.Refusal{Reason: model.Taken, Args: []string{"a"}, Against: me}
	s := newHome(t, pass)
	_, err := s.Append([]Made{visit(t, 1, ""), visit(t, 2, ""), visit(t, 3, ""), visit(t, 4, "")})
	must(t, err)
	fate := Fate{Offered: true, Code: model.Flagged, Rev: 12, InRows: true, Why: model.Refusal{Reason: model.FlagHelp}}
	must(t, s.Commit([]Write{
		SetFate{1, fate},
		SetFate{2, Fate{Offered: true, Code: model.OK, Rev: 13}},
		Bounce{3, refusal, when},
		DropKept{2},
	}))
	s = reopen(t, s)
	kept, err := s.Kept()
	must(t, err)
	if len(kept) != 2 || cmp.Diff(fate, kept[0].Fate) != "" || kept[1].Seq != 4 || !kept[1].Queued() {
		t.Errorf("kept = %+v", kept)
	}
	bounced, err := s.Bounced()
	must(t, err)
	if len(bounced) != 1 || bounced[0].Seq != 3 || bounced[0].Record != rid(3) || !bounced[0].At.Equal(when) ||
		cmp.Diff(refusal, bounced[0].Why) != "" {
		t.Errorf("bounced = %+v", bounced)
	}
	sound(t, s)
	must(t, s.Commit([]Write{SetFate{1, Fate{Offered: true, InRows: true}}})) // offered again
	if r := sound(t, s); r.Kept != 2 || r.Bounced != 1 {
		t.Errorf("check counts %+v", r)
	}
	must(t, s.Dismiss(3))
	if bounced, _ := s.Bounced(); len(bounced) != 0 {
		t.Errorf("dismissed, and still there: %+v", bounced)
	}
}

func TestSameDraftAgainWritesNothing(t *testing.T) {
	s := newHome(t, pass)
	key := DraftKey{"visit", rid(1)}
	must(t, s.PutDraft(key, []byte("x"), when))
	before := s.db.Stats().TxStats
	must(t, s.PutDraft(key, []byte("x"), when.Add(5)))
	after := s.db.Stats().TxStats
	if n := after.GetWrite() - before.GetWrite(); n != 0 {
		t.Errorf("%d writes", n)
	}
}
