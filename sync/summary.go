package sync

import "sidan/model"

// Summary is what came of an exchange, or of a Run of them.
type Summary struct {
	Pushed   int  // queued changes that got a verdict
	Pulled   int  // rows that came
	Skipped  int  // records stepped over: they cannot be read here, or the hub cannot send them
	Accepted int  // of the verdicts: ok or flagged
	Flagged  int  // of the accepted: somebody should look
	Refused  int  // of the verdicts: bounced
	Held     int  // kept changes the hub now holds beside their records
	Pending  int  // kept changes that now have no verdict
	Again    bool // the hub was put back: what is kept is offered again and a fresh copy fetched
	Anew     int  // kept changes that are offered again for it
	More     bool // there is more to push or to pull
	Account  bool // role, scopes or communities changed
	Moved    bool // of these, role or scopes

	Records []Touched    // of the shown copies: those that may read differently now, some twice
	Reread  []model.Path // communities whose shown copy is another one now, or no more

	progress bool // the home changed
}

// Touched is a record in its community.
type Touched struct {
	Home model.Path
	ID   model.RecordID
}

// add the next exchange of the same Run.
func (s *Summary) add(o Summary) {
	s.Pushed += o.Pushed
	s.Pulled += o.Pulled
	s.Skipped += o.Skipped
	s.Accepted += o.Accepted
	s.Flagged += o.Flagged
	s.Refused += o.Refused
	s.Held, s.Pending, s.More = o.Held, o.Pending, o.More
	s.Again = s.Again || o.Again
	s.Anew = max(s.Anew, o.Anew)
	s.Account = s.Account || o.Account
	s.Moved = s.Moved || o.Moved
	s.Records = append(s.Records, o.Records...)
	s.Reread = append(s.Reread, o.Reread...)
}
