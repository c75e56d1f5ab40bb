/// A JSON text and the tape of its values; the text is kept, not copied.
///
/// The grammar is that of RFC 8259 with what Python's json module writes besides: the words `NaN`,
/// `Infinity` and `-Infinity` as numbers, and escapes of lone surrogates in strings. A surrogate
/// may also stand in the three bytes that WTF-8 gives it. A byte order mark is refused.
package final class JSONDocument: @unchecked Sendable {
  /// The deepest nesting of arrays and objects that is read.
  package static let maximumDepth = 1024

  let bytes: ArraySlice<UInt8>
  /// The same bytes, for looking at them without counting references: the slice is held and never
  /// changed, so that they stay where they are.
  ///
  /// Whoever looks at them, or at the nodes, holds the document until it is done
  /// (`withExtendedLifetime`): a pointer keeps nothing alive.
  @usableFromInline let text: UnsafeBufferPointer<UInt8>
  @usableFromInline let nodes: TapeNodes

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
    self.bytes = bytes
    text = bytes.withUnsafeBufferPointer { $0 }
    nodes = try TapeBuilder.tape(of: text, depthLimit: depthLimit)
  }

  /// A tape that was read already.
  init(bytes: ArraySlice<UInt8>, nodes: consuming TapeNodes) {
    self.bytes = bytes
    text = bytes.withUnsafeBufferPointer { $0 }
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
