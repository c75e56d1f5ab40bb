import JSONBytes
import TraceAnalysis
import TraceModel

/// What came of a trace besides its answer: why there is none, or why it is not whole.
struct TraceOutcome {
  /// Nil for a trace that did not fail.
  let failure: TraceFailure?
  /// Why the last model call stopped before its answer was whole; nil where it was.
  let stop: String?

  init(_ analysed: AnalysedTrace) {
    failure = TraceFailure(analysed)
    stop = failure == nil ? Self.stop(analysed) : nil
  }

  private static func stop(_ analysed: AnalysedTrace) -> String? {
    let spans = analysed.trace.spans
    let calls = analysed.tree.order.filter { spans[$0].kind.isModelCall }
    guard let last = calls.max(by: { spans[$0].startNS < spans[$1].startNS }) else { return nil }
    let settings = ModelSettings(of: spans[last], stream: analysed.spans[last].stream)
    if let words = settings?.stopReasons.lazy.compactMap(StopReason.words).first {
      return "\(words)"
    }
    let id = ExactText(spans[last].id)
    return analysed.diagnostics.first {
      $0.code == .streamIncomplete && $0.spanID.map { ExactText($0) } == id
    }
    .map { "▲ Cut off: \($0.message)" }
  }
}

extension ModelSettings {
  /// Why the choices of a completion ended, or a Response before its end.
  fileprivate var stopReasons: [String] {
    let details = answered.first { $0.key == "incomplete_details" }?.value
    return finishReasons.map(\.reason) + [details?["reason"]?.string].compactMap(\.self)
  }
}
