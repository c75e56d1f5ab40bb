import JSONBytes

/// One word of a message: letters, digits and what stands inside ids, times and numbers.
struct MessageWord {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// The word itself, or what stands for it.
  var pattern: [UInt8] {
    if isMasked { return Array("<id>".utf8) }
    guard bytes.contains(where: \.isASCIIDigit) else { return Array(bytes) }
    if isTime { return Array("<time>".utf8) }
    if let unit = unit { return Array("<n>".utf8) + unit }
    if isIdentifier { return Array("<id>".utf8) }
    return withoutNumbers
  }

  /// True for a key that was made unreadable, as `sk-test-********FAKE`.
  private var isMasked: Bool { bytes.count { $0 == UInt8(ascii: "*") } > 2 }

  /// True for `2024-08-06…` and `12:30:59…`.
  private var isTime: Bool {
    let shape = bytes.prefix(10).map { $0.isASCIIDigit ? UInt8(ascii: "0") : $0 }
    return shape.elementsEqual("0000-00-00".utf8) || shape.prefix(8).elementsEqual("00:00:00".utf8)
  }

  /// What follows a number, as in `12`, `-3.5`, `20ms` and `50%`; nil for no number.
  private var unit: ArraySlice<UInt8>? {
    let unsigned = bytes.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard let first = unsigned.first, first.isASCIIDigit else { return nil }
    let rest = unsigned.drop { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
    let isUnit = rest.count <= 3 && !rest.contains(where: \.isASCIIDigit)
    return isUnit ? rest : nil
  }

  /// True for hexadecimal numbers, UUIDs and the like, and for words such as `req_011CSHoEeqs5`: a part
  /// of eight characters or more that mixes digits and letters, or of sixteen that has a digit.
  private var isIdentifier: Bool {
    if bytes.starts(with: "0x".utf8) { return true }
    let digits = bytes.filter { $0 != UInt8(ascii: "-") }
    if digits.count >= 8, digits.allSatisfy(\.isHexDigit) { return true }
    return bytes.split(whereSeparator: { "_-.:".utf8.contains($0) }).contains { part in
      let count = part.count(where: \.isASCIIDigit)
      return count > 0 && (part.count >= 16 || part.count >= 8 && count < part.count)
    }
  }

  /// The word with each number of three digits or more between its marks taken out: `ZZZ-<n>`.
  private var withoutNumbers: [UInt8] {
    var found: [UInt8] = []
    var rest = bytes
    while !rest.isEmpty {
      let part = rest.prefix { !"_-.:".utf8.contains($0) }
      let isNumber = part.count > 2 && part.allSatisfy(\.isASCIIDigit)
      found += isNumber ? Array("<n>".utf8) : Array(part)
      rest = rest[part.endIndex...]
      if let mark = rest.popFirst() { found.append(mark) }
    }
    return found
  }
}
