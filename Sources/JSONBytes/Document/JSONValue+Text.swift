extension JSONValue {
  /// The text of a string, in which each lone surrogate is U+FFFD; nil if the value is no string.
  package var string: String? {
    guard kind == .string else { return nil }
    return withToken { token in
      guard token.hasEscapes else { return String(decoding: token.content, as: UTF8.self) }
      var buffer = ByteBuffer(capacity: token.content.count + PlainRun.slack)
      JSONText.appendUnescaped(token.content, to: &buffer, surrogates: .replaced)
      return buffer.string()
    }
  }

  /// The bytes of a string's text, in which a lone surrogate has the form of WTF-8; nil if the value
  /// is no string.
  ///
  /// A slice of the document if the string has no escapes.
  package var utf8: ArraySlice<UInt8>? {
    guard kind == .string else { return nil }
    guard node.hasEscapes else { return slice(from: node.start + 1, to: node.end - 1) }
    return withToken { token in
      var buffer = ByteBuffer(capacity: token.content.count + PlainRun.slack)
      token.appendUnescaped(to: &buffer)
      return buffer.bytes()[...]
    }
  }
}
