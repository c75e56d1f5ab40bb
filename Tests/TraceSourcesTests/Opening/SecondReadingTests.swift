import Foundation
import Hashing
import TestSupport
import Testing
import TraceModel

@testable import TraceSources

@Suite("Reading a trace once more by its place")
struct SecondReadingTests {
  /// What a record is, down to the last byte it depends on.
  private struct Content: Equatable {
    let place: TracePlace
    let source: String
    let folder: String
    let size: Int
    let digest: Digest

    init(_ record: any TraceRecord) {
      var hash = SHA256()
      record.addContent(to: &hash)
      place = record.place
      source = record.source
      folder = record.folder
      size = record.size
      digest = hash.finish()
    }
  }

  /// Reads all traces in turn, and then, in between and before, in drawn order.
  private func expectSame(_ names: [String], _ selection: Selection = Selection()) throws {
    var random = SeededGenerator(seed: 7)
    let turns = try SourceOpening.open(names, selection: selection)
    var all: [Content] = []
    while let record = try turns.next() { all.append(Content(record)) }
    try #require(!all.isEmpty)
    let source = try SourceOpening.open(names, selection: selection)
    var given: [Content] = []
    for ordinal in (Array(all.indices) + all.indices).shuffled(using: &random) {
      #expect(try source.record(at: ordinal).map(Content.init) == all[ordinal])
      if Bool.random(using: &random), let record = try source.next() {
        given.append(Content(record))
      }
    }
    while let record = try source.next() { given.append(Content(record)) }
    #expect(given == all)
    #expect(try source.record(at: all.count) == nil)
    #expect(try source.record(at: -1) == nil)
    #expect(try source.record(at: 0).map(Content.init) == all[0])
  }

  @Test("A store, whole and in part")
  func store() throws {
    try expectSame([Fixture.database])
    var selection = Selection()
    selection.limit = 20
    try expectSame([Fixture.database], selection)
    selection.states = [.error]
    selection.limit = nil
    try expectSame([Fixture.database], selection)
  }

  @Test("A store whose ids repeat")
  func duplicates() throws {
    let store = try TestStore(.v36)
    try store.dropKeys()
    for (index, id) in ["a", "b", "a", "c", "a", "b"].enumerated() {
      try store.trace("", at: Int64(index + 1), ["request_id": .text(Array(id.utf8))])
    }
    try expectSame([store.path])
  }

  @Test(
    "A file of each kind",
    arguments: [
      "exports/array_to_dict.json", "exports/lines_to_json.jsonl", "exports/search_traces_df.csv",
      "otlp/openinference.jsonl", "otlp/openinference.pb",
    ]
  )
  func files(name: String) throws { try expectSame([Fixture.folder.appending(path: name).path]) }

  @Test("An export whose ids repeat")
  func repeatedExport() throws {
    let folder = try Folder()
    let lines = ["tr-1", "tr-2", "tr-1", "tr-1"].map { exportedTrace($0) }
    let path = try folder.put("t.jsonl", lines.joined(separator: "\n").utf8)
    try expectSame([path])
  }

  @Test("Several sources with copies, repeats and traces that are left out")
  func combined() throws {
    let folder = try Folder()
    let store = try TestStore()
    try store.trace("tr-store", at: 1500)
    try store.trace("tr-b", at: 2000)
    let first = try folder.put(
      "a.jsonl",
      [exportedTrace("tr-b", at: "1970-01-01T00:00:02Z"), exportedTrace("tr-a")]
        .joined(separator: "\n").utf8
    )
    let second = try folder.put(
      "b.jsonl",
      [exportedTrace("tr-a"), exportedTrace("tr-c", at: "1970-01-01T00:00:03Z")]
        .joined(separator: "\n").utf8
    )
    let otlp = Fixture.folder.appending(path: "otlp/traceloop.jsonl").path
    try expectSame([store.path, first, second, otlp])
    var selection = Selection()
    selection.limit = 2
    try expectSame([first, second, store.path], selection)
  }

  @Test("Tasks may ask at once")
  func tasks() async throws {
    let source = try SourceOpening.open(Fixture.database, selection: Selection())
    let ids = try source.entries().map(\.id.string)
    let found = try await withThrowingTaskGroup(of: (Int, String?).self) { group in
      for ordinal in ids.indices {
        group.addTask { (ordinal, try source.record(at: ordinal)?.trace().id) }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    #expect(ids.indices.allSatisfy { found[$0] == ids[$0] })
  }
}
