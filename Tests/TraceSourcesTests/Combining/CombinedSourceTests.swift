import Foundation
import Hashing
import Testing
import TraceModel

@testable import TraceSources

@Suite("Several sources as one")
struct CombinedSourceTests {
  private let folder: Folder
  private let store: TestStore

  init() throws {
    folder = try Folder()
    store = try TestStore()
    try store.trace("tr-store", at: 1500)
  }

  private func put(_ name: String, _ lines: [String]) throws -> String {
    try folder.put(name, lines.joined(separator: "\n").utf8)
  }

  private func open(_ names: [String], _ change: (inout Selection) -> Void = { _ in }) throws
    -> any TraceSource
  {
    var selection = Selection()
    change(&selection)
    return try SourceOpening.open(names, selection: selection)
  }

  @Test("A store and an export give one order with places over both")
  func places() throws {
    let lines = [exportedTrace("tr-b", at: "1970-01-01T00:00:02Z"), exportedTrace("tr-a")]
    let export = try put("t.jsonl", lines)
    let source = try open([store.path, export])
    var places: [TracePlace] = []
    var origins: [String] = []
    while let record = try source.next() {
      places.append(record.place)
      origins.append(record.source)
      #expect(record.trace().source == record.source)
    }
    #expect(places.map(\.key.id) == ["tr-a", "tr-store", "tr-b"])
    #expect(places.map(\.ordinal) == [0, 1, 2])
    #expect(places.map { $0.previous?.id } == [nil, "tr-a", "tr-store"])
    #expect(places.map { $0.next?.id } == ["tr-store", "tr-b", nil])
    #expect(origins == [export, store.path, export])
    #expect(source.summary.traces == 3 && source.summary.newestTraceMS == 2000)
    #expect(source.summary.baseName == "mlflow.db and 1 more")
    #expect(source.summary.format == "MLflow SQLite, MLflow export")
    #expect(source.inputs.map(\.traces) == [1, 2])
    #expect(try source.entries().map(\.id.string) == ["tr-a", "tr-store", "tr-b"])
  }

  @Test("One source is what it was, with itself as its only input")
  func single() throws {
    let source = try open([store.path])
    #expect(source is MLflowSQLiteStore)
    #expect(source.inputs == [source.summary])
  }

  @Test("A trace that two sources hold alike is one, and nothing is odd")
  func alike() throws {
    let first = try put("1.json", [exportedTrace("tr-a")])
    let spaced = exportedTrace("tr-a").replacing("\", \"", with: "\"  ,\n\"")
    let second = try put("2.json", [spaced])
    let read = try traces(of: open([first, second]))
    #expect(read.map(\.source) == [first])
    #expect(read[0].codes == [])
  }

  @Test(
    "A trace that two sources hold otherwise is the first one's, with a diagnostic",
    arguments: [
      exportedTrace("tr-a", output: "43"), exportedTrace("tr-a", name: "other"),
      exportedTrace("tr-a", state: "ERROR"), exportedTrace("tr-a", at: "1970-01-01T00:00:09Z"),
      exportedTrace("tr-a", at: "1970-01-01T00:00:00Z"),
    ]
  )
  func different(text: String) throws {
    let first = try put("1.json", [exportedTrace("tr-a")])
    let second = try put("2.json", [text])
    let read = try traces(of: open([first, second]))
    #expect(read.map(\.source) == [first])
    #expect(read[0].codes == [.sourcesDiffer])
    #expect(read[0].diagnostics[0].message.hasPrefix("\(second) holds another trace"))
    #expect(try traces(of: open([second, first])).map(\.source) == [second])
  }

  @Test("Assessments that only the other source holds are told, those that it lacks are not")
  func assessments() throws {
    let judged = exportedTrace("tr-a").replacing(
      "\"tags\": {}",
      with: "\"tags\": {}, \"assessments\": [{\"assessment_id\": \"a-1\"}]"
    )
    let (plain, rated) = (try put("1.json", [exportedTrace("tr-a")]), try put("2.json", [judged]))
    #expect(try traces(of: open([rated, plain])).first?.codes == [])
    #expect(try traces(of: open([plain, rated])).first?.codes == [.sourcesDiffer])
  }

  @Test("What a copy holds counts in the fingerprint of a page")
  func fingerprint() throws {
    let first = try put("1.json", [exportedTrace("tr-a")])
    let alone = try hash(of: open([first, store.path]))
    let alike = try hash(of: open([first, put("2.json", [exportedTrace("tr-a")])]))
    let other = try hash(of: open([first, put("3.json", [exportedTrace("tr-a", output: "4")])]))
    let later = try put("4.json", [exportedTrace("tr-a", at: "1970-01-01T00:00:09Z")])
    #expect(Set([alone, alike, other, try hash(of: open([first, later]))]).count == 4)
  }

  @Test("Limits and time spans hold over all sources together")
  func limits() throws {
    let early = try put(
      "1.jsonl",
      ["1", "2"].map { exportedTrace("tr-\($0)", at: "2026-01-0\($0)") }
    )
    let late = try put(
      "2.jsonl",
      ["3", "4"].map { exportedTrace("tr-\($0)", at: "2026-01-0\($0)") }
    )
    let ids = { (change: (inout Selection) -> Void) in
      try traces(of: open([late, early], change)).map(\.id)
    }
    #expect(try ids { $0.limit = 3 } == ["tr-2", "tr-3", "tr-4"])
    #expect(try ids { $0.since = .beforeNewest(2 * 86_400_000) } == ["tr-2", "tr-3", "tr-4"])
    #expect(try ids { $0.until = .beforeNewest(3 * 86_400_000) } == ["tr-1"])
  }

  @Test("A name is unknown only where no source knows it")
  func names() throws {
    let other = try TestStore()
    try other.experiment(7, "Borealis")
    try other.trace("tr-7", at: 1, ["experiment_id": 7])
    try other.run("r7", "morning")
    let ids = { (change: (inout Selection) -> Void) in
      try traces(of: open([store.path, other.path], change)).map(\.id)
    }
    #expect(try ids { $0.experiments = ["Borealis"] } == ["tr-7"])
    #expect(try ids { $0.experiments = ["Borealis", "Atlas"] } == ["tr-7", "tr-store"])
    #expect(try ids { $0.runs = ["morning"] } == [])
    let error = TraceSourceError.unknownExperiment(
      path: store.path,
      name: "Nix",
      known: ["Default", "Atlas"]
    )
    #expect(throws: error) { try ids { $0.experiments = ["Borealis", "Nix"] } }
    #expect(throws: TraceSourceError.unknownRun(path: store.path, name: "evening")) {
      try ids { $0.runs = ["evening"] }
    }
    let export = try put(
      "t.json",
      [exportedTrace("tr-e", metadata: ["mlflow.sourceRun": "evening"])]
    )
    let found = try open([store.path, export]) { $0.runs = ["evening"] }
    #expect(try traces(of: found).map(\.id) == ["tr-e"])
  }

  private func hash(of source: any TraceSource) throws -> Digest {
    var hash = SHA256()
    try #require(try source.next()).addContent(to: &hash)
    return hash.finish()
  }
}
