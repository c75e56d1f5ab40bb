/// A value or a key on the tape: 16 bytes, in the order in which the text writes them.
///
/// An array is followed by its elements, an object by its keys and values in turn.
@usableFromInline
struct TapeNode: Sendable {
  /// The offset of the value's first byte.
  @usableFromInline let start: UInt32
  /// The offset past the value's last byte.
  @usableFromInline var end: UInt32
  /// The index of the node after this value and all within it.
  @usableFromInline var next: UInt32
  /// The kind in bits 0 to 2, the mark for escapes in bit 3, the number of members above.
  @usableFromInline var bits: UInt32

  /// The most members an array or object can have: 28 bits of `bits` count them.
  static var memberLimit: UInt32 { 1 << 28 }

  @inline(__always)
  init(_ kind: JSONKind, start: Int, end: Int, next: UInt32, hasEscapes: Bool = false) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.next = next
    bits = UInt32(kind.rawValue) | (hasEscapes ? 8 : 0)
  }

  /// What the value is.
  @inlinable var kind: JSONKind {
    JSONKind(rawValue: UInt8(truncatingIfNeeded: bits & 7)) ?? .null
  }

  /// Whether a string's text differs from the bytes between its quotes, or holds a raw surrogate.
  @inlinable var hasEscapes: Bool { bits & 8 != 0 }

  /// The number of elements or members; 0 for a scalar.
  @inlinable var count: Int { Int(bits >> 4) }

  /// Takes on the number of elements or members.
  @inline(__always)
  mutating func setCount(_ count: UInt32) { bits = bits & 15 | count << 4 }
}
