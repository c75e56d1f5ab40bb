import JSONBytes
import TraceModel

extension SpanDraft {
  /// The span as the report has it, without what its dialect says, and with the name of the
  /// instrumentation that made it where one is known.
  func span(scope: String?) -> Span {
    var span = Span(id: spanID, parentID: parentID, name: name, startNS: startNS, endNS: endNS)
    span.status = status
    span.statusMessage = message
    let values = numberedValues
    span.attributes = attributes(values, scope: scope)
    span.events = events.map { event in
      SpanEvent(
        name: event.name,
        timeNS: event.timeNS ?? startNS,
        attributes: event.attributes.map { values[$0] }
      )
    }
    span.links = links.map { link in
      SpanLink(
        traceID: link.traceID,
        spanID: link.spanID,
        attributes: link.attributes.map { values[$0] }
      )
    }
    return span
  }

  /// As many members that were misread are named.
  private static let toldNames = 20

  /// What was wrong with the span.
  var diagnostics: [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if !misread.isEmpty {
      let more = misread.count > Self.toldNames ? " and \(misread.count - Self.toldNames) more" : ""
      let names = misread.prefix(Self.toldNames).joined(separator: ", ") + more
      let message = "The span has another value than it should in: \(names)."
      diagnostics.append(Diagnostic(.spanUnreadable, message, spanID: spanID))
    }
    if let unknownStatus {
      let message = "The span's status \"\(unknownStatus)\" is not known."
      diagnostics.append(Diagnostic(.unknownState, message, spanID: spanID))
    }
    return diagnostics
  }

  /// The values by their numbers.
  var numberedValues: [JSONValue] {
    (try? JSONDocument(values)).map { Array($0.root.elements) } ?? []
  }

  /// The attributes, with the name of the scope behind them.
  private func attributes(_ values: [JSONValue], scope: String?) -> [TraceModel.Attribute] {
    var result = attributes.map { attribute in
      TraceModel.Attribute(key: attribute.key, value: .json(values[attribute.value]))
    }
    let key = "otel.scope.name"
    if let scope, !attributes.contains(where: { $0.key == key }) {
      result.append(TraceModel.Attribute(key: key, value: Payload(string: scope)))
    }
    return result
  }
}

extension Payload {
  /// A JSON string.
  fileprivate init(string: String) {
    var buffer = ByteBuffer(capacity: string.utf8.count + 16)
    buffer.appendJSONString(string)
    self.init(recorded: buffer.bytes()[...])
  }
}
