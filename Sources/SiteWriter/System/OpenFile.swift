import Glibc

/// An open file; it is closed when its owner lets go of it.
struct OpenFile: ~Copyable {
  private let descriptor: Int32

  /// Takes over an open descriptor.
  init(adopting descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit {
    _ = Glibc.close(descriptor)
  }

  func status() throws(SystemError) -> FileStatus {
    try FileStatus(descriptor: descriptor)
  }

  /// Writes all bytes at the file's end.
  func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .last }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
  }

  /// Writes all bytes at the file's end.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    try bytes.withUnsafeBufferPointer { bytes throws(SystemError) in
      try write(UnsafeRawBufferPointer(bytes))
    }
  }

  /// Reads from an offset until the buffer is full or the file ends, and returns the number of bytes.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer.dropFirst(filled))
      let count = pread(descriptor, room.baseAddress, room.count, off_t(offset + filled))
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .last }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// Closes the file and reports what the system only finds out then, a full quota for example.
  consuming func close() throws(SystemError) {
    let descriptor = self.descriptor
    discard self
    guard Glibc.close(descriptor) == 0 || errno == EINTR else { throw .last }
  }
}

extension OpenFile {
  /// Opens a file to copy; its name must not be a link.
  static func toCopy(_ path: String) throws(SiteWriterError) -> OpenFile {
    // Without O_NONBLOCK, opening a pipe would wait for its writer.
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    if descriptor < 0 && errno == ELOOP { throw .notARegularFile(path: path) }
    guard descriptor >= 0 else { throw .cannotRead(path: path, reason: .last) }
    let file = OpenFile(adopting: descriptor)
    guard (try? file.status())?.kind == .file else { throw .notARegularFile(path: path) }
    return file
  }

  /// The number of bytes that copying and comparing hold at once.
  private static let chunkSize = 1 << 16

  /// Hands over the file's bytes in chunks, each with its offset, until `body` returns false.
  ///
  /// - Returns: Whether all chunks were wanted.
  func forEachChunk(
    _ body: (UnsafeRawBufferPointer, _ offset: Int) throws(SystemError) -> Bool
  ) throws(SystemError) -> Bool {
    try withUnsafeTemporaryAllocation(byteCount: Self.chunkSize, alignment: 16) {
      buffer throws(SystemError) in
      var offset = 0
      while true {
        let count = try read(into: buffer, at: offset)
        if count == 0 { return true }
        let chunk = UnsafeRawBufferPointer(rebasing: buffer.prefix(count))
        guard try body(chunk, offset) else { return false }
        if count < buffer.count { return true }
        offset += count
      }
    }
  }

  /// All bytes of the file.
  func contents() throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = try forEachChunk { chunk, _ throws(SystemError) in
      bytes.append(contentsOf: chunk)
      return true
    }
    return bytes
  }

  /// Appends all bytes of the file to another one.
  func copyBytes(to target: borrowing OpenFile) throws(SystemError) {
    _ = try forEachChunk { chunk, _ throws(SystemError) in
      try target.write(chunk)
      return true
    }
  }

  /// Whether the file holds exactly these bytes.
  func holds(_ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Bool {
    guard try status().size == bytes.count else { return false }
    return try forEachChunk { chunk, offset throws(SystemError) in
      chunk.isEqual(to: bytes, at: offset)
    }
  }

  /// Whether two files hold the same bytes.
  func holdsSameBytes(as other: borrowing OpenFile) throws(SystemError) -> Bool {
    guard try status().size == other.status().size else { return false }
    return try withUnsafeTemporaryAllocation(byteCount: Self.chunkSize, alignment: 16) {
      buffer throws(SystemError) in
      try forEachChunk { chunk, offset throws(SystemError) in
        let count = try other.read(into: buffer, at: offset)
        return count >= chunk.count && chunk.isEqual(to: UnsafeRawBufferPointer(buffer), at: 0)
      }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether these bytes stand in `other` at an offset.
  fileprivate func isEqual(to other: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    guard let mine = baseAddress, let theirs = other.baseAddress else { return isEmpty }
    return offset + count <= other.count && memcmp(mine, theirs + offset, count) == 0
  }
}
