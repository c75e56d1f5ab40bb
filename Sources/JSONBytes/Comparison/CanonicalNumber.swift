/// A number freed from the way it is written: exact if `Int64` holds it, else as a `Double`.
///
/// So `1`, `1.0` and `1e0` are one number, and two nanosecond times are not, although their nearest
/// `Double` may be the same.
enum CanonicalNumber: Equatable {
  case integer(Int64)
  case real(Double)

  /// Takes the number of a value; nil if the value is no number.
  init?(_ value: JSONValue) {
    if let integer = value.int64 {
      self = .integer(integer)
    } else if let real = value.double {
      self = Int64(exactly: real).map(Self.integer) ?? .real(real)
    } else {
      return nil
    }
  }

  /// Whether two numbers are the same; unlike for the processor, NaN is the same as NaN.
  static func == (left: CanonicalNumber, right: CanonicalNumber) -> Bool {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): left == right
    case (.real(let left), .real(let right)): left == right || left.isNaN && right.isNaN
    default: false
    }
  }

  /// Appends the number, the same text for the same number.
  func append(to buffer: inout ByteBuffer) {
    switch self {
    case .integer(let integer): buffer.append(decimal: integer)
    case .real(let real): buffer.append(json: real)
    }
  }
}
