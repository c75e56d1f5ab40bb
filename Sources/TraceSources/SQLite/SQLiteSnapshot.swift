import CSQLite
import Glibc

/// Opens a database for one consistent view: a read transaction that lasts as long as the connection.
///
/// The file is opened `mode=ro`, which sees a live write-ahead log and waits for locks. A closed
/// database in WAL mode inside a folder that cannot be written refuses that, and only then, and only
/// if there is no log or journal that could be missed, is it read as immutable.
enum SQLiteSnapshot {
  /// - Throws: What libsqlite3 said of the file; never a fallback that could miss data.
  static func open(
    path: String,
    busyTimeoutMS: Int32
  ) throws(SQLiteError) -> SQLiteConnection {
    do throws(SQLiteError) {
      return try begin(path: path, immutable: false, busyTimeoutMS: busyTimeoutMS)
    } catch {
      guard needsImmutable(error), isAtRest(path) else { throw error }
      return try begin(path: path, immutable: true, busyTimeoutMS: busyTimeoutMS)
    }
  }

  /// Opens a copy that nobody else knows of; its name is not needed any more then.
  ///
  /// - Throws: What libsqlite3 said of the copy.
  static func open(copy: TemporaryFile) throws(SQLiteError) -> SQLiteConnection {
    try copy.withPath { path throws(SQLiteError) in
      try begin(path: path, immutable: true, busyTimeoutMS: 0)
    }
  }

  private static func begin(
    path: String,
    immutable: Bool,
    busyTimeoutMS: Int32
  ) throws(SQLiteError) -> SQLiteConnection {
    let connection = try SQLiteConnection(
      path: path,
      immutable: immutable,
      busyTimeoutMS: busyTimeoutMS
    )
    // What the file's own schema calls, in a generated column for one, is not to be trusted.
    try connection.execute("PRAGMA trusted_schema = OFF")
    // BEGIN alone takes no lock: the first read does.
    try connection.execute("BEGIN; SELECT count(*) FROM sqlite_schema")
    return connection
  }

  private static func needsImmutable(_ error: SQLiteError) -> Bool {
    [SQLITE_READONLY, SQLITE_CANTOPEN].contains(error.code)
  }

  /// True where neither a write-ahead log nor the journal of a broken transaction belongs to a file.
  private static func isAtRest(_ path: String) -> Bool {
    ["-wal", "-journal"].allSatisfy { suffix in
      var status = stat()
      return stat(path + suffix, &status) != 0 || status.st_size == 0
    }
  }
}
