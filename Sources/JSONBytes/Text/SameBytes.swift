import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// Whether two runs are the same bytes.
  ///
  /// `elementsEqual` asks both for each byte, where the C library compares 32 at a time.
  @inline(__always)
  package func hasSameBytes(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count, let mine = baseAddress, let others = other.baseAddress else {
      return count == other.count
    }
    return memcmp(mine, others, count) == 0
  }
}

extension ArraySlice<UInt8> {
  /// Whether a slice and a text are the same bytes.
  package func hasSameBytes(as text: String) -> Bool {
    var text = text
    return text.withUTF8 { utf8 in withUnsafeBufferPointer { $0.hasSameBytes(as: utf8) } }
  }
}
