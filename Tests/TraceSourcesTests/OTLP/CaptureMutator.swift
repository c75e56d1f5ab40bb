import TestSupport

/// Damages captures of OpenTelemetry, the same way on every run.
struct CaptureMutator {
  private var random: SeededGenerator
  /// Files of a few spans each, in both encodings.
  private let originals: [[UInt8]]

  init(seed: UInt64) throws {
    random = SeededGenerator(seed: seed)
    let json = try ["mlflow_attributes", "openinference", "otel_openai_v2", "traceloop"]
      .map { try SingleSpans.json($0) }
    let wire = try ["mlflow_genai_semconv", "openinference"].map { try SingleSpans.wire($0) }
    // The shortest spans have every part that the long ones have, and more of the damage hits it.
    originals = (json + wire).map { spans in
      spans.sorted { $0.count < $1.count }.prefix(3).flatMap { $0 }
    }
  }

  /// A capture with a few of the many things that may go wrong.
  mutating func damaged() -> [UInt8] {
    var bytes = originals.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty { damage(&bytes) }
    return bytes
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    let range = range(of: bytes, atMost: Int.random(in: 1...200, using: &random))
    let place = range.lowerBound
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
    case 2: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 3: bytes.removeSubrange(place...)
    case 4: bytes.removeSubrange(range)
    case 5: bytes.insert(contentsOf: bytes[range], at: place)
    case 6: bytes.insert(contentsOf: bytes[self.range(of: bytes, atMost: 300)], at: place)
    case 7: bytes.insert(contentsOf: noise(), at: place)
    case 8: bytes.replaceSubrange(place...place, with: number())
    default: bytes.replaceSubrange(range, with: nested(Array(bytes[range])))
    }
  }

  private mutating func range(of bytes: [UInt8], atMost count: Int) -> Range<Int> {
    let start = Int.random(in: 0..<bytes.count, using: &random)
    return start..<min(start + count, bytes.count)
  }

  private mutating func noise() -> [UInt8] {
    let words = [
      "{", "}", "[[[[", "]", "\"", ":", ",", "null", "\\u0000", "9e999", "-1", "\n", "\0",
    ]
    return Array(random.text(of: words, count: 1...8).utf8)
  }

  /// A number as a length may be: one that is too large, too long or has no end.
  private mutating func number() -> [UInt8] {
    let count = Int.random(in: 1...12, using: &random)
    return Array(repeating: 0xFF, count: count) + [UInt8.random(in: 0...0x7F, using: &random)]
  }

  /// The bytes as a message in a message in a message.
  private mutating func nested(_ bytes: [UInt8]) -> [UInt8] {
    let field = UInt64.random(in: 0...16, using: &random)
    let depth = Int.random(in: 1...300, using: &random)
    return (0..<depth).reduce(bytes) { inner, _ in Wire.field(field, inner) }
  }
}
