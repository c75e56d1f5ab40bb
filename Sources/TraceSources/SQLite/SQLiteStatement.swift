import CSQLite
import JSONBytes

/// A prepared statement, finalised with the value.
///
/// Columns count from 0, parameters from 1.
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
    case .text(var text):
      // The length is given, as a text may hold a zero byte.
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          _ = sqlite3_bind_text(
            handle,
            index,
            characters.baseAddress,
            Int32(characters.count),
            copied
          )
        }
      }
    case .integer(let number): sqlite3_bind_int64(handle, index, number)
    }
  }

  /// Starts anew with a column of another statement's row as the only parameter, byte for byte.
  mutating func bind(column: Int32, of row: borrowing SQLiteStatement) {
    sqlite3_reset(handle)
    sqlite3_bind_value(handle, 1, sqlite3_column_value(row.handle, column))
  }

  /// Moves to the next row; false after the last one.
  mutating func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw SQLiteError(code: code, connection: connection)
    }
  }

  func isNull(_ column: Int32) -> Bool { type(of: column) == SQLITE_NULL }

  /// The integer in a column; nil for NULL and for what libsqlite3 would have to convert.
  func int64(_ column: Int32) -> Int64? {
    NumberKind.integer.fits(type(of: column)) ? sqlite3_column_int64(handle, column) : nil
  }

  /// The number in a column; nil for NULL and for what libsqlite3 would have to convert.
  func double(_ column: Int32) -> Double? {
    NumberKind.real.fits(type(of: column)) ? sqlite3_column_double(handle, column) : nil
  }

  /// The names of those columns that hold something else than the number they should.
  func misfits(_ columns: [NumberColumn]) -> [String] {
    var names: [String] = []
    for column in columns where !column.fits(type(of: column.index)) {
      names.append(sqlite3_column_name(handle, column.index).map { String(cString: $0) } ?? "?")
    }
    return names
  }

  /// The type code of the value that lies in a column, whatever the table declares.
  private func type(of column: Int32) -> Int32 { sqlite3_column_type(handle, column) }

  /// The text of a column; bytes that are no UTF-8 are repaired.
  func text(_ column: Int32) -> String? {
    withBytes(column) { String(decoding: $0, as: UTF8.self) }
  }

  /// The text of a column, taken from shared texts where it is one of them.
  func text(_ column: Int32, sharing texts: SharedTexts) -> String? {
    withBytes(column) { texts.string($0) }
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
      UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
    )
  }
}

/// A value for a parameter of a statement.
enum SQLiteValue: Equatable, Sendable {
  case text(String)
  case integer(Int64)
}
