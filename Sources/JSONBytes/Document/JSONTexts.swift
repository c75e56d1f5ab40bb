/// Texts that strings of a document hold, each read as JSON of its own.
///
/// All of them share one document and one copy of the bytes: beside the values that most such texts
/// are, a document for each would be the larger part of the work.
package struct JSONTexts: Sendable {
  private let document: JSONDocument
  private let places: [Place]

  /// Where a text lies in the document's bytes and tape.
  private struct Place {
    let bytes: Range<Int>
    /// The node of the value; nil where the text is not JSON.
    let root: Int?
  }

  /// Reads the texts of strings; a value of another kind counts as the empty text.
  package init(_ values: [JSONValue]) {
    var places: [Place] = []
    places.reserveCapacity(values.count)
    var nodes: [TapeNode] = []
    // No text is longer than the token that it is written as.
    let size = values.reduce(PlainRun.slack) { $0 + Int($1.node.end - $1.node.start) }
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { target, count in
      guard let base = target.baseAddress else { return }
      var builder = TapeBuilder(
        base: base,
        expecting: size,
        depthLimit: JSONDocument.maximumDepth
      )
      for value in values {
        let start = count
        if value.kind == .string { count += value.writeText(to: base + start) }
        places.append(Place(bytes: start..<count, root: builder.readText(ifJSON: start..<count)))
      }
      nodes = builder.nodes.array()
    }
    self.places = places
    document = JSONDocument(bytes: bytes[...], nodes: nodes)
  }

  /// The value that the text at a position is; nil where it is not JSON.
  package func value(_ position: Int) -> JSONValue? {
    places[position].root.map { JSONValue(document: document, index: $0) }
  }

  /// The bytes of the text at a position, in which a lone surrogate has the form of WTF-8.
  package func bytes(_ position: Int) -> ArraySlice<UInt8> {
    document.bytes[places[position].bytes]
  }
}

extension TapeBuilder {
  /// The first node of the text at a range of offsets; nil where it is not JSON, and then nothing is
  /// left of it on the tape.
  fileprivate mutating func readText(ifJSON range: Range<Int>) -> Int? {
    let root = nodes.count
    if range.isEmpty || range.upperBound > UInt32.max { return nil }
    do throws(JSONError) {
      try readText(range)
      return root
    } catch {
      nodes.truncate(to: root)
      return nil
    }
  }
}
