import Foundation
import Testing

/// Compares files with those recorded in Tests/Golden.
///
/// All files of the folder Tests/Golden/NAME belong to the case. `RECORD_GOLDEN=1` records them anew;
/// on a CI machine, where `CI` is set, it is refused.
func expectGolden(
  _ actual: FolderContents,
  _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = "Tests/Golden/" + name
  switch GoldenMode(of: ProcessInfo.processInfo.environment) {
  case .compare:
    let recorded = try? FolderContents(of: Repository.path(folder))
    for path in actual.differing(from: recorded ?? FolderContents()) {
      let difference = goldenDifference(
        path: folder + "/" + path,
        recorded: recorded?.files[path],
        actual: actual.files[path]
      )
      Issue.record(Comment(rawValue: difference), sourceLocation: sourceLocation)
    }
  case .record:
    try record(actual, in: Repository.path(folder))
  case .refuse:
    Issue.record("RECORD_GOLDEN is set on a CI machine", sourceLocation: sourceLocation)
  }
}

/// Compares one text with that recorded in Tests/Golden.
func expectGolden(
  _ actual: Data,
  file: String,
  _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  var contents = FolderContents()
  contents.files[file] = actual
  try expectGolden(contents, name, sourceLocation: sourceLocation)
}

/// What to do with a golden case.
enum GoldenMode {
  case compare, record, refuse

  init(of environment: [String: String]) {
    guard environment["RECORD_GOLDEN"] == "1" else {
      self = .compare
      return
    }
    self = environment["CI"]?.isEmpty ?? true ? .record : .refuse
  }
}

/// Says in the manner of a unified diff how a file is not as recorded.
func goldenDifference(path: String, recorded: Data?, actual: Data?) -> String {
  let advice =
    "if this is wanted: RECORD_GOLDEN=1 swift test --filter GoldenTests, then review git diff"
  guard let recorded else { return "\(path): is made, but not recorded\n\(advice)" }
  guard let actual else { return "\(path): is recorded, but not made\n\(advice)" }
  let lines = TextDifference(
    old: String(decoding: recorded, as: UTF8.self),
    new: String(decoding: actual, as: UTF8.self)
  )
  return "\(path): differs\n\(lines.text)\n\(advice)"
}

private func record(_ actual: FolderContents, in folder: String) throws {
  try? FileManager.default.removeItem(atPath: folder)
  for (path, bytes) in actual.files {
    let url = URL(filePath: folder + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try bytes.write(to: url)
  }
}
