import Foundation

/// A folder of a test's own, deleted with it.
final class TemporaryFolder {
  /// Its real path, without a slash at the end.
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "tracefolio-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path(percentEncoded: false).trimmingSuffix("/")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(_ relative: String) -> String { path + "/" + relative }

  func makeFolder(_ relative: String) throws {
    try FileManager.default.createDirectory(
      atPath: path(relative),
      withIntermediateDirectories: true
    )
  }

  /// Writes a file and makes the folders above it.
  func put(_ relative: String, _ bytes: Data) throws {
    let url = URL(filePath: path(relative))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try bytes.write(to: url)
  }

  func put(_ relative: String, _ text: String) throws { try put(relative, Data(text.utf8)) }

  func put(_ files: FolderContents, below folder: String) throws {
    for (name, bytes) in files.files { try put(folder + "/" + name, bytes) }
  }

  /// Makes an empty file and opens it for writing.
  func create(_ relative: String) throws -> FileHandle {
    try put(relative, Data())
    return try FileHandle(forWritingTo: URL(filePath: path(relative)))
  }

  func data(_ relative: String) throws -> Data {
    try Data(contentsOf: URL(filePath: path(relative)))
  }

  func text(_ relative: String) throws -> String {
    String(decoding: try data(relative), as: UTF8.self)
  }

  /// Names of the entries of a folder, hidden ones included, sorted.
  func entries(_ relative: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(relative)).sorted()
  }

  func contents(_ relative: String = "") throws -> FolderContents {
    try FolderContents(of: path(relative))
  }

  func inode(_ relative: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(relative))
    return (attributes[.systemFileNumber] as? NSNumber)?.intValue ?? -1
  }
}
