import JSONBytes
import TraceModel

/// The beginning of a recorded value, for one line of a table.
enum FirstLine {
  /// Bytes of a value that are shown.
  private static let limit = 200
  /// Up to this many bytes a value is rewritten, so that letters stand in place of escapes.
  private static let rewritten = 4096

  /// Appends it as HTML, with an ellipsis where it was cut.
  ///
  /// Texts are without quotes; JSON is as recorded, or without spaces where it has escapes.
  static func write(_ payload: Payload, to html: inout ByteBuffer) {
    switch payload {
    case .text(let bytes): write(bytes, to: &html)
    case .json(let value): write(value.utf8 ?? json(value), to: &html)
    }
  }

  private static func json(_ value: JSONValue) -> ArraySlice<UInt8> {
    let token = value.token
    guard token.count <= rewritten, token.contains(UInt8(ascii: "\\")) else { return token }
    var buffer = ByteBuffer(capacity: token.count + 16)
    value.write(to: &buffer, style: .compact)
    return buffer.bytes()[...]
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to html: inout ByteBuffer) {
    guard bytes.count > limit else { return html.appendHTML(bytes) }
    var end = bytes.startIndex + limit
    // A character of UTF-8 has at most three bytes after its first.
    let earliest = end - 3
    while end > earliest, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    html.appendHTML(bytes[..<end])
    html.append("…")
  }
}
