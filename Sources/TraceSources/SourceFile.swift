import Glibc

/// A regular file that was named as a source, or what came on standard input.
package struct SourceFile: Sendable {
  /// As it was named on the command line.
  package let name: String
  /// Where it lies.
  package let path: String
  /// Holds the bytes that were unpacked or read from standard input; nil for a file that is read where
  /// it lies.
  let copy: TemporaryFile?
  /// Bytes.
  package let size: Int64
  /// The first bytes, ``headLength`` at most: enough to tell a format.
  package let head: [UInt8]

  /// The most bytes that ``head`` has.
  static let headLength = 64

  /// Finds a file by a path or by a `sqlite:///` address.
  ///
  /// - Throws: ``TraceSourceError`` where there is no file that can be read.
  package init(named name: String) throws(TraceSourceError) {
    self.name = name
    path = Self.path(of: name)
    copy = nil
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw errno == ENOENT ? .notFound(path: name) : .unreadable(path: name, errno: errno)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unrecognised(path: name, found: "not a regular file")
    }
    guard status.st_size > 0 else { throw .emptyFile(path: name) }
    size = Int64(status.st_size)
    head = try Self.head(of: path, name: name)
  }

  /// Takes what was unpacked or read from standard input for a file that lies at `path`.
  ///
  /// - Throws: ``TraceSourceError/emptyFile(path:)`` where that is nothing.
  init(name: String, path: String, copy: TemporaryFile) throws(TraceSourceError) {
    self.name = name
    self.path = path
    self.copy = copy
    size = copy.size
    guard size > 0 else { throw .emptyFile(path: name) }
    head = copy.head
  }

  /// The file's own name, without its folders.
  package var baseName: String {
    name == Self.standardInput ? "standard input" : String(path.split(separator: "/").last ?? "")
  }

  /// What stands for standard input on the command line.
  package static let standardInput = "-"

  /// The folder that the file itself lies in, wherever a link to it is; without a slash at the end save
  /// for the root.
  package var folder: String {
    let path = target ?? path
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Where a symbolic link leads; nil where the path is none.
  private var target: String? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return nil }
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// True for an SQLite file that was cut: it is made of pages whose size its head states.
  ///
  /// libsqlite3 reads what is missing of the last page as zeros and does not complain.
  var endsWithinPage: Bool {
    guard head.count >= 18 else { return false }
    let stated = Int64(head[16]) << 8 | Int64(head[17])
    let pageSize = stated == 1 ? 65536 : stated
    return pageSize > 0 && size % pageSize != 0
  }

  /// The path in an address: `sqlite:///relative.db`, `sqlite:////absolute.db`.
  private static func path(of name: String) -> String {
    let scheme = "sqlite:///"
    return name.hasPrefix(scheme) ? String(name.dropFirst(scheme.count)) : name
  }

  private static func head(of path: String, name: String) throws(TraceSourceError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .unreadable(path: name, errno: errno) }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: headLength)
    let count = read(file, &bytes, bytes.count)
    guard count >= 0 else { throw .unreadable(path: name, errno: errno) }
    return Array(bytes.prefix(count))
  }
}
