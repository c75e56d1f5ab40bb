import TraceModel

/// A message without what changes from one occurrence to the next, so that equal errors group.
///
/// `<id>` stands for an id, `<n>` for a number, `<text>` for a quoted text, `<url>`, `<path>` and
/// `<time>` for what they say. White space is one space. Status codes of HTTP and quoted keys stay.
/// Takes linear time.
package struct MessagePattern: Sendable {
  package let text: String

  /// Bytes of a message that are read; what comes behind them does not tell patterns apart.
  package static let longest = 1000

  package init(_ message: String) {
    let bytes = Array(message.utf8.prefix(Self.longest))
    let isCut = message.utf8.count > Self.longest
    var scanner = MessageScanner(isCut ? Self.withoutLastCharacter(bytes) : bytes)
    scanner.run()
    text = String(decoding: scanner.pattern, as: UTF8.self) + (isCut ? "…" : "")
  }

  /// A cut may go through a character.
  private static func withoutLastCharacter(_ bytes: [UInt8]) -> [UInt8] {
    let last = bytes.lastIndex { $0 & 0xC0 != 0x80 } ?? 0
    return Array(bytes[..<last])
  }
}

extension MessagePattern: Hashable {
  /// Equal where the bytes are, see ``ExactText``.
  package static func == (left: MessagePattern, right: MessagePattern) -> Bool {
    ExactText(left.text) == ExactText(right.text)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(ExactText(text)) }
}
