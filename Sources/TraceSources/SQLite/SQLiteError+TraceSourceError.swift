import CSQLite

extension TraceSourceError {
  /// What a failure of libsqlite3 means for the person who named the file.
  init(_ error: SQLiteError, path: String) {
    switch error.code {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .locked(path: path)
    default: self = .damaged(path: path, reason: error.message)
    }
  }
}
