import Foundation
import Testing

/// What happens between two builds of one site.
struct SiteChange: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Places in ``GrowingSite/traces`` of the pages that have to be made again, save the one with a file;
  /// nil for all.
  let remade: Set<Int>?
  let options: [String]
  let make: @Sendable (GrowingSite) throws -> Void

  init(
    _ description: String,
    remade: Set<Int>?,
    _ options: [String] = [],
    make: @escaping @Sendable (GrowingSite) throws -> Void = { _ in }
  ) {
    testDescription = description
    self.remade = remade
    self.options = options
    self.make = make
  }

  /// A change of the store; `$0` to `$8` stand for the traces' ids.
  init(_ description: String, remade: Set<Int>?, sql: String) {
    self.init(description, remade: remade) { site in
      var text = sql
      for (place, id) in GrowingSite.traces.enumerated() {
        text = text.replacingOccurrences(of: "$\(place)", with: "'\(id)'")
      }
      try site.database.run(text)
    }
  }
}

@Suite("A site built again after a change is that of a first build")
struct ChangedStoreTests {
  static let stores = [
    SiteChange("nothing", remade: []),
    SiteChange("the file is packed", remade: [], sql: "VACUUM"),
    SiteChange("a run", remade: [], sql: "INSERT INTO runs (run_uuid, name) VALUES ('r', 'r')"),
    SiteChange(
      "a tag more",
      remade: [4],
      sql: "INSERT INTO trace_tags (request_id, key, value) VALUES ($4, 'k', 'v')"
    ),
    SiteChange(
      "a name",
      remade: [5],
      sql: "UPDATE trace_info SET trace_name = 'other' WHERE request_id = $5"
    ),
    SiteChange(
      "a session",
      remade: [6],
      sql: "UPDATE trace_info SET session_id = 'other' WHERE request_id = $6"
    ),
    SiteChange(
      "an assessment more",
      remade: [4],
      sql: """
        INSERT INTO assessments (assessment_id, trace_id, name, assessment_type, value,
          created_timestamp, last_updated_timestamp, source_type, valid)
        VALUES ('a-new', $4, 'helpful', 'feedback', 'true', 5, 6, 'HUMAN', 1)
        """
    ),
    SiteChange(
      "an assessment less",
      remade: [5],
      sql: "DELETE FROM assessments WHERE trace_id = $5"
    ),
    SiteChange(
      "a span's content",
      remade: [1],
      sql: "UPDATE spans SET content = replace(content, 'seat', 'chair') WHERE trace_id = $1"
    ),
    SiteChange(
      "a state",
      remade: [7],
      sql: "UPDATE trace_info SET status = 'IN_PROGRESS' WHERE request_id = $7"
    ),
    SiteChange("an experiment's name", remade: [0, 1, 3, 4, 5, 6, 7], sql: rename),
  ]

  private static let rename = "UPDATE experiments SET name = 'other' WHERE experiment_id = 1"

  static let neighbours = [
    SiteChange("a trace more at the end", remade: [8], sql: copy(1_000_000_000)),
    SiteChange("a trace more in the middle", remade: [0, 1], sql: copy(1)),
    SiteChange("a trace more at the beginning", remade: [0], sql: copy(-1)),
    SiteChange(
      "a trace less in the middle",
      remade: [3, 5],
      sql: "DELETE FROM trace_info WHERE request_id = $4"
    ),
    SiteChange(
      "a trace less at the end",
      remade: [7],
      sql: "DELETE FROM trace_info WHERE request_id = $8"
    ),
    SiteChange(
      "a trace in another place",
      remade: [3, 4, 5, 8],
      sql: "UPDATE trace_info SET timestamp_ms = timestamp_ms + 1000000000 WHERE request_id = $4"
    ),
    SiteChange(
      "a trace of the same id",
      remade: [8],
      sql: """
        PRAGMA foreign_keys = OFF;
        CREATE TABLE twins AS SELECT * FROM trace_info;
        DROP TABLE trace_info;
        ALTER TABLE twins RENAME TO trace_info;
        INSERT INTO trace_info SELECT * FROM trace_info WHERE request_id = $1;
        UPDATE trace_info SET timestamp_ms = timestamp_ms + 1000000000
          WHERE rowid = (SELECT max(rowid) FROM trace_info);
        """
    ),
  ]

  /// A copy of the first trace's row, so many milliseconds later.
  private static func copy(_ milliseconds: Int) -> String {
    """
    CREATE TABLE more AS SELECT * FROM trace_info WHERE request_id = $0;
    UPDATE more SET request_id = 'tr-more\(milliseconds)',
      timestamp_ms = timestamp_ms + \(milliseconds);
    INSERT INTO trace_info SELECT * FROM more;
    DROP TABLE more;
    """
  }

