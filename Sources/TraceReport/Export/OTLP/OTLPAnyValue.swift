import JSONBytes

/// Turns plain JSON into the values of OpenTelemetry, `{"stringValue":"…"}`.
///
/// Integers of 64 bits are integers, all other numbers floating-point ones with the digits that they
/// were recorded with; what is beyond those is infinite. `null` is a value without content, a lone
/// surrogate U+FFFD: Protocol Buffers know neither.
enum OTLPAnyValue {
  static func append(_ value: JSONValue, to buffer: inout ByteBuffer) {
    var writer = OTLPValueWriter(buffer: buffer)
    value.walk(&writer)
    buffer = writer.buffer
  }
}

private struct OTLPValueWriter: ~Copyable, JSONVisitor {
  var buffer: ByteBuffer
  /// Whether each open value is an object, the outermost first.
  private var isObject: [Bool] = []
  /// Whether an element was written since the last opening bracket.
  private var wantsComma = false

  init(buffer: consuming ByteBuffer) { self.buffer = buffer }

  mutating func beginObject(count: Int) {
    begin("{\"kvlistValue\":{\"values\":[")
    isObject.append(true)
  }

  mutating func beginArray(count: Int) {
    begin("{\"arrayValue\":{\"values\":[")
    isObject.append(false)
  }

  mutating func endObject() { end() }

  mutating func endArray() { end() }

  mutating func key(_ token: JSONToken) {
    if wantsComma { buffer.append(",") }
    wantsComma = false
    buffer.append("{\"key\":")
    append(text: token)
    buffer.append(",\"value\":")
  }

  mutating func scalar(_ token: JSONToken) {
    separate()
    switch token.kind {
    case .string:
      buffer.append("{\"stringValue\":")
      append(text: token)
      buffer.append("}")
    case .number: append(number: token)
    case .true: buffer.append("{\"boolValue\":true}")
    case .false: buffer.append("{\"boolValue\":false}")
    default: buffer.append("{}")
    }
    closeMember()
  }

  /// An object's values stand behind their keys; an array's elements are told apart by commas.
  private mutating func separate() {
    if isObject.last == false, wantsComma { buffer.append(",") }
  }

  private mutating func begin(_ bracket: StaticString) {
    separate()
    buffer.append(bracket)
    wantsComma = false
  }

  private mutating func end() {
    isObject.removeLast()
    buffer.append("]}}")
    closeMember()
  }

  private mutating func closeMember() {
    if isObject.last == true { buffer.append("}") }
    wantsComma = true
  }

  private mutating func append(text token: JSONToken) {
    guard token.hasEscapes else { return token.appendJSON(to: &buffer, style: .strictCompact) }
    var text = ByteBuffer(capacity: token.content.count + 16)
    token.appendUnicode(to: &text)
    text.withBytes { buffer.appendJSONString(utf8: $0) }
  }

  private mutating func append(number token: JSONToken) {
    let text = String(decoding: token.bytes, as: UTF8.self)
    // An integer has no negative zero.
    if let integer = Int64(text), text != "-0" {
      buffer.append("{\"intValue\":\"")
      buffer.append(decimal: integer)
      buffer.append("\"}")
    } else {
      append(double: text)
    }
  }

  private mutating func append(double text: String) {
    let number = Double(text) ?? .nan
    buffer.append("{\"doubleValue\":")
    if number.isFinite {
      buffer.append(text)
    } else {
      buffer.append("\"")
      buffer.append(json: number)
      buffer.append("\"")
    }
    buffer.append("}")
  }
}
