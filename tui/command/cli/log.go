package cli

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
)

const (
	LogName = "sidan.log"
	mostLog = 1 << 20 // bytes; a full log becomes sidan.log.1, so both have at most 2 MiB
)

// logFile is the log of a home or a hub. The file is opened when the first line is written; its directory has to be
// there by then.
type logFile struct {
	dir  string
	mu   sync.Mutex
	file *os.File
	size int64
}

// NewLog returns a logger that writes JSON lines to the log in a directory. Callers log no names, no addresses and no
// words of anybody.
func NewLog(dir string) *slog.Logger {
	return slog.New(slog.NewJSONHandler(&logFile{dir: dir}, nil))
}

var _ io.Writer = (*logFile)(nil)

// Write writes a line to the log. It always succeeds, because a log that cannot be written must not stop the work; the
// line is then lost.
func (l *logFile) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file == nil && l.open() != nil {
		return len(line), nil
	}
	if l.size+int64(len(line)) > mostLog && l.turn() != nil {
		return len(line), nil
	}
	n, _ := l.file.Write(line)
	l.size += int64(n)
	return len(line), nil
}

// open opens the log for appending, and makes it if it is not there. Only its owner may read it.
func (l *logFile) open() error {
	f, err := os.OpenFile(filepath.Join(l.dir, LogName), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return err
	}
	l.file, l.size = f, info.Size()
	return nil
}

// turn renames the full log to sidan.log.1, which replaces the one before, and opens a new log.
func (l *logFile) turn() error {
	name := filepath.Join(l.dir, LogName)
	l.file.Close()
	l.file = nil
	if err := os.Rename(name, name+".1"); err != nil {
		return err
	}
	return l.open()
}
