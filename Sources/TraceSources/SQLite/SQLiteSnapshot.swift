import CSQLite
import Glibc

/// Opens a database for one consistent view: a read transaction that lasts as long as the connection.
///
/// The file is opened `mode=ro`, which sees a live write-ahead log and waits for locks. A closed
/// database in WAL mode inside a folder that cannot be written refuses that, and only then, and only
/// if there is no log that could be missed, is it read as immutable.
enum SQLiteSnapshot {
  /// - Throws: What libsqlite3 said of the file; never a fallback that could miss data.
  static func open(
    path: String,
    busyTimeoutMS: Int32
  ) throws(SQLiteError) -> SQLiteConnection {
    do throws(SQLiteError) {
      return try begin(path: path, immutable: false, busyTimeoutMS: busyTimeoutMS)
    } catch {
      guard needsImmutable(error), isWithoutLog(path) else { throw error }
      return try begin(path: path, immutable: true, busyTimeoutMS: busyTimeoutMS)
    }
  }

  private static func begin(
    path: String,
    immutable: Bool,
    busyTimeoutMS: Int32
  ) throws(SQLiteError) -> SQLiteConnection {
    let connection = try SQLiteConnection(
      path: path, immutable: immutable, busyTimeoutMS: busyTimeoutMS)
    // BEGIN alone takes no lock: the first read does.
    try connection.execute("BEGIN; SELECT count(*) FROM sqlite_schema")
    return connection
  }

  private static func needsImmutable(_ error: SQLiteError) -> Bool {
    [SQLITE_READONLY, SQLITE_CANTOPEN].contains(error.code)
  }

  private static func isWithoutLog(_ path: String) -> Bool {
    var status = stat()
    return stat(path + "-wal", &status) != 0 || status.st_size == 0
  }
}
