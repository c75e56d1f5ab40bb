import CZlib

/// Unpacks gzip data of one or several members, piece by piece.
struct Inflater: ~Copyable {
  /// In a place of its own: zlib's state refers back to it.
  private let stream: UnsafeMutablePointer<z_stream>
  /// The source, for errors.
  private let name: String
  private var stage = Stage.inMember
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)

  private enum Stage {
    case inMember
    /// Another member may follow.
    case afterMember
    /// What follows the last member, such as zeros to fill a block, is no data.
    case done
  }

  init(name: String) {
    self.name = name
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 is the largest window, 16 asks for gzip's own head. Where there is no memory for it, unpacking
    // says so.
    inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// Unpacks the next bytes of the data.
  ///
  /// - Throws: ``TraceSourceError/brokenGzip(path:reason:)``, and what `take` throws.
  mutating func unpack(
    _ bytes: [UInt8],
    _ take: (UnsafeBufferPointer<UInt8>) throws(TraceSourceError) -> Void
  ) throws(TraceSourceError) {
    var bytes = bytes
    try bytes.withUnsafeMutableBufferPointer { input throws(TraceSourceError) in
      stream.pointee.next_in = input.baseAddress
      stream.pointee.avail_in = UInt32(input.count)
      var isFull = false
      while stage != .done, stream.pointee.avail_in > 0 || isFull {
        if stage == .afterMember { beginMember() }
        if stage == .done { return }
        isFull = try step(take)
      }
    }
  }

  /// Ends the data.
  ///
  /// - Throws: ``TraceSourceError/brokenGzip(path:reason:)`` where its last member does not end.
  func finish() throws(TraceSourceError) {
    if stage == .inMember { throw .brokenGzip(path: name, reason: "the data break off") }
  }

  /// A member begins with the byte 1F; anything else is no data.
  private mutating func beginMember() {
    guard stream.pointee.next_in?.pointee == 0x1F, inflateReset(stream) == Z_OK else {
      stage = .done
      return
    }
    stage = .inMember
  }

  /// Unpacks as much as the buffer takes; true where it is full and more may come.
  private mutating func step(
    _ take: (UnsafeBufferPointer<UInt8>) throws(TraceSourceError) -> Void
  ) throws(TraceSourceError) -> Bool {
    let (stream, size) = (stream, buffer.count)
    let code = buffer.withUnsafeMutableBufferPointer { output in
      stream.pointee.next_out = output.baseAddress
      stream.pointee.avail_out = UInt32(size)
      return inflate(stream, Z_NO_FLUSH)
    }
    let count = size - Int(stream.pointee.avail_out)
    try buffer.withUnsafeBufferPointer { bytes throws(TraceSourceError) in
      try take(UnsafeBufferPointer(rebasing: bytes.prefix(count)))
    }
    switch code {
    case Z_OK, Z_BUF_ERROR: return stream.pointee.avail_out == 0
    case Z_STREAM_END: stage = .afterMember
    default: throw .brokenGzip(path: name, reason: reason(code))
    }
    return false
  }

  private func reason(_ code: Int32) -> String {
    if let message = stream.pointee.msg { return String(cString: message) }
    return zError(code).map { String(cString: $0) } ?? "zlib's error \(code)"
  }
}
