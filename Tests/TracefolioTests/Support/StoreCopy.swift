import CSQLite
import Foundation

/// A connection of a test's own to an SQLite file.
final class Database {
  private let handle: OpaquePointer

  /// Opens a file, or makes one.
  init(_ path: String) throws {
    var opened: OpaquePointer?
    let code = sqlite3_open(path, &opened)
    guard code == SQLITE_OK, let opened else { throw DatabaseError(message: "open: \(code)") }
    handle = opened
  }

  deinit { sqlite3_close_v2(handle) }

  func run(_ sql: String) throws {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw error }
  }

  /// The first column of each row as text.
  func texts(_ sql: String) throws -> [String] {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { throw error }
    var rows: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      rows.append(sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? "")
    }
    return rows
  }

  private var error: DatabaseError {
    DatabaseError(message: String(cString: sqlite3_errmsg(handle)))
  }
}

/// What libsqlite3 said.
struct DatabaseError: Error {
  let message: String
}

extension TemporaryFolder {
  /// Puts a copy of the fixture here, and opens it.
  func copyFixture(as name: String = "mlflow.db") throws -> Database {
    try put(name, Data(contentsOf: URL(filePath: Repository.path(Repository.fixture))))
    return try Database(path(name))
  }
}
