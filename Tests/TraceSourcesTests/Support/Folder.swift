import Foundation

/// A folder of a test's own, deleted with it.
final class Folder: Sendable {
  let root: String

  init(_ name: String = "store") throws {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "tracefolio-\(UUID().uuidString)/\(name)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    root = url.resolvingSymlinksInPath().path(percentEncoded: false)
  }

  deinit {
    _ = chmod(root, 0o755)
    try? FileManager.default.removeItem(atPath: (root as NSString).deletingLastPathComponent)
  }

  func path(_ relative: String) -> String { root + "/" + relative }

  /// Writes a file and makes the folders above it.
  @discardableResult
  func put(_ relative: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let path = path(relative)
    try makeFolder((relative as NSString).deletingLastPathComponent)
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  func makeFolder(_ relative: String) throws {
    try FileManager.default.createDirectory(
      atPath: path(relative),
      withIntermediateDirectories: true
    )
  }

  func link(_ relative: String, to target: String) throws {
    try makeFolder((relative as NSString).deletingLastPathComponent)
    try FileManager.default.createSymbolicLink(
      atPath: path(relative),
      withDestinationPath: target
    )
  }

  func bytes(_ relative: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path(relative))))
  }

  /// The bytes of every file below the folder, by relative path.
  func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: path(name), isDirectory: &isFolder)
      contents[name] =
        isFolder.boolValue ? Data() : try Data(contentsOf: URL(filePath: path(name)))
    }
    return contents
  }
}
