package import JSONBytes

/// A recorded value: JSON where the recorded text is JSON, else the text itself.
///
/// MLflow writes every attribute value as a JSON text and its client falls back to the plain text
/// where that does not parse; the two cases mirror that rule.
package enum Payload: Sendable {
  /// A value inside a parsed document.
  case json(JSONValue)
  /// UTF-8 bytes of a text that is not JSON.
  case text(ArraySlice<UInt8>)
}

extension Payload {
  /// Reads a recorded text as JSON, or keeps it as the text it is.
  package init(recorded bytes: ArraySlice<UInt8>) {
    guard let document = try? JSONDocument(bytes) else {
      self = .text(bytes)
      return
    }
    self = .json(document.root)
  }

  /// Reads recorded values: a string holds a recorded text, any other value is taken as it is.
  package static func payloads(recorded values: [JSONValue]) -> [Payload] {
    let texts = JSONTexts(values)
    return values.indices.map { position in
      if values[position].kind != .string { return .json(values[position]) }
      return texts.value(position).map(Payload.json) ?? .text(texts.bytes(position))
    }
  }

  /// The value as JSON; nil where it is a plain text.
  package var json: JSONValue? {
    guard case .json(let value) = self else { return nil }
    return value
  }

  /// The text of a JSON string or of a plain text; nil for every other value.
  package var string: String? {
    switch self {
    case .json(let value): value.string
    case .text(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The bytes of a JSON string, unescaped, or of a plain text; nil for every other value.
  package var utf8: ArraySlice<UInt8>? {
    switch self {
    case .json(let value): value.utf8
    case .text(let bytes): bytes
    }
  }

  /// True for the JSON literal `null`.
  package var isNull: Bool { json?.isNull ?? false }

  /// A member of a JSON object; nil where there is none or this is no object.
  package subscript(key: StaticString) -> JSONValue? { json?[key] }

  /// The same for a key that is no literal.
  package subscript(named key: String) -> JSONValue? { json?[named: key] }
}
