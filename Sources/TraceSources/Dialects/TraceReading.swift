import JSONBytes
import TraceModel

/// What the attributes of a trace's spans say of the trace as a whole: the first to say it counts.
struct TraceReading {
  private var sessionID: String?
  private var user: String?
  private var name: String?
  private var runID: String?
  private var tags: [String: String] = [:]
  private var metadata: [String: String] = [:]

  private static let sessions = [
    "mlflow.trace.session", "langfuse.session.id", "session.id", "gen_ai.conversation.id",
    "traceloop.association.properties.session_id", "ai.telemetry.metadata.sessionId",
    "langsmith.trace.session_id",
  ]
  private static let users = [
    "mlflow.trace.user", "langfuse.user.id", "user.id", "enduser.id",
    "traceloop.association.properties.user_id", "ai.telemetry.metadata.userId",
  ]
  private static let names = ["mlflow.traceName", "langfuse.trace.name", "traceloop.workflow.name"]
  private static let tagLists = ["langfuse.trace.tags", "tag.tags", "ai.telemetry.metadata.tags"]
  /// What follows is the name of an entry of the metadata.
  private static let metadataPrefixes = [
    "langfuse.trace.metadata.", "traceloop.association.properties.", "ai.telemetry.metadata.",
  ]
  /// Objects whose members are entries of the metadata.
  private static let metadataObjects = ["metadata", "langfuse.trace.metadata"]
  private static let tagPrefix = "mlflow.trace.tag."

  /// Takes what a span says and none before it said.
  mutating func add(_ span: Span) {
    let values = Dictionary(span.attributes.map { ($0.key, $0.value) }) { first, _ in first }
    sessionID = sessionID ?? Self.text(Self.sessions, in: values)
    user = user ?? Self.text(Self.users, in: values)
    name = name ?? Self.text(Self.names, in: values)
    runID = runID ?? Self.text(["mlflow.sourceRun"], in: values)
    for key in Self.tagLists { values[key].map { note($0.listed, "tags", in: \.tags) } }
    let speaksOpenInference = values["openinference.span.kind"] != nil
    for key in Self.metadataObjects where speaksOpenInference || key != "metadata" {
      for (key, value) in values[key]?.structure?.distinctMembers ?? [] {
        note(Payload.json(value).listed, key.string ?? "", in: \.metadata)
      }
    }
    for attribute in span.attributes { addEntry(attribute) }
  }

  private mutating func addEntry(_ attribute: Attribute) {
    if attribute.key.hasPrefix(Self.tagPrefix) {
      let key = String(attribute.key.dropFirst(Self.tagPrefix.count))
      note(attribute.value.listed, key, in: \.tags)
    }
    for prefix in Self.metadataPrefixes where attribute.key.hasPrefix(prefix) {
      let key = String(attribute.key.dropFirst(prefix.count))
      note(attribute.value.listed, key, in: \.metadata)
    }
  }

  private mutating func note(
    _ value: String,
    _ key: String,
    in entries: WritableKeyPath<TraceReading, [String: String]>
  ) {
    if self[keyPath: entries][key] == nil { self[keyPath: entries][key] = value }
  }

  private static func text(_ keys: [String], in values: [String: Payload]) -> String? {
    keys.lazy.compactMap { values[$0]?.string }.first { !$0.isEmpty }
  }

  /// Sets what the trace does not know yet.
  ///
  /// A name that a span states for the trace is preferred to any other, which is its root's.
  func apply(to trace: inout Trace) {
    trace.sessionID = trace.sessionID ?? sessionID
    trace.user = trace.user ?? user
    trace.runID = trace.runID ?? runID
    trace.name = name ?? trace.name ?? trace.spans.first { $0.parentID == nil }?.name
    trace.tags = Self.merged(trace.tags, tags)
    trace.metadata = Self.merged(trace.metadata, metadata)
  }

  private static func merged(_ known: [TextPair], _ found: [String: String]) -> [TextPair] {
    let keys = Set(known.map { ExactText($0.key) })
    let new = found.filter { !keys.contains(ExactText($0.key)) }
      .map { TextPair(key: $0.key, value: $0.value) }
    return (known + new).sorted { ExactText($0.key) < ExactText($1.key) }
  }
}

extension Payload {
  /// The text; of a list its texts with commas between, of anything else the JSON.
  fileprivate var listed: String {
    guard let value = structure, value.kind == .array else {
      return string ?? String(decoding: JSONDraft(self).bytes, as: UTF8.self)
    }
    return value.elements.map { element in
      element.string ?? String(decoding: element.token, as: UTF8.self)
    }.joined(separator: ", ")
  }
}
