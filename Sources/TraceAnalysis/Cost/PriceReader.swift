import JSONBytes

/// Reads members of one object of a price table.
struct PriceReader {
  private let value: JSONValue
  private let path: String

  /// The path says where the object is, for errors.
  init(_ value: JSONValue, path: String) {
    self.value = value
    self.path = path
  }

  static let dollarsWords = "a number of dollars, 0 or more"

  func expected(_ key: String, _ words: String) -> PriceTableError {
    .unexpected(path: "\(path).\(key)", expected: words)
  }

  func has(_ key: String) -> Bool { value[named: key] != nil }

  func text(_ key: String) throws(PriceTableError) -> String {
    guard let text = value[named: key]?.string else { throw expected(key, "a text") }
    return text
  }

  /// A day, as `2026-11-23`.
  func day(_ key: String) throws(PriceTableError) -> String {
    let text = try text(key)
    guard DatedName.has(text.utf8[...], shape: "0000-00-00") else {
      throw expected(key, "a day, as 2026-11-23")
    }
    return text
  }

  /// The objects of a list.
  func list(_ key: String) throws(PriceTableError) -> [PriceReader] {
    guard let list = value[named: key], list.kind == .array else { throw expected(key, "a list") }
    var readers: [PriceReader] = []
    for (place, element) in list.elements.enumerated() {
      guard element.kind == .object else { throw expected("\(key)[\(place)]", "an object") }
      readers.append(PriceReader(element, path: "\(path).\(key)[\(place)]"))
    }
    return readers
  }

  /// The texts of a list; none where there is no list.
  func texts(_ key: String) throws(PriceTableError) -> [String] {
    guard let list = value[named: key] else { return [] }
    guard list.kind == .array else { throw expected(key, "a list of texts") }
    var texts: [String] = []
    for (place, element) in list.elements.enumerated() {
      guard let text = element.string, !text.isEmpty else {
        throw expected("\(key)[\(place)]", "a text that is not empty")
      }
      texts.append(text)
    }
    return texts
  }

  /// A price; nil where there is none.
  func dollars(_ key: String) throws(PriceTableError) -> Double? {
    guard let member = value[named: key] else { return nil }
    guard let number = member.double, number.isFinite, number >= 0 else {
      throw expected(key, Self.dollarsWords)
    }
    return number
  }

  func count(_ key: String) throws(PriceTableError) -> Int64 {
    guard let number = value[named: key]?.int64, number >= 0 else {
      throw expected(key, "a whole number, 0 or more")
    }
    return number
  }
}
