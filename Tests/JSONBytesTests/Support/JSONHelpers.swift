import JSONBytes

/// The value that a text is.
func json(_ text: String) throws(JSONError) -> JSONValue { try JSONDocument(text).root }

/// What is wrong with a text; nil if it is read.
func refusal(of bytes: [UInt8]) -> JSONError? { refusal(of: bytes[...]) }

/// What is wrong with a text that is a part of an array; nil if it is read.
func refusal(of bytes: ArraySlice<UInt8>) -> JSONError? {
  do {
    _ = try JSONDocument(bytes)
    return nil
  } catch {
    return error
  }
}

/// The bytes of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// The text that a closure appends to an empty buffer.
func written(_ body: (inout ByteBuffer) -> Void) -> String {
  var buffer = ByteBuffer()
  body(&buffer)
  return buffer.string()
}

extension JSONValue {
  /// The value as `write` writes it.
  func compact(_ style: JSONStyle = .compact) -> String { written { write(to: &$0, style: style) } }

  /// The value as `canonical` writes it.
  var canonicalText: String { written { canonical(to: &$0) } }
}
