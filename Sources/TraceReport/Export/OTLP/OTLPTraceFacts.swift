import JSONBytes
import TraceModel

/// What a store says of a trace as a whole, as attributes of its root: under MLflow's names where it
/// has one for a span, else under `tracefolio.trace.`.
enum OTLPTraceFacts {
  /// The attributes for the root, a span's place; none for a source of OpenTelemetry, whose spans say
  /// all that is known.
  static func attributes(of trace: Trace, root: Int) -> [OTLPAttribute] {
    guard trace.isOfStore else { return identifier(of: trace) }
    let name = trace.name == trace.spans[root].name ? nil : trace.name
    let texts: [(String, String?)] = [
      ("mlflow.experimentId", trace.experiment.id),
      ("mlflow.traceName", name), ("mlflow.sourceRun", trace.runID),
      ("mlflow.trace.session", trace.sessionID), ("mlflow.trace.user", trace.user),
      ("tracefolio.trace.experiment_name", trace.experiment.name),
      ("tracefolio.trace.state", trace.state.rawValue),
      ("tracefolio.trace.client_request_id", trace.clientRequestID),
      ("tracefolio.trace.request_preview", trace.requestPreview),
      ("tracefolio.trace.response_preview", trace.responsePreview),
    ]
    return identifier(of: trace)
      + texts.compactMap { key, text in text.map { OTLPAttribute(key, .text($0)) } }
      + times(of: trace) + lists(of: trace)
      + pairs(trace.tags, "mlflow.trace.tag.") + pairs(trace.metadata, "tracefolio.trace.metadata.")
  }

  /// The id where OpenTelemetry's does not tell it.
  private static func identifier(of trace: Trace) -> [OTLPAttribute] {
    guard let id = OTLPIdentifier(of: trace).original,
      id != "tr-" + OTLPIdentifier(of: trace).hexadecimal
    else { return [] }
    return [OTLPAttribute("tracefolio.trace.id", .text(id))]
  }

  private static func times(of trace: Trace) -> [OTLPAttribute] {
    let times = [
      ("tracefolio.trace.request_time_ms", Optional(trace.requestTimeMS)),
      ("tracefolio.trace.execution_duration_ms", trace.executionDurationMS),
    ]
    return times.compactMap { key, time in time.map { OTLPAttribute(key, .integer($0)) } }
  }

  private static func lists(of trace: Trace) -> [OTLPAttribute] {
    list("linked_runs", trace.linkedRuns) { $0.string($1) }
      + list("linked_prompts", trace.linkedPrompts) { $0.prompt($1) }
      + list("assessments", trace.assessments) { $0.assessment($1) }
  }

  private static func list<Item>(
    _ name: String,
    _ items: [Item],
    _ each: (inout JSONLine, Item) -> Void
  ) -> [OTLPAttribute] {
    if items.isEmpty { return [] }
    var json = JSONLine(style: .compact)
    json.list(items, each)
    return [OTLPAttribute("tracefolio.trace.\(name)", .json(json.bytes()))]
  }

  private static func pairs(_ pairs: [TextPair], _ prefix: String) -> [OTLPAttribute] {
    pairs.map { OTLPAttribute(prefix + $0.key, .text($0.value)) }
  }
}
