/// Bytes of a span, resource or scope, and how they are written.
struct OTLPBytes: Hashable, Sendable {
  let encoding: OTLPEncoding
  let bytes: [UInt8]

  /// A span in the form that both ways meet in.
  ///
  /// - Throws: ``OTLPSpanError``, which says why it is none.
  func span() throws(OTLPSpanError) -> SpanDraft { try encoding.span(bytes[...]) }

  /// A resource's attributes; nil where it is none.
  func resource() -> SpanDraft? { try? encoding.resource(bytes[...]) }

  /// A scope's name; nil where it has none that can be read.
  func scopeName() -> String? { encoding.scopeName(bytes[...]) }
}
