extension JSONValue {
  /// The number of elements or members, duplicates among them; 0 for a scalar.
  package var count: Int { node.count }

  /// The elements in stored order; none unless the value is an array.
  package var elements: JSONElements {
    JSONElements(document: document, range: kind == .array ? inside : 0..<0)
  }

  /// The keys and values in stored order, duplicates kept; none unless the value is an object.
  package var members: JSONMembers {
    JSONMembers(document: document, range: kind == .object ? inside : 0..<0)
  }

  /// The nodes within an array or object.
  private var inside: Range<Int> { index + 1..<Int(node.next) }
}
