import Glibc

/// Reads a text file of the user's.
package enum TextFile {
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The bytes of a UTF-8 file; nil where there is no file.
  ///
  /// - Throws: Where it cannot be read or is something else.
  package static func read(_ path: String) throws(SiteAssetsError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 && errno == ENOENT { return nil }
    guard descriptor >= 0 else { throw .cannotRead(path: path, reason: errno) }
    defer { close(descriptor) }
    let bytes = try contents(of: descriptor, path)
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notText(path: path) }
    return bytes
  }

  private static func contents(
    of descriptor: Int32,
    _ path: String
  ) throws(SiteAssetsError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .cannotRead(path: path, reason: errno) }
      if count == 0 { return bytes }
      bytes += chunk.prefix(count)
    }
  }
}
