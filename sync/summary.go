package sync

import "sidan/model"

// Summary counts what one exchange brought, or all exchanges of a Run.
type Summary struct {
	Pushed   int  // queued changes that got a verdict
	Pulled   int  // rows that came
	Skipped  int  // records left out: they cannot be read here, or the hub cannot send them
	Accepted int  // changes that got the verdict ok or flagged
	Flagged  int  // of the accepted changes, those that somebody should look at
	Refused  int  // changes that got the verdict refused
	Held     int  // kept changes that the hub holds beside their records, as it stands now
	Pending  int  // kept changes without a verdict, as it stands now
	Again    bool // the hub's history is another one: kept changes are offered again and a new copy is fetched
	Anew     int  // kept changes that are offered again for that reason
	More     bool // there is more to push or to pull
	Account  bool // role, scopes or communities changed
	Moved    bool // of these, role or scopes

	Records []Touched    // records of the shown copies that may read differently now; some are listed twice
	Reread  []model.Path // communities whose shown copy was replaced or removed

	progress bool // the store changed, beyond its estimate of the hub's clock
}

// Touched names a record and its community.
type Touched struct {
	Community model.Path
	ID        model.RecordID
}

// add adds the summary of the next exchange of the same Run.
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
