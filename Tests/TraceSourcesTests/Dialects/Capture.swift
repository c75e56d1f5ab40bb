import Foundation
import JSONBytes
import Testing
import TraceModel

@testable import TraceSources

/// The spans of a capture that lies with the tests, read by the tests' own means.
struct Capture {
  let spans: [Span]

  /// Reads a file of requests to export, one a line; the name is that of the file without its ending.
  ///
  /// - Throws: An error where the file is not there or a line is no JSON.
  init(_ name: String) throws {
    let file = Fixture.folder.appending(path: "otlp/\(name).jsonl")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    spans = try lines.flatMap { line in
      let resources = try JSONDocument(String(line)).root["resourceSpans"]
      let scopes = resources.map { Array($0.elements) }?.flatMap { resource in
        resource["scopeSpans"].map { Array($0.elements) } ?? []
      }
      return scopes?.flatMap { $0["spans"].map { $0.elements.map(Self.span) } ?? [] } ?? []
    }
  }

  private static func span(_ recorded: JSONValue) -> Span {
    var span = Span(
      id: recorded["spanId"]?.string ?? "",
      parentID: recorded["parentSpanId"]?.string,
      name: recorded["name"]?.string ?? "",
      startNS: Int64(recorded["startTimeUnixNano"]?.string ?? "") ?? 0,
      endNS: nil
    )
    span.attributes = pairs(recorded["attributes"]).map { key, value in
      Attribute(key: key, value: value?.payload ?? .text([]))
    }
    span.events =
      recorded["events"]?.elements.map { event in
        SpanEvent(
          name: event["name"]?.string ?? "",
          timeNS: 0,
          attributes: JSONDraft.object(pairs(event["attributes"])).payload.json
        )
      } ?? []
    Dialects.interpret(&span)
    return span
  }

  private static func pairs(_ list: JSONValue?) -> [(String, JSONDraft?)] {
    list?.elements.map { ($0["key"]?.string ?? "", $0["value"].map(value)) } ?? []
  }

  private static func value(_ any: JSONValue) -> JSONDraft {
    if let list = any["arrayValue"] {
      return .array(list["values"]?.elements.map(value) ?? [])
    }
    if let list = any["kvlistValue"] { return .object(pairs(list["values"])) }
    if let digits = any["intValue"]?.string.flatMap({ Int64($0) }) { return .number(digits) }
    return any.members.first { _ in true }.map { .value($0.value) } ?? .array([])
  }
}

/// A message of a request or answer, without what the formats do not share.
struct SaidMessage: Equatable {
  var role: String
  var text: String?
  var calls: [String]
  var answers: String?

  /// - Parameter message: As Chat Completions has it.
  init(_ message: JSONValue) {
    role = message["role"]?.string ?? ""
    text = message["content"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    answers = message["tool_call_id"]?.string
    calls =
      message["tool_calls"]?.elements.map { call in
        let function = call["function"]
        let arguments = function?["arguments"]?.string.flatMap { try? canonical($0) }
        return [call["id"]?.string, function?["name"]?.string, arguments]
          .map { $0 ?? "none" }.joined(separator: " ")
      } ?? []
  }
}

extension Span {
  /// What the request says, its instructions left out: the programs have others.
  var asked: [SaidMessage] {
    (inputs?["messages"]?.elements.map(SaidMessage.init) ?? []).filter { $0.role != "system" }
  }

  var answered: [SaidMessage] {
    outputs?["choices"]?.elements.compactMap { $0["message"].map(SaidMessage.init) } ?? []
  }

  var finishReasons: [String?] {
    outputs?["choices"]?.elements.map { $0["finish_reason"]?.string } ?? []
  }
}
