import CSQLite

/// What libsqlite3 said no to.
struct DatabaseError: Error {
  let message: String
}

/// A connection for tests to write with, closed with the value.
final class Database {
  private let handle: OpaquePointer

  init(_ path: String) throws {
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
    guard code == SQLITE_OK, let opened else { throw DatabaseError(message: path) }
    handle = opened
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that need no values.
  func run(_ sql: String) throws {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure(sql) }
  }

  /// Inserts a row.
  func insert(_ table: String, _ row: [String: Cell]) throws {
    let columns = row.sorted { $0.key < $1.key }
    let names = columns.map { "\"\($0.key)\"" }.joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    try run("INSERT INTO \(table) (\(names)) VALUES (\(marks))", columns.map(\.value))
  }

  /// Runs one statement with values for its parameters.
  func run(_ sql: String, _ values: [Cell]) throws {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else {
      throw failure(sql)
    }
    defer { sqlite3_finalize(statement) }
    for (index, value) in values.enumerated() { value.bind(to: statement, at: Int32(index + 1)) }
    guard sqlite3_step(statement) == SQLITE_DONE else { throw failure(sql) }
  }

  /// The first column of each row as text.
  func texts(_ sql: String) throws -> [String] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else {
      throw failure(sql)
    }
    defer { sqlite3_finalize(statement) }
    var texts: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      texts.append(sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? "")
    }
    return texts
  }

  private func failure(_ sql: String) -> DatabaseError {
    DatabaseError(message: String(cString: sqlite3_errmsg(handle)) + ": " + sql)
  }
}

/// A value of a row.
enum Cell {
  case null
  case integer(Int64)
  case real(Double)
  /// Bytes that SQLite takes for text, whatever they are.
  case text([UInt8])
  case blob([UInt8])

  fileprivate func bind(to statement: OpaquePointer?, at index: Int32) {
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch self {
    case .null: sqlite3_bind_null(statement, index)
    case .integer(let number): sqlite3_bind_int64(statement, index, number)
    case .real(let number): sqlite3_bind_double(statement, index, number)
    case .text(let bytes):
      let characters = bytes.map { CChar(bitPattern: $0) } + [0]
      sqlite3_bind_text(statement, index, characters, Int32(bytes.count), copied)
    case .blob(let bytes): sqlite3_bind_blob(statement, index, bytes, Int32(bytes.count), copied)
    }
  }
}

extension Cell: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByNilLiteral
{
  init(stringLiteral text: String) { self = .text(Array(text.utf8)) }
  init(integerLiteral number: Int64) { self = .integer(number) }
  init(floatLiteral number: Double) { self = .real(number) }
  init(nilLiteral: ()) { self = .null }
}
