import JSONBytes
import TraceModel

/// Writes the texts of a conversation: JSON laid out, all else as Markdown.
enum ConversationText {
  /// A prompt of more bytes or lines than these is folded.
  private static let longBytes = 600
  private static let longLines = 6

  /// JSON of up to this many bytes is shown on one line, as it was recorded.
  private static let lineBytes = 200

  /// Appends a text; a long one is folded where `folds`.
  static func write(
    _ text: ArraySlice<UInt8>,
    folds: Bool = false,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    if text.isEmpty { return }
    guard folds, isLong(text) else { return writeOpen(text, to: &html, payloads: &payloads) }
    html.append("<details><summary>")
    html.appendHTML(FirstWords.of(text, count: 10) ?? "All")
    html.append(" … <span class=\"o\">")
    html.append(CountText.characters(of: text))
    html.append("</span></summary>")
    writeOpen(text, to: &html, payloads: &payloads)
    html.append("</details>")
  }

  private static func isLong(_ text: ArraySlice<UInt8>) -> Bool {
    text.count > longBytes || text.count { $0 == UInt8(ascii: "\n") } >= longLines
  }

  private static func writeOpen(
    _ text: ArraySlice<UInt8>,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    if let json = json(text) {
      payloads.write(json: json, to: &html)
    } else {
      payloads.write(text: text, to: &html)
    }
  }

  /// Appends arguments or a result: short JSON on one line.
  static func write(
    _ payload: Payload,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    guard let value = payload.utf8.map(json) ?? payload.json else {
      return write(payload.utf8 ?? [], to: &html, payloads: &payloads)
    }
    guard value.token.count <= lineBytes else { return payloads.write(json: value, to: &html) }
    html.append("<code>")
    FirstLine.write(.json(value), to: &html)
    html.append("</code>")
  }

  /// The text as JSON where it is an object or a list: numbers and words are texts first.
  private static func json(_ text: ArraySlice<UInt8>) -> JSONValue? {
    let first = text.first { $0 > 0x20 }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return nil }
    return (try? JSONDocument(text))?.root
  }
}
