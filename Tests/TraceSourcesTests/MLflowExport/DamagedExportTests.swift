import Foundation
import Testing
import TraceModel

@testable import TraceSources

@Suite("Exports that are damaged")
struct DamagedExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test("A line that breaks off costs itself alone, and is told")
  func halfALine() throws {
    let half = exportedTrace("tr-2").prefix(90)
    let text = [exportedTrace("tr-1"), String(half), exportedTrace("tr-3")].joined(separator: "\n")
    let path = try folder.put("t.jsonl", text.utf8)
    let source = try SourceOpening.open(path, selection: Selection())
    let place = exportedTrace("tr-1").utf8.count + 1
    #expect(
      source.summary.remarks == [
        "1 value of the file is not whole or no JSON, the first at byte \(place)."
      ]
    )
    #expect(try traces(of: source).map(\.id) == ["tr-1", "tr-3"])
  }

  @Test("An object that is no trace is told and counts for nothing")
  func otherObjects() throws {
    let path = try folder.put("t.jsonl", (exportedTrace("tr-1") + "\n{\"a\": 1}\n{}\n").utf8)
    let source = try SourceOpening.open(path, selection: Selection())
    #expect(source.summary.remarks == ["2 objects of the file are no traces."])
    #expect(try traces(of: source).count == 1)
  }

  @Test(
    "A file without a trace is none that can be read",
    arguments: [
      "[]", "{\"traces\": []}", "{\"info\": 1}", "{\"info\": {\"trace_id\": 7}}", "{\"tr",
    ]
  )
  func withoutTraces(text: String) throws {
    let path = try folder.put("t.json", text.utf8)
    #expect(
      throws: TraceSourceError.unrecognised(path: path, found: "JSON text without a trace")
    ) {
      try SourceOpening.open(path, selection: Selection())
    }
  }

  @Test("Values of wrong types are left out, and the trace stays")
  func wrongTypes() throws {
    let text = """
      {"info": {"trace_id": "tr-1", "request_time": [], "state": 3, "tags": [], "trace_location": 1,
        "trace_metadata": {"a": 1, "b": null, "c": {"d": []}}, "assessments": [1, {}]},
       "data": {"spans": [1, {}, {"span_id": "AAAAAAAAAAE=", "name": [], "events": 2}]}}
      """
    let trace = try onlyTrace(try folder.put("t.json", text.utf8))
    #expect(trace.id == "tr-1" && trace.state == .unspecified && trace.requestTimeMS == 0)
    #expect(trace.spans.count == 2)
    #expect(trace.assessments.count == 1)
    #expect(trace.metadataValue("a") == "1" && trace.metadataValue("c") == "{\"d\": []}")
    #expect(trace.codes.contains(.rowUnreadable) && trace.codes.contains(.unknownState))
  }

  @Test(
    "What a list holds that cannot be read is told",
    arguments: [
      (#"{"data": {"spans": [7, "x", {"span_id": "AAAAAAAAAAE="}]}}"#, "spans", 2, 1),
      (#"{"data": {"spans": {"span_id": "a"}}}"#, "spans", 1, 0),
      (#"{"data": {"spans": []}, "assessments": [null]}"#, "assessments", 1, 0),
      (#"{"data": {"spans": null}}"#, nil, 0, 0),
    ] as [(String, String?, Int, Int)]
  )
  func lostElements(text: String, member: String?, lost: Int, spans: Int) throws {
    let info = #""info": {"trace_id": "tr-1", "request_time": "2026-01-01T00:00:00Z""#
    let judged = text.contains("assessments") ? #", "assessments": [null]"# : ""
    let object = "{\(info)\(judged)}, " + text.dropFirst()
    let path = try folder.put("t.json", object.utf8)
    let trace = try traces(of: SourceOpening.open(path, selection: Selection())).first
    let told = trace?.diagnostics.filter { $0.code == .rowUnreadable }.map(\.message)
    let sentence = member.map {
      "The member \($0) holds something else than it should in \(lost) of its places."
    }
    #expect(told == (sentence.map { [$0] } ?? []))
    #expect(trace?.spans.count == spans)
  }

  @Test("A cell of CSV that is empty, no JSON or breaks off is told")
  func cells() throws {
    let cell = exportedTrace("tr-1").replacing("\"", with: "\"\"")
    let text = "trace_id,trace\ntr-1,\"\(cell)\"\ntr-2,\ntr-3,Trace(x)\ntr-4,\"\(cell.prefix(50))"
    let path = try folder.put("t.csv", text.utf8)
    let source = try SourceOpening.open(path, selection: Selection())
    #expect(source.summary.traces == 1)
    #expect(source.summary.remarks.map { $0.prefix(8) } == ["3 values"])
  }

  @Test("A file that is changed while it is read gives the trace with a diagnostic")
  func changed() throws {
    let path = try folder.put("t.json", exportedTrace("tr-1").utf8)
    let source = try SourceOpening.open(path, selection: Selection())
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.write(contentsOf: Data("xxxxxxxx".utf8))
    try file.close()
    let trace = try #require(try traces(of: source).first)
    #expect(trace.id == "tr-1" && trace.codes == [.rowUnreadable])
  }
}
