extension JSONValue {
  /// Appends the value as JSON without spaces: keys in stored order, duplicates kept, numbers as
  /// they are written, strings with no other escapes than they need.
  package func write(to buffer: inout ByteBuffer, style: JSONStyle) {
    var writer = JSONWriter(buffer: buffer, style: style)
    walk(&writer)
    buffer = writer.buffer
  }
}

/// Writes what a walk tells.
private struct JSONWriter: ~Copyable, JSONVisitor {
  var buffer: ByteBuffer
  let style: JSONStyle
  /// Whether a value was written since the last opening bracket or key.
  private var wantsComma = false

  init(buffer: consuming ByteBuffer, style: JSONStyle) {
    self.buffer = buffer
    self.style = style
  }

  mutating func beginObject(count: Int) { begin(ASCII.openBrace) }

  mutating func endObject() { end(ASCII.closeBrace) }

  mutating func beginArray(count: Int) { begin(ASCII.openBracket) }

  mutating func endArray() { end(ASCII.closeBracket) }

  mutating func key(_ token: JSONToken) {
    scalar(token)
    buffer.append(byte: ASCII.colon)
    wantsComma = false
  }

  mutating func scalar(_ token: JSONToken) {
    separate()
    token.appendJSON(to: &buffer, style: style)
    wantsComma = true
  }

  private mutating func begin(_ bracket: UInt8) {
    separate()
    buffer.append(byte: bracket)
    wantsComma = false
  }

  private mutating func end(_ bracket: UInt8) {
    buffer.append(byte: bracket)
    wantsComma = true
  }

  private mutating func separate() {
    if wantsComma { buffer.append(byte: ASCII.comma) }
  }
}
