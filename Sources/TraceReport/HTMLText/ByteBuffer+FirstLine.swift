package import JSONBytes

extension ByteBuffer {
  /// Appends as HTML the first line of a text in which there is more than whitespace, for the cell
  /// of a table.
  ///
  /// - Parameters:
  ///   - utf8: The text.
  ///   - limit: How many characters (Unicode scalars) are shown; `…` follows if there are more.
  package mutating func appendHTML(firstLineOf utf8: ArraySlice<UInt8>, limit: Int) {
    utf8.withUnsafeBufferPointer { appendHTML(firstLineOf: $0, limit: limit) }
  }

  /// Appends as HTML the first line of a string in which there is more than whitespace.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - limit: How many characters (Unicode scalars) are shown; `…` follows if there are more.
  package mutating func appendHTML(firstLineOf text: String, limit: Int) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable {
      appendHTML(firstLineOf: $0, limit: limit)
    }
    if done == nil { appendHTML(firstLineOf: Array(text.utf8)[...], limit: limit) }
  }

  private mutating func appendHTML(firstLineOf text: UnsafeBufferPointer<UInt8>, limit: Int) {
    let start = text.firstIndex { !isSpace($0) && !isLineEnd($0) } ?? text.endIndex
    var end = start
    var room = limit
    while end < text.count, room > 0, !isLineEnd(text[end]) {
      end += UTF8Character.read(in: text, at: end).length
      room -= 1
    }
    appendHTML(UnsafeBufferPointer(rebasing: text[start..<end]))
    if end < text.count, !isLineEnd(text[end]) { append("…") }
  }
}

private func isSpace(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}

private func isLineEnd(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
}
