import JSONBytes
import TraceModel

/// A trace as MLflow writes it as JSON (`Trace.to_json()`, `to_dict()`, `mlflow traces get`), turned
/// into the rows that a store would hold of it.
///
/// So all that follows is the same for both. The spans of an export are written as the column
/// `content` of the table `spans` is.
enum ExportedTrace {
  /// Nil where the object is no trace.
  ///
  /// A record of `search_traces()` is one too: its member `trace` holds the trace as a text.
  static func rows(_ object: JSONValue) -> TraceRows? {
    if let text = object["trace"]?.utf8 {
      return (try? JSONDocument(text)).flatMap { Self.rows($0.root) }
    }
    guard let info = object["info"], info.kind == .object, let id = info["trace_id"]?.string else {
      return nil
    }
    var rows = TraceRows(info: infoRow(info, id: id))
    if milliseconds(info["request_time"]) == nil {
      rows.remarks.append("The member request_time does not hold the moment it should.")
    }
    rows.tags = texts(info["tags"])
    rows.metadata = texts(info["trace_metadata"])
    rows.assessments = rows.read("assessments", info["assessments"], ExportedAssessment.row)
    rows.assessments.sort { ($0.createdMS, ExactText($0.id)) < ($1.createdMS, ExactText($1.id)) }
    rows.spans = rows.read("spans", object["data"]?["spans"], span)
    rows.spans.sort { ($0.startNS ?? 0, ExactText($0.id)) < ($1.startNS ?? 0, ExactText($1.id)) }
    return rows
  }

  private static func infoRow(_ info: JSONValue, id: String) -> TraceInfoRow {
    let place = info["trace_location"]?["mlflow_experiment"]
    return TraceInfoRow(
      id: id,
      experimentID: place?["experiment_id"]?.string ?? "",
      timestampMS: milliseconds(info["request_time"]) ?? 0,
      executionMS: number(info["execution_duration_ms"]),
      status: info["state"]?.string ?? "",
      clientRequestID: info["client_request_id"]?.string,
      requestPreview: info["request_preview"]?.string,
      responsePreview: info["response_preview"]?.string,
      traceName: nil,
      sessionID: nil,
      tokens: Array(repeating: nil, count: 6),
      costs: Array(repeating: nil, count: 3)
    )
  }

  /// A moment in ISO 8601, in milliseconds since the Unix epoch.
  static func milliseconds(_ value: JSONValue?) -> Int64? {
    value?.string.flatMap(ISOMoment.milliseconds) ?? value?.int64
  }

  /// A number, which JSON of Protocol Buffers writes as a text.
  private static func number(_ value: JSONValue?) -> Int64? {
    value?.int64 ?? value?.string.flatMap { Int64($0) }
  }

  /// A value that is no text is taken as it is written.
  private static func texts(_ object: JSONValue?) -> [TextRow] {
    object?.distinctMembers.map { key, value in
      TextRow(
        key: key.string ?? "",
        value: value.string ?? String(decoding: value.token, as: UTF8.self)
      )
    } ?? []
  }

  private static func identifier(_ id: String) -> String {
    RecordedIdentifier.hexadecimal(id, bytes: 8)
  }

  private static func span(_ span: JSONValue) -> SpanRow? {
    guard span.kind == .object else { return nil }
    return SpanRow(
      id: span["span_id"]?.string.map(Self.identifier) ?? "",
      parentID: span["parent_span_id"]?.string.flatMap {
        $0.isEmpty ? nil : Self.identifier($0)
      },
      name: span["name"]?.string,
      type: nil,
      status: nil,
      startNS: span["start_time_unix_nano"]?.int64,
      endNS: nil,
      content: Array(span.token),
      model: nil,
      provider: nil,
      dimensions: nil
    )
  }
}

extension TraceRows {
  /// The elements of a list that can be read; the others are remarked on.
  fileprivate mutating func read<Row>(
    _ name: String,
    _ list: JSONValue?,
    _ row: (JSONValue) -> Row?
  ) -> [Row] {
    guard let list, !list.isNull else { return [] }
    let rows = list.elements.compactMap(row)
    let lost = list.kind == .array ? list.count - rows.count : 1
    if lost > 0 {
      remarks.append(
        "The member \(name) holds something else than it should in \(lost) of its places."
      )
    }
    return rows
  }
}
