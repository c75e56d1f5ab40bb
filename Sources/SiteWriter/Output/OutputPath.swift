import Glibc

/// Where a site shall lie: its name in a real folder, all links on the way resolved.
struct OutputPath: Sendable {
  let parent: String
  let name: String

  /// The whole path, for messages.
  var text: String { sibling(name) }

  /// The path of another entry of the same folder, for messages.
  func sibling(_ name: String) -> String {
    parent == "/" ? "/" + name : parent + "/" + name
  }

  /// Resolves a path as it was typed, and makes the folders above it where they are missing.
  init(resolving typed: String) throws(SiteWriterError) {
    if let real = Self.real(typed) {
      (parent, name) = Self.split(real)
      return
    }
    let reason = SystemError.last
    guard reason.code == ENOENT, !Self.isDanglingLink(typed) else {
      throw .cannotCreate(path: typed, reason: reason)
    }
    let (above, last) = Self.split(typed)
    guard !["", ".", ".."].contains(last) else {
      throw .cannotCreate(path: typed, reason: SystemError(code: ENOENT))
    }
    parent = try Self.makeFolders(above)
    name = last
  }

  private static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func isDanglingLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// The folder above and the last name of a path, trailing slashes apart.
  private static func split(_ path: String) -> (parent: String, name: String) {
    var end = path[...]
    while end.count > 1, end.last == "/" { end.removeLast() }
    guard let slash = end.lastIndex(of: "/") else { return (".", String(end)) }
    let parent = end[..<slash]
    return (parent.isEmpty ? "/" : String(parent), String(end[end.index(after: slash)...]))
  }

  /// Makes a folder and all above it, and returns its real path.
  private static func makeFolders(_ path: String) throws(SiteWriterError) -> String {
    var reason = SystemError(code: ENOENT)
    let slashes = path.indices.dropFirst().filter { path[$0] == "/" }
    for end in slashes + [path.endIndex] where mkdir(String(path[..<end]), 0o777) != 0 {
      reason = .last
    }
    guard let real = real(path), (try? FileStatus(path: real))?.kind == .folder else {
      throw .cannotCreate(path: path, reason: reason)
    }
    return real
  }
}
