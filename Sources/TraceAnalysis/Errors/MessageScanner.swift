import JSONBytes

/// Reads a message from left to right and writes its pattern.
struct MessageScanner {
  private let bytes: [UInt8]
  private var place = 0
  private(set) var pattern: [UInt8] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func run() {
    while place < bytes.count {
      if readSpace() || readQuoted() || readAddress() || readPath() || readWord() { continue }
      pattern.append(bytes[place])
      place += 1
    }
    while pattern.last == UInt8(ascii: " ") { pattern.removeLast() }
  }

  private mutating func put(_ text: StaticString) {
    text.withUTF8Buffer { pattern.append(contentsOf: $0) }
  }

  private mutating func readSpace() -> Bool {
    guard MessageBytes.isSpace(bytes[place]) else { return false }
    if !pattern.isEmpty, pattern.last != UInt8(ascii: " ") { pattern.append(UInt8(ascii: " ")) }
    place += 1
    return true
  }

  /// True where an address or path may begin: not within a word, nor in an end tag.
  private var isAtStart: Bool {
    guard place > 0 else { return true }
    let before = bytes[place - 1]
    return !MessageBytes.isOfWord(before) && before != Self.slash && before != UInt8(ascii: "<")
  }

  private static let slash = UInt8(ascii: "/")

  /// A quoted text of at most 200 bytes on one line; an apostrophe within a word opens none.
  private mutating func readQuoted() -> Bool {
    let quote = bytes[place]
    guard MessageBytes.isQuote(quote), place == 0 || !MessageBytes.isLetter(bytes[place - 1])
    else { return false }
    let rest = bytes[(place + 1)...].prefix(200)
    guard let end = rest.firstIndex(where: { $0 == quote || $0 == 0x0A }), bytes[end] == quote
    else { return false }
    let isKey = end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: ":")
    if isKey { pattern += bytes[place...end] } else { put("<text>") }
    place = end + 1
    return true
  }

  /// `scheme://…`.
  private mutating func readAddress() -> Bool {
    guard isAtStart, MessageBytes.isLetter(bytes[place]) else { return false }
    let scheme = bytes[place...].prefix(12).prefix(while: MessageBytes.isLetter)
    guard bytes[scheme.endIndex...].starts(with: "://".utf8) else { return false }
    skipAddress()
    put("<url>")
    return true
  }

  /// `/…`, `./…`, `~/…` or `C:\…`, with a letter or digit behind the slash.
  private mutating func readPath() -> Bool {
    guard isAtStart else { return false }
    let head = bytes[place...].prefix(4)
    let start = head.drop { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "~") }
    let isUnix = start.first == Self.slash && start.dropFirst().first.map(Self.beginsName) == true
    let isWindows =
      head.count == 4 && MessageBytes.isLetter(bytes[place])
      && head.dropFirst().starts(with: #":\"#.utf8)
    guard isUnix || isWindows else { return false }
    skipAddress()
    put("<path>")
    return true
  }

  private static func beginsName(_ byte: UInt8) -> Bool {
    MessageBytes.isLetter(byte) || byte.isASCIIDigit || byte == UInt8(ascii: "_")
  }

  /// Moves behind an address or path, but not behind the mark that ends the sentence.
  private mutating func skipAddress() {
    var end = bytes[place...].firstIndex(where: MessageBytes.endsAddress) ?? bytes.count
    while end > place + 1, MessageBytes.isTrailing(bytes[end - 1]) { end -= 1 }
    place = end
  }

  private mutating func readWord() -> Bool {
    guard MessageBytes.isOfWord(bytes[place]) else { return false }
    let run = bytes[place...].prefix(while: MessageBytes.isOfWord)
    let last = run.lastIndex { !MessageBytes.isTrailing($0) } ?? run.startIndex - 1
    let word = run[..<(last + 1)]
    let isStatus = word.count == 3 && followsCode
    if isStatus { pattern += word } else { pattern += MessageWord(word).pattern }
    pattern += run[word.endIndex...]
    place = run.endIndex
    return true
  }

  /// True behind `code` or `status` and a colon, equals sign or space.
  private var followsCode: Bool {
    guard let last = pattern.lastIndex(where: { !": =".utf8.contains($0) }),
      last < pattern.count - 1
    else { return false }
    let tail = pattern[...last].suffix(6).map { $0 | 0x20 }
    return tail.suffix(4).elementsEqual("code".utf8) || tail.elementsEqual("status".utf8)
  }
}
