import JSONBytes

extension ByteBuffer {
  /// Appends a text of plain lines as the paragraphs that CommonMark makes of it: they are apart by
  /// empty lines.
  mutating func append(paragraphs text: UnsafeBufferPointer<UInt8>) {
    let newline = UInt8(ascii: "\n")
    var start = text.startIndex
    while let first = text[start...].firstIndex(where: { $0 != newline }) {
      var end = first
      while end < text.count, text[end] != newline || startsLine(in: text, at: end + 1) {
        end += 1
      }
      append("<p>")
      appendHTML(UnsafeBufferPointer(rebasing: text[first..<end]))
      append("</p>\n")
      start = end
    }
  }

  /// Whether a line that is not empty begins at an offset.
  private func startsLine(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index < text.count && text[index] != UInt8(ascii: "\n")
  }
}
