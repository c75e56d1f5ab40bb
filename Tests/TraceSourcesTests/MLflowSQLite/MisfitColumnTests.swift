import Testing
import TraceModel
@testable import TraceSources

/// SQLite lets a text lie in a column of integers: what lies there must not read as 0.
@Suite("Columns that hold another type than they should")
struct MisfitColumnTests {
  private static let misfits: [(String, Cell)] = [
    ("text", "soon"), ("number in words", "12 ms"), ("blob", .blob([0x31])),
    ("fraction", 1.5), ("beyond 64 bits", 1e300),
  ]

  @Test(
    "a column of trace_info is told and left out",
    arguments: [
      "execution_time_ms", "input_tokens", "output_tokens", "total_tokens",
      "cache_read_input_tokens", "cache_creation_input_tokens",
      "cache_creation_input_tokens_above_1hr",
    ],
    misfits.map(\.0)
  )
  func infoIntegers(column: String, kind: String) throws {
    let value = try #require(Self.misfits.first { $0.0 == kind }?.1)
    let trace = try self.trace([column: value])
    #expect(trace.diagnostics == [unreadable(column, of: "trace_info")])
    #expect(trace.executionDurationMS == (column == "execution_time_ms" ? nil : 10))
    #expect(trace.statedTokenUsage == nil)
  }

  @Test(
    "a cost that is no number is told and left out",
    arguments: ["input_cost", "output_cost", "total_cost"]
  )
  func costs(column: String) throws {
    for value: Cell in ["free", .blob([0x31])] {
      let trace = try self.trace([column: value])
      #expect(trace.diagnostics == [unreadable(column, of: "trace_info")])
      #expect(trace.statedCost == nil)
    }
    #expect(try trace([column: 3]).statedCost?.isEmpty == false)
  }

  @Test(
    "a start that is no integer is told, and the other traces are read",
    arguments: misfits.map(\.0)
  )
  func timestamps(kind: String) throws {
    let value = try #require(Self.misfits.first { $0.0 == kind }?.1)
    let store = try TestStore()
    try store.trace("tr-1", at: 1)
    try store.trace("tr-bad", ["timestamp_ms": value])
    try store.trace("tr-9", at: 9)
    for id in ["tr-1", "tr-bad", "tr-9"] { try store.span(id, content: spanContent()) }
    let source = try SourceOpening.open(store.path, selection: Selection())
    #expect(source.summary.traces == 3)
    #expect(source.summary.newestTraceMS == 9)
    let all = try traces(of: source)
    #expect(Set(all.map(\.id)) == ["tr-1", "tr-bad", "tr-9"])
    let bad = try #require(all.first { $0.id == "tr-bad" })
    #expect(bad.diagnostics == [unreadable("timestamp_ms", of: "trace_info")])
    #expect(all.filter { $0.id != "tr-bad" }.allSatisfy { $0.diagnostics.isEmpty })
  }

  @Test("such a start does not move the bounds that count from the newest trace")
  func relativeBounds() throws {
    let store = try TestStore()
    try store.trace("tr-1", at: 1000)
    try store.trace("tr-2", at: 2000)
    try store.trace("tr-bad", ["timestamp_ms": "soon"])
    var selection = Selection()
    selection.since = .beforeNewest(500)
    selection.until = .beforeNewest(0)
    #expect(try traces(store.path, selection).map(\.id) == ["tr-2"])
  }

  @Test("an experiment id that is no integer is shown as it is")
  func experimentIDs() throws {
    let trace = try self.trace(["experiment_id": "one"])
    #expect(trace.experiment == Experiment(id: "one", name: nil))
    #expect(trace.diagnostics == [unreadable("experiment_id", of: "trace_info")])
  }

  @Test("a span's row is told with the span, and its content stands in")
  func spanRows() throws {
    let store = try TestStore()
    try store.trace("tr-1")
    try store.span("tr-1", "s1", content: spanContent())
    try store.span(
      "tr-1",
      "s2",
      content: spanContent(),
      [
        "start_time_unix_nano": "soon", "end_time_unix_nano": 2.5,
      ]
    )
    let trace = try onlyTrace(store.path)
    #expect(trace.spans.map(\.startNS) == [300, 300])
    #expect(trace.spans.map(\.endNS) == [450, 450])
    #expect(
      trace.diagnostics == [
        unreadable("start_time_unix_nano", of: "spans", spanID: "s2"),
        unreadable("end_time_unix_nano", of: "spans", spanID: "s2"),
      ]
    )
  }

  @Test("an assessment's times and validity are told")
  func assessments() throws {
    let store = try TestStore()
    try store.trace("tr-1")
    try store.span("tr-1", content: spanContent())
    try store.assessment("tr-1", "a-1", ["last_updated_timestamp": "later", "valid": "maybe"])
    let trace = try onlyTrace(store.path)
    #expect(trace.assessments.map(\.createdMS) == [5])
    #expect(
      trace.diagnostics == [
        unreadable("last_updated_timestamp", of: "assessments"),
        unreadable("valid", of: "assessments"),
      ]
    )
  }

  @Test("integers that came as text are integers to SQLite, and no misfits")
  func convertedText() throws {
    let trace = try self.trace(["timestamp_ms": "77", "execution_time_ms": 8.0])
    #expect(trace.requestTimeMS == 77)
    #expect(trace.executionDurationMS == 8)
    #expect(trace.diagnostics.isEmpty)
  }

  private func trace(_ columns: [String: Cell]) throws -> Trace {
    let store = try TestStore()
    try store.trace("tr-1", columns)
    try store.span("tr-1", content: spanContent())
    return try onlyTrace(store.path)
  }

  private func unreadable(_ column: String, of table: String, spanID: String? = nil) -> Diagnostic {
    Diagnostic(
      .rowUnreadable,
      "Column \(column) of \(table) does not hold the number it should.",
      spanID: spanID
    )
  }
}
