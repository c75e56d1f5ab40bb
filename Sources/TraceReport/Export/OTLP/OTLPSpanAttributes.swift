import JSONBytes
import TraceModel

/// The attributes of a span as they are to be written: the recorded ones, then what is added.
struct OTLPSpanAttributes {
  let all: [OTLPAttribute]
  /// Whether values are texts of JSON, as MLflow writes them, also through OpenTelemetry.
  ///
  /// So numbers keep their digits and half a character its escape.
  let isEncoded: Bool

  /// The attribute that lists the keys of those that are added.
  static let addedKey = "tracefolio.added"

  /// Adds what is known of the trace, `facts`, where the span is its root.
  init(_ span: Span, of trace: Trace, _ facts: [OTLPAttribute]) {
    let recorded = span.attributes.map { OTLPAttribute($0.key, .payload($0.value)) }
    let known = Set(recorded.map { ExactText($0.key) })
    let candidates = Self.missing(span, of: trace) + Self.identifiers(span) + facts
    let added = candidates.filter { !known.contains(ExactText($0.key)) }
    all = recorded + (added.isEmpty ? [] : added + [Self.list(added)])
    let sample = ["mlflow.traceRequestId", "mlflow.spanType"].lazy
      .compactMap { [all] key in all.first { $0.key == key } }.first
    isEncoded = sample?.value.string != nil
  }

  /// What the columns of a store say of a span; its attributes do, too, where they can be read.
  private static func missing(_ span: Span, of trace: Trace) -> [OTLPAttribute] {
    guard trace.isOfStore else { return [] }
    let columns: [(String, String?)] = [
      ("mlflow.traceRequestId", trace.id),
      ("mlflow.spanType", span.kind == .unknown ? nil : span.kind.text),
      ("mlflow.llm.model", span.model), ("mlflow.llm.provider", span.provider),
    ]
    return columns.compactMap { key, text in text.map { OTLPAttribute(key, .text($0)) } }
  }

  /// Ids that are no ids of OpenTelemetry.
  private static func identifiers(_ span: Span) -> [OTLPAttribute] {
    let ids = [
      ("tracefolio.span_id", OTLPIdentifier(span: span.id).original),
      ("tracefolio.parent_id", span.parentID.flatMap { OTLPIdentifier(span: $0).original }),
    ]
    return ids.compactMap { key, id in id.map { OTLPAttribute(key, .text($0)) } }
  }

  private static func list(_ added: [OTLPAttribute]) -> OTLPAttribute {
    var json = JSONLine(style: .compact, capacity: 256)
    json.list(added) { $0.string($1.key) }
    return OTLPAttribute(addedKey, .json(json.bytes()))
  }
}

extension Trace {
  /// Whether the trace came with facts of its own, as MLflow's stores and exports keep them.
  ///
  /// OpenTelemetry has them only in its spans.
  var isOfStore: Bool { !experiment.id.isEmpty || schemaVersion != nil }
}
