/// The elements of an array in stored order.
package struct JSONElements: Sequence, Sendable {
  let document: JSONDocument
  let range: Range<Int>

  /// A place among the elements.
  package struct Iterator: IteratorProtocol {
    let document: JSONDocument
    var range: Range<Int>

    /// The next element; nil after the last.
    package mutating func next() -> JSONValue? {
      guard !range.isEmpty else { return nil }
      let value = JSONValue(document: document, index: range.lowerBound)
      range = Int(value.node.next)..<range.upperBound
      return value
    }
  }

  /// Begins at the first element.
  package func makeIterator() -> Iterator { Iterator(document: document, range: range) }
}
