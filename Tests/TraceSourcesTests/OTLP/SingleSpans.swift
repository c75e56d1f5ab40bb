import Foundation
import JSONBytes
import Testing

@testable import TraceSources

/// The spans of a capture, each as a request of its own with its resource and scope.
enum SingleSpans {
  /// Requests in JSON, each with the end of its line.
  static func json(_ capture: String) throws -> [[UInt8]] {
    let lines = String(decoding: try bytes("\(capture).jsonl"), as: UTF8.self).split(
      separator: "\n"
    )
    return try lines.flatMap { line in
      try JSONDocument(String(line)).root["resourceSpans"].elements.flatMap { resource in
        resource["scopeSpans"].elements.flatMap { scope in
          scope["spans"].elements.map { span in
            let scope = #""scope":\#(scope["scope"]?.compact ?? "null"),"spans":[\#(span.compact)]"#
            let resource =
              #""resource":\#(resource["resource"]?.compact ?? "null"),"scopeSpans":[{\#(scope)}]"#
            return Array("{\"resourceSpans\":[{\(resource)}]}\n".utf8)
          }
        }
      }
    }
  }

  /// Requests in Protocol Buffers.
  static func wire(_ capture: String) throws -> [[UInt8]] {
    try messages(1, in: bytes("\(capture).pb")).flatMap { resource in
      try messages(2, in: resource).flatMap { scope in
        let own = try messages(1, in: scope).flatMap { Wire.field(1, $0) }
        let shared = try messages(1, in: resource).flatMap { Wire.field(1, $0) }
        return try messages(2, in: scope).map { span in
          Wire.field(1, shared + Wire.field(2, own + Wire.field(2, span)))
        }
      }
    }
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Fixture.folder.appending(path: "otlp/\(name)")))
  }

  private static func messages(_ number: Int, in message: [UInt8]) throws -> [[UInt8]] {
    var reader = WireReader(message[...])
    var found: [[UInt8]] = []
    while let field = try reader.next() {
      if field.number == number, let bytes = field.value.bytes { found.append(Array(bytes)) }
    }
    return found
  }
}

extension JSONValue? {
  fileprivate var elements: [JSONValue] { map { Array($0.elements) } ?? [] }
}
