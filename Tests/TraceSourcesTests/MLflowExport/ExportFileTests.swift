import Foundation
import Testing
import TraceModel

@testable import TraceSources

@Suite("Files that MLflow exports")
struct ExportFileTests {
  private static let folder = Fixture.folder.appending(path: "exports")

  @Test(
    "Every form is read with as many traces as it holds",
    arguments: [
      ("array_to_dict.json", 9), ("cli_get.json", 1), ("cli_search.json", 14),
      ("cli_search_whole_experiment.json", 2), ("lines_to_dict_ascii_false.jsonl", 10),
      ("lines_to_json.jsonl", 26), ("search_traces_df_records.json", 6),
      ("search_traces_df.csv", 6),
    ]
  )
  func forms(name: String, count: Int) throws {
    let path = Self.folder.appending(path: name).path
    let source = try SourceOpening.open(path, selection: Selection())
    #expect(source.summary.traces == count)
    #expect(source.summary.format == "MLflow export")
    #expect(source.summary.remarks == [])
    let read = try traces(of: source)
    #expect(read.count == count)
    #expect(try source.entries().map(\.id.string) == read.map(\.id))
    let spans = try spanCounts(read.map(\.id))
    #expect(read.map(\.spans.count) == read.map { spans[$0.id] })
  }

  @Test("A data frame as CSV holds the traces that its records hold")
  func csv() throws {
    let csv = try traces(Self.folder.appending(path: "search_traces_df.csv").path)
    let json = try traces(Self.folder.appending(path: "search_traces_df_records.json").path)
    #expect(csv.map(\.id) == json.map(\.id))
    #expect(csv.map(TraceLikeness.init) == json.map(TraceLikeness.init))
    #expect(csv.map(\.tags) == json.map(\.tags))
  }

  @Test(
    "A table without an index, with lines as Windows ends them, is read",
    arguments: ["", "\u{FEFF}"]
  )
  func windows(mark: String) throws {
    let cell = exportedTrace("tr-1").replacing("\"", with: "\"\"")
    let folder = try Folder()
    let path = try folder.put("t.csv", "\(mark)trace,state\r\n\"\(cell)\",\"a\r\nb\"\r\n".utf8)
    let trace = try onlyTrace(path)
    #expect(trace.id == "tr-1" && trace.spans.map(\.name) == ["root"])
  }

  /// Numbers of spans as the store states them, by trace.
  private func spanCounts(_ ids: [String]) throws -> [String: Int] {
    var selection = Selection()
    selection.traces = ids
    let stored = try traces(Fixture.database, selection)
    return Dictionary(uniqueKeysWithValues: stored.map { ($0.id, $0.spans.count) })
  }
}
