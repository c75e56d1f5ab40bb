/// A JSON text and the tape of its values; the text is kept, not copied.
///
/// The grammar is that of RFC 8259 with what Python's json module writes besides: the words `NaN`,
/// `Infinity` and `-Infinity` as numbers, and escapes of lone surrogates in strings. A surrogate
/// may also stand in the three bytes that WTF-8 gives it. A byte order mark is refused.
package final class JSONDocument: Sendable {
  /// The deepest nesting of arrays and objects that is read.
  package static let maximumDepth = 1024

  @usableFromInline let bytes: ArraySlice<UInt8>
  @usableFromInline let nodes: [TapeNode]

  /// Reads a text that is one value with nothing but whitespace around it.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8, less than 4 GiB.
  ///   - depthLimit: How deep arrays and objects may be nested, at most `maximumDepth`.
  /// - Throws: The first thing that is wrong with the text.
  package init(
    _ bytes: ArraySlice<UInt8>,
    depthLimit: Int = JSONDocument.maximumDepth
  ) throws(JSONError) {
    let depthLimit = min(depthLimit, Self.maximumDepth)
    nodes = try bytes.withUnsafeBufferPointer { text throws(JSONError) in
      try TapeBuilder.tape(of: text, depthLimit: depthLimit)
    }
    self.bytes = bytes
  }

  /// A tape that was read already.
  init(bytes: ArraySlice<UInt8>, nodes: [TapeNode]) {
    self.bytes = bytes
    self.nodes = nodes
  }

  /// Reads a text given as an array of its bytes.
  ///
  /// - Throws: The first thing that is wrong with the text.
  package convenience init(_ bytes: [UInt8]) throws(JSONError) { try self.init(bytes[...]) }

  /// Reads a text given as a string.
  ///
  /// - Throws: The first thing that is wrong with the text.
  package convenience init(_ text: String) throws(JSONError) {
    try self.init(Array(text.utf8)[...])
  }

  /// The value that the text is.
  package var root: JSONValue { JSONValue(document: self, index: 0) }
}
