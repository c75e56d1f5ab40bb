import CSQLite

/// What libsqlite3 answered when it could not do as told.
struct SQLiteError: Error, Equatable {
  /// Primary result code, such as `SQLITE_BUSY`.
  let code: Int32
  /// libsqlite3's own words.
  let message: String

  init(code: Int32, connection: OpaquePointer?) {
    self.code = code & 0xFF
    let words = connection.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
    message = words.map { String(cString: $0) } ?? "error \(code)"
  }
}
