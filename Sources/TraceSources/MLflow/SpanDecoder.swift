import JSONBytes
import TraceModel

/// Decodes rows of `spans`, whose column `content` is a JSON object with doubly encoded attributes.
enum SpanDecoder {
  /// The span and what was wrong with its row.
  ///
  /// A content that cannot be read costs only itself: the row's columns still say what the span
  /// was, and the text is kept as an attribute.
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

  private static func span(_ row: SpanRow, _ object: JSONValue) -> (Span, [Diagnostic]) {
    var content = SpanContent(object)
    var span = Span(
      id: row.id,
      parentID: row.parentID,
      name: content.name() ?? row.name ?? "",
      startNS: content.startNS() ?? row.startNS ?? 0,
      endNS: content.endNS() ?? row.endNS
    )
    span.attributes = content.attributes()
    span.events = content.events(startNS: span.startNS)
    span.links = content.links()
    interpret(&span, row)
    let status = content.status()
    let unknown = setStatus(of: &span, status.code ?? row.status, status.message)
    return (span, misread(content, row) + unknown)
  }

  private static func misread(_ content: SpanContent, _ row: SpanRow) -> [Diagnostic] {
    if content.misread.isEmpty { return [] }
    let names = content.misread.joined(separator: ", ")
    let message = "The span's content has another type than it should in: \(names)."
    return [Diagnostic(.spanUnreadable, message, spanID: row.id)]
  }

  private static func unreadable(
    _ row: SpanRow,
    because reason: String
  ) -> (Span, [Diagnostic]) {
    var span = Span(
      id: row.id,
      parentID: row.parentID,
      name: row.name ?? "",
      startNS: row.startNS ?? 0,
      endNS: row.endNS
    )
    if !row.content.isEmpty {
      span.attributes = [Attribute(key: "content", value: .text(row.content[...]))]
    }
    interpret(&span, row)
    let message = "The span's content cannot be read: \(reason). Its row is shown."
    let problem = Diagnostic(.spanUnreadable, message, spanID: row.id)
    let unknown = setStatus(of: &span, row.status, nil)
    return (span, [problem] + unknown)
  }

  /// Reads the attributes that have a meaning of their own; columns stand in for those that are missing.
  private static func interpret(_ span: inout Span, _ row: SpanRow) {
    span.kind = SpanKind(text: row.type ?? SpanKind.unknown.text)
    let dimensions = row.dimensions.map { Payload(recorded: $0[...]) }
    span.model = dimensions?["mlflow.llm.model"]?.string ?? row.model
    span.provider = dimensions?["mlflow.llm.provider"]?.string ?? row.provider
    MLflowDialect.interpret(&span)
  }

  private static func setStatus(
    of span: inout Span,
    _ code: String?,
    _ message: String?
  ) -> [Diagnostic] {
    span.statusMessage = message?.isEmpty == true ? nil : message
    let text = code ?? ""
    let prefix = "STATUS_CODE_"
    let name = text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
    if let status = SpanStatus(rawValue: name) {
      span.status = status
      return []
    }
    return [
      Diagnostic(.unknownState, "The span's status \"\(text)\" is not known.", spanID: span.id)
    ]
  }
}
