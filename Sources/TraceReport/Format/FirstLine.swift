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
    let bytes = bytes(of: payload)
    let shown = beginning(of: bytes)
    html.appendHTML(shown)
    if shown.count < bytes.count { html.append("…") }
  }

  /// The same as a text that is not escaped.
  static func text(_ payload: Payload) -> String {
    let bytes = bytes(of: payload)
    let shown = beginning(of: bytes)
    return String(decoding: shown, as: UTF8.self) + (shown.count < bytes.count ? "…" : "")
  }

  private static func bytes(of payload: Payload) -> ArraySlice<UInt8> {
    switch payload {
    case .text(let bytes): bytes
    case .json(let value): value.utf8 ?? json(value)
    }
  }

  private static func json(_ value: JSONValue) -> ArraySlice<UInt8> {
    let token = value.token
    guard token.count <= rewritten, token.contains(UInt8(ascii: "\\")) else { return token }
    var buffer = ByteBuffer(capacity: token.count + 16)
    value.write(to: &buffer, style: .compact)
    return buffer.bytes()[...]
  }

  /// Cut where a character begins.
  private static func beginning(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.count > limit else { return bytes }
    var end = bytes.startIndex + limit
    // A character of UTF-8 has at most three bytes after its first.
    let earliest = end - 3
    while end > earliest, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return bytes[..<end]
  }
}
