import JSONBytes
import TraceModel

extension ReportBlock {
  /// Lines from which on a value is folded.
  private static let longLines = 40

  /// A recorded value, whole: JSON laid out, a text as a quotation; a long one folded.
  ///
  /// A text that is an object or array of JSON, as tools return them, is laid out, too.
  static func payload(_ payload: Payload) -> [ReportBlock] {
    guard let text = payload.utf8 else { return payload.json.map(json) ?? [] }
    if let value = try? JSONDocument(text).root, value.kind == .object || value.kind == .array {
      return json(value)
    }
    return self.text(text)
  }

  /// JSON, laid out; a long one folded.
  static func json(_ value: JSONValue) -> [ReportBlock] {
    var buffer = ByteBuffer()
    let lines = PlainJSON.print(value, into: &buffer)
    return folded([.code(buffer.bytes()[...], .json)], lines: lines)
  }

  /// A text of a trace; a long one folded.
  static func text(_ text: ArraySlice<UInt8>) -> [ReportBlock] {
    if text.isEmpty { return [.note("An empty text")] }
    return folded([.quote(text)], lines: text.lineCount)
  }

  /// A text of a trace that is no prose, such as a stack trace; a long one folded.
  static func source(_ text: ArraySlice<UInt8>) -> [ReportBlock] {
    folded([.code(text, .text)], lines: text.lineCount)
  }

  private static func folded(_ blocks: [ReportBlock], lines: Int) -> [ReportBlock] {
    lines > longLines ? [.fold("All \(CountText.text(lines, "line"))", blocks)] : blocks
  }
}

extension ArraySlice<UInt8> {
  fileprivate var lineCount: Int { 1 + count { $0 == UInt8(ascii: "\n") } }
}
