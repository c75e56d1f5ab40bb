import Foundation
import JSONBytes
import Testing

/// A trace as `export` writes it, field by field.
struct ExportedTrace: Sendable {
  let id: String
  /// Names and JSON in the order of the line, byte for byte.
  ///
  /// The members of the experiment have names of their own; `spans.NAME` are those of the spans, a
  /// value a span.
  let fields: [(name: String, values: [String])]

  init(line: some StringProtocol) throws {
    let root = try JSONDocument(String(line)).root
    id = try #require(root["trace_id"]?.string)
    fields = root.members.flatMap { key, value in
      Self.fields(key.string ?? "", value)
    }
  }

  private static func fields(
    _ name: String,
    _ value: JSONValue
  ) -> [(name: String, values: [String])] {
    switch name {
    case "experiment":
      value.members.map { ("experiment.\($0.string ?? "")", [Self.text($1)]) }
    case "spans": spans(Array(value.elements))
    default: [(name, [text(value)])]
    }
  }

  private static func spans(_ spans: [JSONValue]) -> [(name: String, values: [String])] {
    let keys = spans.first?.members.map { $0.key.string ?? "" } ?? []
    return keys.map { key in
      ("spans.\(key)", spans.map { span in span[named: key].map(text) ?? "missing" })
    }
  }

  private static func text(_ value: JSONValue) -> String {
    String(decoding: value.token, as: UTF8.self)
  }

  /// The traces of sources, as the command exports them, in its order.
  static func all(of arguments: [String]) async throws -> [ExportedTrace] {
    let exported = try await Tool.run(["export", "-q"] + arguments)
    try #require(exported.status == 0, "\(exported.errors)")
    return try exported.text.split(separator: "\n").map { try ExportedTrace(line: $0) }
  }
}
