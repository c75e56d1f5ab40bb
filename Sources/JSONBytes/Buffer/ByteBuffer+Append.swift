extension ByteBuffer {
  /// Appends one byte.
  @inlinable @inline(__always)
  package mutating func append(byte: UInt8) {
    withSpare(1) { spare in
      spare.pointee = byte
      return 1
    }
  }

  /// Appends bytes lent by a pointer.
  @inlinable @inline(__always)
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    withSpare(bytes.count) { spare in
      spare.update(from: source, count: bytes.count)
      return bytes.count
    }
  }

  /// Appends the UTF-8 of a literal.
  @inlinable
  package mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends the UTF-8 of a text; a literal is better taken as a `StaticString`.
  @_disfavoredOverload
  package mutating func append(_ text: String) {
    let copied: Void? = text.utf8.withContiguousStorageIfAvailable { append($0) }
    if copied == nil { append(Array(text.utf8)) }
  }

  /// Appends a part of an array.
  package mutating func append(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  /// Appends an array.
  package mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }
}
