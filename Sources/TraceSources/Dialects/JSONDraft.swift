import JSONBytes
import TraceModel

/// JSON that is put together from recorded values and words of an API.
indirect enum JSONDraft {
  case value(JSONValue)
  case text(ArraySlice<UInt8>)
  case number(Int64)
  case array([JSONDraft])
  /// Members in order; those without a value are left out.
  case object([(String, JSONDraft?)])

  static func text(_ string: String) -> JSONDraft { .text(Array(string.utf8)[...]) }

  /// A recorded value as it is, a text as a JSON string.
  init(_ payload: Payload) {
    switch payload {
    case .json(let value): self = .value(value)
    case .text(let bytes): self = .text(bytes)
    }
  }

  /// Whether it is the recorded value `true`.
  var isTrue: Bool {
    guard case .value(let value) = self else { return false }
    return value.bool == true
  }

  /// The draft as a value of its own.
  var payload: Payload { Payload(recorded: bytes[...]) }

  /// The draft as JSON without spaces.
  var bytes: [UInt8] {
    var buffer = ByteBuffer(capacity: 256)
    write(to: &buffer)
    return buffer.bytes()
  }

  private func write(to buffer: inout ByteBuffer) {
    switch self {
    case .value(let value): value.write(to: &buffer, style: .compact)
    case .text(let bytes): buffer.appendJSONString(bytes)
    case .number(let number): buffer.append(decimal: number)
    case .array(let elements): Self.write(elements, to: &buffer)
    case .object(let members): Self.write(members, to: &buffer)
    }
  }

  private static func write(_ elements: [JSONDraft], to buffer: inout ByteBuffer) {
    buffer.append("[")
    for (place, element) in elements.enumerated() {
      if place > 0 { buffer.append(",") }
      element.write(to: &buffer)
    }
    buffer.append("]")
  }

  private static func write(_ members: [(String, JSONDraft?)], to buffer: inout ByteBuffer) {
    buffer.append("{")
    var isFirst = true
    for case (let key, let value?) in members {
      if !isFirst { buffer.append(",") }
      buffer.appendJSONString(key)
      buffer.append(":")
      value.write(to: &buffer)
      isFirst = false
    }
    buffer.append("}")
  }
}
