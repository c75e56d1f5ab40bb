import Foundation
import Testing

@Suite("Every source of the same programs gives the same traces, but for what its format lacks")
struct ConformanceTests {
  private let box: TemporaryFolder

  init() throws { box = try TemporaryFolder() }

  /// What the store's traces are.
  private static let stored = Task { try await ExportedTrace.all(of: [Repository.fixture]) }

  /// A field that is not the store's.
  private struct Departure {
    let name: String
    let stored: String
    let found: String

    /// Whether the source has nothing there.
    var isLack: Bool { ["null", "[]", "{}", "\"\""].contains(found) }
  }

  @Test(
    "Fields are those of the store or listed, and what is listed happens",
    arguments: SourceFormat.all
  )
  func fields(of format: SourceFormat) async throws {
    var met: Set<String> = []
    for file in format.files {
      for departure in try await departures(file) {
        let isListed =
          departure.isLack && format.lacks.contains(departure.name)
          || format.differs[departure.name]?.allows(departure.stored, departure.found) == true
        if isListed { met.insert(departure.name) } else { record(departure, file) }
      }
    }
    #expect(met == format.lacks.union(format.differs.keys))
  }

  @Test("README.md lists the same fields", arguments: SourceFormat.all)
  func readme(of format: SourceFormat) throws {
    let row = try Repository.text("README.md").split(separator: "\n").filter {
      $0.hasPrefix("| \(format.name) ")
    }
    let words = row.flatMap { $0.matches(of: /`([a-z_.]+)`/).map { String($0.1) } }
    #expect(words.count == Set(words).count)
    #expect(Set(words) == format.lacks.union(format.differs.keys))
  }

  /// What is not the same in a file's traces and the store's; but for the source, which is the file.
  private func departures(_ file: SourceFormat.File) async throws -> [Departure] {
    let found = try await ExportedTrace.all(of: [place(file)])
    try #require(!found.isEmpty)
    let ids = Set(found.map(\.id))
    let stored = try await Self.stored.value.filter { ids.contains($0.id) }
    #expect(found.map(\.id) == stored.map(\.id))
    return zip(stored, found).flatMap { departures($0, $1) }
  }

  private func departures(_ stored: ExportedTrace, _ found: ExportedTrace) -> [Departure] {
    #expect(found.fields.map(\.name) == stored.fields.map(\.name), "\(found.id)")
    var departures: [Departure] = []
    for (stored, found) in zip(stored.fields, found.fields) where stored.name != "source" {
      #expect(found.values.count == stored.values.count)
      for (value, other) in zip(stored.values, found.values) where value != other {
        departures.append(Departure(name: stored.name, stored: value, found: other))
      }
    }
    return departures
  }

  private func record(_ departure: Departure, _ file: SourceFormat.File) {
    let difference = goldenDifference(
      path: departure.name,
      recorded: Data(departure.stored.utf8),
      actual: Data(departure.found.utf8)
    )
    Issue.record("\(file): \(difference)")
  }
}

extension ConformanceTests {
  /// Puts a file, or all files of a folder, beside the fixture's recorded files; gives its path.
  private func place(_ file: SourceFormat.File) async throws -> String {
    switch file {
    case .recorded(let name):
      try copyRecordedFiles()
      return try place(recorded: name)
    case .exported(let options, let name):
      let exported = try await Tool.run(["export", "-q", Repository.fixture] + options)
      try box.put(name, exported.output)
      return box.path(name)
    }
  }

  private func copyRecordedFiles() throws {
    let folder = URL(filePath: Repository.path(Repository.fixture)).deletingLastPathComponent()
    let copy = URL(filePath: box.path("mlruns"))
    if FileManager.default.fileExists(atPath: copy.path) { return }
    try FileManager.default.copyItem(at: folder.appending(path: "mlruns"), to: copy)
  }

  private func place(recorded name: String) throws -> String {
    let contents = Repository.path("Tests/Fixtures/exports/" + name)
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: contents, isDirectory: &isFolder)
    guard isFolder.boolValue else {
      let file = String(name.split(separator: "/").last ?? "")
      try box.put(file, try Data(contentsOf: URL(filePath: contents)))
      return box.path(file)
    }
    try box.put(try FolderContents(of: contents), below: ".")
    // Only that folder's files: others of the format lie in the same place.
    for other in try box.entries() where !other.hasPrefix("tr-") && other != "mlruns" {
      try FileManager.default.removeItem(atPath: box.path(other))
    }
    return box.path
  }
}
