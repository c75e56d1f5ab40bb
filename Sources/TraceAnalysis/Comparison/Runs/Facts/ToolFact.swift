import JSONBytes
package import TraceModel

/// One use of a tool in a trace, as much of it as tells it from the other run's.
package struct ToolFact: Sendable, Equatable {
  package let name: ExactText
  /// A digest of the canonical arguments; nil where none are recorded.
  package let arguments: String?
  package let hasFailed: Bool

  package init(name: ExactText, arguments: String?, hasFailed: Bool) {
    self.name = name
    self.arguments = arguments
    self.hasFailed = hasFailed
  }

  /// In order of time: each call that a model asked for, and each span of kind TOOL that no such call
  /// accounts for.
  ///
  /// A call comes when the span that ran it starts, else when the model that asked has answered.
  static func all(
    _ analysed: AnalysedTrace,
    _ digest: (UnsafeBufferPointer<UInt8>) -> String
  ) -> [ToolFact] {
    let spans = analysed.trace.spans
    let calls = TraceTools(analysed).calls
    let known = Set(calls.compactMap(\.call.span))
    var timed = calls.map { (Self.timeNS($0, spans), ToolFact($0.call, spans, digest)) }
    for index in analysed.tree.order where spans[index].kind == .tool && !known.contains(index) {
      timed.append((spans[index].startNS, ToolFact(spans[index], digest)))
    }
    return timed.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
      .map(\.element.1)
  }

  private static func timeNS(_ asked: TraceTools.Call, _ spans: [Span]) -> Int64 {
    let asking = asked.askedIn.last.map { spans[$0].endNS ?? spans[$0].startNS }
    return asked.call.span.map { spans[$0].startNS } ?? asking ?? 0
  }
}

extension ToolFact {
  private init(
    _ call: ToolCall,
    _ spans: [Span],
    _ digest: (UnsafeBufferPointer<UInt8>) -> String
  ) {
    let ranBadly = call.span.map { spans[$0].status == .error } ?? false
    self.init(
      name: ExactText(call.name),
      arguments: call.arguments.map { $0.canonicalDigest(digest) },
      hasFailed: call.status == "failed" || ranBadly
    )
  }

  private init(_ span: Span, _ digest: (UnsafeBufferPointer<UInt8>) -> String) {
    self.init(
      name: ExactText(span.name),
      arguments: span.inputs.map { $0.canonicalDigest(digest) },
      hasFailed: span.status == .error
    )
  }
}

extension Payload {
  /// The same for values that mean the same.
  fileprivate func canonicalDigest(_ digest: (UnsafeBufferPointer<UInt8>) -> String) -> String {
    var buffer = ByteBuffer(capacity: 256)
    switch self {
    case .json(let value): value.canonical(to: &buffer)
    case .text(let bytes): buffer.append(bytes)
    }
    return buffer.withBytes(digest)
  }
}
