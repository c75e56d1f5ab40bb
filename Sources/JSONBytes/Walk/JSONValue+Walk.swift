extension JSONValue {
  /// Tells a visitor of the value and all within it, without recursion and without counting
  /// references to the document at each value.
  ///
  /// Compiled anew for each visitor: otherwise every call of it would be looked up.
  @inlinable
  package func walk<Visitor: JSONVisitor & ~Copyable>(_ visitor: inout Visitor) {
    document.bytes.withUnsafeBufferPointer { text in
      document.nodes.withUnsafeBufferPointer { nodes in
        var walk = TapeWalk(text: text, nodes: nodes, index: index)
        repeat {
          walk.step(&visitor)
          walk.closeFinished(&visitor)
        } while !walk.open.isEmpty
      }
    }
  }
}

/// A place on a tape and the arrays and objects around it.
@usableFromInline
struct TapeWalk {
  @usableFromInline let text: UnsafeBufferPointer<UInt8>
  @usableFromInline let nodes: UnsafeBufferPointer<TapeNode>
  @usableFromInline var index: Int
  /// The open arrays and objects, the outermost first.
  @usableFromInline var open: [TapeNode] = []

  @usableFromInline
  init(text: UnsafeBufferPointer<UInt8>, nodes: UnsafeBufferPointer<TapeNode>, index: Int) {
    self.text = text
    self.nodes = nodes
    self.index = index
  }

  /// Goes on by one value: a scalar, or the beginning of an array or object; with its key.
  @inlinable
  mutating func step(_ visitor: inout some JSONVisitor & ~Copyable) {
    if open.last?.kind == .object { visitor.key(nextToken()) }
    let node = nodes[index]
    switch node.kind {
    case .object:
      visitor.beginObject(count: node.count)
      enter(node)
    case .array:
      visitor.beginArray(count: node.count)
      enter(node)
    default: visitor.scalar(nextToken())
    }
  }

  /// Ends the arrays and objects of which all was told.
  @inlinable
  mutating func closeFinished(_ visitor: inout some JSONVisitor & ~Copyable) {
    while let innermost = open.last, Int(innermost.next) == index {
      open.removeLast()
      if innermost.kind == .object { visitor.endObject() } else { visitor.endArray() }
    }
  }

  @inlinable
  mutating func enter(_ node: TapeNode) {
    if open.isEmpty { open.reserveCapacity(8) }
    open.append(node)
    index += 1
  }

  @inlinable
  mutating func nextToken() -> JSONToken {
    defer { index += 1 }
    return JSONToken(nodes[index], in: text)
  }
}
