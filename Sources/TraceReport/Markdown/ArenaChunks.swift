/// Chunks of memory that are taken from their beginning on.
///
/// The first, enough for most texts, is kept; for a long text more are added, each twice as large
/// as the one before, and freed by `reset`. A piece is aligned to 16 bytes and has its size in the
/// 16 bytes before it.
struct ArenaChunks {
  private static let header = 16
  private static let firstSize = 256 << 10

  private let first: UnsafeMutableRawBufferPointer
  private var more: [UnsafeMutableRawBufferPointer] = []
  private var chunk: UnsafeMutableRawBufferPointer
  /// How much of the last chunk is taken.
  private var taken = 0

  init() {
    first = Self.allocateChunk(Self.firstSize)
    chunk = first
  }

  /// Gives the chunks back.
  func deallocate() {
    more.forEach { $0.deallocate() }
    first.deallocate()
  }

  /// Voids all pieces.
  mutating func reset() {
    more.forEach { $0.deallocate() }
    more.removeAll()
    chunk = first
    taken = 0
  }

  /// A piece of a size, all zero bytes.
  mutating func zeroed(_ size: Int) -> UnsafeMutableRawPointer? {
    let piece = take(size)
    piece?.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    return piece
  }

  /// A piece of a new size that begins with the bytes of an old one, which is void thereafter.
  mutating func resized(_ old: UnsafeMutableRawPointer?, to size: Int) -> UnsafeMutableRawPointer? {
    guard let old else { return take(size) }
    let oldSize = (old - Self.header).load(as: Int.self)
    if size <= oldSize { return old }
    let piece = take(size)
    piece?.copyMemory(from: old, byteCount: oldSize)
    return piece
  }

  private mutating func take(_ size: Int) -> UnsafeMutableRawPointer? {
    let room = Self.header + (size + 15) & ~15
    if chunk.count - taken < room { addChunk(room) }
    let piece = chunk.baseAddress.map { $0 + taken + Self.header }
    taken += room
    (piece.map { $0 - Self.header })?.storeBytes(of: size, as: Int.self)
    return piece
  }

  private mutating func addChunk(_ least: Int) {
    chunk = Self.allocateChunk(max(least, chunk.count * 2))
    more.append(chunk)
    taken = 0
  }

  private static func allocateChunk(_ size: Int) -> UnsafeMutableRawBufferPointer {
    .allocate(byteCount: size, alignment: 16)
  }
}
