import JSONBytes
package import TraceModel

/// How many vectors an embedding call gave back, and how long they are.
package struct EmbeddingVectors: Sendable, Hashable {
  package var count: Int
  /// Numbers in the shortest and in the longest vector; nil where a vector cannot be counted.
  package var lengths: ClosedRange<Int>?

  /// The vectors of a span's output; nil where it gave none.
  package init?(of span: borrowing Span) {
    guard span.kind == .embedding, let data = span.outputs?["data"] else { return nil }
    count = 0
    var isCounted = true
    for element in data.elements {
      guard let vector = element["embedding"] else { continue }
      count += 1
      guard isCounted, let length = Self.length(vector) else {
        isCounted = false
        continue
      }
      lengths = min(lengths?.lowerBound ?? length, length)...max(lengths?.upperBound ?? 0, length)
    }
    if count == 0 { return nil }
    if !isCounted { lengths = nil }
  }

  /// Numbers in a vector: a list of them, or Base64 of 32-bit floats (`encoding_format`).
  private static func length(_ vector: JSONValue) -> Int? {
    if vector.kind == .array { return vector.count }
    guard let text = vector.utf8, !text.isEmpty, text.count.isMultiple(of: 4) else { return nil }
    let padding = text.suffix(2).count { $0 == UInt8(ascii: "=") }
    guard text.dropLast(padding).allSatisfy(isBase64) else { return nil }
    let bytes = text.count / 4 * 3 - padding
    return bytes.isMultiple(of: 4) ? bytes / 4 : nil
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
