import JSONBytes
import TraceModel

/// What Tracefolio's own export to OpenTelemetry adds to spans, taken out of them again.
///
/// A list in each such span names the attributes that were not recorded, so that the trace reads as
/// it did where it came from.
enum TracefolioDialect {
  private static let addedKey = "tracefolio.added"
  private static let factPrefix = "tracefolio.trace."
  private static let metadataPrefix = "tracefolio.trace.metadata."
  private static let tagPrefix = "mlflow.trace.tag."

  /// Attributes by their keys.
  private typealias Added = [ExactText: Payload]

  /// Removes what was added, after the trace has taken from it what other dialects have, too.
  static func restore(_ trace: inout Trace) {
    for index in trace.spans.indices {
      trace.spans[index].attributes.removeAll {
        $0.key == "otel.scope.name" && $0.value.string == "tracefolio"
      }
      for link in trace.spans[index].links.indices { restore(&trace.spans[index].links[link]) }
      let added = takeAdded(from: &trace.spans[index])
      if added.isEmpty { continue }
      restoreIdentity(of: &trace.spans[index], added)
      restoreFacts(of: &trace, added)
    }
  }

  private static func takeAdded(from span: inout Span) -> Added {
    guard let list = span.attribute(addedKey)?.structure else { return [:] }
    let named = list.elements.compactMap(\.string).filter(isOwn)
    let keys = Set((named + [addedKey]).map { ExactText($0) })
    var added: Added = [:]
    for attribute in span.attributes where keys.contains(ExactText(attribute.key)) {
      added[ExactText(attribute.key)] = attribute.value
    }
    span.attributes.removeAll { keys.contains(ExactText($0.key)) }
    return added
  }

  /// Whether the export adds attributes of such a key: a list that names another one hides nothing.
  private static func isOwn(_ key: String) -> Bool {
    key.hasPrefix("tracefolio.") || key.hasPrefix("mlflow.")
  }

  private static func restoreIdentity(of span: inout Span, _ added: Added) {
    span.id = added[ExactText("tracefolio.span_id")]?.string ?? span.id
    span.parentID = added[ExactText("tracefolio.parent_id")]?.string ?? span.parentID
  }

  /// The duration is left open with a state but no duration.
  private static func restoreFacts(of trace: inout Trace, _ added: Added) {
    func fact(_ name: String) -> Payload? { added[ExactText(factPrefix + name)] }
    guard let state = fact("state")?.string else { return }
    trace.state = TraceState(rawValue: state) ?? trace.state
    trace.executionDurationMS = fact("execution_duration_ms")?.json?.int64
    trace.experiment.id = added[ExactText("mlflow.experimentId")]?.string ?? trace.experiment.id
    trace.experiment.name = fact("experiment_name")?.string
    trace.clientRequestID = fact("client_request_id")?.string
    trace.requestPreview = fact("request_preview")?.string
    trace.responsePreview = fact("response_preview")?.string
    trace.linkedRuns = fact("linked_runs")?.json?.elements.compactMap(\.string) ?? []
    trace.linkedPrompts = fact("linked_prompts")?.json?.elements.compactMap(LinkedPrompt.init) ?? []
    trace.assessments = fact("assessments")?.json?.elements.map(Assessment.init(exported:)) ?? []
    trace.tags = pairs(added, tagPrefix)
    trace.metadata = pairs(added, metadataPrefix)
    trace.schemaVersion = trace.metadataValue("mlflow.trace_schema.version")
    trace.stateUsage()
    trace.noteMissingSpans()
  }

  private static func pairs(_ added: Added, _ prefix: String) -> [TextPair] {
    added.compactMap { key, value in
      guard key.string.hasPrefix(prefix), let text = value.string else { return nil }
      return TextPair(key: String(key.string.dropFirst(prefix.count)), value: text)
    }.sorted { ExactText($0.key) < ExactText($1.key) }
  }

  private static func restore(_ link: inout SpanLink) {
    let (traceKey, spanKey) = ("tracefolio.trace_id", "tracefolio.span_id")
    guard let attributes = link.attributes,
      attributes[named: traceKey] != nil || attributes[named: spanKey] != nil
    else { return }
    link.traceID = attributes[named: traceKey]?.string ?? link.traceID
    link.spanID = attributes[named: spanKey]?.string ?? link.spanID
    let others = attributes.members.compactMap { key, value in
      key.isString("tracefolio.trace_id") || key.isString("tracefolio.span_id")
        ? nil : key.string.map { ($0, Optional(JSONDraft.value(value))) }
    }
    link.attributes = others.isEmpty ? nil : JSONDraft.object(others).payload.json
  }
}

extension LinkedPrompt {
  fileprivate init?(_ object: JSONValue) {
    guard let name = object["name"]?.string, let version = object["version"]?.string else {
      return nil
    }
    self.init(name: name, version: version)
  }
}

extension Assessment {
  /// Reads an assessment as a normalised trace has it.
  fileprivate init(exported object: JSONValue) {
    func text(_ key: String) -> String? { object[named: key]?.string }
    func payload(_ key: String) -> Payload? {
      object[named: key].flatMap { $0.isNull ? nil : Payload.json($0) }
    }
    self.init(
      id: text("assessment_id") ?? "",
      name: text("name") ?? "",
      type: text("type") ?? "",
      value: payload("value"),
      sourceType: text("source_type") ?? "",
      isValid: object["valid"]?.bool ?? true,
      createdMS: object["created_ms"]?.int64 ?? 0,
      updatedMS: object["updated_ms"]?.int64 ?? 0
    )
    sourceID = text("source_id")
    rationale = text("rationale")
    error = payload("error")
    spanID = text("span_id")
    overrides = text("overrides")
    metadata = payload("metadata")
  }
}
