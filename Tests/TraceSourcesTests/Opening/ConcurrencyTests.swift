import Testing
import TraceModel

@testable import TraceSources

@Suite("Tasks that share a source")
struct ConcurrencyTests {
  @Test("each trace is given once, with all of its spans, and every trace is given")
  func tasks() async throws {
    let source = try SourceOpening.open(Fixture.database, selection: Selection())
    let given = try await withThrowingTaskGroup(of: [(String, Int)].self) { group in
      for _ in 0..<16 {
        group.addTask {
          var given: [(String, Int)] = []
          while let record = try source.next() {
            let trace = record.trace()
            given.append((trace.id, trace.spans.count))
            await Task.yield()
          }
          return given
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }.sorted { $0.0 < $1.0 }
    let alone = try traces(Fixture.database).sorted { $0.id < $1.id }
    #expect(given.count == 119)
    #expect(given.map(\.0) == alone.map(\.id))
    #expect(given.map(\.1) == alone.map(\.spans.count))
  }

  @Test("each trace knows its place and its neighbours")
  func places() throws {
    let store = try TestStore()
    for id: Int64 in 1...3 { try store.trace("tr-\(id)", at: id) }
    let source = try SourceOpening.open(store.path, selection: Selection())
    var places: [TracePlace] = []
    while let record = try source.next() { places.append(record.place) }
    #expect(places.map(\.ordinal) == [0, 1, 2])
    let keys = (1...3).map { TraceKey("tr-\($0)") }
    #expect(places.map(\.key) == keys)
    #expect(places.map(\.previous) == [nil, keys[0], keys[1]])
    #expect(places.map(\.next) == [keys[1], keys[2], nil])
  }

  @Test("after the last trace there is none, however often one asks")
  func end() throws {
    let store = try TestStore()
    try store.trace("tr-1")
    let source = try SourceOpening.open(store.path, selection: Selection())
    #expect(try source.next()?.trace().id == "tr-1")
    for _ in 0..<5 { #expect(try source.next() == nil) }
  }

  @Test("a record outlives its source")
  func records() throws {
    let store = try TestStore()
    try store.trace("tr-1")
    try store.span("tr-1", content: spanContent())
    let record = try SourceOpening.open(store.path, selection: Selection()).next()
    #expect(record?.trace().spans.map(\.name) == ["own-name"])
  }

  @Test("two sources of one store do not disturb each other")
  func twoSources() throws {
    let store = try TestStore()
    for id: Int64 in 1...3 { try store.trace("tr-\(id)", at: id) }
    let first = try SourceOpening.open(store.path, selection: Selection())
    _ = try first.next()
    let second = try SourceOpening.open(store.path, selection: Selection())
    #expect(try traces(of: second).map(\.id) == ["tr-1", "tr-2", "tr-3"])
    #expect(try traces(of: first).map(\.id) == ["tr-2", "tr-3"])
  }
}
