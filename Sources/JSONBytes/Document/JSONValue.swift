/// A value within a document: null, a truth value, a number, a string, an array or an object.
///
/// A reference to the document and a place on its tape; nothing is copied or converted before it is
/// asked for.
package struct JSONValue: Sendable {
  @usableFromInline let document: JSONDocument
  @usableFromInline let index: Int

  init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  var node: TapeNode { document.nodes[index] }

  /// What the value is.
  package var kind: JSONKind { node.kind }

  /// Whether the value is `null`.
  package var isNull: Bool { kind == .null }

  /// The truth value; nil if the value is not `true` or `false`.
  package var bool: Bool? {
    switch kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// The integer; nil if the value is not a number written in digits alone that `Int64` can hold
  /// (`1.0` and `1e3` are not).
  package var int64: Int64? { kind == .number ? withToken { NumberText.int64($0.bytes) } : nil }

  /// The number, rounded to the nearest, infinite beyond the range; nil if the value is no number.
  package var double: Double? { kind == .number ? withToken { NumberText.double($0.bytes) } : nil }

  /// The value's own bytes in the document, a string's with its quotes.
  package var token: ArraySlice<UInt8> { slice(from: node.start, to: node.end) }

  func slice(from start: UInt32, to end: UInt32) -> ArraySlice<UInt8> {
    let first = document.bytes.startIndex
    return document.bytes[first + Int(start)..<first + Int(end)]
  }

  /// Lends the value's token to a closure; its pointer is good until the closure returns.
  package func withToken<R>(_ body: (JSONToken) -> R) -> R {
    document.bytes.withUnsafeBufferPointer { body(JSONToken(node, in: $0)) }
  }
}
