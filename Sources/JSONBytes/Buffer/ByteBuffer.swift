/// An owned run of bytes that grows at its end: what the writers of JSON, HTML and text write into.
///
/// Not copyable, so that one owner holds the memory and an append need not ask for others.
package struct ByteBuffer: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var used = 0

  /// The number of bytes written.
  @inlinable package var count: Int { used }

  /// Creates an empty buffer with room for a number of bytes.
  package init(capacity: Int = 4096) {
    self.capacity = max(capacity, 16)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// Whether nothing is written.
  @inlinable package var isEmpty: Bool { used == 0 }

  /// Makes room for more bytes, so that writing that many does not move the buffer.
  @inlinable @inline(__always)
  package mutating func reserve(_ extra: Int) {
    if capacity &- used < extra { grow(extra) }
  }

  @usableFromInline @inline(never)
  mutating func grow(_ extra: Int) {
    let larger = max(capacity * 2, count + extra)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = larger
  }

  /// Has a closure write in place.
  ///
  /// - Parameters:
  ///   - room: How many bytes the closure may write at the pointer that it is given.
  ///   - body: Writes, and returns how many of the bytes written are to be kept, at most `room`.
  @inlinable @inline(__always)
  package mutating func withSpare(_ room: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    reserve(room)
    let written = body(base + used)
    precondition(written >= 0 && written <= room, "more bytes written than there was room for")
    used &+= written
  }

  /// Drops the bytes after the first few.
  ///
  /// - Parameter length: How many bytes stay, at most `count`.
  package mutating func truncate(to length: Int) {
    precondition(length >= 0 && length <= count, "a buffer cannot be truncated to be longer")
    used = length
  }

  /// Drops all bytes and keeps the memory for the next ones.
  package mutating func removeAll() { used = 0 }

  /// Lends the bytes to a closure; the pointer is good until it returns.
  package func withBytes<R, E: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    try body(UnsafeBufferPointer(start: base, count: count))
  }

  /// A copy of the bytes.
  package func bytes() -> [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// The bytes as text; what is not UTF-8 becomes U+FFFD.
  package func string() -> String {
    String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self)
  }
}
