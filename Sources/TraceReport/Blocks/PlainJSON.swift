import JSONBytes

/// Lays JSON out as text: two spaces a level, a member a line, scalars of an array in full lines.
struct PlainJSON: ~Copyable, JSONVisitor {
  private var buffer: ByteBuffer
  private var lineCount = 1
  /// Whether each open bracket is an array's, the innermost last.
  private var areArrays: [Bool] = []
  /// Offset of the line's beginning.
  private var lineStart: Int
  /// What came before the next value.
  private var last = Last.start

  private enum Last { case start, opening, key, scalar, closing }

  /// Bytes of the longest line of an array, with the space before a value and the comma behind it.
  private static let width = 100
  /// Nesting from which on the indentation does not grow, which keeps deep documents small.
  private static let deepest = 40

  private init(buffer: consuming ByteBuffer) {
    lineStart = buffer.count
    self.buffer = buffer
  }

  /// Appends a value, without a line feed at its end.
  ///
  /// - Returns: The number of lines, at least 1.
  static func print(_ value: JSONValue, into buffer: inout ByteBuffer) -> Int {
    var layout = PlainJSON(buffer: buffer)
    value.walk(&layout)
    let lines = layout.lineCount
    buffer = layout.buffer
    return lines
  }

  mutating func beginObject(count: Int) { begin("{", isArray: false) }

  mutating func endObject() { end("}") }

  mutating func beginArray(count: Int) { begin("[", isArray: true) }

  mutating func endArray() { end("]") }

  mutating func key(_ token: JSONToken) {
    separate(length: .max)
    token.appendJSON(to: &buffer, style: .compact)
    buffer.append(": ")
    last = .key
  }

  mutating func scalar(_ token: JSONToken) {
    separate(length: token.bytes.count)
    token.appendJSON(to: &buffer, style: .compact)
    last = .scalar
  }

  private mutating func begin(_ bracket: StaticString, isArray: Bool) {
    separate(length: .max)
    buffer.append(bracket)
    areArrays.append(isArray)
    last = .opening
  }

  private mutating func end(_ bracket: StaticString) {
    areArrays.removeLast()
    if last != .opening { breakLine() }
    buffer.append(bracket)
    last = .closing
  }

  /// Goes to where a value or key of a length begins.
  private mutating func separate(length: Int) {
    switch last {
    case .start, .key: return
    case .opening: breakLine()
    case .scalar where areArrays.last == true && length < Self.width:
      buffer.append(",")
      if buffer.count - lineStart + length + 2 <= Self.width {
        buffer.append(" ")
      } else {
        breakLine()
      }
    case .scalar, .closing:
      buffer.append(",")
      breakLine()
    }
  }

  private mutating func breakLine() {
    lineCount += 1
    buffer.append("\n")
    lineStart = buffer.count
    for _ in 0..<min(areArrays.count, Self.deepest) { buffer.append("  ") }
  }
}
