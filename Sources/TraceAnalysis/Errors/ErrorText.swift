import JSONBytes

/// What the message of an error says beside its words: the status of `Error code: 429 - {…}`, and
/// the values under `code` and `type` in the dictionary behind it, which Python writes with single quotes
/// and JSON with double ones.
struct ErrorText {
  private let bytes: [UInt8]
  /// The first status of HTTP, 400 to 599, behind the word `code`; nil where there is none.
  private(set) var status: Int?
  /// In the order of the text.
  private(set) var codes: [String] = []

  /// - Parameter text: In lower case.
  init(_ text: String) {
    bytes = Array(text.utf8)
    for place in bytes.indices where bytes[place] == UInt8(ascii: "c") || bytes[place] == Self.t {
      if status == nil { status = readStatus(at: place) }
      if let code = readValue(at: place) { codes.append(code) }
    }
  }

  private static let t = UInt8(ascii: "t")
  private static let codeWord = Array("code".utf8)
  private static let typeWord = Array("type".utf8)

  /// The number behind the word `code`, if it is a status of HTTP.
  private func readStatus(at place: Int) -> Int? {
    guard bytes[place...].starts(with: Self.codeWord) else { return nil }
    if place > 0, MessageBytes.isLetter(bytes[place - 1]) { return nil }
    let rest = bytes[(place + 4)...].drop { ": =".utf8.contains($0) }
    let digits = rest.prefix(4).prefix(while: \.isASCIIDigit)
    guard digits.count == 3 else { return nil }
    let code = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return (400...599).contains(code) ? code : nil
  }

  /// The quoted value of a quoted key `code` or `type`.
  private func readValue(at place: Int) -> String? {
    guard place > 0, let quote = Self.quote(bytes[place - 1]) else { return nil }
    let word = bytes[place...].prefix(4)
    guard word.elementsEqual(Self.codeWord) || word.elementsEqual(Self.typeWord) else {
      return nil
    }
    let rest = bytes[word.endIndex...]
    guard rest.first == quote, rest.dropFirst().first == UInt8(ascii: ":") else { return nil }
    let value = rest.dropFirst(2).drop { $0 == UInt8(ascii: " ") }
    guard let open = value.first.flatMap(Self.quote) else { return nil }
    let content = value.dropFirst().prefix(64).prefix { $0 != open }
    return String(decoding: content, as: UTF8.self)
  }

  private static func quote(_ byte: UInt8) -> UInt8? {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") ? byte : nil
  }
}
