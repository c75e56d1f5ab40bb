import CSQLite

/// A read-only connection to a database file, closed with the value.
struct SQLiteConnection: ~Copyable {
  let handle: OpaquePointer

  /// Opens a file for reading.
  ///
  /// - Parameters:
  ///   - path: The database file.
  ///   - immutable: Reads without any lock and without a write-ahead log: only for a file that
  ///     nothing writes.
  ///   - busyTimeoutMS: How long to wait for another process's lock, in milliseconds.
  /// - Throws: What libsqlite3 said of the file.
  init(path: String, immutable: Bool, busyTimeoutMS: Int32) throws(SQLiteError) {
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI
    var opened: OpaquePointer?
    let uri = Self.uri(path, query: immutable ? "?immutable=1" : "")
    let code = sqlite3_open_v2(uri, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      let error = SQLiteError(code: code, connection: opened)
      sqlite3_close_v2(opened)
      throw error
    }
    sqlite3_busy_timeout(opened, busyTimeoutMS)
    handle = opened
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs a statement that gives no rows.
  func execute(_ sql: String) throws(SQLiteError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw SQLiteError(code: code, connection: handle) }
  }

  /// Always an address: as a plain path, libsqlite3 takes `:memory:` for no file, and many builds
  /// of it take `file:…` for an address.
  ///
  /// The empty authority keeps `//` at a path's start from being one.
  private static func uri(_ path: String, query: String) -> String {
    let hex = Array("0123456789ABCDEF")
    var uri = path.hasPrefix("/") ? "file://" : "file:./"
    for byte in path.utf8 {
      let character = Character(Unicode.Scalar(byte))
      if "?#%".contains(character) || byte < 0x20 || byte > 0x7E {
        uri += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
      } else {
        uri.append(character)
      }
    }
    return uri + query
  }
}
