import Foundation
import Testing
import TraceModel

@testable import TraceSources

@Suite("Folders as sources")
struct SourceFolderTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func open() throws -> any TraceSource {
    try SourceOpening.open(folder.root, selection: Selection())
  }

  @Test("Every file in it that is a source is one, in the order of paths")
  func recursive() throws {
    try folder.put("b/2.json", exportedTrace("tr-1", name: "second").utf8)
    try folder.put("a.json", exportedTrace("tr-1", name: "second").utf8)
    try folder.put("B.jsonl", exportedTrace("tr-1", name: "first").utf8)
    try folder.put("c/d/e.txt", exportedTrace("tr-2").utf8)
    let source = try open()
    let names = ["B.jsonl", "a.json", "b/2.json", "c/d/e.txt"].map(folder.path)
    #expect(source.inputs.map(\.name) == names)
    #expect(try traces(of: source).map(\.source) == [names[0], names[3]])
    #expect(source.summary.remarks == [] && source.summary.baseName == "store")
  }

  @Test("Files that are none are counted and are no error")
  func others() throws {
    let store = try TestStore(file: "plain.db")
    try store.trace("tr-1")
    try folder.put("mlflow.db", store.folder.bytes("plain.db"))
    try folder.put("notes.txt", "hello".utf8)
    try folder.put("empty", [])
    try folder.put("settings.json", "{}".utf8)
    let other = try Database(folder.path("other.db"))
    try other.run("CREATE TABLE t (a)")
    let source = try open()
    #expect(source.summary.remarks == ["4 of the 5 files in \(folder.root) are no sources."])
    #expect(try traces(of: source).map(\.id) == ["tr-1"])
  }

  @Test("What MLflow keeps beside its traces is not looked at")
  func artifacts() throws {
    try folder.put("t.json", exportedTrace("tr-1").utf8)
    try folder.put("mlruns/1/traces/tr-1/artifacts/traces.json", exportedTrace("tr-9").utf8)
    try folder.put("mlruns/1/run/artifacts/out/t.json", exportedTrace("tr-9").utf8)
    try folder.put("t.json-wal", [1])
    let source = try open()
    #expect(source.inputs.count == 1 && source.summary.remarks == [])
    let named = folder.path("mlruns/1/run/artifacts/out")
    #expect(try SourceOpening.open(named, selection: Selection()).summary.traces == 1)
  }

  @Test("Links to files are followed, links to folders are not")
  func links() throws {
    let elsewhere = try Folder("elsewhere")
    try elsewhere.put("t.json", exportedTrace("tr-1").utf8)
    try folder.link("link.json", to: elsewhere.path("t.json"))
    try folder.link("loop", to: folder.root)
    try folder.link("dangling", to: "nowhere")
    #expect(try open().inputs.map(\.name) == [folder.path("link.json")])
  }

  @Test("A folder in which nothing is a source is an error that says how much is in it")
  func nothing() throws {
    try folder.makeFolder("empty")
    expectNone(files: 0)
    try folder.put("notes.txt", "hello".utf8)
    try folder.put("more.json", "[]".utf8)
    expectNone(files: 2)
  }

  @Test("A damaged store in a folder is an error, not passed over")
  func damaged() throws {
    try folder.put("t.json", exportedTrace("tr-1").utf8)
    let store = try TestStore()
    let path = try folder.put("torn.db", store.folder.bytes("mlflow.db").dropLast(100))
    #expect(
      throws: TraceSourceError.damaged(path: path, reason: "the file ends within a page")
    ) { try open() }
  }

  @Test("Recorded files are looked for beside each store")
  func attachments() throws {
    try folder.put("t.json", exportedTrace("tr-1").utf8)
    try folder.put("sub/u.json", exportedTrace("tr-2").utf8)
    try folder.put("sub/mlruns/1/traces/tr-2/artifacts/attachments/picture", [1, 2])
    try folder.put("mlruns/1/traces/tr-2/artifacts/attachments/wrong", [1])
    let source = try open()
    var found: [String: [String]] = [:]
    while let record = try source.next() {
      let trace = record.trace()
      found[trace.id] = trace.attachments.compactMap(\.path).map { "\(record.folder)/\($0)" }
      #expect(record.hasFolder)
    }
    let path = "sub/mlruns/1/traces/tr-2/artifacts/attachments/picture"
    #expect(found == ["tr-1": [], "tr-2": [folder.path(path)]])
  }

  private func expectNone(files: Int) {
    #expect(throws: TraceSourceError.noSource(path: folder.root, files: files)) { try open() }
  }
}
