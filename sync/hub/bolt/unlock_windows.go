package bolt

import "os"

// unlock does nothing on Windows, where closing a file releases its lock.
func unlock(*os.File) {}
