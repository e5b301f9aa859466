package bolt

// OpenFile opens a copy where it lies.
var OpenFile = openJournal
