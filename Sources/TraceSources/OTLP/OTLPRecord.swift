import Hashing
import TraceModel

/// A trace of OpenTelemetry as its bytes hold it, decoded when it is asked for.
struct OTLPRecord: TraceRecord {
  let place: TracePlace
  let content: OTLPTrace
  /// The file that holds the first span.
  let source: String
  let folder: String
  /// How many other files hold spans of the trace.
  let furtherSources: Int

  var size: Int { content.parts.reduce(0) { $0 + $1.span.bytes.count } }

  var hasFolder: Bool { false }

  func trace() -> Trace {
    let read = content.read()
    var trace = start(read)
    trace.spans = read.spans.map(\.span)
    trace.diagnostics = read.diagnostics
    for index in trace.spans.indices { Dialects.interpret(&trace.spans[index]) }
    Dialects.interpret(&trace)
    noteNamesake(in: &trace)
    return trace
  }

  func addContent(to hash: inout SHA256) {
    hash.add(Int64(furtherSources))
    hash.add(content.parts) { part, hash in
      hash.add(bytes: part.span.bytes)
      hash.add(bytes: part.resource?.bytes)
      hash.add(bytes: part.scope?.bytes)
    }
  }

  /// The facts of the trace as a whole, which OpenTelemetry has only in its spans.
  private func start(_ read: OTLPTrace.Content) -> Trace {
    let root = read.spans.first { $0.span.parentID == nil }
    let time = OTLPTime(read.spans.map(\.span))
    var trace = Trace(
      id: place.key.id,
      state: root.map { Self.state($0.span) } ?? .unspecified,
      requestTimeMS: time.startMS,
      executionDurationMS: root?.span.endNS == nil && root != nil ? nil : time.durationMS,
      experiment: Experiment(id: "", name: nil),
      source: source
    )
    trace.furtherSources = furtherSources
    trace.occurrence = place.key.occurrence
    trace.name = root?.span.name
    trace.metadata = content.metadata(of: (root ?? read.spans.first)?.resource)
    return trace
  }

  /// A root that ended and says nothing else went well.
  private static func state(_ root: Span) -> TraceState {
    switch root.status {
    case .error: .error
    case .ok: .ok
    case .unset: root.endNS == nil ? .inProgress : .ok
    }
  }

  private func noteNamesake(in trace: inout Trace) {
    if trace.occurrence == 0 { return }
    let message = "A trace that comes before has the same id."
    trace.diagnostics.append(Diagnostic(.duplicateTrace, message))
  }
}

/// When a trace began and how long it took, by its spans.
struct OTLPTime {
  private var startNS: Int64 = 0
  private var endNS: Int64?

  init(_ spans: [Span]) {
    for span in spans {
      if span.startNS != 0 { startNS = startNS == 0 ? span.startNS : min(startNS, span.startNS) }
      endNS = span.endNS.map { max(endNS ?? $0, $0) } ?? endNS
    }
  }

  /// Milliseconds since the Unix epoch; 0 where no span has a start.
  var startMS: Int64 { startNS / 1_000_000 }

  /// Milliseconds from the first start to the last end; nil where no span ended.
  var durationMS: Int64? {
    endNS.flatMap { end in
      let (duration, isTooLong) = end.subtractingReportingOverflow(startNS)
      return isTooLong ? nil : duration / 1_000_000
    }
  }
}
