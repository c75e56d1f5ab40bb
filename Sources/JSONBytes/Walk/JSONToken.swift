/// A scalar or a key as the document writes it, lent for the time of a callback.
///
/// The pointers are good until the callback returns: do not keep a token.
@usableFromInline
package struct JSONToken {
  /// What the token is; a key is a string.
  @usableFromInline package let kind: JSONKind
  /// Whether a string's text differs from `content`; true, too, if it holds a raw surrogate.
  @usableFromInline package let hasEscapes: Bool
  /// The token's bytes in the document, a string's with its quotes.
  @usableFromInline package let bytes: UnsafeBufferPointer<UInt8>

  @inlinable
  init(_ node: TapeNode, in text: UnsafeBufferPointer<UInt8>) {
    kind = node.kind
    hasEscapes = node.hasEscapes
    bytes = UnsafeBufferPointer(rebasing: text[Int(node.start)..<Int(node.end)])
  }

  /// The bytes without a string's quotes.
  @inlinable package var content: UnsafeBufferPointer<UInt8> {
    kind == .string ? UnsafeBufferPointer(rebasing: bytes[1..<bytes.count - 1]) : bytes
  }

  /// Whether two tokens are the same bytes.
  package func isWritten(as other: JSONToken) -> Bool { bytes.hasSameBytes(as: other.bytes) }

  /// Appends a string's text without its escapes, in which a lone surrogate has the form of WTF-8;
  /// the bytes as they are of any other token.
  package func appendUnescaped(to buffer: inout ByteBuffer) {
    if hasEscapes {
      JSONText.appendUnescaped(content, to: &buffer, surrogates: .kept)
    } else {
      buffer.append(content)
    }
  }

  /// Appends a string's text without its escapes, in which each lone surrogate is U+FFFD.
  package func appendUnicode(to buffer: inout ByteBuffer) {
    JSONText.appendUnescaped(content, to: &buffer, surrogates: .replaced)
  }

  /// Appends the token as JSON, a string with no other escapes than it needs.
  package func appendJSON(to buffer: inout ByteBuffer, style: JSONStyle) {
    if hasEscapes {
      buffer.append(byte: ASCII.quote)
      JSONText.appendReescaped(content, to: &buffer)
      buffer.append(byte: ASCII.quote)
    } else if style.nonStandardNumbersAsNull, kind == .number, NumberText.isNonStandard(bytes) {
      buffer.append("null")
    } else {
      buffer.append(bytes)
    }
  }
}
