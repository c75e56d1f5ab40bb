import JSONBytes

/// The values of OpenTelemetry as JSON has them, `{"stringValue": "…"}`, turned into plain JSON.
enum JSONAnyValue {
  private enum Kind {
    case string, bool, integer, double, array, object, bytes, wrapped
  }

  /// By the names of the standard, of Protocol Buffers and of Go's structures.
  private static let kinds: [String: Kind] = [
    "stringValue": .string, "string_value": .string, "StringValue": .string,
    "boolValue": .bool, "bool_value": .bool, "BoolValue": .bool,
    "intValue": .integer, "int_value": .integer, "IntValue": .integer,
    "doubleValue": .double, "double_value": .double, "DoubleValue": .double,
    "arrayValue": .array, "array_value": .array, "ArrayValue": .array,
    "kvlistValue": .object, "kvlist_value": .object, "KvlistValue": .object,
    "bytesValue": .bytes, "bytes_value": .bytes, "BytesValue": .bytes,
    "Value": .wrapped,
  ]

  /// Writes a value; a missing one is null.
  ///
  /// - Returns: False where a part has another form than it should: it is written as it is.
  @discardableResult
  static func write(_ value: JSONValue?, to buffer: inout ByteBuffer) -> Bool {
    guard let value, !value.isNull else { return writeNull(to: &buffer) }
    guard value.kind == .object else {
      value.write(to: &buffer, style: .compact)
      return false
    }
    for (key, content) in value.members {
      guard let kind = key.string.flatMap({ kinds[$0] }) else { continue }
      return content.isNull ? writeNull(to: &buffer) : write(content, as: kind, to: &buffer)
    }
    return writeNull(to: &buffer) && value.count == 0
  }

  private static func writeNull(to buffer: inout ByteBuffer) -> Bool {
    buffer.append("null")
    return true
  }

  private static func write(
    _ value: JSONValue,
    as kind: Kind,
    to buffer: inout ByteBuffer
  ) -> Bool {
    switch kind {
    case .wrapped: return write(value, to: &buffer)
    case .array: return writeList(value, brackets: ("[", "]"), to: &buffer, write)
    case .object: return writeList(value, brackets: ("{", "}"), to: &buffer, writePair)
    case .integer:
      if let number = value.otlpInteger {
        buffer.append(decimal: number)
        return true
      }
    case .double:
      if writeDouble(value.string, to: &buffer) { return true }
    case .string, .bool, .bytes: break
    }
    value.write(to: &buffer, style: .compact)
    return fits(value, kind)
  }

  private static func fits(_ value: JSONValue, _ kind: Kind) -> Bool {
    switch kind {
    case .string, .bytes: value.kind == .string
    case .bool: value.bool != nil
    case .double: value.kind == .number
    default: false
    }
  }

  /// A number as a text; JSON has no other form for those that are not finite.
  private static func writeDouble(_ text: String?, to buffer: inout ByteBuffer) -> Bool {
    guard let text, let number = Double(text) else { return false }
    buffer.append(json: number)
    return true
  }

  private static func writeList(
    _ list: JSONValue,
    brackets: (StaticString, StaticString),
    to buffer: inout ByteBuffer,
    _ write: (JSONValue, inout ByteBuffer) -> Bool
  ) -> Bool {
    let values = list.otlp("values", "Values")
    var isSound = list.kind == .object && (values == nil || values?.kind == .array)
    buffer.append(brackets.0)
    for (position, element) in (values?.elements).map(Array.init)?.enumerated() ?? [].enumerated() {
      if position > 0 { buffer.append(",") }
      if !write(element, &buffer) { isSound = false }
    }
    buffer.append(brackets.1)
    return isSound
  }

  /// Writes a key and its value as a member of an object.
  private static func writePair(_ pair: JSONValue, to buffer: inout ByteBuffer) -> Bool {
    let key = pair["key"]
    buffer.appendJSONString(key?.utf8 ?? [])
    buffer.append(":")
    return write(pair["value"], to: &buffer) && key?.kind == .string
  }

  /// Writes a list of keys and values as an object.
  static func writeObject(_ pairs: JSONElements, to buffer: inout ByteBuffer) -> Bool {
    var isSound = true
    buffer.append("{")
    for (position, pair) in pairs.enumerated() {
      if position > 0 { buffer.append(",") }
      if !writePair(pair, to: &buffer) { isSound = false }
    }
    buffer.append("}")
    return isSound
  }
}

extension JSONValue {
  /// A member under either of its names; nil where it is missing or null.
  func otlp(_ name: String, _ otherName: String) -> JSONValue? {
    let value = self[named: name] ?? self[named: otherName]
    return value?.isNull == true ? nil : value
  }

  /// An integer, which may stand as a text or with a fraction of zero.
  var otlpInteger: Int64? {
    int64 ?? string.flatMap { Int64($0) } ?? double.flatMap { Int64(exactly: $0) }
  }
}
