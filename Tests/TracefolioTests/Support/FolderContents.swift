import Foundation

/// All files below a folder, by their paths relative to it.
struct FolderContents: Equatable, Sendable {
  var files: [String: Data] = [:]

  init() {}

  init(of folder: String) throws {
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      let url = URL(filePath: folder + "/" + name)
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        continue
      }
      files[name] = try Data(contentsOf: url)
    }
  }

  var paths: [String] { files.keys.sorted() }

  func text(_ path: String) -> String { String(decoding: files[path] ?? Data(), as: UTF8.self) }

  /// Paths of the files in a folder, with its slash, that end in `suffix`; sorted.
  func paths(in folder: String = "", suffix: String = "") -> [String] {
    paths.filter { $0.hasPrefix(folder) && $0.hasSuffix(suffix) }
  }

  /// The paths whose bytes are not the same in both, or that are in one alone; sorted.
  func differing(from other: FolderContents) -> [String] {
    Set(paths).union(other.paths).filter { files[$0] != other.files[$0] }.sorted()
  }
}
