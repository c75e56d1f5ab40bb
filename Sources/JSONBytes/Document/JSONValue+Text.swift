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

  /// The text of a string as `string` has it, taken from shared texts where it is one of them.
  package func string(sharing texts: SharedTexts) -> String? {
    if kind != .string || node.hasEscapes { return string }
    return withToken { texts.string($0.content) }
  }

  /// Whether the value is a string of a text.
  package func isString(_ text: StaticString) -> Bool {
    kind == .string && document.withText { node.isString(text.bytes, in: $0) }
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

  /// Writes the text of a string as `utf8` has it: no more bytes than its token has, but up to
  /// `PlainRun.slack` more are written over.
  ///
  /// - Returns: How many bytes the text has.
  func writeText(to target: UnsafeMutablePointer<UInt8>) -> Int {
    withToken { token in
      let content = token.content
      if token.hasEscapes { return JSONText.unescape(content, to: target, surrogates: .kept) }
      if let source = content.baseAddress { target.update(from: source, count: content.count) }
      return content.count
    }
  }
}
