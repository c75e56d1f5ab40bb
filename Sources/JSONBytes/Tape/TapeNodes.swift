/// The tape while it grows.
///
/// A raw block, since an array checks its owner and its bounds at each of the millions of appends.
struct TapeNodes: ~Copyable {
  private var base: UnsafeMutablePointer<TapeNode>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 1)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// The index that the next appended node will have.
  @inline(__always)
  var endIndex: UInt32 { UInt32(truncatingIfNeeded: count) }

  @inline(__always)
  mutating func append(_ node: TapeNode) {
    if count == capacity { grow() }
    base[count] = node
    count &+= 1
  }

  /// A node that was appended before.
  subscript(index: UInt32) -> TapeNode {
    @inline(__always) get {
      assert(index < count)
      return base[Int(index)]
    }
    @inline(__always) nonmutating _modify {
      assert(index < count)
      yield &base[Int(index)]
    }
  }

  /// Drops the nodes after the first few.
  mutating func truncate(to length: Int) {
    assert(length <= count)
    count = length
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<TapeNode>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }

  /// The nodes so far.
  func array() -> [TapeNode] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
