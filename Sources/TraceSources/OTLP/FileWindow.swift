/// A file that is gone through from its beginning to its end, a part of it in memory at a time.
struct FileWindow {
  private let file: ByteFile
  /// Bytes of the file.
  let size: Int64
  /// The part in memory.
  private(set) var bytes: [UInt8] = []
  private var start: Int64 = 0

  /// Bytes that are read at a time.
  private static let step: Int64 = 1 << 20

  init(_ file: ByteFile, size: Int64) {
    self.file = file
    self.size = size
  }

  /// Goes on to the next part; false at the file's end.
  ///
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  mutating func advance() throws(TraceSourceError) -> Bool {
    let next = start + Int64(bytes.count)
    bytes = next < size ? try file.bytes(next..<min(next + Self.step, size)) : []
    start = next
    return !bytes.isEmpty
  }

  /// Makes sure that the next few bytes from a place on are in memory, as far as the file has them.
  ///
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  mutating func move(to place: Int64, holding count: Int64) throws(TraceSourceError) {
    let end = min(place + count, size)
    if place >= start, end <= start + Int64(bytes.count) { return }
    bytes = place < end ? try file.bytes(place..<min(place + max(Self.step, count), size)) : []
    start = place
  }

  /// The bytes of a range, from memory where they are there; fewer where the file ends before.
  ///
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  func slice(_ range: Range<Int64>) throws(TraceSourceError) -> ArraySlice<UInt8> {
    let end = start + Int64(bytes.count)
    guard range.lowerBound >= start, range.upperBound <= end else {
      return try file.bytes(range.clamped(to: 0..<size))[...]
    }
    return bytes[Int(range.lowerBound - start)..<Int(range.upperBound - start)]
  }
}
