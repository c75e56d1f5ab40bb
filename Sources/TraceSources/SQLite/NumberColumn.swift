import CSQLite

/// A column of a result that should hold a number.
///
/// SQLite itself lets any value lie in any column.
struct NumberColumn: Sendable {
  let index: Int32
  let kind: NumberKind
  let isNullable: Bool

  init(_ index: Int32, _ kind: NumberKind, isNullable: Bool = true) {
    self.index = index
    self.kind = kind
    self.isNullable = isNullable
  }

  /// True for the type code of a value that may lie here.
  func fits(_ type: Int32) -> Bool {
    kind.fits(type) || (isNullable && type == SQLITE_NULL)
  }
}

/// A kind of number, as libsqlite3 tells them apart.
enum NumberKind: Sendable {
  case integer
  /// Integers too: SQLite writes a real number without a fraction as one.
  case real

  /// True for the type code of such a number.
  func fits(_ type: Int32) -> Bool {
    switch self {
    case .integer: type == SQLITE_INTEGER
    case .real: type == SQLITE_FLOAT || type == SQLITE_INTEGER
    }
  }
}
