import JSONBytes

/// The values of OpenTelemetry as Protocol Buffers have them, turned into plain JSON.
enum WireAnyValue {
  /// How deep values may lie within values.
  static let maximumDepth = 256

  /// Writes a value; of several that it has the last counts, and none is null.
  ///
  /// - Throws: ``WireError`` for what is no such message.
  static func write(
    _ message: ArraySlice<UInt8>,
    to buffer: inout ByteBuffer,
    depth: Int = 0
  ) throws(WireError) {
    guard depth < maximumDepth else { throw .tooDeep }
    var last: (number: Int, value: WireValue)?
    var reader = WireReader(message)
    while let field = try reader.next() {
      if (1...7).contains(field.number) { last = field }
    }
    switch last {
    case (1, .bytes(let text))?: buffer.appendJSONString(text)
    case (2, .number(let truth))?: buffer.append(truth == 0 ? "false" : "true")
    case (3, .number(let number))?: buffer.append(decimal: Int64(bitPattern: number))
    case (4, .fixed64(let bits))?: buffer.append(json: Double(bitPattern: bits))
    case (5, .bytes(let list))?: try writeArray(list, to: &buffer, depth: depth + 1)
    case (6, .bytes(let list))?: try writeObject(list, to: &buffer, depth: depth + 1)
    case (7, .bytes(let bytes))?: buffer.appendJSONString(Base64.text(of: bytes)[...])
    default: buffer.append("null")
    }
  }

  private static func writeArray(
    _ list: ArraySlice<UInt8>,
    to buffer: inout ByteBuffer,
    depth: Int
  ) throws(WireError) {
    buffer.append("[")
    var reader = WireReader(list)
    var isFirst = true
    while let (number, value) = try reader.next() {
      guard number == 1, let element = value.bytes else { continue }
      if !isFirst { buffer.append(",") }
      isFirst = false
      try write(element, to: &buffer, depth: depth)
    }
    buffer.append("]")
  }

  private static func writeObject(
    _ list: ArraySlice<UInt8>,
    to buffer: inout ByteBuffer,
    depth: Int
  ) throws(WireError) {
    var pairs: [ArraySlice<UInt8>] = []
    var reader = WireReader(list)
    while let (number, value) = try reader.next() {
      if number == 1, let pair = value.bytes { pairs.append(pair) }
    }
    try writeObject(pairs, to: &buffer, depth: depth)
  }

  /// Writes keys and values as an object.
  ///
  /// - Throws: ``WireError`` for what are no such messages.
  static func writeObject(
    _ pairs: [ArraySlice<UInt8>],
    to buffer: inout ByteBuffer,
    depth: Int = 0
  ) throws(WireError) {
    buffer.append("{")
    for (position, pair) in pairs.enumerated() {
      if position > 0 { buffer.append(",") }
      buffer.appendJSONString(WireReader.field(1, in: pair) ?? [])
      buffer.append(":")
      try write(WireReader.field(2, in: pair) ?? [], to: &buffer, depth: depth)
    }
    buffer.append("}")
  }
}
