import CSQLite

/// A prepared statement, finalised with the value. Columns count from 0, parameters from 1.
struct SQLiteStatement: ~Copyable {
  private let handle: OpaquePointer
  private let connection: OpaquePointer

  init(_ sql: String, on connection: borrowing SQLiteConnection) throws(SQLiteError) {
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v2(connection.handle, sql, -1, &prepared, nil)
    guard code == SQLITE_OK, let prepared else {
      throw SQLiteError(code: code, connection: connection.handle)
    }
    handle = prepared
    self.connection = connection.handle
  }

  deinit { sqlite3_finalize(handle) }

  /// Starts anew with other values for the parameters.
  mutating func bind(_ values: [SQLiteValue]) {
    sqlite3_reset(handle)
    for (index, value) in values.enumerated() {
      bind(value, at: Int32(index + 1))
    }
  }

  private func bind(_ value: SQLiteValue, at index: Int32) {
    // A destructor of -1 makes libsqlite3 copy the text before the call returns.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .text(let text): sqlite3_bind_text(handle, index, text, -1, copied)
    case .integer(let number): sqlite3_bind_int64(handle, index, number)
    }
  }

  /// Moves to the next row; false after the last one.
  mutating func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw SQLiteError(code: code, connection: connection)
    }
  }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  func int64(_ column: Int32) -> Int64? {
    isNull(column) ? nil : sqlite3_column_int64(handle, column)
  }

  func double(_ column: Int32) -> Double? {
    isNull(column) ? nil : sqlite3_column_double(handle, column)
  }

  /// The text of a column; bytes that are no UTF-8 are repaired.
  func text(_ column: Int32) -> String? {
    withBytes(column) { String(decoding: $0, as: UTF8.self) }
  }

  /// A copy of the bytes of a text or blob.
  func bytes(_ column: Int32) -> [UInt8]? {
    withBytes(column) { [UInt8]($0) }
  }

  /// Lends a column's bytes: the pointer first, then the length, valid until the next step.
  private func withBytes<R>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R? {
    if isNull(column) { return nil }
    let start = sqlite3_column_text(handle, column)
    return body(
      UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }
}

/// A value for a parameter of a statement.
enum SQLiteValue: Equatable, Sendable {
  case text(String)
  case integer(Int64)
}
