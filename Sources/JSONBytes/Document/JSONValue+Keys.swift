extension JSONValue {
  /// The value of a key; nil if the key is not there or the value is no object.
  ///
  /// The last one if the key is there more than once, as Python reads. Linear.
  package subscript(key: StaticString) -> JSONValue? { value(ofKey: key.bytes) }

  /// The same for a key that is no literal.
  package subscript(named key: String) -> JSONValue? {
    var key = key
    return key.withUTF8 { value(ofKey: $0) }
  }

  /// Goes over the tape itself: a value made for each key would count references to the document.
  private func value(ofKey wanted: UnsafeBufferPointer<UInt8>) -> JSONValue? {
    let found = document.withText { text in
      document.nodes.withUnsafeBufferPointer { lastIndex(ofKey: wanted, in: text, $0) }
    }
    return found.map { JSONValue(document: document, index: $0 &+ 1) }
  }

  /// The node of the last of an object's keys that is the given text.
  @inline(__always)
  private func lastIndex(
    ofKey wanted: UnsafeBufferPointer<UInt8>,
    in text: UnsafeBufferPointer<UInt8>,
    _ nodes: UnsafeBufferPointer<TapeNode>
  ) -> Int? {
    guard nodes[index].kind == .object else { return nil }
    var found: Int?
    var key = index &+ 1
    let end = Int(nodes[index].next)
    while key < end {
      if nodes[key].isString(wanted, in: text) { found = key }
      key = Int(nodes[key &+ 1].next)
    }
    return found
  }
}

extension JSONDocument {
  /// Lends the bytes of the text to a closure; the pointer is good until it returns.
  @inline(__always)
  func withText<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    bytes.withUnsafeBufferPointer(body)
  }
}

extension StaticString {
  /// The UTF-8 of a literal.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}

extension TapeNode {
  /// Whether the text of a string, such as a key, is the given one.
  @inline(__always)
  func isString(
    _ wanted: UnsafeBufferPointer<UInt8>,
    in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if hasEscapes { return isEscapedString(wanted, in: text) }
    guard Int(end &- start) == wanted.count &+ 2 else { return false }
    let content = Int(start) &+ 1..<Int(end) &- 1
    return wanted.hasSameBytes(as: UnsafeBufferPointer(rebasing: text[content]))
  }

  private func isEscapedString(
    _ wanted: UnsafeBufferPointer<UInt8>,
    in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var buffer = ByteBuffer(capacity: Int(end - start) + PlainRun.slack)
    JSONToken(self, in: text).appendUnescaped(to: &buffer)
    return buffer.withBytes { $0.hasSameBytes(as: wanted) }
  }
}
