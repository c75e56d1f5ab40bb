import JSONBytes

/// A rule by which the name of a model leads to a price.
package struct NameRule: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case startsWith = "starts_with"
    case endsWith = "ends_with"
    case contains
    /// The text itself with a day behind it: `-20251101` or `-2025-11-01`.
    case dated
  }

  /// Index of the model in its table.
  let model: Int
  private let kind: Kind
  private let text: String

  init(_ kind: Kind, _ text: String, model: Int) {
    self.kind = kind
    self.text = text.lowercased()
    self.model = model
  }

  /// Whether the rule holds for a name in lower case.
  func holds(_ name: String) -> Bool {
    switch kind {
    case .startsWith: name.utf8.starts(with: text.utf8)
    case .endsWith: name.utf8.reversed().starts(with: text.utf8.reversed())
    case .contains: Array(name.utf8)[...].end(of: Array(text.utf8)) != nil
    case .dated: DatedName(name).stem.map { $0.utf8.elementsEqual(text.utf8) } ?? false
    }
  }
}

/// The name of a model with the day of its version behind it.
struct DatedName {
  /// The name without the day; nil where it has none.
  let stem: Substring?
  /// The name with a day of eight digits written with dashes; nil where it has no such day.
  let withDashes: String?

  init(_ name: String) {
    let compact = Self.stem(of: name, "-00000000")
    stem = compact ?? Self.stem(of: name, "-0000-00-00")
    withDashes = compact.map { stem in
      let day = name[stem.endIndex...].dropFirst()
      return "\(stem)-\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2))"
    }
  }

  /// What stands before an end of a shape, in which a zero is any digit.
  private static func stem(of name: String, _ shape: String) -> Substring? {
    guard name.utf8.count > shape.utf8.count else { return nil }
    let end = name.utf8.suffix(shape.utf8.count)
    return has(end, shape: shape) ? name[..<end.startIndex] : nil
  }

  /// Whether a text is a shape, in which a zero is any digit.
  static func has(_ text: Substring.UTF8View, shape: String) -> Bool {
    text.count == shape.utf8.count
      && zip(text, shape.utf8).allSatisfy { byte, wanted in
        wanted == UInt8(ascii: "0") ? byte.isASCIIDigit : byte == wanted
      }
  }
}