  @Test("Only what shows the change is made again", arguments: stores + neighbours)
  func storeChange(change: SiteChange) async throws { try await expectRebuilt(change) }

  static let files = [
    SiteChange("a recorded file is another", remade: []) { site in
      let folder = GrowingSite.attachments(of: GrowingSite.pictured)
      let name = try #require(site.box.entries(folder).first)
      try site.box.put(folder + "/" + name, "GIF89a")
    },
    SiteChange("a recorded file is gone", remade: []) { site in
      let folder = GrowingSite.attachments(of: GrowingSite.pictured)
      let name = try #require(site.box.entries(folder).first)
      try FileManager.default.removeItem(atPath: site.box.path(folder + "/" + name))
    },
    SiteChange("all recorded files are gone", remade: []) { site in
      try FileManager.default.removeItem(atPath: site.box.path("mlruns"))
    },
    SiteChange("a trace gets a file that no text mentions", remade: [4]) { site in
      try site.box.put(GrowingSite.attachments(of: 4) + "/late.txt", "late")
    },
  ]

  @Test("Files beside the store are looked at each time", arguments: files)
  func fileChange(change: SiteChange) async throws { try await expectRebuilt(change) }

  @Test("A link in the folder for files that becomes a file is looked at")
  func linkBecomesFile() async throws {
    let site = try GrowingSite()
    let (folder, files) = (GrowingSite.attachments(of: 4), FileManager.default)
    try files.createDirectory(atPath: site.box.path(folder), withIntermediateDirectories: true)
    let path = site.box.path(folder + "/late.txt")
    try files.createSymbolicLink(atPath: path, withDestinationPath: "/etc/hosts")
    try await site.build()
    try files.removeItem(atPath: path)
    try site.box.put(folder + "/late.txt", "late")
    #expect(try await !site.rebuild().contains(GrowingSite.traces[4]))
  }

  static let options = [
    SiteChange("one worker", remade: [], ["--workers", "1"]),
    SiteChange("many workers", remade: [], ["--workers", "7"]),
    SiteChange("no Markdown", remade: nil, ["--no-markdown"]),
    SiteChange("the newest four", remade: [5], ["--limit", "4"]),
    SiteChange("two far apart", remade: [1, 7], trace([1, 7])),
    SiteChange("the same template by hand", remade: [], ["--templates", "own"]) { site in
      try site.box.put("own/page.html", try Repository.text("Templates/page.html"))
    },
    SiteChange("another template", remade: nil, ["--templates", "own"]) { site in
      let page = try Repository.text("Templates/page.html")
      let other = page.replacingOccurrences(of: "Made by", with: "Brought by")
      try site.box.put("own/page.html", other)
    },
    SiteChange("another stylesheet", remade: nil, ["--templates", "own"]) { site in
      try site.box.put("own/site.css", "main { color: red }\n")
    },
    SiteChange("another script", remade: nil, ["--templates", "own"]) { site in
      try site.box.put("own/site.js", "void 0;\n")
    },
  ]

  private static func trace(_ places: [Int]) -> [String] {
    places.flatMap { ["--trace", GrowingSite.traces[$0]] }
  }

  @Test("Only what the options change is made again", arguments: options)
  func optionChange(change: SiteChange) async throws { try await expectRebuilt(change) }

  @Test("Build after build, there and back")
  func chain() async throws {
    let site = try GrowingSite()
    try await site.build()
    for change in Self.neighbours + Self.stores.reversed() where change.options.isEmpty {
      try change.make(site)
      _ = try await site.rebuild()
      #expect(try await site.rebuild().count >= GrowingSite.traces.count - 3)
    }
    _ = try await site.rebuild(["--no-markdown"])
    _ = try await site.rebuild()
  }

  private func expectRebuilt(_ change: SiteChange) async throws {
    let site = try GrowingSite()
    try await site.build()
    try change.make(site)
    let linked = try await site.rebuild(change.options)
    let pages = Set(try site.box.contents("site").paths(in: "traces/"))
    let places = GrowingSite.traces.indices.filter { place in
      guard let remade = change.remade, place != GrowingSite.pictured else { return false }
      return !remade.contains(place) && pages.contains(GrowingSite.page(GrowingSite.traces[place]))
    }
    #expect(linked == Set(places.map { GrowingSite.traces[$0] }))
  }
}
