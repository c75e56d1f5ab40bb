import JSONBytes
import TraceModel

/// Decodes rows of `spans`, whose column `content` is a JSON object with doubly encoded attributes.
enum SpanDecoder {
  /// The span and what was wrong with its row. A content that cannot be read costs only itself: the
  /// row's columns still say what the span was, and the text is kept as an attribute.
  static func span(_ row: SpanRow) -> (Span, [Diagnostic]) {
    do {
      let content = try JSONDocument(row.content[...]).root
      guard content.kind == .object else {
        return unreadable(row, because: "it is no JSON object")
      }
      return span(row, content)
    } catch {
      return unreadable(row, because: row.content.isEmpty ? "it is empty" : "\(error)")
    }
  }

  private static func span(_ row: SpanRow, _ content: JSONValue) -> (Span, [Diagnostic]) {
    var span = Span(
      id: row.id,
      parentID: row.parentID,
      name: content["name"]?.string ?? row.name ?? "",
      startNS: content["start_time_unix_nano"]?.int64 ?? row.startNS ?? 0,
      endNS: content["end_time_unix_nano"].map(\.int64) ?? row.endNS
    )
    span.attributes = attributes(content["attributes"])
    span.events = events(content["events"])
    span.links = links(content["links"])
    interpret(&span, row)
    let diagnostics = setStatus(of: &span, row, content["status"])
    return (span, diagnostics)
  }

  private static func unreadable(
    _ row: SpanRow,
    because reason: String
  ) -> (Span, [Diagnostic]) {
    var span = Span(
      id: row.id, parentID: row.parentID, name: row.name ?? "", startNS: row.startNS ?? 0,
      endNS: row.endNS)
    if !row.content.isEmpty {
      span.attributes = [Attribute(key: "content", value: .text(row.content[...]))]
    }
    interpret(&span, row)
    let message = "The span's content cannot be read: \(reason). Its row is shown."
    let problem = Diagnostic(.spanUnreadable, message, spanID: row.id)
    let others = setStatus(of: &span, row, nil)
    return (span, [problem] + others)
  }

  /// Reads the attributes that have a meaning of their own.
  private static func interpret(_ span: inout Span, _ row: SpanRow) {
    span.kind = SpanKind(
      text: span.attribute("mlflow.spanType")?.string ?? row.type ?? SpanKind.unknown.text)
    span.inputs = recorded(span.attribute("mlflow.spanInputs"))
    span.outputs = recorded(span.attribute("mlflow.spanOutputs"))
    span.statedTokenUsage =
      span.attribute("mlflow.chat.tokenUsage").flatMap(TokenUsage.init(stated:))
    span.statedCost = span.attribute("mlflow.llm.cost").flatMap(Cost.init(stated:))
    let dimensions = row.dimensions.map { Payload(recorded: $0[...]) }
    span.model = name("mlflow.llm.model", of: span, dimensions) ?? row.model
    span.provider = name("mlflow.llm.provider", of: span, dimensions) ?? row.provider
  }

  private static func name(_ key: String, of span: Span, _ dimensions: Payload?) -> String? {
    span.attribute(key)?.string ?? dimensions?[key]?.string
  }

  private static func recorded(_ payload: Payload?) -> Payload? {
    payload?.isNull == true ? nil : payload
  }

  private static func setStatus(
    of span: inout Span,
    _ row: SpanRow,
    _ status: JSONValue?
  ) -> [Diagnostic] {
    let message = status?["message"]?.string
    span.statusMessage = message?.isEmpty == true ? nil : message
    let text = status?["code"]?.string ?? row.status ?? ""
    let prefix = "STATUS_CODE_"
    let name = text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
    span.status = SpanStatus(rawValue: name) ?? .unset
    if SpanStatus(rawValue: name) != nil { return [] }
    return [
      Diagnostic(.unknownState, "The span's status \"\(text)\" is not known.", spanID: row.id)
    ]
  }
}

extension SpanDecoder {
  /// MLflow stores each value as a JSON text; a value that is no string is taken as it is.
  private static func attributes(_ object: JSONValue?) -> [Attribute] {
    guard let object else { return [] }
    var attributes: [Attribute] = []
    for (key, value) in object.members {
      let payload = value.utf8.map(Payload.init(recorded:)) ?? .json(value)
      attributes.append(Attribute(key: key.string ?? "", value: payload))
    }
    return attributes
  }

  private static func events(_ list: JSONValue?) -> [SpanEvent] {
    guard let list else { return [] }
    return list.elements.map { event in
      SpanEvent(
        name: event["name"]?.string ?? "",
        timeNS: event["time_unix_nano"]?.int64 ?? 0,
        attributes: event["attributes"].flatMap { $0.kind == .object ? $0 : nil }
      )
    }
  }

  private static func links(_ list: JSONValue?) -> [SpanLink] {
    guard let list else { return [] }
    return list.elements.map { link in
      SpanLink(
        traceID: link["trace_id"]?.string ?? "",
        spanID: link["span_id"]?.string ?? "",
        attributes: link["attributes"].flatMap { $0.kind == .object ? $0 : nil }
      )
    }
  }
}
