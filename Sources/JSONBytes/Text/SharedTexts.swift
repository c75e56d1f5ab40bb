/// Texts that come again and again: each is a string once, which serves wherever its bytes are met.
package struct SharedTexts: Sendable {
  /// By length in bytes.
  private let texts: [[String]]

  /// - Parameter texts: Best literals, which need no memory of their own.
  package init(_ texts: [String]) {
    let longest = texts.map(\.utf8.count).max() ?? 0
    var byLength = [[String]](repeating: [], count: longest + 1)
    for text in texts { byLength[text.utf8.count].append(text) }
    self.texts = byLength
  }

  /// The string of bytes of UTF-8, a new one where it is none of the texts.
  ///
  /// Bytes that are no UTF-8 are repaired.
  package func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    if bytes.count < texts.count {
      for text in texts[bytes.count] where Self.isEqual(text, bytes) { return text }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isEqual(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var text = text
    return text.withUTF8 { $0.hasSameBytes(as: bytes) }
  }
}
