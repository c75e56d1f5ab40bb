import JSONBytes
import Testing
import TraceModel

@testable import TraceSources

/// Every trace that a source gives.
func traces(_ path: String, _ selection: Selection = Selection()) throws -> [Trace] {
  try traces(of: SourceOpening.open(path, selection: selection))
}

/// Every trace that a source has not given yet.
func traces(of source: any TraceSource) throws -> [Trace] {
  var traces: [Trace] = []
  while let record = try source.next() { traces.append(record.trace()) }
  return traces
}

/// The only trace of a store.
func onlyTrace(_ path: String) throws -> Trace {
  let all = try traces(path)
  #expect(all.count == 1)
  return try #require(all.first)
}

extension Trace {
  /// The codes of the diagnostics, in their order.
  var codes: [Diagnostic.Code] { diagnostics.map(\.code) }
}

extension Payload {
  /// Compact JSON, a plain text as a string.
  var compact: String {
    var buffer = ByteBuffer()
    switch self {
    case .json(let value): value.write(to: &buffer, style: .compact)
    case .text(let bytes): buffer.appendJSONString(bytes)
    }
    return buffer.string()
  }
}

extension JSONValue {
  var compact: String { Payload.json(self).compact }
}
