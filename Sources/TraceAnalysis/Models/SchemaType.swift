import JSONBytes

/// The types that JSON Schema knows.
enum SchemaType: String {
  case null, boolean, integer, number, string, array, object

  /// True for a value of the type; an integer may be written as `1.0` or `1e3`.
  func holds(_ value: JSONValue) -> Bool {
    switch value.kind {
    case .null: self == .null
    case .true, .false: self == .boolean
    case .string: self == .string
    case .array: self == .array
    case .object: self == .object
    case .number: self == .number || self == .integer && Self.isInteger(value)
    }
  }

  private static func isInteger(_ value: JSONValue) -> Bool {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    // Of any length: Python's integers have no largest one.
    if value.token.allSatisfy({ digits.contains($0) || $0 == UInt8(ascii: "-") }) { return true }
    guard let number = value.double else { return false }
    return number.isFinite && number == number.rounded()
  }
}

/// A bound of numbers: `minimum` and its like.
struct SchemaBound {
  /// As in `≥ 5`.
  let sign: String
  private let bound: JSONValue
  private let isLower: Bool
  private let includesBound: Bool

  /// Nil where the bound is no number.
  init?(_ keyword: String, _ bound: JSONValue) {
    guard bound.double?.isFinite == true else { return nil }
    self.bound = bound
    isLower = keyword.lowercased().hasSuffix("minimum")
    includesBound = !keyword.hasPrefix("exclusive")
    let signs = isLower ? ("≥", ">") : ("≤", "<")
    sign = includesBound ? signs.0 : signs.1
  }

  /// Whether a number keeps to the bound; nil where it is too near to tell, or no number at all.
  func holds(_ value: JSONValue) -> Bool? {
    if let left = value.int64, let right = bound.int64 { return holds(left, right) }
    guard let left = value.double, let right = bound.double, left.isFinite else { return nil }
    let isExact = left != right || left.magnitude < 0x1p53
    return isExact ? holds(left, right) : nil
  }

  private func holds<N: Comparable>(_ value: N, _ bound: N) -> Bool {
    if value == bound { return includesBound }
    return isLower ? value > bound : value < bound
  }
}
