/// The keys and values of an object in stored order, duplicates kept.
package struct JSONMembers: Sequence, Sendable {
  let document: JSONDocument
  let range: Range<Int>

  /// A place among the members.
  package struct Iterator: IteratorProtocol {
    let document: JSONDocument
    var range: Range<Int>

    /// The next key, a string, and its value; nil after the last.
    package mutating func next() -> (key: JSONValue, value: JSONValue)? {
      guard !range.isEmpty else { return nil }
      let key = JSONValue(document: document, index: range.lowerBound)
      let value = JSONValue(document: document, index: range.lowerBound + 1)
      range = Int(value.node.next)..<range.upperBound
      return (key, value)
    }
  }

  /// Begins at the first member.
  package func makeIterator() -> Iterator { Iterator(document: document, range: range) }
}
