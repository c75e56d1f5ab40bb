import JSONBytes
import TraceModel

@testable import TraceSources

extension Trace {
  /// All that a trace says but the file it came from, a line an item.
  var drawing: [String] {
    let facts = [id, name ?? "-", state.rawValue, "\(requestTimeMS)"]
    let duration = executionDurationMS.map { "\($0) ms" } ?? "-"
    let participants = [sessionID, user, runID].map { $0 ?? "-" }
    return [(facts + [duration] + participants).joined(separator: " ")]
      + metadata.map { "metadata \($0.key)=\($0.value)" } + tags.map { "tag \($0.key)=\($0.value)" }
      + spans.flatMap(\.drawing)
      + diagnostics.map { "\($0.code.rawValue) \($0.spanID ?? "-") \($0.message)" }
  }
}

extension Span {
  /// All that a span says, a line an item.
  var drawing: [String] {
    let times = "\(startNS) \(endNS.map(String.init) ?? "-")"
    let end = "\(status.rawValue) \(statusMessage ?? "-")"
    return ["span \(id) \(parentID ?? "-") \(name) \(kind.text) \(times) \(end)"]
      + ["model \(model ?? "-") \(provider ?? "-")"]
      + [("inputs", inputs), ("outputs", outputs)].map { "\($0) \($1?.compact ?? "-")" }
      + attributes.map { "\($0.key)=\($0.value.drawing)" }
      + events.map { "event \($0.name) \($0.timeNS) \($0.attributes?.canonicalText ?? "-")" }
      + links.map { "link \($0.traceID) \($0.spanID) \($0.attributes?.canonicalText ?? "-")" }
  }
}

extension Payload {
  fileprivate var drawing: String { json?.canonicalText ?? compact }
}

extension JSONValue {
  fileprivate var canonicalText: String {
    var buffer = ByteBuffer()
    canonical(to: &buffer)
    return buffer.string()
  }
}
