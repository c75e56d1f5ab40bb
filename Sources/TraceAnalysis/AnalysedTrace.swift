package import TraceModel

/// A trace together with everything that follows from it.
///
/// A class, though a value in all else: each writer of a page holds it, and a copy would count a
/// reference a field.
package final class AnalysedTrace: Sendable {
  package let trace: Trace
  package let tree: SpanTree
  /// One per span of the trace, in the trace's order.
  package let spans: [SpanAnalysis]
  package let ledger: TokenLedger
  package let cost: TraceCost
  /// The trace's own diagnostics, then those of the analysis.
  package let diagnostics: [Diagnostic]

  /// Pure: the same trace and prices give the same analysis.
  ///
  /// - Parameters:
  ///   - trace: As it was read.
  ///   - prices: For what states no cost; nil leaves it unpriced.
  package init(_ trace: Trace, prices: PriceFinder? = nil) {
    self.trace = trace
    tree = SpanTree(trace.spans)
    let streams = trace.spans.indices.map { StreamAssembler.stream(of: trace.spans[$0]) }
    let reported = ReportedUsage.usages(trace.spans, streams: streams)
    ledger = TokenLedger(trace, tree, reported: reported)
    cost = TraceCost(trace, tree, ledger, reported: reported, prices: prices)
    spans = SpanAnalysis.all(trace, tree, streams: streams, reported: reported)
    diagnostics =
      trace.diagnostics + tree.diagnostics + ledger.diagnostics + cost.diagnostics
      + SpanDiagnostics.all(trace, tree, streams: streams)
  }
}

/// What follows for one span.
package struct SpanAnalysis: Sendable {
  /// When the span itself works, see ``SelfTime``; nil for a span without an end.
  package var selfStretches: [TimeInterval]?
  /// The span's own stretches of the critical path, see ``CriticalPath``; empty off the path.
  package var criticalStretches: [TimeInterval]
  /// What the span reports, see ``TokenLedger``; nil where nothing.
  package var tokenUsage: TokenUsage?
  /// The last exception event; nil where there is none.
  package var exception: SpanException?
  /// The calls that the span's model output asked for, in order.
  package var toolCalls: [ToolCall]
  /// Nil where no chunks were recorded.
  package var stream: StreamOutput?
  /// What the producer says of the first token; nil where chunks were recorded, and where it lies
  /// outside the span.
  package var firstTokenSignal: FirstTokenSignal?

  /// Nanoseconds; nil for a span without an end.
  package var selfTimeNS: Int64? { selfStretches?.totalLength }

  /// Nanoseconds; 0 off the critical path.
  package var criticalPathNS: Int64 { criticalStretches.totalLength }

  static func all(
    _ trace: Trace,
    _ tree: SpanTree,
    streams: [StreamOutput?],
    reported: [TokenUsage?]
  ) -> [SpanAnalysis] {
    let selfTimes = SelfTime.stretches(trace.spans, tree)
    let critical = CriticalPath.stretches(trace, tree)
    var calls = trace.spans.indices.map {
      RequestedCalls.calls(of: trace.spans[$0], stream: streams[$0])
    }
    ToolCallMatcher.match(&calls, spans: trace.spans, tree)
    return trace.spans.indices.map { index in
      SpanAnalysis(
        selfStretches: selfTimes[index],
        criticalStretches: critical[index],
        tokenUsage: reported[index],
        exception: SpanException(of: trace.spans[index]),
        toolCalls: calls[index],
        stream: streams[index],
        firstTokenSignal: trace.spans[index].countedSignal(streams[index])
      )
    }
  }
}
