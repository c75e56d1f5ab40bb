import Testing
import TraceModel
@testable import TraceSources

@Suite("Columns that MLflow 3.17 promoted")
struct PromotedColumnTests {
  private static let columns: [String: Cell] = [
    "trace_name": "column-name", "session_id": "column-session", "input_tokens": 12,
    "output_tokens": 3, "total_tokens": 15, "cache_read_input_tokens": 0,
    "cache_creation_input_tokens": 7, "cache_creation_input_tokens_above_1hr": 1,
    "input_cost": 1.8e-06, "output_cost": 0.5, "total_cost": 2,
  ]

  @Test("they are put back under the keys that the client gives them")
  func putBack() throws {
    let store = try TestStore()
    try store.trace("tr-1", Self.columns)
    let trace = try onlyTrace(store.path)
    #expect(trace.name == "column-name")
    #expect(trace.sessionID == "column-session")
    #expect(trace.tags == [TextPair(key: "mlflow.traceName", value: "column-name")])
    #expect(
      trace.metadata == [
        TextPair(
          key: "mlflow.trace.cost",
          value: #"{"input_cost": 1.8e-06, "output_cost": 0.5, "total_cost": 2.0}"#
        ),
        TextPair(key: "mlflow.trace.session", value: "column-session"),
        TextPair(
          key: "mlflow.trace.tokenUsage",
          value: #"{"input_tokens": 12, "output_tokens": 3, "total_tokens": 15, "#
            + #""cache_read_input_tokens": 0, "cache_creation_input_tokens": 7, "#
            + #""cache_creation_input_tokens_above_1hr": 1}"#
        ),
      ]
    )
    #expect(trace.statedCost == Cost(input: 1.8e-06, output: 0.5, total: 2))
    #expect(trace.statedTokenUsage?.cacheCreationAbove1h == 1)
    #expect(trace.statedTokenUsage?.reasoning == nil)
  }

  @Test("columns of NULL add nothing, and a part that is unknown stays unknown")
  func nulls() throws {
    let store = try TestStore()
    try store.trace("tr-1", at: 1)
    try store.trace("tr-2", at: 2, ["output_tokens": 0, "total_cost": 0.25])
    let all = try traces(store.path)
    #expect(all[0].tags.isEmpty && all[0].metadata.isEmpty)
    #expect(all[0].statedTokenUsage == nil && all[0].statedCost == nil)
    #expect(all[1].metadataValue("mlflow.trace.tokenUsage") == #"{"output_tokens": 0}"#)
    #expect(all[1].statedTokenUsage?.output == 0)
    #expect(all[1].statedTokenUsage?.input == nil)
    #expect(all[1].statedCost == Cost(total: 0.25))
  }

  @Test("a row of the same key wins over the column, everywhere")
  func rowWins() throws {
    let store = try TestStore()
    try store.trace("tr-1", Self.columns)
    try store.tag("tr-1", "mlflow.traceName", "row-name")
    try store.metadata("tr-1", "mlflow.trace.session", "row-session")
    try store.metadata("tr-1", "mlflow.trace.tokenUsage", #"{"input_tokens": 99}"#)
    try store.metadata("tr-1", "mlflow.trace.cost", #"{"total_cost": 9.5}"#)
    let trace = try onlyTrace(store.path)
    #expect(trace.name == "row-name")
    #expect(trace.sessionID == "row-session")
    #expect(trace.tags.count == 1 && trace.metadata.count == 3)
    var usage = TokenUsage()
    usage.input = 99
    #expect(trace.statedTokenUsage == usage)
    #expect(trace.statedCost == Cost(total: 9.5))
  }

  @Test("an infinite cost is written as Python writes it and read back")
  func infiniteCost() throws {
    let store = try TestStore()
    try store.trace("tr-1", ["total_cost": .real(.infinity), "input_cost": .real(-.infinity)])
    let trace = try onlyTrace(store.path)
    #expect(
      trace.metadataValue("mlflow.trace.cost")
        == #"{"input_cost": -Infinity, "total_cost": Infinity}"#
    )
    #expect(trace.statedCost == Cost(input: -.infinity, total: .infinity))
  }

  @Test("older stores have the texts as rows", arguments: [MLflowRelease.v36, .v310])
  func olderStores(release: MLflowRelease) throws {
    let store = try TestStore(release)
    try store.trace("tr-1")
    try store.metadata("tr-1", "mlflow.trace.tokenUsage", #"{"total_tokens": 4}"#)
    try store.metadata("tr-1", "mlflow.trace.cost", "no JSON")
    let trace = try onlyTrace(store.path)
    #expect(trace.statedTokenUsage?.total == 4)
    #expect(trace.statedCost == nil)
    #expect(trace.metadataValue("mlflow.trace.cost") == "no JSON")
  }
}
