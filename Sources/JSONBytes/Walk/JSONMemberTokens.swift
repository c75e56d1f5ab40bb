extension JSONValue {
  /// Lends the keys and values of an object as the document writes them, in stored order and
  /// duplicates kept; none unless the value is an object.
  ///
  /// Unlike `members`, no reference to the document is counted for each of them. The tokens are good
  /// until the closure returns.
  @inlinable
  package func withMemberTokens<R>(_ body: (JSONMemberTokens) -> R) -> R {
    document.bytes.withUnsafeBufferPointer { text in
      document.nodes.withUnsafeBufferPointer { nodes in
        body(JSONMemberTokens(text, nodes, object: index))
      }
    }
  }
}

/// The keys and values of an object, lent for the time of a callback.
@usableFromInline
package struct JSONMemberTokens: Sequence, IteratorProtocol {
  @usableFromInline let text: UnsafeBufferPointer<UInt8>
  @usableFromInline let nodes: UnsafeBufferPointer<TapeNode>
  @usableFromInline var index: Int
  @usableFromInline let end: Int

  @inlinable
  init(_ text: UnsafeBufferPointer<UInt8>, _ nodes: UnsafeBufferPointer<TapeNode>, object: Int) {
    self.text = text
    self.nodes = nodes
    index = object + 1
    end = nodes[object].kind == .object ? Int(nodes[object].next) : index
  }

  /// The next key, a string, and its value; nil after the last.
  @inlinable
  package mutating func next() -> (key: JSONToken, value: JSONToken)? {
    guard index < end else { return nil }
    let (key, value) = (nodes[index], nodes[index + 1])
    index = Int(value.next)
    return (JSONToken(key, in: text), JSONToken(value, in: text))
  }
}
