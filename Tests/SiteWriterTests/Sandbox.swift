import Foundation
import Testing

@testable import SiteWriter

/// A folder of a test's own, deleted with it.
final class Sandbox {
  let root: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "site-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    root = url.resolvingSymlinksInPath().path(percentEncoded: false)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: root)
  }

  /// The usual output folder.
  var site: String { path("site") }

  func path(_ relative: String) -> String { root + "/" + relative }

  func makeFolder(_ relative: String) throws {
    try FileManager.default.createDirectory(
      atPath: path(relative),
      withIntermediateDirectories: true
    )
  }

  /// Writes a file and makes the folders above it.
  func put(_ relative: String, _ text: String) throws {
    try makeFolder(String(relative[..<(relative.lastIndex(of: "/") ?? relative.startIndex)]))
    try Data(text.utf8).write(to: URL(filePath: path(relative)))
  }

  func link(_ relative: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path(relative),
      withDestinationPath: target
    )
  }

  func text(_ relative: String) throws -> String {
    try String(contentsOf: URL(filePath: path(relative)), encoding: .utf8)
  }

  func exists(_ relative: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: path(relative))) != nil
  }

  func inode(_ relative: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(relative))
    return (attributes[.systemFileNumber] as? NSNumber)?.intValue ?? -1
  }

  /// When an entry itself, not a link's target, was last written to: nanoseconds since 1970.
  func time(_ relative: String) throws -> Int {
    var status = stat()
    try #require(lstat(path(relative), &status) == 0)
    return status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
  }

  /// Sets that time.
  func setTime(_ relative: String, to nanoseconds: Int) throws {
    let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    let time = timespec(tv_sec: seconds, tv_nsec: rest)
    try #require(utimensat(AT_FDCWD, path(relative), [time, time], AT_SYMLINK_NOFOLLOW) == 0)
  }

  func mode(_ relative: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(relative))
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
  }

  /// Everything below a folder: the text of a file, `-> target` of a link, `folder` for a folder.
  func contents(_ relative: String = "") throws -> [String: String] {
    var contents: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path(relative)) {
      let whole = path(relative) + "/" + name
      let type = try FileManager.default.attributesOfItem(atPath: whole)[.type]
      switch type as? FileAttributeType {
      case .typeSymbolicLink:
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: whole)
        contents[name] = "-> " + target
      case .typeDirectory: contents[name] = "folder"
      default: contents[name] = try String(contentsOf: URL(filePath: whole), encoding: .utf8)
      }
    }
    return contents
  }
}

extension SiteWriter {
  func write(_ path: String, _ text: String) throws(SiteWriterError) {
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBufferPointer { bytes throws(SiteWriterError) in
      try write(path: path, bytes: bytes)
    }
  }

  /// Ends the site with the manifest `{}`, and returns the files in it.
  func finish() throws(SiteWriterError) -> [SiteFile] {
    var files: [SiteFile] = []
    try finish { list in
      files = Array(list)
      return Array("{}".utf8)
    }
    return files
  }

  /// Builds a whole site with the manifest `{}`.
  static func build(
    _ output: String,
    _ files: [String: String],
    means: Means = Means()
  ) throws(SiteWriterError) {
    let writer = try SiteWriter(output: output, means: means)
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      try writer.write(path, text)
    }
    try writer.finish { _ in Array("{}".utf8) }
  }
}

/// The ways a site can be put in place.
enum Way: String, CaseIterable {
  case exchange
  case filesFromBeside
  case filesFromInside

  var means: SiteWriter.Means {
    switch self {
    case .exchange: .init()
    case .filesFromBeside: .init(exchanges: false)
    case .filesFromInside: .init(stagesBeside: false)
    }
  }
}

/// The record of a site that lists these files.
func record(_ paths: String..., header: String = "tracefolio site 1") -> String {
  ([header] + paths).map { $0 + "\n" }.joined()
}
