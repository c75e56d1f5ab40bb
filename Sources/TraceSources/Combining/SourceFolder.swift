import Glibc
import TraceModel

/// A folder that was named as a source: every file in it may be one.
struct SourceFolder {
  private let name: String

  /// A folder as it was named on the command line.
  init(_ name: String) { self.name = name }

  static func isFolder(_ path: String) -> Bool { mode(of: path, followsLink: true) == S_IFDIR }

  /// Paths of all regular files, the folder's own name before them, in the order of their bytes.
  ///
  /// Links to files are followed, links to folders are not. What MLflow keeps beside its traces is left
  /// out: the artifacts below `mlruns`, which may be anything, and the files that go with a database.
  ///
  /// - Throws: ``TraceSourceError/unreadable(path:errno:)``.
  func files() throws(TraceSourceError) -> [String] {
    var files: [ExactText] = []
    var folders = [name.hasSuffix("/") ? String(name.dropLast()) : name]
    while let folder = folders.popLast() {
      let names = try Self.names(in: folder)
      for name in names where !Self.isCompanion(name, among: names) {
        let path = "\(folder)/\(name)"
        switch Self.mode(of: path, followsLink: false) {
        case S_IFDIR: if !Self.isArtifacts(name, in: folder) { folders.append(path) }
        case S_IFREG: files.append(ExactText(path))
        case S_IFLNK:
          if Self.mode(of: path, followsLink: true) == S_IFREG { files.append(ExactText(path)) }
        default: break
        }
      }
    }
    return files.sorted().map(\.string)
  }

  private static func isArtifacts(_ name: String, in folder: String) -> Bool {
    name == "artifacts" && folder.split(separator: "/").contains("mlruns")
  }

  private static func isCompanion(_ name: String, among names: Set<String>) -> Bool {
    ["-wal", "-shm", "-journal"].contains { suffix in
      name.hasSuffix(suffix) && names.contains(String(name.dropLast(suffix.count)))
    }
  }

  /// Nil where there is nothing.
  private static func mode(of path: String, followsLink: Bool) -> mode_t? {
    var status = stat()
    let isThere = (followsLink ? stat(path, &status) : lstat(path, &status)) == 0
    return isThere ? status.st_mode & S_IFMT : nil
  }

  private static func names(in folder: String) throws(TraceSourceError) -> Set<String> {
    guard let directory = opendir(folder.isEmpty ? "/" : folder) else {
      throw .unreadable(path: folder, errno: errno)
    }
    defer { closedir(directory) }
    var names: Set<String> = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.insert(name) }
    }
    return names
  }
}
