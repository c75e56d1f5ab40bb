import Glibc

/// A recorded file in a store.
package enum AttachmentFile {
  /// The first bytes, 16 at most; nil where it is no regular file or cannot be read.
  ///
  /// A link is not followed.
  package static func head(of path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = read(file, &bytes, bytes.count)
    return count >= 0 ? Array(bytes.prefix(count)) : nil
  }
}
