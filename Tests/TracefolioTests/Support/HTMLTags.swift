import Foundation

/// A start tag of a page.
struct HTMLTag {
  let name: String
  /// In their order; values with their character references resolved, empty where there is none.
  var attributes: [(name: String, value: String)] = []

  func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
}

/// Finds the start tags of a page as a browser would, as far as well-formed pages go.
struct HTMLTags {
  private let bytes: [UInt8]
  private var position = 0

  static func all(in page: Data) -> [HTMLTag] {
    var scanner = HTMLTags(bytes: [UInt8](page))
    var tags: [HTMLTag] = []
    while let tag = scanner.next() { tags.append(tag) }
    return tags
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func next() -> HTMLTag? {
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = start + 1
      guard let first = current, Self.isLetter(first) else { continue }
      var tag = HTMLTag(name: word())
      while let attribute = attribute() { tag.attributes.append(attribute) }
      return tag
    }
    return nil
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Nil at the tag's end.
  private mutating func attribute() -> (name: String, value: String)? {
    while let byte = current, " \n\t/".utf8.contains(byte) { position += 1 }
    guard let byte = current, byte != UInt8(ascii: ">") else { return nil }
    let name = word()
    guard current == UInt8(ascii: "=") else { return (name, "") }
    position += 1
    return (name, Self.resolved(value()))
  }

  private mutating func value() -> String {
    guard let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return word()
    }
    let start = position + 1
    let end = bytes[start...].firstIndex(of: quote) ?? bytes.count
    position = min(end + 1, bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private mutating func word() -> String {
    let start = position
    position += 1
    while let byte = current, !" \n\t/>=".utf8.contains(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func resolved(_ value: String) -> String {
    guard value.contains("&") else { return value }
    let references = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ]
    return references.reduce(value) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }
}
