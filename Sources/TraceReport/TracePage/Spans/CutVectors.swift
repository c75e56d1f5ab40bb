import JSONBytes
import TraceModel

/// Cuts the vectors in the output of an embedding: nobody reads 1,536 numbers.
enum CutVectors {
  /// A vector of more numbers, or of more characters of base64, is cut to its first ones.
  private static let longNumbers = 8
  private static let shownNumbers = 4
  private static let longText = 64
  private static let shownText = 32

  static let hint: StaticString =
    "<p class=\"hint\">Of each long vector its beginning; an export has all of it</p>\n"

  /// The output with a text in place of what is left out; nil where that is nothing.
  static func output(_ output: Payload, of span: Span) -> Payload? {
    guard span.kind == .embedding, let json = output.json, let data = json["data"] else {
      return nil
    }
    let whole = json.token
    var place = whole.startIndex
    var buffer = ByteBuffer(capacity: 4096)
    for element in data.elements {
      guard let vector = element["embedding"], isLong(vector) else { continue }
      buffer.append(whole[place..<vector.token.startIndex])
      write(vector, to: &buffer)
      place = vector.token.endIndex
    }
    if place == whole.startIndex { return nil }
    buffer.append(whole[place...])
    return Payload(recorded: buffer.bytes()[...])
  }

  private static func isLong(_ vector: JSONValue) -> Bool {
    vector.kind == .array ? vector.count > longNumbers : vector.utf8?.count ?? 0 > longText
  }

  /// Writes a long vector as shorter JSON.
  private static func write(_ vector: JSONValue, to buffer: inout ByteBuffer) {
    if let text = vector.utf8 {
      let others = CountText.text(text.count - shownText, "more character")
      return buffer.appendJSONString(text.prefix(shownText) + Array("… \(others)".utf8))
    }
    buffer.append("[")
    for number in vector.elements.prefix(shownNumbers) {
      buffer.append(number.token)
      buffer.append(", ")
    }
    buffer.appendJSONString("… \(CountText.text(vector.count - shownNumbers, "more number"))")
    buffer.append("]")
  }
}
