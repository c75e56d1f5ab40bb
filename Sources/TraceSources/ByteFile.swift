import Glibc

/// An open file that is read at any place, by several tasks if need be.
final class ByteFile: Sendable {
  private let descriptor: Int32
  private let name: String

  init(_ file: SourceFile) throws(TraceSourceError) {
    name = file.name
    let copy = file.copy?.descriptor
    descriptor = copy.map { fcntl($0, F_DUPFD_CLOEXEC, 0) } ?? open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: file.name, errno: errno) }
  }

  deinit { close(descriptor) }

  /// The bytes of a range; fewer where the file ends before.
  func bytes(_ range: Range<Int64>) throws(TraceSourceError) -> [UInt8] {
    var done = 0
    var failure: Int32 = 0
    let count = Int(range.upperBound - range.lowerBound)
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, size in
      while done < count, let base = buffer.baseAddress {
        let read = pread(descriptor, base + done, count - done, Int(range.lowerBound) + done)
        if read < 0, errno == EINTR { continue }
        if read < 0 { failure = errno }
        if read <= 0 { break }
        done += read
      }
      size = done
    }
    guard failure == 0 else { throw .unreadable(path: name, errno: failure) }
    return bytes
  }
}
