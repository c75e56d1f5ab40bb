import JSONBytes
import TraceModel

/// A named value of a span as it is to be written.
struct OTLPAttribute {
  enum Value {
    /// As it was recorded.
    case payload(Payload)
    case text(String)
    case integer(Int64)
    /// JSON of our own.
    case json([UInt8])
  }

  let key: String
  let value: Value

  init(_ key: String, _ value: Value) {
    self.key = key
    self.value = value
  }
}

extension OTLPAttribute.Value {
  /// The text of a string; nil for every other value.
  var string: String? {
    switch self {
    case .payload(.json(let value)): value.string
    case .text(let text): text
    default: nil
    }
  }

  /// The value as a text of JSON, the form in which MLflow records all of its attributes; a text that
  /// was recorded without being JSON stays as it is.
  var encoded: String {
    var buffer = ByteBuffer(capacity: 256)
    switch self {
    case .payload(.json(let value)): value.write(to: &buffer, style: .compact)
    case .payload(.text(let bytes)): buffer.append(bytes)
    case .text(let text): buffer.appendJSONString(text)
    case .integer(let number): buffer.append(decimal: number)
    case .json(let bytes): buffer.append(bytes)
    }
    return buffer.string()
  }
}

extension JSONLine {
  /// A key and its value, as a text of JSON or with OpenTelemetry's own types.
  mutating func attribute(_ attribute: OTLPAttribute, isEncoded: Bool) {
    object { json in
      json.key("key")
      json.string(attribute.key)
      json.key("value")
      if isEncoded {
        json.stringValue(attribute.value.encoded)
      } else {
        json.typed(attribute.value)
      }
    }
  }

  /// The members of a JSON object as keys and values, and further ones behind them.
  mutating func members(of object: JSONValue?, _ further: [OTLPAttribute] = []) {
    let members = object.map { Array($0.members) } ?? []
    if members.isEmpty && further.isEmpty { return }
    key("attributes")
    array { json in
      for (key, value) in members {
        let attribute = OTLPAttribute(key.string ?? "", .payload(.json(value)))
        json.attribute(attribute, isEncoded: false)
      }
      for attribute in further { json.attribute(attribute, isEncoded: false) }
    }
  }

  private mutating func typed(_ value: OTLPAttribute.Value) {
    switch value {
    case .payload(.json(let json)): self.value { OTLPAnyValue.append(json, to: &$0) }
    case .payload(.text(let bytes)): stringValue(String(decoding: bytes, as: UTF8.self))
    case .text(let text): stringValue(text)
    case .json(let bytes): stringValue(String(decoding: bytes, as: UTF8.self))
    case .integer(let number):
      object { json in
        json.key("intValue")
        json.string(String(number))
      }
    }
  }

  private mutating func stringValue(_ text: String) {
    object { json in
      json.key("stringValue")
      json.string(text)
    }
  }
}
